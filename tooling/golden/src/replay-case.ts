import type { Tensor } from "@surprisal/tensor";
import { type CaseAdapter, type GoldenAdapters, GoldenCall } from "./adapters.js";
import { difference, type Tolerance, toleranceOf } from "./compare.js";
import { type GoldenCase, type JsonTensor, readNumbers } from "./format.js";
import { ourFigures } from "./our-figures.js";
import type { Outcome } from "./outcome.js";

/** Computes one case anew with the first of `adapters` that knows it, and compares everything the reference gave. */
export function replayCase(golden: GoldenCase, adapters: readonly GoldenAdapters[]): Outcome {
  const { id, loss: group } = golden;
  try {
    const known = adapterOf(golden, adapters);
    if (known === undefined) return { id, group, status: "not covered" };
    return judge(golden, [...differences(golden, known.adapter)], known.family.disputes?.[group]);
  } catch (error) {
    return { id, group, status: "failed", message: String(error) };
  }
}

/** The first adapter that answers a case, and whose it is. */
export function adapterOf(
  golden: GoldenCase,
  adapters: readonly GoldenAdapters[],
): { readonly adapter: CaseAdapter; readonly family: GoldenAdapters } | undefined {
  for (const family of adapters) {
    const { cases } = family;
    const adapter = cases !== undefined && Object.hasOwn(cases, golden.loss) ? cases[golden.loss] : undefined;
    if (adapter?.(new GoldenCall(golden)) !== undefined) return { adapter, family };
  }
  return undefined;
}

interface Difference {
  readonly figure: string;
  readonly message: string;
}

function judge(
  golden: GoldenCase,
  found: readonly Difference[],
  dispute: (call: GoldenCall, figure: string) => string | undefined = () => undefined,
): Outcome {
  const { id, loss: group } = golden;
  if (golden.tags?.includes("peer_artifact")) {
    return {
      id,
      group,
      status: "artifact",
      message: found.map(({ message }) => message).join("; ") || "agrees",
    };
  }
  const call = new GoldenCall(golden);
  const reasons = found.map(({ figure, message }) => ({ message, reason: dispute(call, figure) }));
  const unexplained = reasons.find(({ reason }) => reason === undefined);
  if (unexplained !== undefined) return { id, group, status: "failed", message: unexplained.message };
  if (reasons.length === 0) return { id, group, status: "passed" };
  return {
    id,
    group,
    status: "artifact",
    message: reasons.map(({ message, reason }) => `${message} (${reason})`).join("; "),
  };
}

/** Every figure of the case that differs from ours. */
function* differences(golden: GoldenCase, adapter: CaseAdapter): Generator<Difference> {
  const tolerance = toleranceOf(golden.tags, golden.tolerance);
  for (const { name, theirs, ours } of ourFigures(golden, adapter)) {
    const message = compare(name, ours, theirs, tolerance);
    if (message !== undefined) yield { figure: name, message };
  }
}

function compare(
  what: string,
  ours: Tensor | string,
  theirs: JsonTensor,
  tolerance: Tolerance,
): string | undefined {
  if (typeof ours === "string") return ours;
  if (ours.shape.join() !== theirs.shape.join()) {
    return `${what} has shape [${ours.shape.join(", ")}], the reference [${theirs.shape.join(", ")}]`;
  }
  return difference(what, ours.dataSync(), readNumbers(theirs.data), tolerance);
}

import { eye, grad, hvp, stack, Tensor } from "@surprisal/tensor";
import { type CaseAdapter, type GoldenAdapters, GoldenCall, inputsOf } from "./adapters.js";
import { difference, toleranceOf } from "./compare.js";
import { type GoldenCase, type JsonTensor, readNumbers, readTensor } from "./format.js";
import type { Outcome } from "./outcome.js";

/** What describes a case; all else in it is a figure to compare. */
const given = new Set([
  ...["id", "loss", "params", "reduction", "dtype", "inputs", "cotangent"],
  ...["source", "tags", "note", "peer", "test", "commit", "tolerance"],
]);

type Compare = (what: string, ours: Tensor | undefined, theirs: JsonTensor | number) => string | undefined;

/** Computes one case anew with the first of `adapters` that knows it, and compares everything the reference gave. */
export function replayCase(golden: GoldenCase, adapters: readonly GoldenAdapters[]): Outcome {
  const { id, loss: group } = golden;
  try {
    for (const { cases, disputes } of adapters) {
      const adapter = cases !== undefined && Object.hasOwn(cases, group) ? cases[group] : undefined;
      const outputs = adapter?.(new GoldenCall(golden));
      if (adapter === undefined || outputs === undefined) continue;
      return judge(golden, [...differences(golden, adapter)], disputes?.[group]);
    }
    return { id, group, status: "not covered" };
  } catch (error) {
    return { id, group, status: "failed", message: String(error) };
  }
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
  const outputs = outputsOf(adapter, new GoldenCall(golden));
  const compare: Compare = (what, ours, theirs) => {
    if (ours === undefined) return `${what} is not computed`;
    const json = typeof theirs === "number" ? { shape: [], data: [theirs] } : theirs;
    if (ours.shape.join() !== json.shape.join()) {
      return `${what} has shape [${ours.shape.join(", ")}], the reference [${json.shape.join(", ")}]`;
    }
    return difference(what, ours.dataSync(), readNumbers(json.data), tolerance);
  };
  for (const figure of Object.keys(golden)) {
    if (given.has(figure)) continue;
    const [, order, input] = /^(grad|second|hvp)_(.+)$/.exec(figure) ?? [];
    const message =
      input === undefined
        ? compare(figure, outputs[figure], golden[figure] as JsonTensor | number)
        : compareDerivative(golden, adapter, figure, order as Order, input, compare);
    if (message !== undefined) yield { figure, message };
  }
}

type Order = "grad" | "second" | "hvp";

function compareDerivative(
  golden: GoldenCase,
  adapter: CaseAdapter,
  figure: string,
  order: Order,
  input: string,
  compare: Compare,
): string | undefined {
  const inputs = inputsOf(golden);
  const at = inputs.get(input);
  if (at === undefined) return `${figure}: there is no input ${input}`;
  const f = (x: Tensor): Tensor => {
    const { value } = outputsOf(adapter, new GoldenCall(golden, new Map(inputs).set(input, x)));
    if (golden.cotangent === undefined) return value.sum();
    return value.mul(readTensor(golden.cotangent, golden.dtype)).sum();
  };
  if (order === "hvp") {
    const { v, value } = golden[figure] as { v: JsonTensor; value: JsonTensor };
    return compare(figure, hvp(f, at, readTensor(v, golden.dtype)), value);
  }
  const ours = order === "grad" ? grad(f)(at) : hessianDiagonal(f, at);
  return compare(figure, ours, golden[figure] as JsonTensor);
}

/** Element i of the Hessian's row i, by its product with each unit vector. */
function hessianDiagonal(f: (x: Tensor) => Tensor, at: Tensor): Tensor {
  const units = eye(at.size, { dtype: at.dtype });
  const entries = Array.from({ length: at.size }, (_, i) => {
    const unit = units.narrow(0, i, i + 1).reshape(at.shape);
    return hvp(f, at, unit).mul(unit).sum();
  });
  return stack(entries).reshape(at.shape);
}

function outputsOf(
  adapter: CaseAdapter,
  call: GoldenCall,
): { readonly value: Tensor; readonly [output: string]: Tensor } {
  const answer = adapter(call);
  if (answer === undefined) throw new Error(`${call.id}: the adapter answers once, and then not`);
  return answer instanceof Tensor ? { value: answer } : answer;
}

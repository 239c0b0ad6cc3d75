import { eye, grad, hvp, stack, Tensor } from "@surprisal/tensor";
import { type CaseAdapter, GoldenCall, inputsOf } from "./adapters.js";
import { difference, toleranceOf } from "./compare.js";
import { type GoldenCase, type JsonTensor, readNumbers, readTensor } from "./format.js";
import type { Outcome } from "./outcome.js";

const described = new Set([
  "id",
  "loss",
  "params",
  "reduction",
  "dtype",
  "inputs",
  "value",
  "cotangent",
  "source",
  "tags",
  "note",
]);

/** Computes one case anew through the first adapter that knows it, and compares everything the reference gave. */
export function replayCase(golden: GoldenCase, adapters: readonly CaseAdapter[]): Outcome {
  const { id } = golden;
  try {
    const adapter = adapters.find((candidate) => candidate(new GoldenCall(golden)) !== undefined);
    if (adapter === undefined) return { id, group: golden.loss, status: "not covered" };
    const failure = compareAll(golden, adapter);
    const artifact = golden.tags?.includes("peer_artifact") ?? false;
    const status = artifact ? "artifact" : failure === undefined ? "passed" : "failed";
    return { id, group: golden.loss, status, message: failure ?? "agrees" };
  } catch (error) {
    return { id, group: golden.loss, status: "failed", message: String(error) };
  }
}

function compareAll(golden: GoldenCase, adapter: CaseAdapter): string | undefined {
  const tolerance = toleranceOf(golden.tags);
  const outputs = outputsOf(adapter, new GoldenCall(golden));
  const compare = (
    what: string,
    ours: Tensor | undefined,
    theirs: JsonTensor | number,
  ): string | undefined => {
    if (ours === undefined) return `${what} is not computed`;
    const json = typeof theirs === "number" ? { shape: [], data: [theirs] } : theirs;
    if (ours.shape.join() !== json.shape.join()) {
      return `${what} has shape [${ours.shape.join(", ")}], the reference [${json.shape.join(", ")}]`;
    }
    return difference(what, ours.dataSync(), readNumbers(json.data), tolerance);
  };

  let failure = compare("value", outputs.value, golden.value);
  for (const key of Object.keys(golden)) {
    if (failure !== undefined) return failure;
    if (described.has(key)) continue;
    const [, order, name] = /^(grad|second|hvp)_(.+)$/.exec(key) ?? [];
    if (name === undefined) failure = compare(key, outputs[key], golden[key] as JsonTensor | number);
    else failure = compareDerivative(golden, adapter, key, order as Order, name, compare);
  }
  return failure;
}

type Order = "grad" | "second" | "hvp";

function compareDerivative(
  golden: GoldenCase,
  adapter: CaseAdapter,
  key: string,
  order: Order,
  name: string,
  compare: (what: string, ours: Tensor, theirs: JsonTensor) => string | undefined,
): string | undefined {
  const inputs = inputsOf(golden);
  const at = inputs.get(name);
  if (at === undefined) return `there is no input ${name} for ${key}`;
  const f = (x: Tensor): Tensor => {
    const { value } = outputsOf(adapter, new GoldenCall(golden, new Map(inputs).set(name, x)));
    return golden.cotangent === undefined
      ? value.sum()
      : value.mul(readTensor(golden.cotangent, golden.dtype)).sum();
  };
  if (order === "grad") return compare(key, grad(f)(at), golden[key] as JsonTensor);
  if (order === "second") return compare(key, hessianDiagonal(f, at), golden[key] as JsonTensor);
  const { v, value } = golden[key] as { v: JsonTensor; value: JsonTensor };
  return compare(key, hvp(f, at, readTensor(v, golden.dtype)), value);
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

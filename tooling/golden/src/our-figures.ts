import { eye, grad, hvp, stack, Tensor } from "@surprisal/tensor";
import { type CaseAdapter, GoldenCall, inputsOf } from "./adapters.js";
import { type GoldenCase, type JsonTensor, readTensor } from "./format.js";

/** What describes a case; all else in it is a figure to compare. */
const given = new Set([
  ...["id", "loss", "params", "reduction", "dtype", "inputs", "cotangent"],
  ...["source", "tags", "note", "peer", "test", "commit", "tolerance"],
]);

/** One figure of a case: what the reference gave, and what we compute for it, or why we do not. */
export interface Figure {
  readonly name: string;
  readonly theirs: JsonTensor;
  readonly ours: Tensor | string;
}

/** Every figure that the reference gave, computed anew when it is asked for. */
export function* ourFigures(golden: GoldenCase, adapter: CaseAdapter): Generator<Figure> {
  const outputs = outputsOf(adapter, new GoldenCall(golden));
  for (const name of Object.keys(golden)) {
    if (given.has(name)) continue;
    const [, order, input] = /^(grad|second|hvp)_(.+)$/.exec(name) ?? [];
    const figure = golden[name] as JsonTensor | number;
    if (input === undefined) {
      const theirs = typeof figure === "number" ? { shape: [], data: [figure] } : figure;
      yield { name, theirs, ours: outputs[name] ?? `${name} is not computed` };
    } else {
      const theirs = order === "hvp" ? (golden[name] as HessianProduct).value : (figure as JsonTensor);
      yield { name, theirs, ours: derivative(golden, adapter, name, order as Order, input) };
    }
  }
}

type Order = "grad" | "second" | "hvp";

interface HessianProduct {
  readonly v: JsonTensor;
  readonly value: JsonTensor;
}

function derivative(
  golden: GoldenCase,
  adapter: CaseAdapter,
  name: string,
  order: Order,
  input: string,
): Tensor | string {
  const inputs = inputsOf(golden);
  const at = inputs.get(input);
  if (at === undefined) return `${name}: there is no input ${input}`;
  const f = (x: Tensor): Tensor => {
    const { value } = outputsOf(adapter, new GoldenCall(golden, new Map(inputs).set(input, x)));
    if (golden.cotangent === undefined) return value.sum();
    return value.mul(readTensor(golden.cotangent, golden.dtype)).sum();
  };
  if (order === "hvp") return hvp(f, at, readTensor((golden[name] as HessianProduct).v, golden.dtype));
  return order === "grad" ? grad(f)(at) : hessianDiagonal(f, at);
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

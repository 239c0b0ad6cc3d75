import {
  customGrad,
  type HostArray,
  type HostOpDefinition,
  hostOp,
  type Tensor,
  tensor,
  zeros,
} from "@surprisal/tensor";
import { atOnce, inTurns, type StepOptions, type Steps } from "./steps.js";

/** A host operation that takes long, and stops now and then. */
export interface SteppedDefinition extends Required<Omit<HostOpDefinition, "forward">> {
  /** Fills `output.data`, which arrives zeroed, from copies of the arguments. */
  steps(inputs: readonly HostArray[], output: HostArray): Steps<void>;
}

export interface SteppedOp extends SteppedDefinition {
  readonly lazy: (...inputs: Tensor[]) => Tensor;
}

/** A measure that takes long, once its arguments are checked: what is to be done with what, and to the result. */
export interface Computation {
  readonly op: SteppedOp;
  readonly inputs: readonly Tensor[];
  readonly finish: (result: Tensor) => Tensor;
}

export function steppedOp(definition: SteppedDefinition): SteppedOp {
  const forward = (inputs: readonly HostArray[], output: HostArray) =>
    atOnce(definition.steps(inputs, output));
  return { ...definition, lazy: hostOp({ ...definition, forward }) };
}

/** Computed when somebody reads, without stopping. */
export function lazily({ op, inputs, finish }: Computation): Tensor {
  return finish(op.lazy(...inputs));
}

/** Computed now, with turns of the event loop. The result has the same gradients. */
export async function inSteps({ op, inputs, finish }: Computation, options: StepOptions): Promise<Tensor> {
  const arrays = await Promise.all(inputs.map(onHost));
  const { shape, dtype = inputs[0]?.dtype ?? "float64" } = op.result(...inputs);
  const data = await zeros(shape, { dtype }).data();
  await inTurns(op.steps(arrays, { data, shape, dtype }), options);
  const value = tensor(data, { shape, dtype });
  const { backward } = op;
  if (backward === "none") return finish(value);
  const gradient = (dy: Tensor): Tensor[] => {
    const known = backward(dy, inputs, value);
    return inputs.map((x, i) => known[i] ?? zeros(x.shape, { dtype: x.dtype }));
  };
  return finish(customGrad(() => ({ value, gradient }))(...inputs));
}

async function onHost(x: Tensor): Promise<HostArray> {
  return { data: await x.data(), shape: x.shape, dtype: x.dtype };
}

import { type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { type Explanation, explain, Tensor } from "@surprisal/tensor";
import type { OptionValues } from "./option-controls.js";

/** What computing a loss and its gradient for a batch would run, and what it cannot do without. */
export interface Machinery {
  readonly shape: readonly number[];
  readonly explanation: Explanation;
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** Explains the value and gradient of a loss for a batch of float32 numbers. */
export async function machineryOf(
  description: LossDescription,
  options: OptionValues,
  shape: readonly [number, number] = [256, 10],
): Promise<Machinery> {
  const loss = description.loss.with(options);
  const { prediction, target } = sampleInputs(loss, { shape, seed: 2 }) as {
    prediction: Tensor | Readonly<Record<string, Tensor>>;
    target: Tensor | Readonly<Record<string, Tensor>> | undefined;
  };
  // What is drawn at random has its kernels too: they are not the loss's.
  for (const tensor of [...tensorsIn(prediction), ...tensorsIn(target)]) await tensor.data();
  const { value, gradient } = loss.valueAndGrad(prediction, target);
  const explanation = await explain(value, ...tensorsIn(gradient));
  const total = (key: "bytesRead" | "bytesWritten") =>
    explanation.steps.reduce((sum, step) => sum + step[key], 0);
  return { shape, explanation, bytesRead: total("bytesRead"), bytesWritten: total("bytesWritten") };
}

const tensorsIn = (tree: Tensor | Readonly<Record<string, Tensor>> | undefined): Tensor[] =>
  tree === undefined ? [] : tree instanceof Tensor ? [tree] : Object.values(tree);

/** A number of bytes in words: "10.2 kB". */
export function bytes(count: number): string {
  return count < 1000 ? `${count} B` : `${Number((count / 1000).toPrecision(3))} kB`;
}

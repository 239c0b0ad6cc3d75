import { type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { type Explanation, explain, Tensor, useBackend } from "@surprisal/tensor";
import type { OptionValues } from "./option-controls.js";
import { ulpsApart } from "./proof.js";

export type Backend = "cpu" | "webgpu";

/** What computing a loss and its gradient for a batch runs, what it moves, and how exact it is. */
export interface Machinery {
  readonly shape: readonly number[];
  readonly explanation: Explanation;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly value: number;
  /** How far the value is from that in double precision, in units of single precision's last place. */
  readonly ulps: number;
}

type Tree = Tensor | Readonly<Record<string, Tensor>>;

/**
 * Explains the value and gradient of a loss for a batch of float32 numbers on a backend, and computes them there.
 *
 * @throws StateError where there is no such backend
 */
export async function machineryOf(
  description: LossDescription,
  options: OptionValues,
  backend: Backend = "cpu",
  shape: readonly [number, number] = [256, 10],
): Promise<Machinery> {
  const loss = description.loss.with({ ...options, reduction: "mean" });
  const drawn = sampleInputs(loss, { shape, seed: 2 }) as { prediction: Tree; target: Tree | undefined };
  // What is drawn at random has its kernels too: they are not the loss's.
  for (const tensor of [...tensorsIn(drawn.prediction), ...tensorsIn(drawn.target)]) await tensor.data();
  if (backend === "webgpu") await openGpu();
  const place = (tensor: Tensor) => tensor.to(backend);
  const { value, gradient } = loss.valueAndGrad(
    mapped(drawn.prediction, place),
    drawn.target && mapped(drawn.target, place),
  );
  const explanation = await explain(value, ...tensorsIn(gradient));
  const total = (key: "bytesRead" | "bytesWritten") =>
    explanation.steps.reduce((sum, step) => sum + step[key], 0);
  const single = await value.item();
  const double = loss(mapped(drawn.prediction, inDouble), drawn.target && mapped(drawn.target, inDouble));
  return {
    ...{ shape, explanation, bytesRead: total("bytesRead"), bytesWritten: total("bytesWritten") },
    ...{ value: single, ulps: ulpsApart(single, await double.item(), "single") },
  };
}

/** Starts the GPU for what is put there; the page goes on computing where it did. */
async function openGpu(): Promise<void> {
  await useBackend("webgpu");
  await useBackend("cpu");
}

const inDouble = (tensor: Tensor): Tensor => (tensor.dtype === "float32" ? tensor.cast("float64") : tensor);

const mapped = (tree: Tree, change: (tensor: Tensor) => Tensor): Tree =>
  tree instanceof Tensor
    ? change(tree)
    : Object.fromEntries(Object.entries(tree).map(([name, tensor]) => [name, change(tensor)]));

const tensorsIn = (tree: Tree | undefined): Tensor[] =>
  tree === undefined ? [] : tree instanceof Tensor ? [tree] : Object.values(tree);

/** A number of bytes in words: "10.2 kB". */
export function bytes(count: number): string {
  return count < 1000 ? `${count} B` : `${Number((count / 1000).toPrecision(3))} kB`;
}

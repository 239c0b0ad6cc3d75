import { type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { compile, type Tensor } from "@surprisal/tensor";
import type { OptionValues } from "./option-controls.js";
import { median, pause, sampler } from "./sampling.js";

/** What a loss and its gradient take, once compiled. */
export interface LossTime {
  /** Numbers in the prediction. */
  readonly elements: number;
  /** The median of the samples, in nanoseconds for each of them. */
  readonly nanoseconds: number;
}

/** A sample is a batch of calls as long as this, in milliseconds: longer than the clock's grain, shorter than a frame. */
const sampleLength = 6;
const samples = 15;

/** Times a compiled call for value and gradient on this machine, letting the page breathe between samples. */
export async function timeLoss(
  description: LossDescription,
  options: OptionValues,
  shape: readonly [number, number] = [2000, 50],
): Promise<LossTime> {
  const loss = description.loss.with(options);
  const { prediction, target } = sampleInputs(loss, { shape, seed: 5 }) as {
    prediction: Tensor;
    target: unknown;
  };
  const step = compile((at: Tensor, label: unknown) => loss.valueAndGrad(at, label), { reuseOutputs: true });
  const sample = sampler(() => void step(prediction, target), sampleLength);
  const times: number[] = [];
  while (times.length < samples) {
    await pause();
    times.push(sample());
  }
  const elements = shape[0] * shape[1];
  return { elements, nanoseconds: (median(times) * 1e6) / elements };
}

import { randomNormal, setThreads, type Tensor, threads, valueAndGrad } from "@surprisal/tensor";

/** What a page finds out on the given number of threads. */
export interface Outcome {
  readonly threads: number;
  readonly value: number;
  /** The sum of the gradient's bit patterns. */
  readonly bits: number;
  readonly isolated: boolean;
}

const softplusMean = valueAndGrad((v: Tensor) => v.softplus().mean());

async function compute(count: number, times: number): Promise<Outcome> {
  await setThreads(count);
  const x = randomNormal([300_000], { seed: 7 });
  let value = 0;
  let words = new Uint32Array();
  for (let i = 0; i < times; i++) {
    const result = softplusMean(x);
    value = result.value.itemSync();
    words = new Uint32Array(result.gradient.dataSync().buffer as ArrayBuffer);
    await result.value.data();
  }
  const bits = words.reduce((sum, word) => (sum + word) % 2 ** 32, 0);
  return { threads: threads(), value, bits, isolated: crossOriginIsolated };
}

Object.assign(globalThis, { compute });

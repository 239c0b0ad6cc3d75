import { setThreads, threads } from "@surprisal/tensor";
import { median, pause, sampler } from "../model/sampling.js";
import { type Batch, type Case, cases } from "./cases.js";

/** One case: nanoseconds for each number of the prediction. */
export interface Measured {
  readonly name: string;
  readonly loop: number;
  readonly one: number;
  /** On all threads, where there are several. */
  readonly many: number | undefined;
  /** The largest distance of the two gradients, relative to the largest slope. */
  readonly apart: number;
}

export type BenchMessage =
  | { readonly kind: "progress"; readonly name: string; readonly share: number }
  | { readonly kind: "measured"; readonly result: Measured }
  | { readonly kind: "finished"; readonly threads: number };

export interface BenchPlan {
  /** Samples of each contestant. */
  readonly rounds: number;
  /** Of a sample, in milliseconds. */
  readonly length: number;
  /** How many threads the last contestant is to have. */
  readonly threads: number;
}

/** Measures every case: results are compared first; then each round takes one sample of each contestant in turn. */
export async function measure(
  plan: BenchPlan,
  tell: (message: BenchMessage) => void,
  what: readonly Case[] = cases,
): Promise<void> {
  await setThreads(plan.threads);
  const most = threads();
  for (const [index, one] of what.entries()) {
    const progress = (share: number) =>
      tell({ kind: "progress", name: one.name, share: (index + share) / what.length });
    progress(0);
    tell({ kind: "measured", result: await measureCase(one, plan, most, progress) });
  }
  tell({ kind: "finished", threads: most });
}

/** Sums of single precision in another order differ by less; a wrong formula by more. */
const mostApart = 1e-4;

async function measureCase(
  { name, elements, ours, loop }: Case,
  { rounds, length }: BenchPlan,
  most: number,
  progress: (share: number) => void,
): Promise<Measured> {
  await setThreads(1);
  const [byHand, compiled] = [loop(), ours()];
  const [sampleLoop, sampleOurs] = [sampler(byHand.run, length), sampler(compiled.run, length)];
  const apart = distance(byHand, compiled);
  if (!(apart <= mostApart)) {
    throw new Error(`${name}: the gradients of loop and library are ${apart} of the largest slope apart.`);
  }
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(sampleLoop());
    times[1].push(sampleOurs());
    progress((round + 1) / rounds / 2);
    await pause();
  }
  const inNanoseconds = (milliseconds: readonly number[]) => (median(milliseconds) * 1e6) / elements;
  const [plain, single] = [inNanoseconds(times[0]), inNanoseconds(times[1])];
  const result = { name, loop: plain, one: single, apart };
  if (most === 1) return { ...result, many: undefined };
  await setThreads(most);
  const sampleShared = sampler(ours().run, length);
  const many: number[] = [];
  for (let round = 0; round < rounds; round++) {
    many.push(sampleShared());
    progress(0.5 + (round + 1) / rounds / 2);
    await pause();
  }
  return { ...result, many: inNanoseconds(many) };
}

function distance(one: Batch, other: Batch): number {
  const [a, b] = [one.results().gradient, other.results().gradient];
  let [apart, largest] = [0, 0];
  for (const [i, slope] of a.entries()) {
    largest = Math.max(largest, Math.abs(slope));
    apart = Math.max(apart, Math.abs(slope - (b[i] ?? Number.NaN)));
  }
  return apart / largest;
}

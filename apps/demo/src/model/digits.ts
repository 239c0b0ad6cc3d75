// Handwritten digits told apart by their pixels.

import { tensor } from "@surprisal/tensor";
import rows from "../data/digits.txt?raw";
import { split } from "./examples.js";
import { type DigitsProgress, type Misread, mostConfused, mostShown } from "./misread.js";
import { type Examples, trainNetwork } from "./network.js";
import type { Job } from "./training.js";

/** An image of 8 × 8 pixels, row by row, from 0, paper, to 16, ink; and the digit that it is. */
interface Digit {
  readonly pixels: readonly number[];
  readonly label: number;
}

/** A line each: the digit, a space, and its pixels, each a digit to the base of 17. */
const digits: readonly Digit[] = rows
  .trimEnd()
  .split("\n")
  .map((row) => ({
    label: Number(row[0]),
    pixels: Array.from(row.slice(2), (pixel) => Number.parseInt(pixel, 17)),
  }));

export const { training, apart } = split(digits);

/** Learns to read digits; tells which of those kept apart it misreads. */
export async function* trainDigits(job: Omit<Job, "place">): AsyncGenerator<DigitsProgress> {
  const sets = { training: examples(training), apart: examples(apart) };
  const task = { ...sets, classes: 10, width: 48, rate: 0.2 };
  for await (const { told, ...progress } of trainNetwork(task, job)) {
    const misread = apart.flatMap(({ pixels, label }, i): Misread[] => {
      const as = told[i];
      return as === undefined || as === label ? [] : [{ index: i, pixels, label, as }];
    });
    yield { ...progress, misread: misread.slice(0, mostShown), confused: mostConfused(misread) };
  }
}

const examples = (some: readonly Digit[]): Examples => ({
  inputs: tensor(some.map(({ pixels }) => pixels)).div(16),
  labels: some.map(({ label }) => label),
});

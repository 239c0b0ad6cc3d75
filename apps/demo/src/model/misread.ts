// What the page draws of a training on digits.

import type { Progress } from "./training.js";

/** A digit kept apart that the network takes for another. */
export interface Misread {
  /** Which of those kept apart. */
  readonly index: number;
  /** 8 × 8, row by row, from 0, paper, to 16, ink. */
  readonly pixels: readonly number[];
  readonly label: number;
  readonly as: number;
}

/** Two digits of which the first is taken for the second, so many times. */
export interface Confusion {
  readonly label: number;
  readonly as: number;
  readonly times: number;
}

export interface DigitsProgress extends Progress {
  /** The first few. */
  readonly misread: readonly Misread[];
  readonly confused: Confusion | undefined;
}

export const mostShown = 12;

/** What is mistaken most often; of several such, what was so first. */
export function mostConfused(misread: readonly Pick<Misread, "label" | "as">[]): Confusion | undefined {
  const times = new Map<string, number>();
  let most: Confusion | undefined;
  for (const { label, as } of misread) {
    const count = 1 + (times.get(`${label} ${as}`) ?? 0);
    times.set(`${label} ${as}`, count);
    if (count > (most?.times ?? 0)) most = { label, as, times: count };
  }
  return most;
}

import type { Tensor } from "@surprisal/tensor";
import type { Pairs } from "./batch.js";
import { activeMean, maskedMean } from "./masked.js";
import { average, margins, normalize } from "./options.js";

export const contrastOptions = { ...margins, average, normalize } as const;

interface Contrast {
  readonly positiveMargin: number;
  readonly negativeMargin: number;
  readonly average: (typeof average.choices)[number];
}

/** The mean of what like pairs exceed their margin by, plus that of what unlike pairs lack of theirs. */
export function contrast(
  distances: Tensor,
  { positive, negative }: Pairs,
  { positiveMargin, negativeMargin, average }: Contrast,
): Tensor {
  const mean = average === "active" ? activeMean : maskedMean;
  const attraction = mean(distances.sub(positiveMargin).relu(), positive);
  return attraction.add(mean(distances.neg().add(negativeMargin).relu(), negative));
}

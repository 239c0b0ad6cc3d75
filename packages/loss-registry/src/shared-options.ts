import type { Tensor } from "@surprisal/tensor";
import type { LossMetadata } from "./loss.js";
import type { OptionSpecs } from "./options.js";
import { type Reduction, reductionNames } from "./reduction.js";

/** The options that every loss takes, described like its own. */
export const sharedOptions = {
  reduction: {
    type: "choice",
    choices: reductionNames,
    default: "mean",
    summary: "How the losses of elements or samples become the result.",
  },
  weight: { type: "tensor", broadcasts: true, summary: "Multiplies the losses." },
  mask: {
    type: "tensor",
    broadcasts: true,
    summary: "bool; where it is false nothing is computed, and nothing counts.",
  },
  emptyMean: {
    type: "choice",
    choices: ["nan", "zero"],
    default: "nan",
    summary: "What the mean of nothing is.",
  },
} as const satisfies OptionSpecs;

/** Those options of a call, resolved; the loss's own lie beside them. */
export interface ResolvedShared {
  readonly reduction: Reduction;
  readonly weight: Tensor | undefined;
  readonly mask: Tensor | undefined;
  readonly emptyMean: "nan" | "zero";
  /** Of a `perSample` loss that has this option. */
  readonly axis?: number;
  readonly [option: string]: unknown;
}

/** All options of a loss: its own, and the shared ones with its default reduction. */
export function allOptions({ options, reduction }: LossMetadata): OptionSpecs {
  return {
    ...options,
    ...sharedOptions,
    reduction: { ...sharedOptions.reduction, default: reduction },
  };
}

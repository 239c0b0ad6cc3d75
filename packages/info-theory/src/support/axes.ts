import type { Axes } from "@surprisal/tensor";

export interface DistributionOptions {
  /**
   * The axis, or axes, along which the probabilities of one distribution lie; the others are a batch. Default −1, the
   * last.
   */
  readonly axis?: Axes;
  /** Divide by the sum along `axis` first, for counts and other weights. Default false. */
  readonly normalize?: boolean;
}

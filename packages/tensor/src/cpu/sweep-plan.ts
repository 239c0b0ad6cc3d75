import type { Kernel } from "../compiler/kernel.js";

/** What one sweep does. */
export interface SweepPlan {
  readonly sums: readonly (readonly [number, Kernel["reductions"][number]])[];
  readonly writes: Kernel["stores"];
  readonly keeping: readonly number[];
  readonly reloaded: readonly number[];
  readonly own: readonly number[];
  readonly used: readonly number[];
  readonly scratch: readonly number[];
}

import "./matcher.js";

export { allClose, type Comparable, findMismatch, type Mismatch, type Tolerance } from "./all-close.js";
export { checkGradient, type GradientCheckOptions, type WorstElement } from "./check-gradient.js";
export { type ClaimingLoss, describeClaims } from "./describe-claims.js";
export { describeLoss, type LossUnderTest } from "./describe-loss.js";
export { describeOp, type OpUnderTest } from "./describe-op.js";
export type { LossInputs, TestableLoss } from "./loss-inputs.js";
export type { Domain } from "./samples.js";
export { currentTarget, type Target, useTarget } from "./target.js";
export { type UlpFormat, ulpDistance } from "./ulp.js";

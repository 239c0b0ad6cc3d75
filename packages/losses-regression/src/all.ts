import { huber } from "./huber.js";

/** Every loss of this package. */
export const regressionLosses = [huber] as const;

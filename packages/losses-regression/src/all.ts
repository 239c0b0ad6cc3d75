import { absoluteError } from "./absolute-error.js";
import { halfSquaredError } from "./half-squared-error.js";
import { huber } from "./huber.js";
import { smoothL1 } from "./smooth-l1.js";
import { squaredError } from "./squared-error.js";

/** Every loss of this package. */
export const regressionLosses = [absoluteError, squaredError, halfSquaredError, huber, smoothL1] as const;

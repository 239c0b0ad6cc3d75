import type { ComingFrom } from "@surprisal/golden";
import { keras } from "./coming-from/keras.js";
import { libraries } from "./coming-from/libraries.js";
import { metricLearning } from "./coming-from/pytorch-metric-learning.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [...libraries, ...keras, ...metricLearning];

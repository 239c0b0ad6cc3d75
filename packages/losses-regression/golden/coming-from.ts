import type { ComingFrom } from "@surprisal/golden";
import { basic } from "./coming-from/basic.js";
import { deviance } from "./coming-from/deviance.js";
import { forecast } from "./coming-from/forecast.js";
import { likelihood } from "./coming-from/likelihood.js";
import { pointwise } from "./coming-from/pointwise.js";
import { robust } from "./coming-from/robust.js";
import { survival } from "./coming-from/survival.js";
import { vectors } from "./coming-from/vectors.js";

/** Calls of other libraries and what becomes of them: a page of the documentation, and tests. */
export const comingFrom: readonly ComingFrom[] = [
  ...basic,
  ...vectors,
  ...robust,
  ...pointwise,
  ...likelihood,
  ...deviance,
  ...forecast,
  ...survival,
];

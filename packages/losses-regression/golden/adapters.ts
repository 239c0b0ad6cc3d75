import { joinAdapters } from "@surprisal/golden";
import { basic } from "./adapters/basic.js";
import { deviance } from "./adapters/deviance.js";
import { forecast } from "./adapters/forecast.js";
import { likelihood } from "./adapters/likelihood.js";
import { pointwise } from "./adapters/pointwise.js";
import { robust } from "./adapters/robust.js";
import { vectors } from "./adapters/vectors.js";

export const adapters = joinAdapters(vectors, robust, pointwise, likelihood, deviance, forecast, basic);

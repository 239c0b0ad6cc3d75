import { joinAdapters } from "@surprisal/golden";
import { basic } from "./adapters/basic.js";

export const adapters = joinAdapters(basic);

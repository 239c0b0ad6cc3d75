import { joinAdapters } from "@surprisal/golden";
import { batches } from "./adapters/batches.js";
import { pairs } from "./adapters/pairs.js";
import { prototypes } from "./adapters/prototypes.js";

export const adapters = joinAdapters(pairs, batches, prototypes);

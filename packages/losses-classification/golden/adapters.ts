import { joinAdapters } from "@surprisal/golden";
import { binary } from "./adapters/binary.js";
import { multiclass } from "./adapters/multiclass.js";
import { sequence } from "./adapters/sequence.js";

export const adapters = joinAdapters(binary, multiclass, sequence);

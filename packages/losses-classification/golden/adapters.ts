import { joinAdapters } from "@surprisal/golden";
import { binary } from "./adapters/binary.js";
import { multiclass } from "./adapters/multiclass.js";

export const adapters = joinAdapters(binary, multiclass);

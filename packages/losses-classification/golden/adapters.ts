import { joinAdapters } from "@surprisal/golden";
import { binary } from "./adapters/binary.js";
import { crossEntropy } from "./adapters/cross-entropy.js";

export const adapters = joinAdapters(binary, crossEntropy);

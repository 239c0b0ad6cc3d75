import { joinAdapters } from "@surprisal/golden";
import { binary } from "./adapters/binary.js";
import { multiLabel } from "./adapters/multi-label.js";
import { multiclass } from "./adapters/multiclass.js";
import { overlap } from "./adapters/overlap.js";
import { sequence } from "./adapters/sequence.js";

export const adapters = joinAdapters(binary, multiclass, multiLabel, overlap, sequence);

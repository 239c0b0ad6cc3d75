export { type CaseAdapter, type GoldenAdapters, GoldenCall, GoldenFigures } from "./adapters.js";
export type { ComingFrom } from "./coming-from.js";
export { type GoldenCase, type GoldenFile, isGoldenFile } from "./format.js";
export { joinAdapters } from "./join-adapters.js";
export { type Counts, count, countLine, type Outcome } from "./outcome.js";
export { reductionOf } from "./reductions.js";
export { replayFile } from "./replay.js";

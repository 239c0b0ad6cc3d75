import type { GoldenCall } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";

// How the references name what our measures take.

export const p = (call: GoldenCall): Tensor => call.input("p");
export const q = (call: GoldenCall): Tensor => call.input("q");

export const base = (call: GoldenCall): { base?: number } => {
  const given = call.optionalNumber("base");
  return given === undefined ? {} : { base: given };
};
export const along = (call: GoldenCall) => ({ ...base(call), axis: call.optionalNumber("axis") ?? -1 });

import type { Dtype } from "../dtype.js";
import type { Block, LaneType } from "./block.js";

export const laneTypes: Record<Dtype, LaneType> = {
  // Rounded when it is stored.
  float16: "f32",
  float32: "f32",
  float64: "f64",
  int32: "i32",
  bool: "m32",
};

/** A mask of the other width; masks of 64 bits come from comparing doubles. */
export function maskTo(block: Block, value: number, type: "m32" | "m64"): number {
  return block.type(value) === type ? value : block.add("resizeMask", type, [value]);
}

/** A value in another dtype. */
export function convert(block: Block, value: number, to: Dtype): number {
  const from = block.type(value);
  const target = laneTypes[to];
  if (from === target) return value;
  if (from === "m32" || from === "m64") {
    const mask = maskTo(block, value, target === "f64" ? "m64" : "m32");
    const one = block.add("constant", target, [], 1);
    return block.add("select", target, [mask, one, block.add("constant", target, [], 0)]);
  }
  return block.add("convert", target, [value]);
}

import type { Dtype } from "../dtype.js";
import type { Elementwise } from "../ops/define.js";
import { Block, type LaneType, NoExpansion } from "./block.js";
import { convert, laneTypes, maskTo } from "./convert.js";
import { inject } from "./inject.js";
import type { Lanes } from "./lanes.js";

/** Writes one elementwise operation into a block. */
export function lowerOp(block: Block, op: Elementwise, dtype: Dtype, inputs: readonly number[]): number {
  const type = laneTypes[dtype];
  if (op === inject) return lowerInject(block, inputs, type);
  if (op.conversion) return convert(block, inputs[0] ?? 0, dtype);
  if (op.fault !== undefined) return lowerGuard(block, op, inputs);
  if (op.expand === undefined) throw new NoExpansion(op.name);
  const compares = op.accepts === "any" && op.result === "bool";
  // Masks as wide as what they choose or meet; booleans that are compared become numbers first.
  const operands = inputs.map((input) => {
    if (!isMask(block.type(input))) return input;
    return compares ? convert(block, input, "int32") : maskTo(block, input, type === "f64" ? "m64" : "m32");
  });
  return op.expand(
    lanesFor(
      block,
      operands.map((operand) => block.type(operand)),
    ),
    ...operands,
  );
}

/** Whether an operation on these dtypes can be written in lanes at all. */
export function expands(op: Elementwise, dtypes: readonly Dtype[]): boolean {
  if (op.conversion || op.fault !== undefined) return true;
  if (op.expand === undefined) return false;
  const key = `${op.name} ${dtypes}`;
  let known = expandable.get(key);
  if (known === undefined) {
    const block = new Block();
    const inputs = dtypes.map((dtype, i) => block.add("input", laneTypes[dtype], [], i));
    const common = dtypes.find((dtype) => dtype !== "bool") ?? "bool";
    known = succeeds(() => lowerOp(block, op, common, inputs));
    expandable.set(key, known);
  }
  return known;
}

const expandable = new Map<string, boolean>();

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof NoExpansion) return false;
    throw error;
  }
}

function isMask(type: LaneType): boolean {
  return type === "m32" || type === "m64";
}

function lanesFor(block: Block, types: readonly LaneType[]): Lanes<number> {
  if (types.includes("f64")) return block.lanes("float64");
  return block.lanes(types.includes("i32") && !types.includes("f32") ? "int32" : "float32");
}

function lowerInject(
  block: Block,
  [ramp = 0, place = 0, value = 0]: readonly number[],
  type: LaneType,
): number {
  const here = block.add("equal", "m32", [ramp, place]);
  const mask = type === "f64" ? maskTo(block, here, "m64") : here;
  return block.add("select", type, [mask, value, block.add("constant", type, [], 0)]);
}

/** The value as it is, and a mask that makes the read fail. */
function lowerGuard(block: Block, op: Elementwise, inputs: readonly number[]): number {
  const [value = 0] = inputs;
  const type = block.type(value);
  const dtype = type === "f64" ? "float64" : type === "f32" ? "float32" : "int32";
  const same = inputs.map((input) => convert(block, input, dtype));
  const wrong = op.fault?.expand(lanesFor(block, [type]), ...same);
  return wrong === undefined ? value : block.add("guard", type, [value, wrong]);
}

import type { Block } from "./block.js";

const view = new DataView(new ArrayBuffer(8));

/** An instruction that is already there under another form: exact in every bit, or not done at all. */
export function simplify(
  block: Block,
  op: string,
  type: string,
  args: readonly number[],
): { use: number } | { op: string; args: readonly number[] } | undefined {
  const [a = -1, b = -1, c = -1] = args;
  const negated = (value: number) =>
    value >= 0 && block.at(value).op === "neg" ? block.at(value).args[0] : undefined;
  const isConstant = (value: number, number: number) => {
    const instruction = value < 0 ? undefined : block.at(value);
    return instruction?.op === "constant" && Object.is(instruction.immediate, number);
  };
  const [minusA, minusB] = [negated(a), negated(b)];
  const extreme = op === "select" ? extremeOf(block, type, a, b, c) : undefined;
  switch (op) {
    case "neg":
      return minusA === undefined ? undefined : { use: minusA };
    case "abs":
      if (minusA !== undefined) return { op, args: [minusA] };
      return block.at(a).op === "abs" ? { use: a } : undefined;
    case "add":
      // a + (−b) is a − b to the last bit, and so are the others.
      if (minusB !== undefined) return { op: "sub", args: [a, minusB] };
      return minusA === undefined ? undefined : { op: "sub", args: [b, minusA] };
    case "sub":
      return minusB === undefined ? undefined : { op: "add", args: [a, minusB] };
    case "mul":
      if (isConstant(b, 1)) return { use: a };
      if (isConstant(a, 1)) return { use: b };
      if (isConstant(b, -1)) return { op: "neg", args: [a] };
      if (isConstant(a, -1)) return { op: "neg", args: [b] };
      return minusA !== undefined && minusB !== undefined ? { op, args: [minusA, minusB] } : undefined;
    case "div":
      return isConstant(b, 1) ? { use: a } : undefined;
    case "select":
      if (b === c) return { use: b };
      if (extreme !== undefined) return extreme;
      if (isConstant(c, 0)) return { op: "keepWhere", args: [a, b] };
      if (isConstant(b, 0)) return { op: "dropWhere", args: [a, c] };
      // All ones where the mask is: what NaN is made of.
      if (isConstant(b, -1) && (type === "i32" || type === "i64")) return { op: "orBits", args: [a, c] };
      return block.at(a).op === "not" ? { op, args: [block.at(a).args[0] ?? a, c, b] } : undefined;
    case "and":
      // What equals something is no NaN.
      return isNumber(block, b) && equalsSomething(block, a, block.at(b).args[0] ?? -1)
        ? { use: a }
        : undefined;
    case "not":
      return block.at(a).op === "not" ? { use: block.at(a).args[0] ?? a } : undefined;
    case "reinterpret":
      return block.at(a).op === "reinterpret" && block.type(block.at(a).args[0] ?? a) === type
        ? { use: block.at(a).args[0] ?? a }
        : undefined;
  }
  return undefined;
}

/** `p < q ? q : p` and `p < q ? p : q` are one instruction each, NaN and signed zeros included. */
function extremeOf(block: Block, type: string, mask: number, yes: number, no: number) {
  const { op, args } = block.at(mask);
  const [p = -1, q = -1] = args;
  if (op !== "less" || block.type(p) !== type) return undefined;
  if (yes === q && no === p) return { op: "greater", args: [p, q] };
  return yes === p && no === q ? { op: "lesser", args: [q, p] } : undefined;
}

/** `x = x`. */
function isNumber(block: Block, mask: number): boolean {
  const { op, args } = block.at(mask);
  return op === "equal" && args[0] === args[1];
}

function equalsSomething(block: Block, mask: number, value: number): boolean {
  const { op, args } = block.at(mask);
  return op === "equal" && args.includes(value);
}

/** The bits of a float constant as an integer one. */
export function constantBits(type: "f32" | "f64", value: number): number | bigint {
  if (type === "f64") {
    view.setFloat64(0, value);
    return view.getBigInt64(0);
  }
  view.setFloat32(0, value);
  return view.getInt32(0);
}

import type { Block, Instruction, LaneType } from "../compiler/block.js";
import { internal } from "../errors.js";

/** How a value of each type is declared. */
export const wgslTypes: Partial<Record<LaneType, string>> = { f32: "f32", i32: "i32", m32: "bool" };

const float32 = new DataView(new ArrayBuffer(4));

/**
 * A constant. WGSL has no infinity and no NaN, and forbids to compute them from constants: they come as bits from
 * outside.
 */
export function constantText(type: LaneType, immediate: number | bigint): string {
  if (type === "m32") return Number(immediate) === 0 ? "false" : "true";
  if (type === "i32") {
    const value = Number(BigInt.asIntN(32, BigInt(immediate)));
    return value === -(2 ** 31) ? "bitcast<i32>(0x80000000u)" : `${value}i`;
  }
  const value = Number(immediate);
  if (Number.isNaN(value)) return "bitcast<f32>(p.nan)";
  if (!Number.isFinite(value)) return value > 0 ? "bitcast<f32>(p.infinity)" : "(-bitcast<f32>(p.infinity))";
  const subnormal = value !== 0 && Math.abs(value) < 2 ** -126;
  float32.setFloat32(0, value);
  if (subnormal || Object.is(value, -0)) return `bitcast<f32>(0x${float32.getUint32(0).toString(16)}u)`;
  return `${value}f`;
}

const infix: Record<string, string> = { add: "+", sub: "-", mul: "*", div: "/" };
const bitwise: Record<string, string> = { and: "&", or: "|", andBits: "&", orBits: "|", xorBits: "^" };
/** Functions of WGSL, and of ours, by instruction. */
const calls: Record<string, string> = {
  abs: "abs",
  floor: "floor",
  ceil: "ceil",
  nearest: "round",
  sqrt: "root",
  exp: "ownExp",
  log: "ownLog",
  copySign: "copySign",
};

/**
 * Without branches: compilers inline them, and some take exponential time over many.
 *
 * Comparisons of floats, and what chooses by them, work on bits: an implementation may assume that there is no NaN and
 * no infinity, and some do.
 */
const functions: Record<string, string> = {
  isNumber: "fn isNumber(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) <= 0x7f800000u; }",
  // −0 and 0 are one; otherwise the order is that of the numbers.
  order: `fn order(x: f32) -> i32 {
  let bits = bitcast<i32>(x);
  let size = bits & 0x7fffffffi;
  return select(size, -size, bits < 0i);
}`,
  equal: "fn equal(a: f32, b: f32) -> bool { return (order(a) == order(b)) & isNumber(a) & isNumber(b); }",
  less: "fn less(a: f32, b: f32) -> bool { return (order(a) < order(b)) & isNumber(a) & isNumber(b); }",
  lessEqual:
    "fn lessEqual(a: f32, b: f32) -> bool { return (order(a) <= order(b)) & isNumber(a) & isNumber(b); }",
  lesser: "fn lesser(a: f32, b: f32) -> f32 { return select(a, b, less(b, a)); }",
  greater: "fn greater(a: f32, b: f32) -> f32 { return select(a, b, less(a, b)); }",
  copySign: `fn copySign(a: f32, b: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(a) & 0x7fffffffu) | (bitcast<u32>(b) & 0x80000000u));
}`,
  // 0, ∞ and NaN are their own roots; of a negative number there is none.
  root: `fn root(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let own = (bits == 0u) | (bits == 0x80000000u) | (bits == 0x7f800000u);
  return select(select(sqrt(x), bitcast<f32>(p.nan), bits > 0x7f800000u), x, own);
}`,
  toInteger: `fn toInteger(x: f32) -> i32 {
  let size = order(x);
  let capped = select(i32(x), 0x7fffffffi, size >= 0x4f000000i);
  return select(0i, select(capped, bitcast<i32>(0x80000000u), size <= -0x4f000000i), isNumber(x));
}`,
  // By bits, since WGSL's own conversion may flush, and leaves open what is too large: to nearest, halves to even.
  toHalf: `fn toHalf(x: f32) -> u32 {
  let bits = bitcast<u32>(x);
  let size = bits & 0x7fffffffu;
  let shift = 126u - clamp(size >> 23u, 101u, 126u);
  let whole = (size & 0x7fffffu) | 0x800000u;
  let tiny = (whole + ((1u << shift) >> 1u) - 1u + ((whole >> shift) & 1u)) >> shift;
  let normal = (size - 0x38000000u + 0xfffu + ((size >> 13u) & 1u)) >> 13u;
  let number = min(select(normal, tiny, size < 0x38800000u), 0x7c00u);
  return select(number, 0x7e00u, size > 0x7f800000u) | ((bits >> 16u) & 0x8000u);
}`,
  fromHalf: `fn fromHalf(word: u32, element: i32) -> f32 {
  let bits = word >> (u32(element & 1) * 16u);
  let size = bits & 0x7fffu;
  let large = (size << 13u) + select(0x38000000u, 0x70000000u, size >= 0x7c00u);
  let tiny = bitcast<u32>(f32(size) * 0x1p-24f);
  return bitcast<f32>(select(large, tiny, size < 0x400u) | ((bits & 0x8000u) << 16u));
}`,
  // Bits that no compiler knows: what follows is computed as it stands, not as algebra would have it.
  fence: "fn fence(x: f32) -> f32 { return bitcast<f32>(bitcast<u32>(x) ^ p.zero); }",
  // An integer that has the order of the float; all ones, a NaN, is the largest, and all others too.
  largestKey: `fn largestKey(x: f32) -> i32 {
  let bits = bitcast<i32>(x);
  return select(0x7fffffffi, bits ^ ((bits >> 31u) & 0x7fffffffi), isNumber(x));
}`,
  smallestKey: `fn smallestKey(x: f32) -> i32 {
  let bits = bitcast<i32>(x);
  return select(bitcast<i32>(0x80000000u), bits ^ ((bits >> 31u) & 0x7fffffffi), isNumber(x));
}`,
  fromKey: "fn fromKey(key: i32) -> f32 { return bitcast<f32>(key ^ ((key >> 31u) & 0x7fffffffi)); }",
};

/** The same of four neighbours: types and numbers become vectors. */
export function inVectors(text: string): string {
  const parts = /\b(?:(f32|i32|u32|bool)|p\.\w+|(true|false)|(?:0x[\da-f]+|\d[\d.e+-]*)([fiu]))\b/g;
  return text.replace(parts, (part, type, flag, suffix) =>
    type ? `vec4<${type}>` : `vec4<${flag ? "bool" : `${suffix ?? "u"}32`}>(${part})`,
  );
}

/** The functions that a text calls, and those they call, in order. */
export function functionsIn(
  text: string,
  others: Readonly<Record<string, string>> = {},
  vectors = false,
): string {
  const all = Object.entries({ ...functions, ...others });
  const needed = new Set<string>();
  const find = (within: string): void => {
    for (const [name, body] of all) {
      if (needed.has(name) || !within.includes(`${name}(`)) continue;
      if (!new RegExp(`\\b${name}\\(`).test(within.replaceAll(`fn ${name}(`, ""))) continue;
      needed.add(name);
      find(body);
    }
  };
  find(text);
  return (
    all
      .filter(([name]) => needed.has(name))
      // Halves are put in words one at a time.
      .map(([name, body]) => `${vectors && !name.endsWith("Half") ? inVectors(body) : body}\n`)
      .join("")
  );
}

/** An instruction that needs nothing but its operands, as an expression. */
export function pureText(block: Block, instruction: Instruction, name: (arg: number) => string): string {
  const { op, type, args, immediate } = instruction;
  const [a = -1, b = -1, c = -1] = args;
  const from: LaneType = a < 0 ? type : block.type(a);
  // A mask among integers stands for all ones or zeros.
  const integer = (arg: number) =>
    block.type(arg) === "m32"
      ? `select(0i, -1i, ${name(arg)})`
      : block.type(arg) === "f32"
        ? `bitcast<i32>(${name(arg)})`
        : name(arg);
  const float = from === "f32";
  const call = (called: string) => `${called}(${args.map(name).join(", ")})`;
  const called = calls[op];
  if (called !== undefined) return call(called);
  if (op in infix) {
    // A product with 0 is NaN of infinities; whoever sees the 0 may make it 0.
    const runtime = (arg: number) => (isZero(block, arg) ? zero(type, block, arg) : name(arg));
    return `${fenced(block, op, args, runtime)} ${infix[op]} ${runtime(b)}`;
  }
  if (op in bitwise) {
    if (type === "m32" && [a, b].every((arg) => block.type(arg) === "m32"))
      return op === "xorBits" ? `${name(a)} != ${name(b)}` : `${name(a)} ${bitwise[op]} ${name(b)}`;
    return cast(`${integer(a)} ${bitwise[op]} ${integer(b)}`, "i32", type);
  }
  switch (op) {
    case "constant":
      return constantText(type, immediate);
    case "neg":
      return `-${name(a)}`;
    case "lesser":
      return call(float ? "lesser" : "min");
    case "greater":
      return call(float ? "greater" : "max");
    case "equal":
    case "notEqual": {
      const not = op === "equal" ? "" : "!";
      if (!float) return `${name(a)} ${not || "="}= ${name(b)}`;
      return not + (a === b ? `isNumber(${name(a)})` : call("equal"));
    }
    case "less":
    case "lessEqual":
      return float ? call(op) : `${name(a)} <${op === "less" ? "" : "="} ${name(b)}`;
    case "lessBits":
      return `${integer(a)} < ${integer(b)}`;
    case "not":
      return type === "m32" ? `!${name(a)}` : `~${name(a)}`;
    case "select":
      return `select(${name(c)}, ${name(b)}, ${name(a)})`;
    case "keepWhere":
      return `select(${constantText(type, 0)}, ${name(b)}, ${name(a)})`;
    case "dropWhere":
      return `select(${name(b)}, ${constantText(type, 0)}, ${name(a)})`;
    case "reinterpret":
      return cast(from === "m32" ? integer(a) : name(a), from === "m32" ? "i32" : from, type);
    case "convert":
      return from === "i32" ? `f32(${name(a)})` : `toInteger(${name(a)})`;
    case "shiftLeft":
      return `${integer(a)} << ${immediate}u`;
    case "shiftRight":
      return `${integer(a)} >> ${immediate}u`;
    case "shiftRightZero":
      return `bitcast<i32>(bitcast<u32>(${integer(a)}) >> ${immediate}u)`;
    case "resizeMask":
      return name(a);
  }
  return internal(`no WGSL for ${op} of ${from}`);
}

function isZero(block: Block, arg: number): boolean {
  return block.type(arg) === "f32" && known(block, arg) === 0;
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
};

/** What constants alone give: whoever compiles the text works it out as well. */
function known(block: Block, arg: number): number | undefined {
  const { op, type, args, immediate } = block.at(arg);
  if (op === "constant") return type === "m32" ? undefined : Number(immediate);
  if (type !== "f32") return undefined;
  const compute = op === "convert" ? (a: number) => a : arithmetic[op];
  const values = args.map((operand) => known(block, operand));
  if (compute === undefined || values.includes(undefined)) return undefined;
  const [a = 0, b = 0] = values;
  return Math.fround(compute(a, b));
}

function zero(type: LaneType, block: Block, arg: number): string {
  const negative = Object.is(known(block, arg), -0);
  return type === "f32" ? `bitcast<f32>(p.zero${negative ? " | 0x80000000u" : ""})` : "0i";
}

function cast(text: string, from: LaneType, to: LaneType): string {
  if (from === to) return text;
  return to === "m32" ? `(${text}) != 0i` : `bitcast<${wgslTypes[to]}>(${text})`;
}

/**
 * `(x + y) − y` rounds, and is written to round: algebra must not see that it is x. `x · y / y` is NaN where y is 0. Nor
 * must it see that x − x and x / x are known. Of the two that meet it is enough that one comes through the fence.
 */
function fenced(
  block: Block,
  op: string,
  [a = -1, b = -1]: readonly number[],
  name: (arg: number) => string,
): string {
  const takesAway = op === "sub" || op === "div";
  const undoes = (arg: number, other: number) => {
    const inner = block.at(arg);
    return (
      (inner.op === inverses[op] && inner.args.includes(other)) ||
      (takesAway && inner.op === op && inner.args[0] === other)
    );
  };
  const meets = undoes(a, b) || undoes(b, a) || (takesAway && a === b);
  return meets && block.type(a) === "f32" ? `fence(${name(a)})` : name(a);
}

const inverses: { readonly [op: string]: string } = { add: "sub", sub: "add", mul: "div", div: "mul" };

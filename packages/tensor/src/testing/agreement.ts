import type { Dtype, TypedArray } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import type { Op, Operand } from "../ops/define.js";
import { computeNode } from "../reference/evaluate.js";
import { generator } from "./random-program.js";

/** What outputs may be, from several evaluations that differ as careful implementations differ. */
interface Expectation {
  readonly dtype: Dtype;
  /** Without any rounding to float32. */
  readonly exact: Float64Array;
  /** Rounded to the dtype after each operation, one of them to the nearest and the others a few ulp off. */
  readonly samples: readonly Float64Array[];
}

/**
 * Judges the results of a graph, which is made anew for each look at what they should be. With `flushes`, float32 below the
 * smallest normal number may become 0 on its way into or out of an operation, as WGSL lets it.
 */
export function judgeOf(
  graph: () => readonly Node[],
  { flushes = false } = {},
): (actual: TypedArray, result: number) => Verdict {
  const expectation = (random: () => number, count?: number) =>
    expectationOf(graph(), random, flushes, count);
  const expected = expectation(generator(1));
  return (actual, result) => {
    const judgedBy = (expectations: readonly Expectation[]) =>
      judge(actual, expectations[result] as Expectation, `result ${result}`);
    const first = judgedBy(expected);
    // A few evaluations may all be luckier than most: ask more of them before anybody is blamed.
    return first.message === undefined ? first : judgedBy(expectation(generator(2), 64));
  };
}

/** What `outputs` should be, from `count` evaluations that are a few ulp off; the nodes are left as they are. */
function expectationOf(
  outputs: readonly Node[],
  random: () => number,
  flushes: boolean,
  count = 4,
): Expectation[] {
  const exact = evaluate(outputs, { rounds: false, random: undefined, flushes: false });
  const rounded = evaluate(outputs, { rounds: true, random: undefined, flushes: false });
  const others = Array.from({ length: count }, () => evaluate(outputs, { rounds: true, random, flushes }));
  return outputs.map(({ dtype }, i) => ({
    dtype,
    exact: exact[i] as Float64Array,
    samples: [rounded, ...others].map((sample) => sample[i] as Float64Array),
  }));
}

interface Mode {
  readonly rounds: boolean;
  /** Where it is given, results that implementations may round differently move by up to two ulp. */
  readonly random: (() => number) | undefined;
  /** Whether every other subnormal of float32 is 0. */
  readonly flushes: boolean;
}

function evaluate(outputs: readonly Node[], mode: Mode): Float64Array[] {
  const values = new Map<Node, Float64Array>();
  const lookUp = (node: Node): Float64Array => {
    let found = values.get(node);
    if (found === undefined) {
      found = Float64Array.from(node.value?.array() ?? []);
      values.set(node, found);
    }
    return found;
  };
  for (const node of pendingOrder(outputs)) {
    const { random, flushes } = mode;
    const flushed = (data: Float64Array, dtype: Dtype) =>
      random !== undefined && flushes && dtype === "float32" ? flush(data, random) : data;
    const inputs = node.inputs.map((x) => ({
      data: flushed(lookUp(x), x.dtype),
      shape: x.shape,
      dtype: x.dtype,
    }));
    // Floats are held in double throughout; rounding is up to the mode.
    const wide = { shape: node.shape, dtype: isFloat(node.dtype) ? "float64" : node.dtype } as const;
    const compute = (operands: readonly Operand[]) =>
      Float64Array.from(computeNode(node.op, node.attributes, operands, wide));
    let result: Float64Array = compute(inputs);
    if (random !== undefined && isFloat(node.dtype)) {
      if (addsUp(node.op)) {
        const magnitudes = compute(inputs.map((x) => ({ ...x, data: x.data.map(Math.abs) })));
        const terms = (inputs[0]?.data.length ?? 1) / Math.max(1, result.length);
        result = spread(result, magnitudes, terms, node.dtype, random);
      } else if (isPeriodic(node.op)) result = lose(result, inputs[0]?.data, random);
      if (!isRounded(node.op)) result = jitter(result, node.dtype, random);
    }
    if (mode.rounds && node.dtype === "float32") result = Float64Array.from(Float32Array.from(result));
    values.set(node, flushed(result, node.dtype));
  }
  return outputs.map((node) => Float64Array.from(lookUp(node)));
}

function isFloat(dtype: Dtype): boolean {
  return dtype === "float32" || dtype === "float64";
}

/** Joins many values, in an order that is the implementation's own: the error grows with the terms, not with the result. */
function addsUp(op: Op): boolean {
  if (op.kind === "reduction") return op.monoid === "sum" || op.monoid === "prod";
  return op.kind === "routine" && sums.has(op.name);
}

const sums = new Set(["matmul", "cumsum", "scatterAdd"]);

/** IEEE says what the result is, or it is no result of arithmetic at all. */
function isRounded(op: Op): boolean {
  return op.kind !== "elementwise" || basic.has(op.name);
}

const basic = new Set(
  "add sub mul div maximum minimum neg abs sign floor ceil round sqrt cast where equal less lessEqual logicalAnd logicalOr logicalNot isNaN isFinite checkIndex".split(
    " ",
  ),
);

function isPeriodic({ name }: Op): boolean {
  return name === "sin" || name === "cos";
}

/** Of numbers so large that they are many periods apart, nobody promises a sine. */
function lose(result: Float64Array, of: TypedArray | undefined, random: () => number): Float64Array {
  return result.map((x, i) => (Number.isFinite(x) && Math.abs(of?.[i] ?? 0) > 1e5 ? 2 * random() - 1 : x));
}

/** The values, each up to two ulp to the side; small whole numbers stay, since nobody misses those. */
function jitter(values: Float64Array, dtype: Dtype, random: () => number): Float64Array {
  return values.map((x) => {
    if (!Number.isFinite(x) || (Number.isInteger(x) && Math.abs(x) < 1e4)) return x;
    return x + aside(random) * ulpOf(x, dtype);
  });
}

/** Sums, as far to the side as rounding takes them: it grows with the magnitude of the terms, and in double with their number. */
function spread(
  sums: Float64Array,
  magnitudes: Float64Array,
  terms: number,
  dtype: Dtype,
  random: () => number,
): Float64Array {
  const growth = dtype === "float64" ? 1 + Math.log2(Math.max(1, terms)) : 1;
  return sums.map((x, i) => {
    const magnitude = magnitudes[i] as number;
    // Terms beyond the range of float32: their sum may overflow on the way, to either side.
    if (dtype === "float32" && magnitude > largestFloat32) return random() < 0.5 ? Number.NaN : x;
    const exact = Number.isInteger(x) && Number.isInteger(magnitude) && magnitude < 2 ** 24;
    return exact || !Number.isFinite(x) ? x : x + aside(random) * growth * ulpOf(magnitude, dtype);
  });
}

const largestFloat32 = (2 - 2 ** -23) * 2 ** 127;

function flush(values: Float64Array, random: () => number): Float64Array {
  return values.map((x) => (Math.abs(x) < smallestNormal && random() < 0.5 ? 0 * x : x));
}

const smallestNormal = 2 ** -126;

function aside(random: () => number): number {
  return Math.floor(random() * 5) - 2;
}

function ulpOf(x: number, dtype: Dtype): number {
  const [digits, least] = dtype === "float64" ? [52, -1074] : [23, -149];
  return 2 ** Math.max(Math.floor(Math.log2(Math.abs(x))) - digits, least);
}

export interface Verdict {
  /** Where the values fail to agree, in one sentence. */
  readonly message: string | undefined;
  /** How many elements had a definite expectation: others hang on the last bit of something. */
  readonly compared: number;
}

/**
 * Integers and booleans equal; NaN and infinities in the same places; floats with an error against the exact value of
 * at most 8 times that of the reference, plus 4 ulp.
 */
function judge(actual: TypedArray, { dtype, exact, samples }: Expectation, name: string): Verdict {
  let compared = 0;
  let message: string | undefined;
  if (actual.length !== exact.length) return { message: `${name} has ${actual.length} elements`, compared };
  for (let i = 0; i < actual.length; i++) {
    const x = actual[i] as number;
    const first = samples[0]?.[i] ?? 0;
    // Most elements of most graphs are the same in all samples.
    const isDefinite = (alike: (other: number) => boolean) =>
      samples.every((sample) => sample[i] === first || alike(sample[i] as number));
    if (!isFloat(dtype)) {
      if (!isDefinite(() => false)) continue;
      compared++;
      if (x !== first) message ??= `${name}[${i}] is ${x}, not ${first}`;
    } else {
      if (!isDefinite((other) => sameKind(other, first))) continue;
      compared++;
      if (!sameKind(x, first)) message ??= `${name}[${i}] is ${x}, not ${first}`;
      if (!Number.isFinite(first) || message !== undefined) continue;
      const value = exact[i] as number;
      // Beyond the range of float32 there is no exact value to compare with.
      const truth = Number.isFinite(value) ? value : first;
      const own = samples.reduce(
        (most, sample) => Math.max(most, Math.abs((sample[i] as number) - truth)),
        0,
      );
      const error = Math.abs(x - truth);
      // 0 is within any bound.
      const bound = error === 0 ? 0 : 8 * own + 4 * ulpOf(truth, dtype);
      if (error > bound)
        message = `${name}[${i}] is ${x}, not ${truth}: off by ${error}, and ${bound} is allowed`;
    }
  }
  return { message, compared };
}

/** Finite both, or the same of what is not. */
function sameKind(a: number, b: number): boolean {
  return Number.isFinite(a) ? Number.isFinite(b) : Object.is(a, b);
}

import { storedAs, type TensorOptions } from "./create.js";
import { allocate } from "./dtype.js";
import { ValueError } from "./errors.js";
import { checkFloat } from "./graph/build.js";
import { dataNode } from "./graph/leaf.js";
import { checkOptions } from "./options.js";
import { checkShape, type Shape, sizeOf } from "./shape.js";
import { Tensor } from "./tensor/tensor.js";

export interface RandomOptions extends TensorOptions {
  /** A whole number from 0 to 2⁵³ − 1; the same seed gives the same numbers everywhere. Default: a new one each call. */
  readonly seed?: number;
}

const randomOptions = ["seed", "dtype", "requiresGrad"];

/**
 * Independent numbers, uniform in [`low`, `high`).
 *
 * @example
 * ```ts
 * import { randomUniform } from "@surprisal/tensor";
 * const x = randomUniform([1000], { seed: 7 });
 * x.min().itemSync() >= 0 && x.max().itemSync() < 1; // → true
 * ```
 */
export function randomUniform(
  shape: Shape,
  options: RandomOptions & { readonly low?: number; readonly high?: number } = {},
): Tensor {
  checkOptions("randomUniform", options, ["low", "high", ...randomOptions]);
  const { low = 0, high = 1 } = options;
  if (!(low <= high) || !Number.isFinite(high - low)) {
    const remedy = low > high ? "Exchange them." : "Both must be finite numbers.";
    throw new ValueError(`randomUniform: no numbers lie between low ${low} and high ${high}. ${remedy}`);
  }
  // Rounding to float32 may reach `high` itself; the largest value below it stands in.
  const most = Math.max(low, justBelow(high, low, options.dtype));
  return draw("randomUniform", shape, options, (next) => Math.min(low + (high - low) * next(), most));
}

/** Independent numbers from the normal distribution with the given `mean` and `standardDeviation`. */
export function randomNormal(
  shape: Shape,
  options: RandomOptions & { readonly mean?: number; readonly standardDeviation?: number } = {},
): Tensor {
  checkOptions("randomNormal", options, ["mean", "standardDeviation", ...randomOptions]);
  const { mean = 0, standardDeviation = 1 } = options;
  if (!(standardDeviation >= 0)) {
    throw new ValueError(`randomNormal: standardDeviation must be at least 0, not ${standardDeviation}.`);
  }
  return draw("randomNormal", shape, options, (next) => {
    // Box–Muller; 1 − u lies in (0, 1], so the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return mean + standardDeviation * radius * Math.cos(2 * Math.PI * next());
  });
}

function justBelow(high: number, low: number, dtype = "float32"): number {
  if (low === high) return high;
  const ulp =
    Math.max(Math.abs(high), Math.abs(high - low) * 2 ** -24) * (dtype === "float64" ? 2 ** -53 : 2 ** -24);
  return high - ulp;
}

function draw(
  where: string,
  shape: Shape,
  options: RandomOptions,
  sample: (next: () => number) => number,
): Tensor {
  const { dtype = "float32", requiresGrad = false } = options;
  checkFloat(where, dtype);
  const target = checkShape(where, shape);
  const data = allocate(dtype, sizeOf(target));
  const seed = checkSeed(where, options.seed ?? Math.floor(Math.random() * 2 ** 52));
  // Element i has the counter block i: any part of the stream can be made alone.
  for (let i = 0; i < data.length; i++) data[i] = sample(blockReader(seed, i));
  return storedAs(dtype, new Tensor(dataNode(data, target, dtype, requiresGrad)), requiresGrad);
}

function checkSeed(where: string, seed: number): number {
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new ValueError(`${where}: seed must be a whole number from 0 to 2^53 - 1, not ${seed}.`);
}

/** Two numbers in [0, 1) with 53 random bits each. */
function blockReader(seed: number, counter: number): () => number {
  const words = philox([...halves(counter), 0, 0], halves(seed));
  let at = 0;
  return () => {
    const [high, low] = [words[at] as number, words[at + 1] as number];
    at += 2;
    return ((high >>> 5) * 2 ** 26 + (low >>> 6)) * 2 ** -53;
  };
}

/** The low and high word of a whole number below 2⁵³. */
function halves(value: number): [low: number, high: number] {
  return [value >>> 0, Math.floor(value / 2 ** 32)];
}

type Words = [number, number, number, number];

/**
 * Philox 4×32 with 10 rounds: four random words for each counter and key.
 * Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011.
 */
export function philox(counter: Readonly<Words>, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const [x0, x2] = [c0, c2];
    c0 = (highWord(x2, 0xcd9e8d57) ^ c1 ^ k0) >>> 0;
    c1 = Math.imul(x2, 0xcd9e8d57) >>> 0;
    c2 = (highWord(x0, 0xd2511f53) ^ c3 ^ k1) >>> 0;
    c3 = Math.imul(x0, 0xd2511f53) >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** The upper 32 bits of a product of 32-bit numbers, from those of their halves. */
function highWord(a: number, b: number): number {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (cross >>> 16);
}

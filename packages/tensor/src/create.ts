import { allocate, checkDtype, computed, type Dtype } from "./dtype.js";
import { DtypeError, ShapeError, ValueError } from "./errors.js";
import {
  checkIntegers,
  dataNode,
  dtypeAlone,
  parsedNode,
  parseHostValue,
  reshapeParsed,
} from "./graph/leaf.js";
import { Node } from "./graph/node.js";
import { detach } from "./ops/identity.js";
import { checkOptions } from "./options.js";
import { checkCount, checkShape, normalizeAxis, type Shape, sameShape, showShape } from "./shape.js";
import { asTensor, concatTensors, Tensor, type TensorLike } from "./tensor/tensor.js";

export interface TensorOptions {
  /**
   * Element type. Default float32 for numbers, bool for booleans, and its own for a typed array. float16 needs WebGPU in
   * use; see `cast`.
   */
  readonly dtype?: Dtype;
  /** Makes a leaf that `backward()` gives a gradient. Default false. */
  readonly requiresGrad?: boolean;
}

const tensorOptions = ["dtype", "requiresGrad"];

/**
 * A tensor from a number, nested arrays of numbers, or a typed array, whose values are copied; or from another tensor,
 * as a new leaf with the same values.
 *
 * @param options `shape` arranges flat data. `dtype` converts; a typed array brings its own otherwise.
 * @throws ShapeError for ragged arrays and data that does not fill `shape`; DtypeError for what is no number.
 * @example
 * ```ts
 * import { tensor } from "@surprisal/tensor";
 * tensor([[1, 2], [3, 4]]).shape; // → [2, 2]
 * tensor(new Float64Array(6), { shape: [2, 3] }).dtype; // → "float64"
 * ```
 */
export function tensor(values: TensorLike, options: TensorOptions & { readonly shape?: Shape } = {}): Tensor {
  checkOptions("tensor", options, ["shape", ...tensorOptions]);
  const { requiresGrad = false } = options;
  const asked = options.dtype === undefined ? undefined : checkDtype("tensor", options.dtype);
  if (values instanceof Tensor) return leafFrom(values, asked, options.shape, requiresGrad);
  const flat = parseHostValue("tensor", values);
  const parsed =
    options.shape === undefined ? flat : reshapeParsed("tensor", flat, checkShape("tensor", options.shape));
  const dtype = asked ?? dtypeAlone(parsed);
  checkTrackable("tensor", dtype, requiresGrad);
  return storedAs(dtype, new Tensor(parsedNode("tensor", parsed, dtype, requiresGrad)), requiresGrad);
}

/** A new leaf in another dtype than host values have, if that is asked for. */
export function storedAs(dtype: Dtype, leaf: Tensor, requiresGrad: boolean): Tensor {
  return dtype === leaf.dtype ? leaf : leafFrom(leaf, dtype, leaf.shape, requiresGrad);
}

function leafFrom(
  source: Tensor,
  dtype: Dtype = source.dtype,
  shape: Shape = source.shape,
  requiresGrad: boolean,
): Tensor {
  checkTrackable("tensor", dtype, requiresGrad);
  const from = source.reshape(shape).cast(dtype);
  const init = { op: detach, inputs: [from.node], attributes: undefined, shape: from.shape, dtype };
  return new Tensor(new Node(init, { requiresGrad }));
}

function checkTrackable(where: string, dtype: Dtype, requiresGrad: boolean): void {
  if (requiresGrad && (dtype === "int32" || dtype === "bool")) {
    throw new DtypeError(
      `${where}: ${dtype === "int32" ? "an int32" : "a bool"} tensor cannot have a gradient. Use dtype "float32" or "float64".`,
    );
  }
}

/** A tensor of one repeated value. */
export function full(shape: Shape, value: number | boolean, options: TensorOptions = {}): Tensor {
  return filled("full", shape, value, options);
}

/** A tensor of zeros. */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled("zeros", shape, 0, options);
}

/** A tensor of ones. */
export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return filled("ones", shape, 1, options);
}

function filled(where: string, shape: Shape, value: number | boolean, options: TensorOptions): Tensor {
  checkOptions(where, options, tensorOptions);
  const dtype = checkDtype(where, options.dtype ?? (typeof value === "boolean" ? "bool" : "float32"));
  const target = checkShape(where, shape);
  checkTrackable(where, dtype, options.requiresGrad ?? false);
  const scalar = asTensor(value, computed(dtype), where).expand(target).cast(dtype);
  return options.requiresGrad ? tensor(scalar, { requiresGrad: true }) : scalar;
}

/**
 * `start, start + step, …`, before `stop`; with one number, `0, 1, …` before it.
 *
 * @example
 * ```ts
 * import { arange } from "@surprisal/tensor";
 * arange(3).arraySync(); // → [0, 1, 2]
 * arange(1, 2, 0.25).arraySync(); // → [1, 1.25, 1.5, 1.75]
 * ```
 */
export function arange(start: number, stop?: number, step = 1, options: TensorOptions = {}): Tensor {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.ceil((to - from) / step);
  if (![from, to, step, length].every(Number.isFinite)) {
    throw new ValueError(
      `arange: no step of ${step} leads from ${from} to ${to}. All three must be finite, and the step not 0.`,
    );
  }
  return generate("arange", Math.max(0, length), options, (i) => from + i * step);
}

/** `count` evenly spaced numbers from `start` to `stop`, both included. */
export function linspace(start: number, stop: number, count: number, options: TensorOptions = {}): Tensor {
  const length = checkCount("linspace", "count", count);
  if (!Number.isFinite(start) || !Number.isFinite(stop)) {
    throw new ValueError(`linspace: start and stop must be finite, not ${start} and ${stop}.`);
  }
  return generate("linspace", length, options, (i) =>
    // Both ends exactly; between them, one rounding of the position.
    i === length - 1 && i > 0 ? stop : start + ((stop - start) * i) / Math.max(1, length - 1),
  );
}

/** The identity matrix of `size` rows. */
export function eye(size: number, options: TensorOptions = {}): Tensor {
  const rows = checkCount("eye", "size", size);
  return generate("eye", rows * rows, options, (i) => (i % (rows + 1) === 0 ? 1 : 0), [rows, rows]);
}

function generate(
  where: string,
  size: number,
  options: TensorOptions,
  value: (i: number) => number,
  shape: Shape = [size],
): Tensor {
  checkOptions(where, options, tensorOptions);
  const dtype = checkDtype(where, options.dtype ?? "float32");
  checkTrackable(where, dtype, options.requiresGrad ?? false);
  const data = allocate(dtype, size);
  const values = dtype === "int32" ? allocate("float64", size) : data;
  for (let i = 0; i < size; i++) values[i] = dtype === "bool" ? Number(value(i) !== 0) : value(i);
  if (dtype === "int32") {
    checkIntegers(where, values);
    data.set(values);
  }
  const { requiresGrad = false } = options;
  return storedAs(dtype, new Tensor(dataNode(data, shape, dtype, requiresGrad)), requiresGrad);
}

/** Joins tensors along an axis they already have. */
export function concat(tensors: readonly TensorLike[], axis = 0): Tensor {
  return concatTensors("concat", asAll("concat", tensors), axis);
}

/** Joins tensors of one shape along a new axis. */
export function stack(tensors: readonly TensorLike[], axis = 0): Tensor {
  const all = asAll("stack", tensors);
  const [first] = all;
  for (const x of all) {
    if (first === undefined || sameShape(x.shape, first.shape)) continue;
    throw new ShapeError(
      `stack: ${showShape(first.shape)} and ${showShape(x.shape)} differ; only tensors of one shape stack.`,
    );
  }
  const at = normalizeAxis("stack", axis, (first?.rank ?? 0) + 1);
  return concatTensors(
    "stack",
    all.map((x) => x.unsqueeze(at)),
    at,
  );
}

function asAll(where: string, values: readonly TensorLike[]): Tensor[] {
  if (!Array.isArray(values)) {
    throw new DtypeError(`${where}: give the tensors in an array: ${where}([a, b]).`);
  }
  const dtype = values.find((value) => value instanceof Tensor)?.dtype;
  return values.map((value) => asTensor(value, dtype, where));
}

/**
 * `condition ? a : b`, value by value, all three broadcast. The slope of the branch not taken is multiplied by 0, and
 * 0·∞ is NaN: where a branch is undefined, replace its argument first.
 *
 * @example
 * ```ts
 * import { tensor, where } from "@surprisal/tensor";
 * const x = tensor([4, -1]);
 * where(x.greater(0), x, 0).arraySync(); // → [4, 0]
 * ```
 */
export function where(condition: TensorLike, a: TensorLike, b: TensorLike): Tensor {
  return asTensor(condition).where(a, b);
}

/** The values of `x`, through which no gradient flows. */
export function stopGradient(x: TensorLike): Tensor {
  return asTensor(x).detach();
}

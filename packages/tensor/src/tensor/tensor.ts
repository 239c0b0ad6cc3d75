import { backward } from "../autograd/backward.js";
import { backendAfter, checkBackend, evaluateHere } from "../backend.js";
import { checkDtype, type Dtype, isFloat, promote } from "../dtype.js";
import { ShapeError, ValueError } from "../errors.js";
import { logSoftmax, logSumExp, softmax } from "../functions/logarithmic.js";
import { matmulOperands } from "../functions/matmul.js";
import { mean, norm, variance } from "../functions/statistics.js";
import {
  resolveExpand,
  resolvePermutation,
  resolveReshape,
  resolveSlice,
  squeezedShape,
  unsqueezedShape,
} from "../functions/views.js";
import {
  castNode,
  checkFloat,
  checkNotEmpty,
  elementwiseNode,
  node,
  reductionNode,
  whereNode,
} from "../graph/build.js";
import { dtypeAlone, type HostValue, parsedNode, parseHostValue, weakDtype } from "../graph/leaf.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import type { Elementwise, Op, Reduction } from "../ops/define.js";
import * as ops from "../ops/index.js";
import { parameter } from "../ops/parameter.js";
import { toCpu, toWebgpu } from "../ops/transfer.js";
import { checkOptions } from "../options.js";
import {
  type Axes,
  checkCount,
  isCount,
  normalizeAxes,
  normalizeAxis,
  reducedShape,
  type Shape,
  sameShape,
  showShape,
  stretches,
} from "../shape.js";
import { GraphTensor } from "./graph-tensor.js";

/** What an operand may be: a tensor, a number, nested arrays of numbers, or a typed array. */
export type TensorLike = Tensor | HostValue;

export interface ReduceOptions {
  /** Keep the reduced axes, with length 1. Default false. */
  readonly keepDims?: boolean;
}

/**
 * An immutable array of numbers, computed when it is read. Operations broadcast as NumPy's do and return new tensors;
 * numbers and nested arrays among the operands take this tensor's dtype. Make one with `tensor(…)`.
 */
export class Tensor extends GraphTensor {
  /** The gradient that the last `backward()` left here; only leaves made with `requiresGrad` get one. */
  get grad(): Tensor | undefined {
    return this.node.grad;
  }

  /** True for leaves that `backward()` gives a gradient. */
  get requiresGrad(): boolean {
    return this.node.requiresGrad;
  }

  /**
   * Leaves the gradient of this tensor (of its sum, when it is no scalar) in the `grad` of every `requiresGrad` leaf
   * that it was computed from, over what was there.
   *
   * @example
   * ```ts
   * import { tensor } from "@surprisal/tensor";
   * const w = tensor([1, 2, 3], { requiresGrad: true });
   * w.square().backward();
   * w.grad?.arraySync(); // → [2, 4, 6]
   * ```
   */
  backward(): void {
    backward(this, (node) => new Tensor(node));
  }

  /** The same values, through which no gradient flows. */
  detach(): Tensor {
    return this.derived(ops.detach, undefined, this.shape);
  }

  /**
   * The same values, computed on from there: `"cpu"`, or `"webgpu"` after `await useBackend("webgpu")`. What is computed
   * with an operand on the GPU is computed there; nothing comes back by itself.
   *
   * @throws StateError for "webgpu" when no GPU is in use, ValueError for any other name
   * @example
   * ```ts
   * import { tensor } from "@surprisal/tensor";
   * tensor([1, 2]).to("cpu").arraySync(); // → [1, 2]
   * ```
   */
  to(backend: "cpu" | "webgpu"): Tensor {
    checkBackend("to", backend);
    // Values of the host are on the CPU, and yet computed with where it is preferred, unless they were moved.
    if (this.backend === backend && backendAfter(this.node) === backend) return this;
    return this.derived(backend === "cpu" ? toCpu : toWebgpu, undefined, this.shape);
  }

  // — Arithmetic —

  /** `this + other`. */
  add(other: TensorLike): Tensor {
    return this.binary(ops.add, other);
  }
  /** `this − other`. */
  sub(other: TensorLike): Tensor {
    return this.binary(ops.sub, other);
  }
  /** `this · other`. */
  mul(other: TensorLike): Tensor {
    return this.binary(ops.mul, other);
  }
  /** `this / other`; integers divide as float32. */
  div(other: TensorLike): Tensor {
    return this.binary(ops.div, other);
  }
  /** `this` to the power `exponent`. */
  pow(exponent: TensorLike): Tensor {
    return exponent === 2 ? this.square() : this.binary(ops.pow, exponent);
  }
  /** The larger of two; a tie splits the gradient. */
  maximum(other: TensorLike): Tensor {
    return this.binary(ops.maximum, other);
  }
  /** The smaller of two; a tie splits the gradient. */
  minimum(other: TensorLike): Tensor {
    return this.binary(ops.minimum, other);
  }
  /** Not below `low`, not above `high`; the gradient passes at the bounds themselves. */
  clamp(low: TensorLike, high: TensorLike): Tensor {
    const raised = this.less(low).where(low, this);
    return raised.greater(high).where(high, raised);
  }
  neg(): Tensor {
    return this.unary(ops.neg);
  }
  /** Absolute value; subgradient 0 at 0. */
  abs(): Tensor {
    return this.unary(ops.abs);
  }
  /** −1, 0 or 1. */
  sign(): Tensor {
    return this.unary(ops.sign);
  }
  floor(): Tensor {
    return this.unary(ops.floor);
  }
  ceil(): Tensor {
    return this.unary(ops.ceil);
  }
  /** Nearest whole number, halves to even. */
  round(): Tensor {
    return this.unary(ops.round);
  }
  square(): Tensor {
    return this.mul(this);
  }
  /** `1 / this`. */
  reciprocal(): Tensor {
    return new Tensor(this.operand("reciprocal", 1)).div(this);
  }
  sqrt(): Tensor {
    return this.unary(ops.sqrt);
  }

  // — Functions —

  exp(): Tensor {
    return this.unary(ops.exp);
  }
  /** `exp(x) − 1`, exact near 0. */
  expm1(): Tensor {
    return this.unary(ops.expm1);
  }
  /** Natural logarithm. */
  log(): Tensor {
    return this.unary(ops.log);
  }
  /** `log(1 + x)`, exact near 0. */
  log1p(): Tensor {
    return this.unary(ops.log1p);
  }
  tanh(): Tensor {
    return this.unary(ops.tanh);
  }
  /** `1 / (1 + e⁻ˣ)`. */
  sigmoid(): Tensor {
    return this.unary(ops.sigmoid);
  }
  /** `log(1 + eˣ)`. */
  softplus(): Tensor {
    return this.unary(ops.softplus);
  }
  /** `log σ(x)`, exact where σ underflows. */
  logSigmoid(): Tensor {
    return this.neg().softplus().neg();
  }
  /** `log cosh x`, without overflow. */
  logCosh(): Tensor {
    return this.unary(ops.logCosh);
  }
  /** `max(x, 0)` with slope 0 at 0. */
  relu(): Tensor {
    return this.lessEqual(0).where(0, this);
  }
  /** Sine of an angle in radians, of at most 1e5 in size; what is left of a larger one after whole turns is lost. */
  sin(): Tensor {
    return this.unary(ops.sin);
  }
  /** Cosine of an angle in radians, of at most 1e5 in size; what is left of a larger one after whole turns is lost. */
  cos(): Tensor {
    return this.unary(ops.cos);
  }
  atan(): Tensor {
    return this.unary(ops.atan);
  }
  /** Error function. */
  erf(): Tensor {
    return this.unary(ops.erf);
  }
  /** `1 − erf(x)`, exact in the tail. */
  erfc(): Tensor {
    return this.unary(ops.erfc);
  }
  /** `log |Γ(x)|`. */
  lgamma(): Tensor {
    return this.unary(ops.lgamma);
  }
  /** `ψ(x)`, the derivative of lgamma. */
  digamma(): Tensor {
    return this.polygamma(0);
  }
  /** The derivative of digamma of the given order, 0 for digamma itself. */
  polygamma(order: TensorLike): Tensor {
    return new Tensor(elementwiseNode(ops.polygamma, [this.operand("polygamma", order), this.node]));
  }
  /** `x · log y`, 0 where x = 0. */
  xlogy(y: TensorLike): Tensor {
    return this.binary(ops.xlogy, y);
  }

  // — Comparison and choice —

  equal(other: TensorLike): Tensor {
    return this.binary(ops.equal, other);
  }
  notEqual(other: TensorLike): Tensor {
    return this.equal(other).logicalNot();
  }
  less(other: TensorLike): Tensor {
    return this.binary(ops.less, other);
  }
  lessEqual(other: TensorLike): Tensor {
    return this.binary(ops.lessEqual, other);
  }
  greater(other: TensorLike): Tensor {
    return this.reversed(ops.less, other, "greater");
  }
  greaterEqual(other: TensorLike): Tensor {
    return this.reversed(ops.lessEqual, other, "greaterEqual");
  }
  logicalAnd(other: TensorLike): Tensor {
    return this.binary(ops.logicalAnd, other);
  }
  logicalOr(other: TensorLike): Tensor {
    return this.binary(ops.logicalOr, other);
  }
  logicalNot(): Tensor {
    return this.unary(ops.logicalNot);
  }
  isNaN(): Tensor {
    return this.unary(ops.notANumber);
  }
  isFinite(): Tensor {
    return this.unary(ops.finite);
  }
  /**
   * `this ? a : b`, value by value; this tensor is bool. The slope of the branch not taken is multiplied by 0, and
   * 0·∞ is NaN: where a branch is undefined, replace its argument first.
   */
  where(a: TensorLike, b: TensorLike): Tensor {
    const like = a instanceof Tensor ? a : b instanceof Tensor ? b : undefined;
    const dtype = like?.dtype ?? hostDtype("where", a, b);
    const at = like ?? this;
    return new Tensor(whereNode(this.node, at.operand("where", a, dtype), at.operand("where", b, dtype)));
  }
  /**
   * Another dtype. On the way to int32 floats lose their fraction, stop at its bounds, and NaN becomes 0; bool says
   * what differs from 0.
   *
   * `"float16"` is a way to store values, on WebGPU: two in a word, rounded to nearest with halves to even, beyond 65504 to
   * infinity. What is computed from it is float32, and so are its gradients and what `data()` reads; `to("cpu")` too.
   *
   * @throws DtypeError for an unknown dtype, and for `"float16"` when no GPU is in use
   */
  cast(dtype: Dtype): Tensor {
    if (checkDtype("cast", dtype) === this.dtype) return this;
    return dtype === "bool" ? this.notEqual(0) : new Tensor(castNode(this.node, dtype));
  }

  // — Shape —

  /** The same elements under another shape; one −1 is worked out. */
  reshape(shape: readonly number[]): Tensor {
    const target = resolveReshape(this.shape, shape);
    return sameShape(target, this.shape) ? this : this.derived(ops.reshape, undefined, target);
  }
  /** Axes in another order; negative ones count from the end. */
  permute(axes: readonly number[]): Tensor {
    const order = resolvePermutation(this.rank, axes);
    return this.derived(
      ops.permute,
      { axes: order },
      order.map((axis) => this.shape[axis] ?? 1),
    );
  }
  /** Exchanges two axes, the last two when none are named. */
  transpose(first = -2, second = -1): Tensor {
    const [a, b] = [first, second].map((axis) => normalizeAxis("transpose", axis, this.rank)) as [
      number,
      number,
    ];
    return this.permute(this.shape.map((_, axis) => (axis === a ? b : axis === b ? a : axis)));
  }
  /** Stretches axes of length 1 and adds axes in front; −1 keeps an axis. */
  expand(shape: readonly number[]): Tensor {
    const target = resolveExpand(this.shape, shape);
    return sameShape(target, this.shape) ? this : this.derived(ops.expand, undefined, target);
  }
  /** Without the given axis of length 1, or without all of them. */
  squeeze(axis?: number): Tensor {
    return this.reshape(squeezedShape(this.shape, axis));
  }
  /** A new axis of length 1 at `axis`. */
  unsqueeze(axis: number): Tensor {
    return this.reshape(unsqueezedShape(this.shape, axis));
  }
  /** From `start` to before `stop` in steps, one bound per axis, the rest whole; counted as NumPy does. */
  slice(
    start: readonly (number | undefined)[],
    stop: readonly (number | undefined)[] = [],
    step: readonly number[] = [],
  ): Tensor {
    const { shape, ...attributes } = resolveSlice(this.shape, start, stop, step);
    return this.derived(ops.slice, attributes, shape);
  }
  /** From `start` to before `stop` along one axis. */
  narrow(axis: number, start: number, stop: number): Tensor {
    const at = normalizeAxis("narrow", axis, this.rank);
    const bound = (value: number) =>
      this.shape.slice(0, at + 1).map((_, i) => (i === at ? value : undefined));
    return this.slice(bound(start), bound(stop));
  }
  /** Reverse order along `axes`, or along all. */
  flip(axes?: Axes): Tensor {
    return this.derived(ops.flip, { axes: normalizeAxes("flip", axes, this.rank) }, this.shape);
  }
  /** Surrounds with `value`: for each axis how many before and after. */
  pad(widths: readonly (readonly [number, number])[], value = 0): Tensor {
    const valid =
      Array.isArray(widths) &&
      widths.length === this.rank &&
      widths.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isCount));
    if (!valid) {
      throw new ShapeError(
        `pad: give [before, after] in whole numbers for each of the ${this.rank} axes of ${showShape(this.shape)}.`,
      );
    }
    // A value that the dtype does not hold is an error.
    parsedNode("pad", parseHostValue("pad", value), this.dtype);
    const [before, after] = [widths.map((width) => width[0]), widths.map((width) => width[1])];
    return this.padDilated(
      before,
      after,
      before.map(() => 0),
      this.dtype === "bool" ? Number(Boolean(value)) : value,
    );
  }
  /** Surrounds, and spaces neighbours apart; rules of gradients need it. @internal */
  padDilated(
    before: readonly number[],
    after: readonly number[],
    between: readonly number[],
    value = 0,
  ): Tensor {
    const shape = this.shape.map(
      (length, axis) =>
        (before[axis] ?? 0) + (after[axis] ?? 0) + length + Math.max(0, length - 1) * (between[axis] ?? 0),
    );
    return this.derived(ops.pad, { before, after, between, value }, shape);
  }
  /** Surrounds along one axis. @internal */
  padAxis(axis: number, before: number, after: number, value: number): Tensor {
    return this.pad(
      this.shape.map((_, i) => (i === axis ? [before, after] : [0, 0])),
      value,
    );
  }
  /** This tensor and `other`, joined along `axis`. */
  concat(other: TensorLike, axis: number): Tensor {
    return concatTensors("concat", [this, new Tensor(this.operand("concat", other))], axis);
  }

  // — Reductions: over `axes`, or over all —

  /** The sum, carried in double. bool counts as int32. */
  sum(axes?: Axes, options?: ReduceOptions): Tensor {
    return this.asNumber().reduce(ops.sum, axes, options);
  }
  /** The product. */
  prod(axes?: Axes, options?: ReduceOptions): Tensor {
    return this.asNumber().reduce(ops.prod, axes, options);
  }
  /** Arithmetic mean; NaN of nothing. */
  mean(axes?: Axes, options?: ReduceOptions): Tensor {
    return mean(this, axes).dropReduced("mean", this.shape, axes, options);
  }
  /** The largest; NaN when there is one. Ties share the gradient. */
  max(axes?: Axes, options?: ReduceOptions): Tensor {
    checkNotEmpty("max", this.shape, normalizeAxes("max", axes, this.rank));
    return this.reduce(ops.max, axes, options);
  }
  /** The smallest; NaN when there is one. Ties share the gradient. */
  min(axes?: Axes, options?: ReduceOptions): Tensor {
    checkNotEmpty("min", this.shape, normalizeAxes("min", axes, this.rank));
    return this.reduce(ops.min, axes, options);
  }
  /** The largest, and −∞ of nothing; axes kept. @internal */
  maxOrIdentity(axes?: Axes): Tensor {
    checkFloat("max", this.dtype);
    return this.reduce(ops.max, axes, { keepDims: true });
  }
  /** Whether any differs from 0. */
  any(axes?: Axes, options?: ReduceOptions): Tensor {
    return this.cast("bool").cast("int32").sum(axes, options).notEqual(0);
  }
  /** Whether none is 0. */
  all(axes?: Axes, options?: ReduceOptions): Tensor {
    return this.cast("bool").logicalNot().any(axes, options).logicalNot();
  }
  /** Where the largest stands along `axis`: its first place, or that of the first NaN. int32. */
  argmax(axis: number, options?: ReduceOptions): Tensor {
    return this.argReduce(ops.argMax, axis, options);
  }
  /** Where the smallest stands along `axis`: its first place, or that of the first NaN. int32. */
  argmin(axis: number, options?: ReduceOptions): Tensor {
    return this.argReduce(ops.argMin, axis, options);
  }
  /** `log Σ eˣ`, without overflow; −∞ of nothing. */
  logSumExp(axes?: Axes, options?: ReduceOptions): Tensor {
    return logSumExp(this.asFloat(), axes).dropReduced("logSumExp", this.shape, axes, options);
  }
  /** Mean squared deviation from the mean, divided by n − `correction` (default 0; 1 for the unbiased one). */
  variance(axes?: Axes, options: ReduceOptions & { readonly correction?: number } = {}): Tensor {
    const { correction = 0 } = options;
    if (!(correction >= 0)) {
      throw new ValueError(`variance: correction must be a number from 0, not ${correction}.`);
    }
    const known = ["keepDims", "correction"];
    return variance(this.asFloat(), axes, correction).dropReduced(
      "variance",
      this.shape,
      axes,
      options,
      known,
    );
  }
  /** `(Σ |x|ᵖ)^(1/p)`; `order` p is 2 by default and may be Infinity. Its gradient at 0 is 0. */
  norm(axes?: Axes, options: ReduceOptions & { readonly order?: number } = {}): Tensor {
    const { order = 2 } = options;
    if (typeof order !== "number" || !(order > 0)) {
      throw new ValueError(`norm: order must be a number above 0, or Infinity, not ${order}.`);
    }
    const known = ["keepDims", "order"];
    return norm(this.asFloat(), axes, order).dropReduced("norm", this.shape, axes, options, known);
  }

  // — Along one axis —

  /** `eˣ / Σ eˣ` along `axis`. */
  softmax(axis = -1): Tensor {
    return softmax(this.asFloat(), normalizeAxis("softmax", axis, this.rank));
  }
  /** The logarithm of softmax. */
  logSoftmax(axis = -1): Tensor {
    return logSoftmax(this.asFloat(), normalizeAxis("logSoftmax", axis, this.rank));
  }
  /** Running sum. */
  cumsum(axis: number): Tensor {
    const x = this.asNumber();
    const attributes = { axis: normalizeAxis("cumsum", axis, this.rank) };
    return x.derived(ops.cumsum, attributes, x.shape);
  }
  /** Ascending, NaN last; equal values keep their order. */
  sort(axis = -1): Tensor {
    return this.gatherAt(normalizeAxis("sort", axis, this.rank), this.argsort(axis));
  }
  /** The indices that sort. int32. */
  argsort(axis = -1): Tensor {
    const attributes = { axis: normalizeAxis("argsort", axis, this.rank) };
    return this.derived(ops.argsort, attributes, this.shape, "int32");
  }
  /** `y[…, i, …] = x[…, index[…, i, …], …]` along `axis`; the other axes of `index` stretch to those of x. */
  gather(axis: number, index: TensorLike): Tensor {
    const at = normalizeAxis("gather", axis, this.rank);
    const chosen = new Tensor(this.operand("gather", index, "int32"));
    const width = chosen.shape[chosen.rank - this.rank + at] ?? 1;
    checkIndexShape("gather", chosen.shape, replaceAt(this.shape, at, width), at);
    return this.gatherAt(at, indexTensor("gather", chosen, this.shape[at] ?? 0));
  }
  /** Zeros of `length` along `axis`, with each element of x added at its `index`; index has the shape of x. */
  scatterAdd(axis: number, index: TensorLike, length: number): Tensor {
    const x = this.asNumber();
    const at = normalizeAxis("scatterAdd", axis, x.rank);
    const list = new Tensor(this.operand("scatterAdd", index, "int32"));
    checkIndexShape("scatterAdd", list.shape, x.shape, at);
    const chosen = indexTensor("scatterAdd", list, checkCount("scatterAdd", "length", length)).expand(
      x.shape,
    );
    const shape = replaceAt(x.shape, at, length);
    return new Tensor(node(ops.scatterAdd, [x.node, chosen.node], { axis: at }, shape, x.dtype));
  }
  /** The entries of `axis` at a list of indices: `x.take([2, 0], 0)` are rows 2 and 0. */
  take(index: TensorLike, axis: number): Tensor {
    const at = normalizeAxis("take", axis, this.rank);
    const list = indexTensor("take", new Tensor(this.operand("take", index, "int32")), this.shape[at] ?? 0);
    const ahead = new Array<number>(this.rank - at - 1).fill(1);
    return this.gatherAt(at, list.reshape([list.size, ...ahead]));
  }
  /** A new last axis of length `classes` with 1 at the value and 0 elsewhere. */
  oneHot(classes: number, dtype: Dtype = "float32"): Tensor {
    checkDtype("oneHot", dtype);
    const index = indexTensor("oneHot", this, checkCount("oneHot", "classes", classes), "class").unsqueeze(
      -1,
    );
    const ramp = new Tensor(node(ops.iota, [], undefined, [classes], "int32"));
    return index.equal(ramp).cast(dtype);
  }
  /** Matrix product of the last two axes; leading axes broadcast, vectors are rows or columns as they fit. */
  matmul(other: TensorLike): Tensor {
    const right = new Tensor(this.operand("matmul", other));
    const dtype = promote(promote(this.dtype, right.dtype), "int32");
    const { a, b, shape } = matmulOperands(this.cast(dtype), right.cast(dtype));
    const full = [...a.shape.slice(0, -1), b.shape.at(-1) ?? 1];
    return new Tensor(node(ops.matmul, [a.node, b.node], undefined, full, dtype)).reshape(shape);
  }

  // — Inside —

  /** The node of an operand: numbers and nested arrays take `dtype` where it holds them. @internal */
  operand(where: string, value: TensorLike, dtype: Dtype = this.dtype): Node {
    if (value instanceof Tensor) return value.node;
    const parsed = parseHostValue(where, value);
    return parsedNode(where, parsed, weakDtype(parsed, dtype));
  }

  private unary(op: Elementwise): Tensor {
    return new Tensor(elementwiseNode(op, [this.node]));
  }

  private binary(op: Elementwise, other: TensorLike): Tensor {
    return new Tensor(elementwiseNode(op, [this.node, this.operand(op.name, other)]));
  }

  /** `other op this`, under the name that the user called. */
  private reversed(op: Elementwise, other: TensorLike, where: string): Tensor {
    return new Tensor(elementwiseNode(op, [this.operand(where, other), this.node], undefined, where));
  }

  private derived(op: Op, attributes: unknown, shape: Shape, dtype: Dtype = this.dtype): Tensor {
    return new Tensor(node(op, [this.node], attributes, shape, dtype));
  }

  private reduce(op: Reduction, axes: Axes | undefined, options: ReduceOptions = {}): Tensor {
    return new Tensor(reductionNode(op, this.node, axes)).dropReduced(op.name, this.shape, axes, options);
  }

  private argReduce(op: Reduction, axis: number, options: ReduceOptions = {}): Tensor {
    const at = normalizeAxis(op.name, axis, this.rank);
    checkNotEmpty(op.name, this.shape, [at]);
    return new Tensor(reductionNode(op, this.node, at, "int32")).dropReduced(
      op.name,
      this.shape,
      at,
      options,
    );
  }

  /** Gathers at indices that are certain to exist. */
  private gatherAt(axis: number, index: Tensor): Tensor {
    const width = index.shape[index.rank - this.rank + axis] ?? 1;
    const shape = replaceAt(this.shape, axis, width);
    const spread = index.expand(shape);
    return new Tensor(node(ops.gather, [this.node, spread.node], { axis }, shape, this.dtype));
  }

  private dropReduced(
    name: string,
    from: Shape,
    axes: Axes | undefined,
    options: ReduceOptions = {},
    known: readonly string[] = ["keepDims"],
  ): Tensor {
    checkOptions(name, options, known);
    if (options.keepDims) return this;
    return this.reshape(reducedShape(from, normalizeAxes(name, axes, from.length), false));
  }

  private asNumber(): Tensor {
    return this.dtype === "bool" ? this.cast("int32") : this;
  }

  private asFloat(): Tensor {
    return isFloat(this.dtype) ? this : this.cast("float32");
  }
}

/** Any operand as a tensor; host values alone become float32 unless `dtype` says otherwise. */
export function asTensor(value: TensorLike, dtype?: Dtype, where = "tensor"): Tensor {
  if (value instanceof Tensor) return value;
  const parsed = parseHostValue(where, value);
  const wanted = dtype ?? dtypeAlone(parsed);
  return new Tensor(castNode(parsedNode(where, parsed, wanted), wanted));
}

/** Tensors joined along an axis; their other axes agree. */
export function concatTensors(where: string, tensors: readonly Tensor[], axis: number): Tensor {
  const [first, ...rest] = tensors;
  if (first === undefined) throw new ShapeError(`${where}: nothing to join. Give at least one tensor.`);
  const at = normalizeAxis(where, axis, first.rank);
  const dtype = tensors.reduce<Dtype>((common, x) => promote(common, x.dtype), "bool");
  for (const x of rest) {
    const fits = x.rank === first.rank && x.shape.every((length, i) => i === at || length === first.shape[i]);
    if (!fits) {
      throw new ShapeError(
        `${where}: ${showShape(first.shape)} and ${showShape(x.shape)} differ in another axis than ${at}, along which they are joined.`,
      );
    }
  }
  const length = tensors.reduce((total, x) => total + (x.shape[at] ?? 0), 0);
  const shape = replaceAt(first.shape, at, length);
  const nodes = tensors.map((x) => x.cast(dtype).node);
  return new Tensor(node(ops.concat, nodes, { axis: at }, shape, dtype));
}

export interface IndexOptions {
  /** bool: where it is false an index is not looked at, and comes out as 0. */
  readonly kept?: Tensor | undefined;
  /** For numbers from 0 to `length` − 1 that are no indices: what the largest is, in the words of the message. */
  readonly limit?: string | undefined;
}

/** Indices as int32, of which it is certain that they exist: checked now when their values are known, else on the read. */
export function indexTensor(
  where: string,
  index: Tensor,
  length: number,
  what = "index",
  { kept, limit }: IndexOptions = {},
): Tensor {
  const { node: chosen } = kept === undefined ? index : kept.where(index, 0);
  const attributes = { where, what, limit };
  const checked = new Tensor(
    elementwiseNode(ops.checkIndex, [chosen, index.operand(where, length, "int32")], attributes),
  );
  if (index.node.value !== undefined && (kept === undefined || isKnown(kept.node)))
    evaluateHere(checked.node);
  return checked.cast("int32");
}

/** Whether a value is there, or follows from values that are: from no argument of a function being compiled. */
function isKnown(node: Node): boolean {
  return pendingOrder([node]).every(({ op }) => op !== parameter);
}

function replaceAt(shape: Shape, axis: number, length: number): number[] {
  return shape.map((extent, i) => (i === axis ? length : extent));
}

/** An index stretches to the shape of what it indexes; only along the axis itself it has a length of its own. */
function checkIndexShape(where: string, index: Shape, target: Shape, axis: number): void {
  if (stretches(index, target)) return;
  throw new ShapeError(
    `${where}: an index of shape ${showShape(index)} does not stretch to ${showShape(target)}, with which it must agree in every axis but ${axis}.`,
  );
}

function hostDtype(where: string, ...values: TensorLike[]): Dtype {
  return values.map((value) => dtypeAlone(parseHostValue(where, value))).reduce(promote);
}

import { grad } from "../autograd/grad.js";
import { compile } from "../compile.js";
import { tensor } from "../create.js";
import { isFloat } from "../dtype.js";
import { StateError } from "../errors.js";
import { randomUniform } from "../random.js";
import { showShape } from "../shape.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import { numericalDerivative } from "./numerical.js";
import { currentTarget, type Target, widest } from "./target.js";

export interface GradientCheckOptions {
  /** The places of the inputs to differentiate with respect to. Default: every float input. */
  readonly wrt?: readonly number[];
  /** Also checks the derivative of the gradient. Default false. */
  readonly second?: boolean;
  /** Bound on the error of an element relative to the largest of its gradient. Default 1e-7; 1e-4 in float32. */
  readonly relative?: number;
  /** An error below this is none. Default 1e-9; 1e-6 in float32. */
  readonly absolute?: number;
  /** Seeds the random weights of the outputs. Default 1. */
  readonly seed?: number;
  /** Where the gradient is computed. Default: the target that `useTarget` set. */
  readonly target?: Target;
}

/** The element of a gradient that lies farthest from its numerical counterpart. */
export interface WorstElement {
  readonly order: 1 | 2;
  /** Which input, and which of its elements in row-major order. */
  readonly input: number;
  readonly element: number;
  readonly gradient: number;
  readonly numerical: number;
  /** Distance of the two. */
  readonly error: number;
}

type Inputs = readonly Tensor[];
type Scalar = (...xs: Tensor[]) => Tensor;

/**
 * Compares the gradient of `f` with central differences in float64, element by element; with `second`, the derivative
 * of the gradient too. An `f` that is no scalar is contracted with random weights first. Integer and bool inputs are
 * passed on untouched.
 *
 * @returns the worst elements found, when all are within bounds
 * @throws Error that names the worst element with its figures
 * @example
 * ```ts
 * import { checkGradient } from "@surprisal/tensor/testing";
 * await checkGradient((x, y) => x.mul(y).sin(), [[1, 2, 3], [0.5, 1, 2]], { second: true });
 * ```
 */
export async function checkGradient(
  f: Scalar,
  inputs: readonly TensorLike[],
  options: GradientCheckOptions = {},
): Promise<WorstElement[]> {
  const target = options.target ?? currentTarget();
  const points = inputs.map(inDouble);
  const wrt = options.wrt ?? points.flatMap((x, i) => (isFloat(x.dtype) ? [i] : []));
  const seed = options.seed ?? 1;
  const scalar = contracted(f, points, seed);
  const worst = [await compare(1, scalar, points, wrt, target, options)];
  if (options.second) {
    // The gradient, all its parts contracted with random weights, is a scalar again.
    const slope: Scalar = (...at) =>
      gradients(scalar, at, wrt)
        .map((gradient, i) => gradient.mul(weights(gradient, seed + i + 1)).sum())
        .reduce((a, b) => a.add(b));
    worst.push(await compare(2, slope, points, wrt, target, options));
  }
  return worst.filter((element) => element !== undefined);
}

/** On the CPU: host numbers and floats in float64; arrays of integers as they are. */
function inDouble(x: TensorLike): Tensor {
  const isHost = typeof x !== "object" || Array.isArray(x);
  const own = asTensor(x, isHost ? "float64" : undefined).to("cpu");
  return isFloat(own.dtype) ? own.cast("float64") : own;
}

/** `Σ w·f` with random weights w, unless f is a scalar already. */
function contracted(f: Scalar, points: Inputs, seed: number): Scalar {
  const { rank } = f(...points);
  if (rank === 0) return f;
  return (...xs) => {
    const y = f(...xs);
    return y.mul(weights(y, seed)).sum();
  };
}

/** Between 0.5 and 1.5: none is lost in the sum, and no two are alike. */
function weights(like: Tensor, seed: number): Tensor {
  return randomUniform(like.shape, { seed, low: 0.5, high: 1.5, dtype: "float64" }).cast(like.dtype);
}

function gradients(f: Scalar, xs: Inputs, wrt: readonly number[]): Tensor[] {
  const chosen = wrt.map((i) => xs[i] as Tensor);
  const partial = (at: readonly Tensor[]): Tensor => {
    const all = [...xs];
    for (const [place, i] of wrt.entries()) all[i] = at[place] as Tensor;
    return f(...all);
  };
  return [...grad(partial)(chosen)];
}

async function compare(
  order: 1 | 2,
  f: Scalar,
  points: Inputs,
  wrt: readonly number[],
  target: Target,
  options: GradientCheckOptions,
): Promise<WorstElement | undefined> {
  const dtype = widest(target);
  const { relative = dtype === "float64" ? 1e-7 : 1e-4, absolute = dtype === "float64" ? 1e-9 : 1e-6 } =
    options;
  const placed = points.map((x) => target.place(isFloat(x.dtype) ? x.cast(dtype) : x));
  const found = gradients(f, placed, wrt);
  let worst: WorstElement | undefined;
  let worstExcess = -1;
  for (const [place, gradient] of found.entries()) {
    const input = wrt[place] as number;
    const point = points[input] as Tensor;
    const values = await target.read(gradient);
    const numerical = await numericalGradient(f, points, input);
    const scale = Math.max(0, ...numerical.map(Math.abs).filter(Number.isFinite));
    for (const [element, expected] of numerical.entries()) {
      const actual = values[element] ?? Number.NaN;
      const error = Math.abs(actual - expected);
      const excess = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error / (absolute + relative * scale);
      if (excess <= worstExcess) continue;
      worstExcess = excess;
      worst = { order, input, element, gradient: actual, numerical: expected, error };
    }
    if (gradient.size !== point.size) {
      throw new Error(
        `checkGradient: input ${input} has shape ${showShape(point.shape)}, its gradient ${showShape(gradient.shape)}.`,
      );
    }
  }
  if (worst !== undefined && worstExcess > 1) throw new Error(describe(worst, points));
  return worst;
}

async function numericalGradient(f: Scalar, points: Inputs, input: number): Promise<number[]> {
  const point = points[input] as Tensor;
  const values = Float64Array.from(await point.data());
  const along = repeated((x) => f(...points.map((other, i) => (i === input ? x : other))), point);
  const at = async (element: number, value: number): Promise<number> => {
    const moved = values.slice();
    moved[element] = value;
    return along(tensor(moved, { shape: point.shape })).item();
  };
  const slopes: number[] = [];
  for (const [element, value] of values.entries()) {
    slopes.push((await numericalDerivative((x) => at(element, x), value)).value);
  }
  return slopes;
}

/** Compiled, since it is evaluated dozens of times for each element; a function that reads its argument cannot be. */
function repeated(f: (x: Tensor) => Tensor, point: Tensor): (x: Tensor) => Tensor {
  const compiled = compile(f, { reuseOutputs: true });
  try {
    compiled(point);
    return compiled;
  } catch (error) {
    if (error instanceof StateError) return f;
    throw error;
  }
}

function describe(worst: WorstElement, points: Inputs): string {
  const { order, input, element, gradient, numerical, error } = worst;
  const point = points[input] as Tensor;
  return (
    `checkGradient: the ${order === 1 ? "gradient" : "derivative of the gradient"} is wrong at element ${element} of ` +
    `input ${input} ${showShape(point.shape)}: ${gradient}, but differences give ${numerical} (apart by ` +
    `${error.toExponential(2)}; the input there is ${point.dataSync()[element]}).`
  );
}

import { grad } from "../autograd/grad.js";
import { compile } from "../compile.js";
import { tensor } from "../create.js";
import { isFloat, type TypedArray } from "../dtype.js";
import { StateError } from "../errors.js";
import { evaluate } from "../evaluate.js";
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
  // The gradient, all its parts contracted with random weights, is a scalar again.
  const slope: Scalar = (...at) =>
    gradients(scalar, at, wrt)
      .map((gradient, i) => gradient.mul(weights(gradient, seed + i + 1)).sum())
      .reduce((a, b) => a.add(b));
  const scalars = options.second ? [scalar, slope] : [scalar];
  const found = await gradientsOf(scalars, points, wrt, target);
  const numerical = await numericalGradients(scalars, points, wrt);
  return scalars.flatMap((_, i) => {
    const order = i === 0 ? 1 : 2;
    return compare(order, found[i] ?? [], numerical[i] ?? [], points, wrt, options) ?? [];
  });
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
  return [...grad((at: readonly Tensor[]) => f(...replaced(xs, wrt, at)))(chosen)];
}

function replaced(xs: Inputs, wrt: readonly number[], by: Inputs): Tensor[] {
  return xs.map((x, i) => by[wrt.indexOf(i)] ?? x);
}

/** The gradients of each scalar as the target computes them, in one program. */
async function gradientsOf(
  scalars: readonly Scalar[],
  points: Inputs,
  wrt: readonly number[],
  target: Target,
): Promise<TypedArray[][]> {
  const dtype = widest(target);
  const placed = points.map((x) => target.place(isFloat(x.dtype) ? x.cast(dtype) : x));
  const found = scalars.map((f) => gradients(f, placed, wrt));
  for (const [place, input] of wrt.entries()) {
    for (const gradient of found.flatMap((all) => all[place] ?? [])) {
      const { shape, size } = points[input] as Tensor;
      if (gradient.size === size) continue;
      throw new Error(
        `checkGradient: input ${input} has shape ${showShape(shape)}, its gradient ${showShape(gradient.shape)}.`,
      );
    }
  }
  await evaluate(...found.flat());
  return Promise.all(found.map((all) => Promise.all(all.map(target.read))));
}

function compare(
  order: 1 | 2,
  found: readonly TypedArray[],
  numerical: readonly (readonly number[])[],
  points: Inputs,
  wrt: readonly number[],
  options: GradientCheckOptions,
): WorstElement | undefined {
  const inDouble = widest(options.target ?? currentTarget()) === "float64";
  const { relative = inDouble ? 1e-7 : 1e-4, absolute = inDouble ? 1e-9 : 1e-6 } = options;
  let worst: WorstElement | undefined;
  let worstExcess = -1;
  for (const [place, input] of wrt.entries()) {
    const expectations = numerical[place] ?? [];
    const scale = Math.max(0, ...expectations.map(Math.abs).filter(Number.isFinite));
    for (const [element, expected] of expectations.entries()) {
      const actual = found[place]?.[element] ?? Number.NaN;
      const error = Math.abs(actual - expected);
      const excess = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error / (absolute + relative * scale);
      if (excess <= worstExcess) continue;
      worstExcess = excess;
      worst = { order, input, element, gradient: actual, numerical: expected, error };
    }
  }
  if (worst !== undefined && worstExcess > 1) throw new Error(describe(worst, points));
  return worst;
}

/** For each scalar the derivatives in the elements of each input. */
async function numericalGradients(
  scalars: readonly Scalar[],
  points: Inputs,
  wrt: readonly number[],
): Promise<number[][][]> {
  const chosen = wrt.map((i) => points[i] as Tensor);
  const along = repeated((at) => scalars.map((f) => f(...replaced(points, wrt, at))), chosen);
  const slopes = scalars.map((): number[][] => chosen.map(() => []));
  for (const [place, point] of chosen.entries()) {
    const values = Float64Array.from(await point.data());
    for (const [element, value] of values.entries()) {
      // All scalars are computed together: the steps of one are largely those of the others.
      const known = new Map<number, Promise<number[]>>();
      const at = (x: number): Promise<number[]> => {
        const moved = Float64Array.from(values);
        moved[element] = x;
        const there = chosen.with(place, tensor(moved, { shape: point.shape }));
        return Promise.all(along(there).map((y) => y.item()));
      };
      const remembered = (x: number): Promise<number[]> => {
        const result = known.get(x) ?? at(x);
        known.set(x, result);
        return result;
      };
      for (const [i, of] of slopes.entries()) {
        const derivative = await numericalDerivative(async (x) => (await remembered(x))[i] as number, value);
        of[place]?.push(derivative.value);
      }
    }
  }
  return slopes;
}

/** Compiled, since it is evaluated dozens of times for each element; a function that reads its argument cannot be. */
function repeated(f: (at: Inputs) => Tensor[], points: Inputs): (at: Inputs) => Tensor[] {
  const compiled = compile(f, { reuseOutputs: true });
  try {
    compiled(points);
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

import { type AnyLoss, type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { grad, Tensor, tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { regressionLosses } from "./all.js";

// What the losses say of themselves, held against random inputs.

type Options = { readonly [option: string]: number };
type Prediction = { readonly [name: string]: Tensor };
type Case = readonly [name: string, loss: AnyLoss];

const cases: readonly Case[] = regressionLosses.map((loss) => [loss.name, loss]);
const stating = (property: string, value?: unknown) =>
  cases.filter(([, { definition }]) => {
    const stated = (definition.properties as { readonly [name: string]: unknown })[property];
    return value === undefined ? stated !== undefined : stated === value;
  });

/** The defaults of its numbers, and three quarters of them. */
function optionsOf({ definition }: AnyLoss): Options[] {
  const numbers = Object.entries(definition.options).flatMap(([name, spec]) => {
    const isNumber = spec.type === undefined || spec.type === "number";
    return isNumber && typeof spec.default === "number" ? [[name, spec.default] as const] : [];
  });
  return [1, 0.75].map((factor) =>
    Object.fromEntries(numbers.map(([name, value]) => [name, factor * value])),
  );
}

/** Random arguments in float64; the prediction as a list of tensors by name. */
function draw(
  loss: AnyLoss,
  shape: readonly number[],
  seed: number,
): { prediction: Prediction; target: Tensor } {
  const drawn = sampleInputs(loss as DynamicLoss, { shape, seed, dtype: "float64" });
  const { prediction, target } = drawn as { prediction: Tensor | Prediction; target: Tensor };
  return { prediction: prediction instanceof Tensor ? { "": prediction } : prediction, target };
}

function call(loss: AnyLoss, prediction: Prediction, target: Tensor, options: object): Tensor {
  return (loss as DynamicLoss)(prediction[""] ?? prediction, target, options);
}

const shapeFor = ({ definition }: AnyLoss) =>
  definition.kind === "elementwise"
    ? [200]
    : Object.values(definition.domain).includes("box")
      ? [50, 4]
      : [50, 3];

/** f(a) + f(b) − 2 f((a + b)/2) of random a and b, and the size of what was added up. */
function bend(loss: AnyLoss, options: Options, seed: number): { bend: number; size: number }[] {
  const { prediction: a, target } = draw(loss, shapeFor(loss), 2 * seed);
  const { prediction: b } = draw(loss, shapeFor(loss), 2 * seed + 1);
  const middle = Object.fromEntries(Object.entries(a).map(([name, x]) => [name, x.add(b[name] ?? x).div(2)]));
  const [left, right, half] = [a, b, middle].map((x) =>
    call(loss, x, target, { ...options, reduction: "none" }).dataSync(),
  ) as [Float64Array, Float64Array, Float64Array];
  return Array.from(half, (y, i) => {
    const ends = (left[i] ?? 0) + (right[i] ?? 0);
    return { bend: ends - 2 * y, size: Math.abs(ends) + 2 * Math.abs(y) };
  });
}

test.each(stating("convex", true))("%s is convex: never above the chord", (_, loss) => {
  for (const options of optionsOf(loss)) {
    const bends = [1, 2, 3].flatMap((seed) => bend(loss, options, seed));
    expect(bends.filter(({ bend, size }) => !(bend >= -1e-12 * (1 + size)))).toEqual([]);
  }
});

const elementwise = cases.filter(([, { definition }]) => definition.kind === "elementwise");
const onResiduals = elementwise.filter(
  ([, { definition }]) => definition.domain.prediction === "real" && definition.domain.target === "real",
);

test.each(stating("convex", false).filter((each) => onResiduals.includes(each)))(
  "%s is not convex: above some chord",
  (_, loss) => {
    const far = tensor([-1000, 1000], { dtype: "float64" });
    const near = tensor([-2, 0.5], { dtype: "float64" });
    const at = (x: Tensor) => call(loss, { "": x }, tensor(0.25), { reduction: "none" });
    const bends = at(far)
      .add(at(near))
      .sub(at(far.add(near).div(2)).mul(2));
    expect(bends.min().itemSync()).toBeLessThan(0);
  },
);

function boundOf({ definition }: AnyLoss, options: Options): number {
  const { lipschitz = Number.NaN } = definition.properties;
  return typeof lipschitz === "function" ? lipschitz(options) : lipschitz;
}

test.each(stating("lipschitz"))("the slope of %s stays within what it says", (_, loss) => {
  for (const options of optionsOf(loss)) {
    for (const [seed, scale] of [1, 10, 1000].entries()) {
      const { prediction, target } = draw(loss, shapeFor(loss), seed);
      const spread = Object.fromEntries(Object.entries(prediction).map(([key, x]) => [key, x.mul(scale)]));
      const slopes = grad((at: Prediction) => call(loss, at, target, { ...options, reduction: "sum" }))(
        spread,
      );
      for (const slope of Object.values(slopes)) {
        expect(slope.abs().max().itemSync()).toBeLessThanOrEqual(boundOf(loss, options) * (1 + 1e-12));
      }
    }
  }
});

test.each(stating("lipschitz").filter((each) => onResiduals.includes(each)))(
  "the slope of %s comes near what it says",
  (_, loss) => {
    for (const options of optionsOf(loss)) {
      const sizes = Float64Array.from({ length: 400 }, (_, i) => 10 ** (i / 50 - 4));
      const residuals = tensor(sizes).concat(tensor(sizes).neg(), 0);
      const f = (x: Tensor) => call(loss, { "": x }, tensor(0), { ...options, reduction: "sum" });
      expect(grad(f)(residuals).abs().max().itemSync()).toBeGreaterThan(0.95 * boundOf(loss, options));
    }
  },
);

type Constant = number | { readonly [name: string]: number };

const mean = (x: readonly number[]) => x.reduce((sum, y) => sum + y, 0) / x.length;
const variance = (x: readonly number[]) => mean(x.map((y) => (y - mean(x)) ** 2));
const ascending = (x: readonly number[]) => [...x].sort((a, b) => a - b);
const quantile = (x: readonly number[], q: number) => ascending(x)[Math.floor(q * x.length)] ?? Number.NaN;
const median = (x: readonly number[]) => quantile(x, 0.5);

/** Where f, which rises, is 0. */
function zeroOf(f: (x: number) => number, low: number, high: number): number {
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}

const expectile = (x: readonly number[], tau: number) =>
  zeroOf(
    (m) => mean(x.map((y) => (y > m ? -tau * (y - m) : (1 - tau) * (m - y)))),
    Math.min(...x),
    Math.max(...x),
  );

function weightedMedian(x: readonly number[], weight: (y: number) => number): number {
  const half = x.reduce((sum, y) => sum + weight(y), 0) / 2;
  const upTo = (m: number) => x.reduce((sum, y) => sum + (y <= m ? weight(y) : 0), 0);
  return ascending(x).find((y) => upTo(y) > half) ?? Number.NaN;
}

/** From the median on, the mean of what lies within c of the last. */
function trimmedMean(x: readonly number[], c: number): number {
  let center = median(x);
  for (let step = 0; step < 50; step++) center = mean(x.filter((y) => Math.abs(y - center) <= c));
  return center;
}

/** Iₙ(k), by its integral. */
function bessel(order: number, k: number): number {
  const angles = Array.from({ length: 200 }, (_, i) => (Math.PI * (i + 0.5)) / 200);
  return mean(angles.map((angle) => Math.exp(k * Math.cos(angle)) * Math.cos(order * angle)));
}

function meanDirection(x: readonly number[]): Constant {
  const [c, s] = [mean(x.map(Math.cos)), mean(x.map(Math.sin))];
  const concentration = zeroOf((k) => bessel(1, k) / bessel(0, k) - Math.hypot(c, s), 0, 50);
  return { location: Math.atan2(s, c), concentration };
}

/** The constants that the losses say minimise their sum, computed from what their names mean. */
const constants: { readonly [name: string]: (labels: readonly number[], options: Options) => Constant } = {
  mean,
  median,
  quantile: (x, { quantile: q = 0.5 }) => quantile(x, q),
  expectile: (x, { tau = 0.5 }) => expectile(x, tau),
  "quantile under/(over + under)": (x, { over = 1, under = 1 }) => quantile(x, under / (over + under)),
  "expectile under/(over + under)": (x, { over = 1, under = 1 }) => expectile(x, under / (over + under)),
  "median weighted by 1/|target|": (x) => weightedMedian(x, (y) => 1 / Math.abs(y)),
  "geometric mean of 1 + target, less 1": (x) => Math.expm1(mean(x.map(Math.log1p))),
  "−log(mean of exp(−a target))/a": (x, { a = 1 }) => -Math.log(mean(x.map((y) => Math.exp(-a * y)))) / a,
  "mean of the targets within c of it": (x, { c = 1 }) => trimmedMean(x, c),
  "log of the mean": (x) => Math.log(mean(x)),
  "reciprocal of the mean": (x) => 1 / mean(x),
  "mean and variance": (x) => ({ mean: mean(x), variance: variance(x) }),
  "median and mean absolute deviation from it": (x) => ({
    location: median(x),
    scale: mean(x.map((y) => Math.abs(y - median(x)))),
  }),
  "mean and standard deviation of the logarithms": (x) => ({
    location: mean(x.map(Math.log)),
    scale: Math.sqrt(variance(x.map(Math.log))),
  }),
  "quantiles alpha/2 and 1 − alpha/2": (x, { alpha = 0.05 }) => ({
    lower: quantile(x, alpha / 2),
    upper: quantile(x, 1 - alpha / 2),
  }),
  "mean direction, and the κ whose I₁(κ)/I₀(κ) is the mean resultant length": meanDirection,
};

// The mean and covariance of vectors are tested beside their loss.
const named = stating("minimisedBy").filter(
  ([, { definition }]) => definition.properties.minimisedBy !== "mean and covariance",
);

test.each(named)("what %s says minimises it: the slopes change sign there", (_, loss) => {
  const n = 9;
  for (const options of optionsOf(loss)) {
    const { target } = draw(loss, [n], 5);
    const { minimisedBy = "" } = loss.definition.properties;
    const constant = constants[minimisedBy]?.([...target.dataSync()], options);
    if (constant === undefined) throw new Error(`Say above how to compute "${minimisedBy}".`);
    const entries = typeof constant === "number" ? [["", constant] as const] : Object.entries(constant);
    const slopesAt = (shift: number, shifted: string) => {
      const at = Object.fromEntries(
        entries.map(([name, x]) => [name, tensor(name === shifted ? x + shift : x, { dtype: "float64" })]),
      );
      const total = (x: Prediction) => {
        const everywhere = Object.fromEntries(Object.entries(x).map(([name, y]) => [name, y.expand([n])]));
        return call(loss, everywhere, target, { ...options, reduction: "sum" });
      };
      return grad(total)(at)[shifted]?.itemSync() ?? Number.NaN;
    };
    for (const [name] of entries) {
      expect(slopesAt(-1e-6, name)).toBeLessThan(0);
      expect(slopesAt(1e-6, name)).toBeGreaterThan(0);
    }
  }
});

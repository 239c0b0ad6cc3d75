// Closed forms against sums and integrals of the densities themselves.

import { grad, type Tensor, tensor } from "@surprisal/tensor";
import { checkGradient } from "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import * as measures from "./index.js";
import { normalQuantile } from "./support/normal-quantile.js";

interface Family {
  /** Density, or probability, of x for parameters in the order of `names`. */
  readonly density: (x: number, ...parameters: number[]) => number;
  readonly names: readonly string[];
  readonly p: readonly number[];
  readonly q: readonly number[];
  /** The ends of the support; "counts" for whole numbers from 0. */
  readonly support: readonly [number, number] | "counts" | ((...parameters: number[]) => [number, number]);
  /** Whether the density has a corner at the first parameter. */
  readonly corners?: true;
  /** The inverse of the distribution function, where a Wasserstein distance is checked. */
  readonly quantile?: (u: number, ...parameters: number[]) => number;
}

const line = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const half = [0, Number.POSITIVE_INFINITY] as const;
const unit = [0, 1] as const;
const { exp, log, abs, sqrt, PI } = Math;

/** Of whole and half-whole numbers. */
const gamma = (x: number): number => (x === 0.5 ? sqrt(PI) : x === 1 ? 1 : (x - 1) * gamma(x - 1));
const bell = (x: number) => exp(-(x ** 2) / 2) / sqrt(2 * PI);

const families: { readonly [name: string]: Family } = {
  normal: {
    names: ["mean", "standardDeviation"],
    density: (x, m, s) => bell((x - m) / s) / s,
    support: line,
    p: [0.3, 1.2],
    q: [-0.5, 2],
    quantile: (u, m, s) => m + s * normalQuantile(u),
  },
  logNormal: {
    names: ["location", "scale"],
    density: (x, m, s) => bell((log(x) - m) / s) / (s * x),
    support: half,
    p: [0.3, 0.7],
    q: [-0.2, 1.1],
  },
  halfNormal: {
    names: ["scale"],
    density: (x, s) => (2 * bell(x / s)) / s,
    support: half,
    p: [1.3],
    q: [2.1],
  },
  laplace: {
    names: ["location", "scale"],
    density: (x, m, b) => exp(-abs(x - m) / b) / (2 * b),
    support: line,
    corners: true,
    p: [0.3, 1.2],
    q: [-0.5, 0.7],
    quantile: (u, m, b) => m - b * Math.sign(u - 0.5) * Math.log1p(-2 * abs(u - 0.5)),
  },
  logistic: {
    names: ["location", "scale"],
    density: (x, m, s) => 1 / (4 * s * Math.cosh((x - m) / (2 * s)) ** 2),
    support: line,
    p: [0.3, 1.2],
    q: [-0.5, 0.7],
    quantile: (u, m, s) => m + s * log(u / (1 - u)),
  },
  cauchy: {
    names: ["location", "scale"],
    density: (x, m, s) => s / (PI * ((x - m) ** 2 + s ** 2)),
    support: line,
    p: [0.3, 1.2],
    q: [-0.5, 0.7],
  },
  halfCauchy: {
    names: ["scale"],
    density: (x, s) => (2 * s) / (PI * (x ** 2 + s ** 2)),
    support: half,
    p: [1.3],
    q: [0.6],
  },
  gumbel: {
    names: ["location", "scale"],
    density: (x, m, s) => exp(-(x - m) / s - exp(-(x - m) / s)) / s,
    support: line,
    p: [0.3, 1.2],
    q: [-0.5, 0.9],
    quantile: (u, m, s) => m - s * log(-log(u)),
  },
  weibull: {
    names: ["scale", "concentration"],
    density: (x, l, k) => (k / l) * (x / l) ** (k - 1) * exp(-((x / l) ** k)),
    support: half,
    p: [1.3, 1.5],
    q: [0.9, 1.2],
  },
  exponential: {
    names: ["rate"],
    density: (x, l) => l * exp(-l * x),
    support: half,
    p: [1.3],
    q: [0.4],
    quantile: (u, l) => -Math.log1p(-u) / l,
  },
  gamma: {
    names: ["concentration", "rate"],
    density: (x, a, b) => (b ** a * x ** (a - 1) * exp(-b * x)) / gamma(a),
    support: half,
    p: [2.5, 1.3],
    q: [1.5, 0.4],
  },
  chiSquared: {
    names: ["degreesOfFreedom"],
    density: (x, nu) => (x ** (nu / 2 - 1) * exp(-x / 2)) / (2 ** (nu / 2) * gamma(nu / 2)),
    support: half,
    p: [3],
    q: [5],
  },
  rayleigh: {
    names: ["scale"],
    density: (x, s) => (x / s ** 2) * exp(-(x ** 2) / (2 * s ** 2)),
    support: half,
    p: [1.3],
    q: [0.9],
    quantile: (u, s) => s * sqrt(-2 * Math.log1p(-u)),
  },
  studentT: {
    names: ["degreesOfFreedom", "location", "scale"],
    density: (x, nu, m, s) =>
      (gamma((nu + 1) / 2) / (gamma(nu / 2) * sqrt(nu * PI) * s)) *
      (1 + ((x - m) / s) ** 2 / nu) ** (-(nu + 1) / 2),
    support: line,
    p: [4, 0.3, 1.2],
    q: [4, 0.3, 1.2],
  },
  beta: {
    names: ["alpha", "beta"],
    density: (x, a, b) => (x ** (a - 1) * (1 - x) ** (b - 1) * gamma(a + b)) / (gamma(a) * gamma(b)),
    support: unit,
    p: [2.5, 3],
    q: [1.5, 1],
  },
  kumaraswamy: {
    names: ["alpha", "beta"],
    density: (x, a, b) => a * b * x ** (a - 1) * (1 - x ** a) ** (b - 1),
    support: unit,
    p: [2.5, 3],
    q: [2.5, 3],
  },
  continuousBernoulli: {
    names: ["probability"],
    density: (x, l) => ((log(l / (1 - l)) / (2 * l - 1)) * l ** x) / (1 - l) ** (x - 1),
    support: unit,
    p: [0.8],
    q: [0.45],
  },
  uniform: {
    names: ["low", "high"],
    density: (_, a, b) => 1 / (b - a),
    support: (a, b) => [a, b],
    p: [0.5, 2],
    q: [-1, 4],
    quantile: (u, a, b) => a + (b - a) * u,
  },
  pareto: {
    names: ["scale", "alpha"],
    density: (x, m, a) => (a * m ** a) / x ** (a + 1),
    support: (m) => [m, Number.POSITIVE_INFINITY],
    p: [1.5, 3],
    q: [1, 2.5],
  },
  bernoulli: {
    names: ["probability"],
    density: (x, p) => (x === 0 ? 1 - p : x === 1 ? p : 0),
    support: "counts",
    p: [0.3],
    q: [0.6],
  },
  geometric: {
    names: ["probability"],
    density: (x, p) => p * (1 - p) ** x,
    support: "counts",
    p: [0.3],
    q: [0.6],
  },
  poisson: {
    names: ["rate"],
    density: (x, l) => {
      let term = exp(-l);
      for (let i = 1; i <= x; i++) term *= l / i;
      return term;
    },
    support: "counts",
    p: [2.3],
    q: [0.9],
  },
};

/** By double exponential substitutions; `to` may be infinite. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const step = 1 / 64;
  let sum = 0;
  for (let i = -6 * 64; i <= 6 * 64; i++) {
    const [inner, slope] = [(PI / 2) * Math.sinh(i * step), (PI / 2) * Math.cosh(i * step)];
    const [x, dx] =
      to === Number.POSITIVE_INFINITY
        ? [from + exp(inner), exp(inner)]
        : [from + (to - from) / (1 + exp(-2 * inner)), (to - from) / (2 * Math.cosh(inner) ** 2)];
    const term = f(x) * dx * slope;
    if (Number.isFinite(term)) sum += term;
  }
  return sum * step;
}

/** In parts, so that corners of the density lie at their ends. */
function over({ support, p, q, corners }: Family, f: (x: number) => number): number {
  if (support === "counts") return Array.from({ length: 150 }, (_, x) => f(x)).reduce((a, b) => a + b);
  const [from, to] = typeof support === "function" ? support(...p) : support;
  if (from !== Number.NEGATIVE_INFINITY) return integral(f, from, to);
  const [a, b] = corners ? [p[0] ?? 0, q[0] ?? 0].sort((x, y) => x - y) : [0, 0];
  const [low, high] = [a ?? 0, b ?? 0];
  const tails = integral((x) => f(-x), -low, to) + integral(f, high, to);
  return low < high ? tails + integral(f, low, high) : tails;
}

type Measure = (p: object, q?: object) => Tensor;
const exports = measures as unknown as { readonly [name: string]: Measure | undefined };
const xlogx = (x: number) => (x > 0 ? x * log(x) : 0);
const rel = (x: number, y: number) => (x > 0 ? x * log(x / y) : 0);

/** What each kind of measure is by its definition. */
const definitions: { readonly [kind: string]: (family: Family) => number } = {
  Entropy: (family) => over(family, (x) => -xlogx(family.density(x, ...family.p))),
  KlDivergence: (family) =>
    over(family, (x) => rel(family.density(x, ...family.p), family.density(x, ...family.q))),
  HellingerDistance: (family) =>
    sqrt(
      over(
        family,
        (x) => (sqrt(family.density(x, ...family.p)) - sqrt(family.density(x, ...family.q))) ** 2,
      ) / 2,
    ),
  JensenShannonDivergence: (family) =>
    over(family, (x) => {
      const [a, b] = [family.density(x, ...family.p), family.density(x, ...family.q)];
      return rel(a, (a + b) / 2) / 2 + rel(b, (a + b) / 2) / 2;
    }),
  WassersteinDistance: ({ quantile, p, q }) =>
    quantile === undefined
      ? Number.NaN
      : sqrt(integral((u) => (quantile(u, ...p) - quantile(u, ...q)) ** 2, 0, 1)),
};

const rows = Object.entries(families).flatMap(([name, family]) =>
  Object.keys(definitions).flatMap((kind) => {
    const measure = exports[name + kind];
    return measure === undefined ? [] : [{ name: name + kind, kind, family, measure }];
  }),
);

const named = ({ names }: Family, values: readonly unknown[]) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]]));

test("every closed form is among those checked", () => {
  const kinds = Object.keys(definitions).join("|");
  const closed = Object.keys(measures).filter((name) =>
    new RegExp(`^(?!multivariate|dirichlet)(${Object.keys(families).join("|")})(${kinds})$`).test(name),
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(closed.sort());
});

test("slopes through the digamma function have all digits, where torch 1.13 has nine", () => {
  // ψ′ by mpmath, with 40 digits.
  const trigamma = [
    [0.7, 2.834049156694611],
    [2.5, 0.490357756100235],
    [8, 0.133137014694031],
  ] as const;
  for (const [a, slope] of trigamma) {
    const f = (concentration: Tensor) => measures.gammaEntropy({ concentration, rate: 2 });
    const ours = grad(f)(tensor(a, { dtype: "float64" })).itemSync();
    expect(ours).toBeCloseTo(1 + (1 - a) * slope, 14);
  }
});

describe.each(rows)("$name", ({ kind, family, measure }) => {
  const { p, q } = family;

  test("is what its definition says", () => {
    const own = measure(named(family, p), named(family, q)).itemSync();
    expect(own).toBeCloseTo(definitions[kind]?.(family) ?? Number.NaN, 8);
  });

  test("has the gradients that differences give", async () => {
    const both = kind !== "Entropy";
    const f = (...xs: Tensor[]) => measure(named(family, xs), named(family, xs.slice(p.length)));
    await checkGradient(f, [...p, ...(both ? q : [])], { second: true, relative: 1e-6 });
  });

  if (kind === "Entropy") return;
  test("is 0 between equals and positive between others", () => {
    const between = (x: readonly unknown[], y: readonly unknown[]) =>
      measure(named(family, x), named(family, y));
    expect(Math.abs(between(p, p).itemSync())).toBeLessThan(kind === "HellingerDistance" ? 1e-7 : 1e-14);
    // From p to places on the way to q, near and far; ∞ where what is possible here is not there.
    const way = [1e-3, 0.1, 0.5, 1].map((part) => p.map((value, i) => value + part * ((q[i] ?? 0) - value)));
    for (const other of way) {
      expect(between(p, other).itemSync()).toBeGreaterThan(0);
      expect(between(other, p).itemSync()).toBeGreaterThan(0);
    }
  });
});

test("at the ends of their parameters measures are their limits", () => {
  const oo = Number.POSITIVE_INFINITY;
  expect(measures.geometricEntropy({ probability: [0, 1] }).arraySync()).toEqual([oo, 0]);
  expect(measures.bernoulliEntropy({ probability: [0, 1] }).arraySync()).toEqual([0, 0]);
  expect(measures.poissonKlDivergence({ rate: [0, 0, 1] }, { rate: [0, 1, 0] }).arraySync()).toEqual([
    0,
    1,
    oo,
  ]);
  expect(measures.uniformKlDivergence({ low: 0, high: 1 }, { low: 0.5, high: 1 }).itemSync()).toBe(oo);
  expect(measures.paretoKlDivergence({ alpha: 1 }, { alpha: 1, scale: 2 }).itemSync()).toBe(oo);
  expect(measures.laplaceEntropy({ scale: [0, -1] }).arraySync()).toEqual([-oo, Number.NaN]);
  expect(measures.continuousBernoulliEntropy({ probability: 0.5 }).itemSync()).toBe(0);
  expect(measures.normalMutualInformation([1, 2]).arraySync()).toEqual([oo, Number.NaN]);
});

test("where a rate is 0 the distance has its slope: none from itself, −∞ from others", () => {
  const rates = { p: tensor([0, 0], { dtype: "float64" }), q: tensor([0, 1], { dtype: "float64" }) };
  const distance = (rate: Tensor) => measures.poissonHellingerDistance({ rate }, { rate: rates.q }).sum();
  expect(grad(distance)(rates.p).dataSync()).toBeAllClose([0, Number.NEGATIVE_INFINITY]);
  const coins = (p: Tensor) =>
    measures.bernoulliHellingerDistance({ probability: p }, { probability: rates.q }).sum();
  expect(grad(coins)(rates.p).dataSync()).toBeAllClose([0, Number.NEGATIVE_INFINITY]);
});

test("of two normal variables the information is the divergence from independent ones", async () => {
  const rho = [-0.9, 0.3, 0.99];
  const joint = measures.multivariateNormalKlDivergence(
    {
      covariance: rho.map((r) => [
        [1, r],
        [r, 1],
      ]),
    },
    {
      covariance: [
        [1, 0],
        [0, 1],
      ],
    },
  );
  expect(measures.normalMutualInformation(rho)).toBeAllClose(joint);
  await checkGradient((r) => measures.normalMutualInformation(r, { base: 2 }), [rho], { second: true });
});

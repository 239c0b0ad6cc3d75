// Figures of the page beside what they must be: as the chapter prints them, or as plain arithmetic gives them.

import { labels, logP, p, printed, y } from "../data/chapter.js";
import { klNumbers, softmaxNumbers } from "./chapter-numbers.js";
import { lossAt } from "./curve.js";
import { estimatorOf } from "./estimators.js";
import { coin, divergences, lightSwitch, parts } from "./information.js";
import { lossNamed } from "./losses.js";

export type Precision = "single" | "double";

export interface Claim {
  readonly name: string;
  /** Where the reference comes from. */
  readonly source: string;
  readonly reference: number;
  /** The precision that the reference is told in. */
  readonly precision: Precision;
  compute(): number;
}

export interface Proven {
  readonly computed: number;
  /** How many steps between neighbouring numbers of that precision it is off by. */
  readonly ulps: number;
  readonly microseconds: number;
}

const byName = (name: string, rows: () => readonly { id: string; computed: number }[]) => () =>
  rows().find(({ id }) => id === name)?.computed ?? Number.NaN;
const chapter = { source: "printed by the chapter", precision: "single" } as const;
const arithmetic = { source: "plain arithmetic", precision: "double" } as const;
const at = (name: string, label: number, x: number, options = {}) =>
  lossAt(lossNamed(name), options, label, x);
const least = (name: string, options = {}) => estimatorOf(name, options).best(labels);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const claims: readonly Claim[] = [
  {
    ...{ name: "softmax cross-entropy of ten scores", ...chapter, reference: printed.softmaxLoss },
    compute: byName("softmax-loss", softmaxNumbers),
  },
  {
    ...{ name: "D(y‖p), averaged over ten classes", ...chapter, reference: printed.klYP },
    compute: byName("kl-y-p", klNumbers),
  },
  {
    ...{ name: "D(e₃‖p), averaged over ten classes", ...chapter, reference: printed.klOneHot },
    compute: byName("kl-one-hot", klNumbers),
  },
  {
    ...{ name: "logistic loss of score 1, label 1", ...arithmetic, reference: Math.log1p(Math.exp(-1)) },
    compute: () => at("logistic", 1, 1).value,
  },
  {
    ...{ name: "its gradient", ...arithmetic, reference: -1 / (1 + Math.E) },
    compute: () => at("logistic", 1, 1).gradient,
  },
  {
    ...{ name: "its second derivative", ...arithmetic, reference: Math.E / (1 + Math.E) ** 2 },
    compute: () => at("logistic", 1, 1).second,
  },
  {
    ...{ name: "logistic loss of score −1000, label 1", ...arithmetic, reference: 1000 },
    compute: () => at("logistic", 1, -1000).value,
  },
  {
    ...{ name: "Huber with δ = 0.3, 2.5 away", ...arithmetic, reference: 0.3 * (2.5 - 0.15) },
    compute: () => at("huber", 0, 2.5, { delta: 0.3 }).value,
  },
  {
    ...{ name: "constant that minimises L1: the median", ...arithmetic, reference: 0.75 },
    compute: () => least("absoluteError"),
  },
  {
    ...{
      name: "constant that minimises L2: the mean",
      ...arithmetic,
      reference: sum(labels) / labels.length,
    },
    compute: () => least("halfSquaredError"),
  },
  {
    ...{ name: "constant that minimises Huber, ρ = 2", ...arithmetic, reference: 13 / 12 },
    compute: () => least("huber", { rho: 2 }),
  },
  {
    ...{ name: "entropy of a coin with p = ¼, in bits", ...arithmetic, reference: 2 - 0.75 * Math.log2(3) },
    compute: () => coin(0.25).entropy,
  },
  {
    ...{ name: "mutual information of switch and bulb", ...arithmetic, reference: 1 },
    compute: () => parts(lightSwitch(0.5, 1)).mutual,
  },
  {
    ...{ name: "D(y‖p), in nats", ...arithmetic },
    reference: sum(y.map((share, i) => share * (Math.log(share) - (logP[i] ?? 0)))),
    compute: () => divergences(y, p).forward,
  },
];

/** A clock that is told to be coarse still counts a few thousandths of a second. */
const leastMilliseconds = 2;

/** Computes a figure as often as it takes to tell its time. */
export function prove({ compute, reference, precision }: Claim): Proven {
  const computed = compute();
  const start = performance.now();
  let [calls, spent] = [0, 0];
  while (spent < leastMilliseconds) {
    compute();
    calls++;
    spent = performance.now() - start;
  }
  return { computed, ulps: ulpsApart(computed, reference, precision), microseconds: (spent * 1000) / calls };
}

/** The distance of two numbers in units of the last place that the second has in that precision. */
export function ulpsApart(computed: number, reference: number, precision: Precision): number {
  const [a, b] =
    precision === "single" ? [Math.fround(computed), Math.fround(reference)] : [computed, reference];
  if (a === b) return 0;
  const bits = precision === "single" ? 24 : 53;
  return Math.abs(a - b) / 2 ** (Math.floor(Math.log2(Math.abs(b))) - bits + 1);
}

import { randomLcg, randomNormal } from "d3-random";
import type { InputValues } from "./case.js";

type Draw = (source: () => number) => () => number;

/** Predictions lie halfway between two steps, targets on them: nobody's choice of a subgradient at a kink is tested. */
const step = 2 ** -16;

const draws = {
  /** Standard normal, on the steps. */
  normal: (source) => {
    const draw = randomNormal.source(source)(0, 1);
    return () => step * Math.round(draw() / step);
  },
  /** Standard normal, between the steps: no target, and neither 0 nor ±1. */
  betweenSteps: (source) => {
    const draw = randomNormal.source(source)(0, 1);
    return () => step * (Math.floor(draw() / step) + 0.5);
  },
  /** Logits of a model in training. */
  logits: (source) => randomNormal.source(source)(0, 3),
  /** Probabilities, none of them 0. */
  probabilities: (source) => () => 1e-6 + (1 - 1e-6) * source(),
  logProbabilities: (source) => () => Math.log(1e-6 + (1 - 1e-6) * source()),
  zeroOrOne: (source) => () => (source() < 0.5 ? 0 : 1),
  minusOrPlusOne: (source) => () => (source() < 0.5 ? -1 : 1),
} satisfies Record<string, Draw>;

export type Distribution = keyof typeof draws;

/** A float32 input of independent values, the same on every machine. */
export function random(name: string, shape: readonly number[], distribution: Distribution): InputValues {
  const size = shape.reduce((a, b) => a * b, 1);
  return {
    name,
    shape,
    dtype: "float32",
    key: `${distribution}-${name}-${size}`,
    values: () => Float32Array.from({ length: size }, draws[distribution](sourceOf(name))),
  };
}

/** An int32 input of class indices. */
export function randomClasses(name: string, shape: readonly number[], classes: number): InputValues {
  const size = shape.reduce((a, b) => a * b, 1);
  return {
    name,
    shape,
    dtype: "int32",
    key: `classes-${classes}-${name}-${size}`,
    values() {
      const source = sourceOf(name);
      return Int32Array.from({ length: size }, () => Math.floor(classes * source()));
    },
  };
}

/** A float64 input of probabilities that sum to 1, none of them 0. */
export function randomDistribution(name: string, size: number): InputValues {
  return {
    name,
    shape: [size],
    dtype: "float64",
    key: `distribution-${name}-${size}`,
    values() {
      const source = sourceOf(name);
      const values = Float64Array.from({ length: size }, () => 1e-3 + source());
      const total = values.reduce((sum, value) => sum + value, 0);
      return values.map((value) => value / total);
    },
  };
}

/** Inputs of one case differ by their names. */
function sourceOf(name: string): () => number {
  const seed = [...name].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65521, 7);
  return randomLcg(seed / 65521);
}

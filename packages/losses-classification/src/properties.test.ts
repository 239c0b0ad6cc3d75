// What the definitions say of each loss as a function of its prediction, tried.

import { type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { Tensor, tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { classificationLosses } from "./all.js";

const losses = classificationLosses as readonly unknown[] as readonly DynamicLoss[];
const named = (kept: (loss: DynamicLoss) => boolean) =>
  losses.filter(kept).map((loss) => [loss.name, loss] as const);

type Prediction = Tensor | { readonly [key: string]: Tensor };

/** A function of corresponding tensors, one or several by name. */
function zip(f: (...xs: Tensor[]) => Tensor, ...predictions: Prediction[]): Prediction {
  const [first] = predictions;
  if (first instanceof Tensor) return f(...(predictions as Tensor[]));
  const keys = Object.keys(first ?? {});
  return Object.fromEntries(
    keys.map((key) => [
      key,
      f(...predictions.map((each) => (each as { [key: string]: Tensor })[key] as Tensor)),
    ]),
  );
}

const leaves = (prediction: Prediction): Tensor[] =>
  prediction instanceof Tensor ? [prediction] : Object.values(prediction);
const largest = (prediction: Prediction): number =>
  Math.max(...leaves(prediction).map((x) => x.abs().max().itemSync()));

const draw = (loss: DynamicLoss, seed: number) =>
  sampleInputs(loss, { shape: [16, 4], seed, dtype: "float64" }) as {
    prediction: Prediction;
    target: Tensor;
  };

const convex = named(({ definition }) => definition.properties.convex === true);
test.each(convex)("%s is convex: between two predictions it lies below the chord", (_, loss) => {
  for (const seed of [1, 2]) {
    const { prediction: a, target } = draw(loss, seed);
    const { prediction: b } = draw(loss, seed + 10);
    const at = (x: Prediction) => loss(x, target, { reduction: "none" });
    const between = at(zip((x, y) => x.mul(0.7).add(y.mul(0.3)), a, b));
    const chord = at(a).mul(0.7).add(at(b).mul(0.3));
    expect(between.sub(chord).max().itemSync()).toBeLessThanOrEqual(1e-12);
  }
});

const bounded = named(({ definition }) => definition.properties.lipschitz !== undefined);
test.each(bounded)("%s has no slope beyond its bound", (_, loss) => {
  const { lipschitz } = loss.definition.properties;
  const defaults = Object.entries(loss.definition.options).map(([name, spec]) => [
    name,
    "default" in spec ? spec.default : undefined,
  ]);
  const bound = typeof lipschitz === "function" ? lipschitz(Object.fromEntries(defaults)) : (lipschitz ?? 0);
  const { prediction, target } = draw(loss, 3);
  for (const scale of isFree(loss) ? [0.3, 1, 30] : [1]) {
    const { gradient } = loss.valueAndGrad(
      zip((x) => x.mul(scale), prediction),
      target,
      { reduction: "sum" },
    );
    expect(largest(gradient)).toBeLessThanOrEqual(bound * (1 + 1e-12));
  }
});

/** Whether any number may be predicted. */
function isFree({ definition }: DynamicLoss): boolean {
  return definition.domain.prediction === "real" || definition.domain.prediction === "logits";
}

const claimed = named((loss) => isFree(loss) && loss.definition.properties.robust !== undefined);
test.each(claimed)("%s is robust, or not, as stated: whether its slope grows with the scores", (_, loss) => {
  const { prediction, target } = draw(loss, 4);
  const slope = (scale: number) =>
    largest(
      loss.valueAndGrad(
        zip((x) => x.mul(scale), prediction),
        target,
        { reduction: "sum" },
      ).gradient,
    );
  expect(slope(1000) <= 2 * Math.max(slope(10), 0.5)).toBe(loss.definition.properties.robust);
});

/** Losses of one score or probability, and a label of one of two classes. */
const binary = (loss: DynamicLoss): boolean =>
  loss.definition.kind === "elementwise" &&
  ["sign", "binary"].includes(String(loss.definition.domain.target));
const labelsOf = ({ definition }: DynamicLoss) => (definition.domain.target === "sign" ? [-1, 1] : [0, 1]);
const isProbability = ({ definition }: DynamicLoss) => definition.domain.prediction === "probability";

test.each(named((loss) => binary(loss) && !isProbability(loss)))(
  "%s is smooth, or not, as stated: whether its slope jumps",
  (_, loss) => {
    const step = 1e-3;
    const scores = tensor(Float64Array.from({ length: 4001 }, (_, i) => (i - 2000) * step));
    const jumps = labelsOf(loss).map((label) => {
      const { gradient } = loss.valueAndGrad(scores, label, { reduction: "sum" });
      const slope = gradient as Tensor;
      return slope
        .narrow(0, 1, 4001)
        .sub(slope.narrow(0, 0, 4000))
        .abs()
        .max()
        .itemSync();
    });
    expect(Math.max(...jumps) < 0.05).toBe(loss.definition.properties.smooth);
  },
);

/** What minimises the expected loss of labels of which a share q is positive. */
const minimisers: { readonly [words: string]: (q: number, loss: DynamicLoss) => number } = {
  "log-odds of the mean": (q) => Math.log(q / (1 - q)),
  "half the log-odds": (q) => Math.log(q / (1 - q)) / 2,
  mean: (q, loss) => (isProbability(loss) ? q : 2 * q - 1),
  "tangent of half the mean": (q) => Math.tan(q - 0.5),
  "majority label": (q) => Math.sign(q - 0.5),
};

test.each(named((loss) => binary(loss) && loss.definition.properties.minimisedBy !== undefined))(
  "%s is least, on average, where it says",
  (_, loss) => {
    const { minimisedBy = "" } = loss.definition.properties;
    const [low, high] = isProbability(loss) ? [0.005, 0.995] : [-3, 3];
    const grid = Array.from({ length: 100 }, (_, i) => low + (i / 99) * (high - low));
    for (const q of [0.1, 0.35, 0.8]) {
      const best = minimisers[minimisedBy]?.(q, loss) ?? Number.NaN;
      const [negative, positive] = labelsOf(loss).map((label) =>
        loss(tensor(Float64Array.of(best, ...grid)), label, { reduction: "none" }),
      );
      const expected =
        positive
          ?.mul(q)
          .add(negative?.mul(1 - q) ?? 0)
          .dataSync() ?? [];
      expect(expected[0]).toBeLessThanOrEqual(Math.min(...expected) + 1e-12);
    }
  },
);

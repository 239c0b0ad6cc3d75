import { sampleInputs } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { logistic } from "./logistic.js";

describeLoss(logistic, {
  sample: (seed) => sampleInputs(logistic, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [0, Math.log(3), -Math.log(3)], target: 1 }, [Math.LN2, Math.log(4 / 3), Math.log(4)]],
    // Past e^709 the naive form overflows; past 2^-53 it rounds to 0.
    [{ prediction: [1000, -1000], target: [-1, -1] }, [1000, 0]],
    [{ prediction: [50], target: [1] }, [Math.exp(-50)]],
    [{ prediction: [Infinity, -Infinity, NaN], target: 1 }, [0, Infinity, NaN]],
    [
      { prediction: [0, 2], target: [0, 1], options: { labels: "binary" } },
      [Math.LN2, Math.log1p(Math.exp(-2))],
    ],
  ],
  gradients: [
    [{ prediction: [0, Math.log(3)], target: [1, -1] }, [-0.5, 0.75]],
    [{ prediction: [1000, -1000], target: [-1, -1] }, [1, 0]],
  ],
});

const scores = fc.double({ min: -800, max: 800, noNaN: true });
const at = (score: number) => tensor([score], { dtype: "float64" });

test("logistic is symmetric: a score for one class is the opposite score for the other", () => {
  fc.assert(
    fc.property(scores, (score) => {
      expect(logistic(at(score), 1).itemSync()).toBe(logistic(at(-score), -1).itemSync());
    }),
  );
});

test("the losses of both labels differ by the score", () => {
  fc.assert(
    fc.property(scores, (score) => {
      const difference = logistic(at(score), -1).itemSync() - logistic(at(score), 1).itemSync();
      expect(difference).toBeCloseTo(score, 9);
    }),
  );
});

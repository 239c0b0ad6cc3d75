// What the chapter says of the losses of classifiers, as divergences.

import { tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { logistic, softmaxCrossEntropy } from "@surprisal/losses-classification";
import fc from "fast-check";
import { expect, test } from "vitest";
import { entropy, klDivergenceLoss } from "./index.js";

const double = { dtype: "float64" } as const;
const score = fc.double({ min: -30, max: 30, noNaN: true });
const close = { absolute: 1e-14, relative: 1e-12 };

/** Scores of 2 to 6 classes, and one of the classes. */
const scored = fc
  .array(score, { minLength: 2, maxLength: 6 })
  .chain((scores) => fc.tuple(fc.constant(scores), fc.nat({ max: scores.length - 1 })));

test("softmax cross-entropy of a class is −log p, with the gradient p − e_y", () => {
  fc.assert(
    fc.property(scored, ([scores, y]) => {
      const logits = tensor([scores], double);
      const p = logits.softmax();
      const { value, gradient } = softmaxCrossEntropy.valueAndGrad(logits, [y]);
      expect(value.itemSync()).toBeCloseTo(-Math.log(p.dataSync()[y] ?? 0), 10);
      expect(gradient).toBeAllClose(
        p.sub(tensor([y], { dtype: "int32" }).oneHot(scores.length, "float64")),
        close,
      );
    }),
  );
});

test("of a distribution it is the divergence and the target's entropy, with the divergence's gradient", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(score, fc.integer({ min: 1, max: 100 })), { minLength: 2 }), (classes) => {
      const scores = classes.map(([z]) => z);
      const counts = classes.map(([, count]) => count);
      const target = tensor([counts], double).div(counts.reduce((a, b) => a + b));
      const logits = tensor([scores], double);
      const crossEntropy = softmaxCrossEntropy.valueAndGrad(logits, target);
      const divergence = klDivergenceLoss.valueAndGrad(logits, target, { input: "logits" });
      const sum = divergence.value.add(entropy(target).sum());
      expect(crossEntropy.value).toBeAllClose(sum, close);
      expect(crossEntropy.gradient).toBeAllClose(divergence.gradient, close);
    }),
  );
});

test("the logistic loss of one score is the softmax cross-entropy of that score and 0", () => {
  fc.assert(
    fc.property(score, fc.constantFrom(1, -1), (z, label) => {
      const one = logistic.valueAndGrad(tensor([z], double), [label]);
      const two = softmaxCrossEntropy.valueAndGrad(tensor([[z, 0]], double), [label === 1 ? 0 : 1]);
      expect(one.value).toBeAllClose(two.value, close);
      expect(one.gradient.dataSync()[0]).toBeCloseTo(two.gradient.dataSync()[0] ?? Number.NaN, 14);
    }),
  );
});

test("softmax divides one certainty among the classes; one classifier for each against all others does not", () => {
  fc.assert(
    fc.property(scored, ([scores, y]) => {
      const logits = tensor(scores, double);
      expect(logits.softmax().sum().itemSync()).toBeCloseTo(1, 14);
      const labels = scores.map((_, k) => (k === y ? 1 : -1));
      const oneVersusAll = logistic(logits, labels, { reduction: "sum" }).itemSync();
      const softmax = softmaxCrossEntropy(logits.unsqueeze(0), [y]).itemSync();
      // Each of the binary classifiers has to be right, which asks more than that the right score be the largest.
      expect(softmax).toBeLessThanOrEqual(oneVersusAll + 1e-12);
    }),
  );
  const unsure = tensor([0, 0, 0], double);
  expect(unsure.softmax()).toBeAllClose([1 / 3, 1 / 3, 1 / 3]);
  expect(unsure.sigmoid().sum().itemSync()).toBe(1.5);
});

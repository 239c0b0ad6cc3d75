import { defineLoss, type LossDescription } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import { lossAt, lossCurve, spanOf } from "./curve.js";
import { predictionAxis, targetControl } from "./domain-axis.js";
import { lossNamed } from "./losses.js";

const described = (loss: Parameters<typeof Object.keys>[0] & { definition: object }) =>
  ({ ...loss.definition, loss }) as unknown as LossDescription;

test("Huber in Gluon's scaling and its gradient are those of the chapter", () => {
  const { x, value, gradient } = lossCurve(lossNamed("huber"), { rho: 2 }, 0, [-5, 5], 11);
  expect([...x]).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  expect([...value]).toEqual([4, 3, 2, 1, 0.25, 0, 0.25, 1, 2, 3, 4]);
  expect([...gradient].map((g) => g + 0)).toEqual([-1, -1, -1, -1, -0.5, 0, 0.5, 1, 1, 1, 1]);
});

test("a loss of class scores is drawn over one score, the others at 0", () => {
  const crossEntropy = defineLoss({
    ...{ name: "testCrossEntropy", title: "", formula: "" },
    domain: { prediction: "logits", target: "classIndex" },
    perSample: (logits, target) => logits.logSoftmax().mul(target.oneHot(3, "float64")).sum(-1).neg(),
  });
  const description = described(crossEntropy);
  const { value, gradient } = lossAt(description, {}, 0, 2);
  expect(value).toBeCloseTo(Math.log(Math.exp(2) + 2) - 2, 14);
  expect(gradient).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 2) - 1, 14);
  expect(predictionAxis(description).title).toContain("class 0");
  expect(targetControl(description)).toMatchObject({ kind: "choice", values: [0, 1] });
});

test("a loss that is elementwise over classes is drawn as their sum, for two classes", () => {
  const kl = lossNamed("klDivergenceLoss");
  const { value, gradient } = lossAt(kl, {}, 0.8, Math.log(0.5));
  expect(value).toBeCloseTo(0.8 * Math.log(0.8 / 0.5) + 0.2 * Math.log(0.2 / 0.5), 14);
  // As log p₀ rises, log p₁ = log(1 − p₀) falls by p₀/p₁ as much: −0.8 + 0.2.
  expect(gradient).toBeCloseTo(-0.6, 14);
  expect(lossAt(kl, {}, 0.8, Math.log(0.8)).value).toBeCloseTo(0, 14);
});

test("a loss of several predicted tensors is drawn over the first, the others at a safe value", () => {
  const nll = defineLoss({
    ...{ name: "testNll", title: "", formula: "" },
    domain: { prediction: { mean: "real", variance: "positive" }, target: "real" },
    elementwise: ({ mean, variance }, target) =>
      mean.sub(target).square().div(variance).add(variance.log()).mul(0.5),
  });
  const description = described(nll);
  expect(lossAt(description, {}, 1, 3)).toEqual({ value: 2, gradient: 2, second: 1 });
  expect(predictionAxis(description).title).toBe("mean");
});

test("the span of curves leaves out poles and what is not finite", () => {
  const pole = Array.from({ length: 1001 }, (_, i) => 1 / (i / 1000));
  const [low, high] = spanOf([pole]);
  expect(low).toBeGreaterThanOrEqual(1);
  expect(high).toBeLessThan(100);
});

test("the curve of a loss over a batch follows its options, also back again", () => {
  const at = (margin: number) => lossAt(lossNamed("tripletMargin"), { margin }, 0, 0.5).value;
  const [first, other] = [at(100), at(101)];
  // So far from their targets all four samples lose by the margin.
  expect(other - first).toBeCloseTo(4, 12);
  expect(at(100)).toBe(first);
});

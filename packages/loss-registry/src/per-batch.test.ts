import { ShapeError, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { defineLoss, sampleInputs } from "./index.js";

/** ½ (y − m)ᵀ P (y − m), of means [N, D], precisions [N, D, D] and points [N, D]: [N]. */
const mahalanobis = defineLoss({
  name: "mahalanobis",
  title: "Mahalanobis",
  formula: "\\tfrac12 r^\\top P r",
  domain: { prediction: { mean: "real", precision: "real" }, target: "real" },
  properties: { convex: true, lipschitz: ({ bound = 1 }) => bound },
  peers: { SciPy: "spatial.distance.mahalanobis" },
  sample: ({ shape: [n = 1, d = 1], dtype }) => {
    const ones = (shape: number[]): Tensor => tensor(1, { dtype }).expand(shape);
    return { prediction: { mean: ones([n, d]), precision: ones([n, d, d]) }, target: ones([n, d]) };
  },
  perBatch({ mean, precision }, target) {
    if (precision.rank !== 3) throw new ShapeError("mahalanobis: precision must be [N, D, D].");
    const r = target.sub(mean);
    return r.unsqueeze(-1).mul(precision).mul(r.unsqueeze(-2)).sum([-2, -1]).mul(0.5);
  },
});

const mean = [
  [0, 0],
  [0, 0],
  [Number.NaN, 0],
];
const precision = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [2, 1],
    [1, 2],
  ],
  [
    [1, 0],
    [0, 1],
  ],
];
const target = [
  [3, 4],
  [1, 1],
  [1, 1],
];

test("the losses have the body's shape, and reduce as any others", () => {
  const losses = mahalanobis({ mean, precision }, target, { reduction: "none" });
  expect(losses.arraySync()).toEqual([12.5, 3, Number.NaN]);
});

test("a mask leaves samples out of every argument that has them, before the loss is computed", () => {
  const mask = [true, true, false];
  expect(mahalanobis({ mean, precision }, target, { mask }).itemSync()).toBe(7.75);
  const { gradient } = mahalanobis.valueAndGrad({ mean, precision }, target, { mask, reduction: "sum" });
  expect(gradient.mean.arraySync()).toEqual([
    [-3, -4],
    [-3, -3],
    [0, 0],
  ]);
});

test("what a mask hides is not even looked at", () => {
  const picky = defineLoss({
    name: "picky",
    title: "Picky",
    formula: "f",
    domain: { prediction: "real", target: "real" },
    perBatch(prediction, target) {
      if (target.dataSync().includes(-1)) throw new ValueError("picky: the target must not be −1.");
      return prediction.sum(-1);
    },
  });
  const rows = [
    [1, 2],
    [3, 4],
  ];
  expect(picky(rows, [5, -1], { mask: [true, false], reduction: "none" }).arraySync()).toEqual([3, 0]);
  expect(() => picky(rows, [5, -1])).toThrow("picky: the target must not be −1.");
  // One for all is stretched to the losses.
  expect(picky(rows, [5, 6], { mask: [true], reduction: "sum" }).itemSync()).toBe(10);
});

test("a weight must fit the losses", () => {
  expect(
    mahalanobis({ mean, precision }, target, { weight: [1, 2, 0], mask: [true, true, false] }).itemSync(),
  ).toBe(9.25);
  expect(() => mahalanobis({ mean, precision }, target, { weight: [1, 2] })).toThrow(
    "mahalanobis: the unreduced loss [3] and weight [2] do not broadcast",
  );
});

test("samples are drawn as the definition says", () => {
  const drawn = sampleInputs(mahalanobis, { shape: [4, 2] });
  expect(drawn.prediction.precision.shape).toEqual([4, 2, 2]);
  expect(mahalanobis(drawn.prediction, drawn.target).itemSync()).toBe(0);
});

import { sampleInputs } from "@surprisal/loss-registry";
import { grad, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { describeClaims } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { metricLearningLosses } from "./all.js";
import {
  adaFace,
  angular,
  arcFace,
  barlowTwins,
  batchAllTriplet,
  batchHardTriplet,
  byol,
  circle,
  contrastive,
  contrastivePairs,
  cosFace,
  cosineEmbedding,
  curricularFace,
  fastAp,
  generalizedLiftedStructure,
  histogram,
  infoNce,
  intraPairVariance,
  largeMarginSoftmax,
  liftedStructure,
  multiSimilarity,
  nca,
  normalizedSoftmax,
  nPairs,
  ntXent,
  proxyNca,
  rankedList,
  sdml,
  semiHardTriplet,
  sigLip,
  simSiam,
  smoothAp,
  snrContrastive,
  softTriple,
  sphereFace,
  subCenterArcFace,
  supCon,
  symmetricInfoNce,
  tripletMargin,
  tupletMargin,
} from "./index.js";

type OfBatch = (embeddings: Tensor, labels: Tensor | number[] | Int32Array, options?: object) => Tensor;

/** Losses of a batch, with options that make their distances depend on lengths where they can. */
const batches: [name: string, loss: OfBatch, options: object][] = [
  ["angular", angular, {}],
  ["batchAllTriplet", batchAllTriplet, { margin: 3 }],
  ["batchHardTriplet", batchHardTriplet, { normalize: false }],
  ["circle", circle, { scale: 4 }],
  ["contrastivePairs", contrastivePairs, { normalize: false }],
  ["fastAp", fastAp, {}],
  ["generalizedLiftedStructure", generalizedLiftedStructure, {}],
  ["histogram", histogram, { bins: 8 }],
  ["intraPairVariance", intraPairVariance, {}],
  ["liftedStructure", liftedStructure, {}],
  ["multiSimilarity", multiSimilarity, { beta: 4 }],
  ["nca", nca, {}],
  ["ntXent", ntXent, { temperature: 0.5 }],
  ["rankedList", rankedList, { normalize: false }],
  ["semiHardTriplet", semiHardTriplet, {}],
  ["smoothAp", smoothAp, { temperature: 0.5 }],
  ["supCon", supCon, { temperature: 0.5 }],
  ["tupletMargin", tupletMargin, { scale: 4 }],
];
/** Those with a loss for each sample. */
const perSample = batches.filter(([, loss, options]) => {
  const shape = loss(randomNormal([4, 2], { seed: 1 }), [0, 0, 1, 1], {
    ...options,
    reduction: "none",
  }).shape;
  return shape.length === 1;
});

const normal = (shape: number[], seed: number) => randomNormal(shape, { seed, dtype: "float64" });
const x = normal([6, 3], 1);
const labels = tensor([0, 1, 0, 2, 1, 0], { dtype: "float64" });
const close = { relative: 1e-9, absolute: 1e-12 };

test.each(batches)("%s does not depend on the order of the samples", (_, loss, options) => {
  const order = [3, 0, 5, 1, 4, 2];
  expect(loss(x.take(order, 0), labels.take(order, 0), options)).toBeAllClose(
    loss(x, labels, options),
    close,
  );
});

test.each(batches)("%s depends on angles and lengths alone", (_, loss, options) => {
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  const rotation = tensor(
    [
      [c, -s, 0],
      [s, c, 0],
      [0, 0, -1],
    ],
    { dtype: "float64" },
  );
  expect(loss(x.matmul(rotation), labels, options)).toBeAllClose(loss(x, labels, options), close);
});

test.each(batches)("%s asks of labels only whether they are equal", (_, loss, options) => {
  const named = Int32Array.from([7, -3, 7, 12, -3, 7]);
  expect(loss(x, named, options)).toBeAllClose(loss(x, labels, options), close);
});

test.each(perSample)("to %s a masked sample does not exist", (_, loss, options) => {
  const mask = tensor([true, true, true, false, true, true]);
  const kept = [0, 1, 2, 4, 5];
  const spoiled = mask.unsqueeze(1).where(x, Number.NaN);
  expect(loss(spoiled, labels, { ...options, mask })).toBeAllClose(
    loss(x.take(kept, 0), labels.take(kept, 0), options),
    close,
  );
});

test.each(batches)("%s has a slope where vectors are equal, or 0", (_, loss, options) => {
  const degenerate = tensor(
    [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [0, 2, 0],
    ],
    {
      dtype: "float64",
    },
  );
  const slope = grad((at: Tensor) => loss(at, labels, { ...options, reduction: "sum" }))(degenerate);
  expect([...slope.dataSync()].every(Number.isFinite)).toBe(true);
});

test.each(batches)("%s of a batch with one label is a number", (_, loss, options) => {
  const sum = (at: Tensor) => loss(at, [1, 1, 1, 1, 1, 1], { ...options, reduction: "sum" });
  expect(Number.isFinite(sum(x).itemSync())).toBe(true);
  expect([...grad(sum)(x).dataSync()].every(Number.isFinite)).toBe(true);
});

test("a batch in which no sample has its like has no mean, or 0 on request", () => {
  expect(ntXent(x, [0, 1, 2, 3, 4, 5]).itemSync()).toBeNaN();
  expect(ntXent(x, [0, 1, 2, 3, 4, 5], { emptyMean: "zero" }).itemSync()).toBe(0);
});

test("margins: what is far enough apart costs nothing, and one step nearer does", () => {
  const at = (negative: number) => ({ anchor: [[0, 0]], positive: [[1, 0]], negative: [[0, negative]] });
  expect(tripletMargin(at(2.01), { margin: 1 }).itemSync()).toBe(0);
  expect(tripletMargin(at(1.99), { margin: 1 }).itemSync()).toBeGreaterThan(0);
  const pair = (gap: number) => ({ first: [[0, 0]], second: [[0, gap]] });
  expect(contrastive(pair(1.01), [0]).itemSync()).toBe(0);
  expect(contrastive(pair(0.99), [0]).itemSync()).toBeGreaterThan(0);
  const apart = [[0], [0.5], [2.6], [3]];
  const hard = (margin: number) => batchHardTriplet(apart, [0, 0, 1, 1], { margin, normalize: false });
  expect(hard(1.5).itemSync()).toBe(0);
  expect(hard(1.7).itemSync()).toBeGreaterThan(0);
});

test("the mean of all triplets is over those that are not silenced", () => {
  const losses = batchAllTriplet(x, labels, { margin: 0.1, reduction: "none" });
  const active = [...losses.dataSync()].filter((loss) => loss > 0);
  expect(batchAllTriplet(x, labels, { margin: 0.1 }).itemSync()).toBeCloseTo(
    active.reduce((a, b) => a + b) / active.length,
    12,
  );
  // Label 0 has 3 samples and 2 · 3 pairs with 3 negatives each, label 1 has 2 pairs with 4.
  const all = losses.sum().itemSync() / (6 * 3 + 2 * 4);
  expect(batchAllTriplet(x, labels, { margin: 0.1, average: "all" }).itemSync()).toBeCloseTo(all, 12);
});

test("swap takes the nearer of the negative's distances, and a mask of triplets mines", () => {
  const swapped = batchAllTriplet(x, labels, { margin: 1, swap: true, reduction: "none" });
  const plain = batchAllTriplet(x, labels, { margin: 1, reduction: "none" });
  expect(swapped.sub(plain).min().itemSync()).toBeGreaterThanOrEqual(0);
  const hardest = plain.equal(plain.max());
  expect(batchAllTriplet(x, labels, { margin: 1, mask: hardest }).itemSync()).toBe(plain.max().itemSync());
});

const prototypes = normal([3, 3], 2);
const classes = [0, 1, 2, 2, 1, 0];
const prediction = { embeddings: x, prototypes };
const softmax = (scores: Tensor) => {
  const own = tensor(classes).oneHot(3, "float64");
  return scores.logSoftmax(1).mul(own).sum(1).neg().mean();
};
const lengths = x.norm(1, { keepDims: true });
const cosine = x.div(lengths).matmul(prototypes.div(prototypes.norm(1, { keepDims: true })).transpose());

test.each([
  ["normalizedSoftmax", normalizedSoftmax(prediction, classes, { temperature: 0.25 }), cosine.mul(4)],
  ["arcFace", arcFace(prediction, classes, { margin: 0, scale: 4 }), cosine.mul(4)],
  ["cosFace", cosFace(prediction, classes, { margin: 0, scale: 4 }), cosine.mul(4)],
  ["adaFace", adaFace(prediction, classes, { margin: 0, scale: 4, eps: 1e-12 }), cosine.mul(4)],
  ["sphereFace", sphereFace(prediction, classes, { margin: 1 }), cosine.mul(lengths)],
  [
    "largeMarginSoftmax",
    largeMarginSoftmax(prediction, classes, { margin: 1 }),
    x.matmul(prototypes.transpose()),
  ],
  [
    "proxyNca",
    proxyNca(prediction, classes, { normalize: false }),
    x.matmul(prototypes.transpose()).mul(2).sub(prototypes.square().sum(1)),
  ],
] as const)("%s without a margin is softmax cross-entropy", (_, loss, scores) => {
  expect(loss).toBeAllClose(softmax(scores), close);
});

test("margins of the angle agree with the angle", () => {
  const angle = 1.1;
  const at = {
    embeddings: [[Math.cos(angle), Math.sin(angle)]],
    prototypes: [
      [1, 0],
      [0, 1],
    ],
  };
  const other = Math.sin(angle);
  const surprisal = (own: number) => Math.log1p(Math.exp(other - own));
  expect(arcFace(at, [0], { margin: 0.5, scale: 1 }).itemSync()).toBeCloseTo(surprisal(Math.cos(1.6)), 5);
  // Beyond π the score falls in a line.
  expect(arcFace(at, [0], { margin: 2.5, scale: 1 }).itemSync()).toBeCloseTo(
    surprisal(Math.cos(1.1) - 2.5 * Math.sin(2.5)),
    5,
  );
  for (const margin of [2, 3, 4]) {
    const k = Math.floor((margin * angle) / Math.PI);
    const psi = (-1) ** k * Math.cos(margin * angle) - 2 * k;
    expect(sphereFace(at, [0], { margin }).itemSync()).toBeCloseTo(surprisal(psi), 5);
  }
});

test("without a spread of lengths, AdaFace measures them in eps", () => {
  const at = {
    embeddings: [[3, 4]],
    prototypes: [
      [1, 0],
      [0, 1],
    ],
  };
  const options = { margin: 0.5, scale: 1, meanLength: 5, deviation: 0 };
  // A length equal to the mean: cos θ − m, of cosines 0.6 and 0.8.
  expect(adaFace(at, [0], options).itemSync()).toBeCloseTo(Math.log1p(Math.exp(0.8 - 0.1)), 5);
});

test("one prototype per class is the loss without several", () => {
  const single = { embeddings: x, prototypes: prototypes.unsqueeze(1) };
  const options = { margin: 0.3, scale: 4 };
  expect(subCenterArcFace(single, classes, options)).toBeAllClose(
    arcFace(prediction, classes, options),
    close,
  );
  expect(softTriple(single, classes, options)).toBeAllClose(cosFace(prediction, classes, options), close);
});

test("CurricularFace with nothing hard is ArcFace", () => {
  const easy = { embeddings: prototypes.mul(2), prototypes };
  const options = { margin: 0.1, scale: 4 };
  expect(curricularFace(easy, [0, 1, 2], options)).toBeAllClose(arcFace(easy, [0, 1, 2], options), close);
});

const [first, second] = [normal([5, 4], 3), normal([5, 4], 4)];

test("symmetric InfoNCE is the mean of InfoNCE both ways, and its scale learns", () => {
  const both = infoNce({ first, second })
    .add(infoNce({ first: second, second: first }))
    .mul(0.5);
  expect(symmetricInfoNce({ first, second })).toBeAllClose(both, close);
  const slope = grad((scale: Tensor) => symmetricInfoNce({ first, second }, { scale }))(tensor(2));
  const h = 1e-3;
  const loss = (scale: number) => symmetricInfoNce({ first, second }, { scale }).itemSync();
  expect(slope.itemSync()).toBeCloseTo((loss(2 + h) - loss(2 - h)) / (2 * h), 5);
});

test("N-pairs are InfoNCE of the first and second samples of each label", () => {
  const joined = first.concat(second, 0);
  const pairs = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4];
  expect(nPairs(joined, pairs)).toBeAllClose(infoNce({ first, second }, { temperature: 1 }), close);
});

test("NT-Xent of two views is SimCLR's: each view's partner among all others", () => {
  const joined = first.concat(second, 0);
  const pairs = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4];
  // With one partner each, that is the supervised contrastive loss too.
  expect(ntXent(joined, pairs)).toBeAllClose(supCon(joined, pairs, { temperature: 0.07 }), close);
});

test("sdml without smoothing is the surprisal of the partner, over the batch", () => {
  const distances = first.unsqueeze(1).sub(second).square().sum(2);
  const own = tensor([0, 1, 2, 3, 4]).oneHot(5, "float64");
  const surprisal = distances.neg().logSoftmax(1).mul(own).sum(1).neg().div(5);
  expect(sdml({ first, second }, { smoothing: 0, reduction: "none" })).toBeAllClose(surprisal, {
    relative: 1e-9,
    absolute: 1e-11,
  });
});

test("views that agree are least", () => {
  expect(barlowTwins({ first, second: first }, { eps: 0, redundancy: 0 }).itemSync()).toBeCloseTo(0, 20);
  expect(simSiam({ first, second }, { first: second, second: first }).itemSync()).toBeCloseTo(-1, 12);
  expect(byol({ first, second }, { first: second, second: first }).itemSync()).toBeCloseTo(0, 12);
  const apart = tensor([
    [1, 0],
    [0, 1],
  ]).mul(5);
  const right = sigLip({ first: apart, second: apart }).itemSync();
  expect(right).toBeLessThan(sigLip({ first: apart, second: apart.flip([0]) }).itemSync());
});

test("what a self-supervised loss predicts is a constant to the gradient", () => {
  for (const loss of [simSiam, byol]) {
    const slope = grad((target: Tensor) => loss({ first, second }, { first: target, second: target }))(
      second,
    );
    expect([...slope.dataSync()].every((value) => value === 0)).toBe(true);
  }
});

test("signal-to-noise distances are ratios of variances over features", () => {
  const variance = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  };
  const rows = [
    [1, 3, -1],
    [0, 2, 5],
  ];
  const difference = variance([1, 1, -6]);
  const expected = (difference / variance(rows[0] ?? []) + difference / variance(rows[1] ?? [])) / 2;
  expect(snrContrastive(rows, [0, 0], { normalize: false, negativeMargin: 0 }).itemSync()).toBeCloseTo(
    expected,
    4,
  );
});

test("a cosine with a vector of zeros is 0, and its slope finite", () => {
  const zero = { first: [[0, 0]], second: [[1, 2]] };
  expect(cosineEmbedding(zero, [1]).itemSync()).toBe(1);
  const { gradient } = cosineEmbedding.valueAndGrad(zero, [1]);
  expect([...gradient.first.dataSync(), ...gradient.second.dataSync()].every(Number.isFinite)).toBe(true);
});

test.each([
  [
    () => ntXent([1, 2], [0, 1]),
    "ntXent: prediction [2] must hold one vector per sample: [samples, features].",
  ],
  [
    () => ntXent([[1], [2]], [[0], [1]]),
    "ntXent: target [2, 1] must hold one label for each of the 2 samples",
  ],
  [
    () => infoNce({ first: [[1]], second: [[1], [2]] }),
    "infoNce: first [1, 1] and second [2, 1] must be two views",
  ],
  [
    () => arcFace({ embeddings: [[1, 2]], prototypes: [[1]] }, [0]),
    "arcFace: prototypes [1, 1] must hold a vector for each class",
  ],
  [() => arcFace({ embeddings: [[1]], prototypes: [[1], [2]] }, [2]), "arcFace: class 2 does not exist"],
  [
    () => softTriple({ embeddings: [[1]], prototypes: [[1], [2]] }, [0]),
    "softTriple: prototypes [2, 1] must have several vectors",
  ],
  [
    () => contrastive({ first: [[1]], second: [[1]] }, [[1]]),
    "contrastive: target [1, 1] must hold one label for each pair",
  ],
] as const)("misfits are errors that say what fits: %#", (call, message) => {
  expect(call).toThrow(message);
});

for (const loss of metricLearningLosses) {
  describeClaims(loss, (seed) => sampleInputs(loss, { shape: [4, 3], seed, dtype: "float64" }));
}

import { type AnyLoss, sampleInputs } from "@surprisal/loss-registry";
import { grad, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { describeClaims } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { rankingLosses } from "./all.js";
import {
  approxMrr,
  approxNdcg,
  bpr,
  dpo,
  labelRankingLoss,
  lambdaRank,
  listMle,
  listNet,
  meanAveragePrecision,
  meanReciprocalRank,
  ndcg,
  neuralNdcg,
  neuralSort,
  pairwiseHinge,
  pListMle,
  rankingSoftmax,
  rankNet,
  softNdcg,
  softRanks,
  warp,
} from "./index.js";

const listwise = [
  approxMrr,
  approxNdcg,
  lambdaRank,
  listMle,
  listNet,
  neuralNdcg,
  pairwiseHinge,
  pListMle,
  rankingSoftmax,
  rankNet,
  softNdcg,
  warp,
] as const;
type Lists = (scores: Tensor, relevance: Tensor, options?: object) => Tensor;
const eachListwise = listwise.map((loss) => [loss.name, loss as unknown as Lists] as const);

const double = (data: number[] | number[][]) => tensor(data, { dtype: "float64" });
const relevance = double([[3, 0, 1, 2]]);
const scores = double([[0.4, -0.3, 1.2, 0.1]]);
const order = [2, 0, 3, 1];

const permutations = (items: number[]): number[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((first) =>
        permutations(items.filter((x) => x !== first)).map((rest) => [first, ...rest]),
      );

test.each(eachListwise)("%s does not depend on where in the list an item stands", (_name, loss) => {
  const moved = loss(scores.take(order, 1), relevance.take(order, 1));
  expect(moved).toBeAllClose(loss(scores, relevance), { relative: 1e-12 });
});

// Scores far apart in all orders: the one that puts the more relevant first has the least loss. ListNet's least is at
// the relevances themselves, and a relevant item at the top is all that the MRR asks for.
test.each(eachListwise)("%s is least for the ideal order of the same scores", (_name, loss) => {
  const each = permutations([3, 2, 1, 0]);
  const all = double(each.map((places) => places.map((x) => 2 * x)));
  const losses = loss(all, relevance.expand(all.shape), { reduction: "none" }).dataSync();
  const ideal = each.findIndex((places) => places.join() === "3,0,1,2");
  expect(losses[ideal]).toBeLessThanOrEqual(Math.min(...losses) + 1e-12);
  expect(Math.max(...losses)).toBeGreaterThan(losses[ideal] ?? 0);
});

test.each(eachListwise)("%s takes padding for what it is", (_name, loss) => {
  const padded = scores.concat([[Number.NaN]], 1);
  const items = [[true, true, true, true, false]];
  const wrong = relevance.concat([[7]], 1);
  expect(loss(padded, wrong, { items: tensor(items) })).toBeAllClose(loss(scores, relevance), {
    relative: 1e-6,
  });
  const gradient = grad((s: Tensor) => loss(s, wrong, { items: tensor(items) }))(padded).dataSync();
  expect(gradient[4]).toBe(0);
  const unpadded = grad((s: Tensor) => loss(s, relevance))(scores).dataSync();
  expect([...gradient.slice(0, 4)]).toEqual([...unpadded].map((slope) => expect.closeTo(slope, 6) as number));
});

test.each(eachListwise)("%s finds the items along any axis", (_name, loss) => {
  const [s, y] = [randomNormal([2, 4, 3], { seed: 1 }), randomNormal([2, 4, 3], { seed: 2 }).abs().ceil()];
  const along = loss(s, y, { axis: 1, reduction: "none" });
  const last = loss(s.permute([0, 2, 1]), y.permute([0, 2, 1]), { reduction: "none" });
  expect(along.shape).toEqual([2, 3]);
  expect(along).toBeAllClose(last);
});

test.each(
  [...listwise, labelRankingLoss, meanAveragePrecision, meanReciprocalRank, ndcg].map((f) => [f.name, f]),
)("%s of a list without items is 0", (_name, f) => {
  const nothing = tensor([], { shape: [2, 0] });
  expect((f as unknown as Lists)(nothing, nothing, { reduction: "none" })).toBeAllClose([0, 0]);
});

test("an item that weighs nothing may have the score −∞", () => {
  const without = double([[0.4, -0.3]]);
  const beside = without.concat([[Number.NEGATIVE_INFINITY]], 1);
  for (const [loss, nothing] of [
    [rankingSoftmax, 0],
    [listNet, Number.NEGATIVE_INFINITY],
  ] as const) {
    const [few, all] = [double([[1, 2]]), double([[1, 2, nothing]])];
    expect(loss(beside, all)).toBeAllClose(loss(without, few), { relative: 1e-12 });
    expect([...loss.valueAndGrad(beside, all).gradient.dataSync()].every(Number.isFinite)).toBe(true);
  }
});

test("a relevance for each score, or an error", () => {
  expect(() => rankNet([[1, 2]], [1])).toThrow(
    "rankNet: target [1] must have a value for each score, in the shape [1, 2].",
  );
});

test("scores that differ by a constant are the same to every loss of differences", () => {
  for (const loss of [rankNet, listMle, listNet, rankingSoftmax, lambdaRank, approxNdcg, neuralNdcg]) {
    const call = loss as unknown as Lists;
    expect(call(scores.add(5), relevance)).toBeAllClose(call(scores, relevance), { relative: 1e-12 });
  }
});

test("RankNet of one pair is BPR, and so is DPO under a flat reference", () => {
  const pair = { positive: double([0.7]), negative: double([-0.2]) };
  const expected = Math.log1p(Math.exp(-0.9));
  expect(rankNet(double([[0.7, -0.2]]), [[1, 0]]).itemSync()).toBeCloseTo(expected, 14);
  expect(bpr(pair).itemSync()).toBeCloseTo(expected, 14);
  const flat = { chosen: [0], rejected: [0] };
  const policy = { chosen: pair.positive, rejected: pair.negative };
  expect(dpo(policy, flat, { beta: 1 }).itemSync()).toBeCloseTo(expected, 14);
});

test("a wrong preference of probability ε mixes the losses of both", () => {
  const flat = { chosen: [0], rejected: [0] };
  const policy = { chosen: double([0.7]), rejected: double([-0.2]) };
  const loss = dpo(policy, flat, { beta: 1, labelSmoothing: 0.25 }).itemSync();
  expect(loss).toBeCloseTo(0.75 * Math.log1p(Math.exp(-0.9)) + 0.25 * Math.log1p(Math.exp(0.9)), 14);
});

test("the gradient of lambdaRank is RankNet's, pair by pair, times the change of the NDCG", () => {
  const slope = grad((s: Tensor) => lambdaRank(s, [[1, 0]]))(double([[0, 1]])).dataSync();
  const change = 1 - 1 / Math.log2(3);
  const expected = change / (1 + Math.exp(-1));
  expect([...slope]).toEqual([expect.closeTo(-expected, 12), expect.closeTo(expected, 12)]);
});

test("smooth ranks approach the metrics as their steps sharpen", () => {
  const exact = ndcg(scores, relevance, { gain: "exponential" }).itemSync();
  for (const loss of [
    approxNdcg(scores, relevance, { temperature: 1e-3 }),
    neuralNdcg(scores, relevance, { temperature: 1e-3 }),
    softNdcg(scores, relevance, { deviation: 1e-3 }),
  ]) {
    expect(loss.neg().itemSync()).toBeCloseTo(exact, 10);
  }
  expect(approxMrr(scores, relevance, { temperature: 1e-3 }).neg().itemSync()).toBeCloseTo(1, 10);
});

test("the soft permutation sorts, and its rows sum to 1", () => {
  const s = double([0.3, -1, 2]);
  const soft = neuralSort(s, { temperature: 0.01 });
  expect(soft.matmul(s.unsqueeze(1)).squeeze(1)).toBeAllClose([2, 0.3, -1], { absolute: 1e-9 });
  expect(neuralSort(s).sum(-1)).toBeAllClose([1, 1, 1], { relative: 1e-12 });
});

test("soft ranks sum to what ranks sum to", () => {
  const ranks = softRanks(double([0.3, -1, 2, 0.31]), { deviation: 0.5 });
  expect(ranks.sum().itemSync()).toBeCloseTo(10, 12);
});

// Järvelin and Kekäläinen's example: gains 3 2 3 0 0 1 2 2 3 0 in the order retrieved.
test("metrics agree with figures worked out by hand", () => {
  const retrieved = double([[3, 2, 3, 0, 0, 1, 2, 2, 3, 0]]);
  const places = double([[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]);
  const dcg = (gains: number[]) => gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
  const ideal = dcg([3, 3, 3, 2, 2, 2, 1, 0, 0, 0]);
  expect(ndcg(places, retrieved).itemSync()).toBeCloseTo(dcg([3, 2, 3, 0, 0, 1, 2, 2, 3, 0]) / ideal, 12);
  expect(ndcg(places, retrieved, { k: 3 }).itemSync()).toBeCloseTo(dcg([3, 2, 3]) / dcg([3, 3, 3]), 12);
  const found = double([[0, 1, 0, 1, 1]]);
  const five = double([[5, 4, 3, 2, 1]]);
  expect(meanReciprocalRank(five, found).itemSync()).toBeCloseTo(1 / 2, 12);
  expect(meanAveragePrecision(five, found).itemSync()).toBeCloseTo((1 / 2 + 2 / 4 + 3 / 5) / 3, 12);
  const none = meanAveragePrecision(five.concat(five, 0), found.concat([[0, 0, 0, 0, 0]], 0), {
    reduction: "none",
  });
  expect(none.dataSync()[1]).toBe(0);
});

test("every loss has random arguments", () => {
  for (const loss of rankingLosses as readonly AnyLoss[]) {
    const { prediction, target } = sampleInputs(loss, { shape: [3, 4], seed: 3 });
    const call = loss as unknown as (...args: unknown[]) => Tensor;
    expect(Number.isFinite(call(prediction, target).itemSync()), loss.name).toBe(true);
  }
});

for (const loss of rankingLosses) {
  describeClaims(loss, (seed) => sampleInputs(loss, { shape: [4, 3], seed, dtype: "float64" }));
}

import { type GoldenAdapters, type GoldenCall, reductionOf } from "@surprisal/golden";
import type { Tensor } from "@surprisal/tensor";
import {
  approxNdcg,
  labelRankingLoss,
  lambdaRank,
  listMle,
  listNet,
  marginRanking,
  ndcg,
  rankingSoftmax,
  rankNet,
} from "../src/index.js";

const lists = (call: GoldenCall): [scores: Tensor, relevance: Tensor] => [
  call.input("pred"),
  call.input("target"),
];
const reduced = (call: GoldenCall) => ({ reduction: reductionOf(call) });

export const adapters: GoldenAdapters = {
  cases: {
    margin_ranking: (call) =>
      marginRanking({ first: call.input("pred1"), second: call.input("pred2") }, call.input("target"), {
        ...reduced(call),
        margin: call.number("margin"),
      }),
    ranking_softmax: (call) => rankingSoftmax(...lists(call), reduced(call)),
    list_net: (call) => listNet(...lists(call), reduced(call)),
    list_mle: (call) => listMle(...lists(call), reduced(call)),
    rank_net: (call) => rankNet(...lists(call), reduced(call)),
    lambda_rank: (call) => lambdaRank(...lists(call), reduced(call)),
    approx_ndcg: (call) =>
      approxNdcg(...lists(call), { ...reduced(call), temperature: call.number("temperature") }),
    ndcg: (call) => ndcg(...lists(call)),
    label_ranking_loss: (call) => labelRankingLoss(...lists(call)),
  },
};

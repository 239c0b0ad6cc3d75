import { type ByName, registerLosses } from "@surprisal/loss-registry";
import { rankingLosses } from "./all.js";

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<typeof rankingLosses> {}
}

registerLosses(...rankingLosses);

export { rankingLosses } from "./all.js";
export { approxMrr } from "./approx-mrr.js";
export { approxNdcg } from "./approx-ndcg.js";
export { bpr } from "./bpr.js";
export { dpo } from "./dpo.js";
export { ipo } from "./ipo.js";
export { kto } from "./kto.js";
export { labelRankingLoss } from "./label-ranking-loss.js";
export { lambdaRank } from "./lambda-rank.js";
export { listMle } from "./list-mle.js";
export { listNet } from "./list-net.js";
export { marginRanking } from "./margin-ranking.js";
export { meanAveragePrecision } from "./mean-average-precision.js";
export { meanReciprocalRank } from "./mean-reciprocal-rank.js";
export { ndcg } from "./ndcg.js";
export { neuralNdcg } from "./neural-ndcg.js";
export { neuralSort } from "./neural-sort.js";
export { orpo } from "./orpo.js";
export { pListMle } from "./p-list-mle.js";
export { pairwiseHinge } from "./pairwise-hinge.js";
export { rankNet } from "./rank-net.js";
export { rankingSoftmax } from "./ranking-softmax.js";
export { softNdcg } from "./soft-ndcg.js";
export { softRanks } from "./soft-ranks.js";
export { warp } from "./warp.js";

import { approxMrr } from "./approx-mrr.js";
import { approxNdcg } from "./approx-ndcg.js";
import { bpr } from "./bpr.js";
import { dpo } from "./dpo.js";
import { ipo } from "./ipo.js";
import { kto } from "./kto.js";
import { lambdaRank } from "./lambda-rank.js";
import { listMle } from "./list-mle.js";
import { listNet } from "./list-net.js";
import { marginRanking } from "./margin-ranking.js";
import { neuralNdcg } from "./neural-ndcg.js";
import { orpo } from "./orpo.js";
import { pListMle } from "./p-list-mle.js";
import { pairwiseHinge } from "./pairwise-hinge.js";
import { rankNet } from "./rank-net.js";
import { rankingSoftmax } from "./ranking-softmax.js";
import { softNdcg } from "./soft-ndcg.js";
import { warp } from "./warp.js";

/** Every loss of this package. */
export const rankingLosses = [
  approxMrr,
  approxNdcg,
  bpr,
  dpo,
  ipo,
  kto,
  lambdaRank,
  listMle,
  listNet,
  marginRanking,
  neuralNdcg,
  orpo,
  pairwiseHinge,
  pListMle,
  rankingSoftmax,
  rankNet,
  softNdcg,
  warp,
] as const;

import { type GoldenAdapters, type GoldenCall, reductionOf } from "@surprisal/golden";
import {
  cosineEmbedding,
  hingeEmbedding,
  infoNce,
  sdml,
  symmetricInfoNce,
  tripletMargin,
  vicReg,
} from "../../src/index.js";

const views = (call: GoldenCall, first: string, second: string) => ({
  first: call.input(first),
  second: call.input(second),
});
const triplet = (call: GoldenCall) => ({
  anchor: call.input("anchor"),
  positive: call.input("positive"),
  negative: call.input("negative"),
});
const margin = (call: GoldenCall) => ({ reduction: reductionOf(call), margin: call.number("margin") });
const temperature = (call: GoldenCall) => ({
  reduction: reductionOf(call),
  temperature: call.number("temperature"),
});

export const pairs: GoldenAdapters = {
  cases: {
    hinge_embedding: (call) => hingeEmbedding(call.input("pred"), call.input("target"), margin(call)),
    cosine_embedding: (call) =>
      cosineEmbedding(views(call, "pred1", "pred2"), call.input("target"), margin(call)),
    triplet_margin: (call) =>
      tripletMargin(triplet(call), {
        ...margin(call),
        p: call.number("p"),
        eps: call.number("eps"),
        swap: call.params.swap === true,
      }),
    triplet_squared: (call) => tripletMargin(triplet(call), { ...margin(call), squared: true }),
    sdml: (call) =>
      sdml(views(call, "x1", "x2"), {
        reduction: reductionOf(call),
        smoothing: call.number("smoothing_parameter"),
      }),
    info_nce: (call) => infoNce(views(call, "query", "positive"), temperature(call)),
    clip_symmetric: (call) => symmetricInfoNce(views(call, "query", "positive"), temperature(call)),
    vicreg: (call) =>
      vicReg(views(call, "embeddings", "ref_emb"), {
        invariance: call.number("invariance_lambda"),
        variance: call.number("variance_mu"),
        covariance: call.number("covariance_v"),
        eps: call.number("eps"),
      }),
  },
};

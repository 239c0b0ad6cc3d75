import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  donskerVaradhanBound,
  energyDistance,
  infoNceBound,
  nwjBound,
  optimalTransport,
  sinkhorn,
  sinkhornPlan,
  squaredMaximumMeanDiscrepancy,
  wassersteinDistance,
} from "../../src/index.js";

const weights = (call: GoldenCall) => {
  const [uWeights, vWeights] = [call.optionalInput("u_weights"), call.optionalInput("v_weights")];
  return uWeights === undefined || vWeights === undefined ? {} : { uWeights, vWeights };
};
const problem = (call: GoldenCall) => [call.input("cost"), call.input("p"), call.input("q")] as const;
const scores = (call: GoldenCall) => call.input("scores");

export const transport: GoldenAdapters = {
  cases: {
    mi_bound_donsker_varadhan: (call) => donskerVaradhanBound(scores(call)),
    mi_bound_nwj: (call) => nwjBound(scores(call)),
    mi_bound_info_nce: (call) => infoNceBound(scores(call)),
    mmd2_rbf: (call) =>
      squaredMaximumMeanDiscrepancy(call.input("x"), call.input("y"), {
        gamma: call.number("gamma"),
        unbiased: call.params.unbiased === true,
      }),
    energy_distance: (call) => energyDistance(call.input("u"), call.input("v"), weights(call)),
    wasserstein_1d: (call) =>
      wassersteinDistance(call.input("u"), call.input("v"), { order: call.number("p"), ...weights(call) }),
    optimal_transport: (call) => optimalTransport(...problem(call)),
    sinkhorn: (call) => {
      const options = { epsilon: call.number("epsilon"), tolerance: 1e-13 };
      return call.params.returns === "transport_cost"
        ? {
            value: sinkhorn(...problem(call), { ...options, returns: "transportCost" }),
            plan: sinkhornPlan(...problem(call), options),
          }
        : sinkhorn(...problem(call), options);
    },
    wasserstein_1d_histogram: (call) =>
      wassersteinDistance(call.input("support"), call.input("support"), {
        order: call.number("p"),
        uWeights: call.input("p"),
        vWeights: call.input("q"),
      }),
  },
};

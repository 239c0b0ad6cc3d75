import type { GoldenAdapters } from "@surprisal/golden";
import {
  absolutePercentageError,
  epsilonInsensitive,
  expectile,
  linex,
  logCosh,
  pinball,
  pseudoHuber,
  squaredEpsilonInsensitive,
  squaredLogError,
  symmetricAbsolutePercentageError,
  wing,
} from "../../src/index.js";
import { pair, perRow, reduced } from "./call.js";

export const pointwise: GoldenAdapters = {
  cases: {
    log_cosh: (call) => logCosh(...pair(call), reduced(call)),
    pseudo_huber: (call) => pseudoHuber(...pair(call), { ...reduced(call), delta: call.number("delta") }),
    least_squares_soft_l1: (call) =>
      pseudoHuber(...pair(call), { ...reduced(call), delta: call.number("f_scale") }),
    pinball: (call) => pinball(...pair(call), { ...reduced(call), quantile: call.number("quantile") }),
    sk_pinball: (call) => pinball(...pair(call), { ...reduced(call), quantile: call.number("quantile") }),
    sk_mean_pinball_loss: (call) =>
      pinball(...pair(call), { ...perRow(call), quantile: call.number("alpha") }),
    expectile: (call) => expectile(...pair(call), { ...reduced(call), tau: call.number("tau") }),
    epsilon_insensitive: (call) =>
      epsilonInsensitive(...pair(call), { ...reduced(call), epsilon: call.number("epsilon") }),
    squared_epsilon_insensitive: (call) =>
      squaredEpsilonInsensitive(...pair(call), { ...reduced(call), epsilon: call.number("epsilon") }),
    mape: (call) => absolutePercentageError(...pair(call), reduced(call)),
    sk_mean_absolute_percentage_error: (call) => absolutePercentageError(...pair(call), perRow(call)),
    "tfjs.layers.meanAbsolutePercentageError": (call) =>
      absolutePercentageError(...pair(call), { percent: true, eps: 1e-7, reduction: "perSample" }),
    smape: (call) => symmetricAbsolutePercentageError(...pair(call), reduced(call)),
    msle: (call) => squaredLogError(...pair(call), reduced(call)),
    sk_mean_squared_log_error: (call) => squaredLogError(...pair(call), perRow(call)),
    linex: (call) => linex(...pair(call), { ...reduced(call), a: call.number("a") }),
    wing: (call) =>
      wing(...pair(call), { ...reduced(call), width: call.number("w"), epsilon: call.number("eps") }),
  },
  disputes: {
    sk_mean_absolute_percentage_error: (_call, figure) =>
      figure.startsWith("hvp_")
        ? "the second derivative of |r| is 0; the reference gives the vector back"
        : undefined,
  },
};

import type { GoldenAdapters } from "@surprisal/golden";
import { absoluteError } from "../../src/absolute-error.js";
import { halfSquaredError } from "../../src/half-squared-error.js";
import { huber } from "../../src/huber.js";
import { smoothL1 } from "../../src/smooth-l1.js";
import { squaredError } from "../../src/squared-error.js";
import { pair, perRow, reduced, tfjs } from "./call.js";

export const basic: GoldenAdapters = {
  cases: {
    l1: (call) => absoluteError(...pair(call), reduced(call)),
    mse: (call) => squaredError(...pair(call), reduced(call)),
    half_squared: (call) => halfSquaredError(...pair(call), reduced(call)),
    huber: (call) => huber(...pair(call), { ...reduced(call), delta: call.number("delta") }),
    huber_rho: (call) => huber(...pair(call), { ...reduced(call), rho: call.number("rho") }),
    smooth_l1: (call) => smoothL1(...pair(call), { ...reduced(call), beta: call.number("beta") }),
    sk_absolute_error: (call) => absoluteError(...pair(call), reduced(call)),
    sk_half_squared_error: (call) => halfSquaredError(...pair(call), reduced(call)),
    sk_mean_absolute_error: (call) => absoluteError(...pair(call), perRow(call)),
    sk_mean_squared_error: (call) => squaredError(...pair(call), perRow(call)),
    "tfjs.absoluteDifference": (call) => absoluteError(...pair(call), tfjs(call)),
    "tfjs.meanSquaredError": (call) => squaredError(...pair(call), tfjs(call)),
    "tfjs.huberLoss": (call) => huber(...pair(call), { ...tfjs(call), delta: call.number("delta") }),
    "tfjs.layers.meanSquaredError": (call) => squaredError(...pair(call), { reduction: "perSample" }),
  },
  disputes: {
    huber(call, figure) {
      const sizes = call.input("pred").sub(call.input("target")).abs();
      const atJoint = sizes.equal(call.number("delta")).any().itemSync() === 1;
      if (!figure.startsWith("hvp_") || !atJoint || !call.source.startsWith("torch")) return undefined;
      return "where |r| = delta, torch takes the curvature of the linear side, we of the quadratic, as statsmodels does";
    },
    sk_mean_absolute_error: (_call, figure) =>
      figure.startsWith("hvp_")
        ? "the second derivative of |r| is 0; the reference gives the vector back"
        : undefined,
  },
  curves: {
    l1: (x, { y }) => absoluteError(x, y, { reduction: "none" }),
    l2: (x, { y }) => halfSquaredError(x, y, { reduction: "none" }),
    huber: (x, { y, rho }) => huber(x, y, { rho, reduction: "none" }),
  },
  minimisers: {
    l1_minimiser_median: (constant, labels) => absoluteError(constant, labels, { reduction: "sum" }),
    l2_minimiser_mean: (constant, labels) => halfSquaredError(constant, labels, { reduction: "sum" }),
    huber_rho2_minimiser: (constant, labels) => huber(constant, labels, { rho: 2, reduction: "sum" }),
  },
};

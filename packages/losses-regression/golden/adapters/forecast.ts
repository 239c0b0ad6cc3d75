import type { GoldenAdapters } from "@surprisal/golden";
import { crpsEnsemble, crpsNormal, evidentialRegression } from "../../src/index.js";
import { pair, reduced } from "./call.js";

export const forecast: GoldenAdapters = {
  cases: {
    crps_normal: (call) =>
      crpsNormal(
        { mean: call.input("pred"), standardDeviation: call.input("sigma") },
        call.input("target"),
        reduced(call),
      ),
    crps_ensemble: (call) =>
      crpsEnsemble(...pair(call), { ...reduced(call), fair: call.params.fair === true }),
    evidential_nig: (call) =>
      evidentialRegression(
        {
          gamma: call.input("gamma"),
          nu: call.input("nu"),
          alpha: call.input("alpha"),
          beta: call.input("beta"),
        },
        call.input("target"),
        { ...reduced(call), coeff: call.number("coeff") },
      ),
  },
};

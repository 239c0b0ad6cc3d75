import type { GoldenAdapters } from "@surprisal/golden";
import { halfGamma, halfTweedie, poissonNll, tweedieDeviance } from "../../src/index.js";
import { pair, reduced } from "./call.js";

export const deviance: GoldenAdapters = {
  cases: {
    tweedie_deviance: (call) =>
      tweedieDeviance(...pair(call), {
        ...reduced(call),
        power: call.number("power"),
        weight: call.optionalInput("sample_weight"),
      }),
    sk_half_poisson: (call) => poissonNll(...pair(call), reduced(call)),
    sk_half_gamma: (call) => halfGamma(...pair(call), reduced(call)),
    sk_half_tweedie: (call) => halfTweedie(...pair(call), { ...reduced(call), power: call.number("power") }),
  },
};

import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import {
  andrewsWave,
  arctan,
  barron,
  cauchy,
  gemanMcClure,
  hampel,
  ramsay,
  talwar,
  tukeyBiweight,
  welsch,
} from "../../src/index.js";
import { pair, reduced } from "./call.js";

const scaled = (call: GoldenCall, name = "c") => ({ ...reduced(call), c: call.number(name) });

export const robust: GoldenAdapters = {
  cases: {
    cauchy: (call) => cauchy(...pair(call), scaled(call)),
    least_squares_cauchy: (call) => cauchy(...pair(call), scaled(call, "f_scale")),
    least_squares_arctan: (call) => arctan(...pair(call), scaled(call, "f_scale")),
    geman_mcclure: (call) => gemanMcClure(...pair(call), scaled(call)),
    welsch: (call) => welsch(...pair(call), scaled(call)),
    tukey_biweight: (call) => tukeyBiweight(...pair(call), scaled(call)),
    trimmed_mean: (call) => talwar(...pair(call), scaled(call)),
    andrews_wave: (call) => andrewsWave(...pair(call), { ...reduced(call), a: call.number("a") }),
    ramsay_e: (call) => ramsay(...pair(call), { ...reduced(call), a: call.number("a") }),
    hampel: (call) =>
      hampel(...pair(call), {
        ...reduced(call),
        a: call.number("a"),
        b: call.number("b"),
        c: call.number("c"),
      }),
    // The shape may be infinite, which JSON spells out.
    barron_adaptive_robust: (call) =>
      barron(call.input("pred"), 0, {
        reduction: "none",
        alpha: call.optionalInput("alpha") ?? Number(call.params.alpha),
        scale: call.optionalInput("scale") ?? call.number("scale"),
      }),
  },
};

import type { GoldenAdapters, GoldenCall } from "@surprisal/golden";
import { dice } from "../../src/dice.js";
import { focalTversky } from "../../src/focal-tversky.js";
import { jaccard } from "../../src/jaccard.js";
import { lovaszHinge } from "../../src/lovasz-hinge.js";
import { lovaszSoftmax } from "../../src/lovasz-softmax.js";
import { tversky } from "../../src/tversky.js";
import { pair, reduced } from "./support.js";

const smooth = (call: GoldenCall) => ({ ...reduced(call), smooth: call.number("smooth") });
const weighed = (call: GoldenCall) => ({
  ...smooth(call),
  alpha: call.number("alpha"),
  beta: call.number("beta"),
});

export const overlap: GoldenAdapters = {
  cases: {
    dice: (call) => dice(...pair(call), smooth(call)),
    jaccard: (call) => jaccard(...pair(call), smooth(call)),
    tversky: (call) => tversky(...pair(call), weighed(call)),
    focal_tversky: (call) => focalTversky(...pair(call), { ...weighed(call), gamma: call.number("gamma") }),
    lovasz_hinge: (call) => lovaszHinge(...pair(call)),
    lovasz_softmax: (call) => lovaszSoftmax(...pair(call)),
  },
};

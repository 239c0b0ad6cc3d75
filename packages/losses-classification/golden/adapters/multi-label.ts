import type { GoldenAdapters } from "@surprisal/golden";
import { asymmetricMultilabel } from "../../src/asymmetric-multilabel.js";
import { multilabelMargin } from "../../src/multilabel-margin.js";
import { multilabelSoftMargin } from "../../src/multilabel-soft-margin.js";
import { pair, reduced } from "./support.js";

export const multiLabel: GoldenAdapters = {
  cases: {
    multilabel_soft_margin: (call) =>
      multilabelSoftMargin(...pair(call), { ...reduced(call), classWeight: call.optionalInput("weight") }),
    multilabel_margin: (call) => multilabelMargin(...pair(call), { ...reduced(call), labels: "indices" }),
    asymmetric_multilabel: (call) =>
      asymmetricMultilabel(...pair(call), {
        ...reduced(call),
        gammaPositive: call.number("gamma_pos"),
        gammaNegative: call.number("gamma_neg"),
        margin: call.number("clip"),
      }),
  },
};

import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal } from "@surprisal/tensor";
import { clubBound } from "./club-bound.js";
import { donskerVaradhanBound } from "./donsker-varadhan-bound.js";
import { infoNceBound } from "./info-nce-bound.js";
import { nwjBound } from "./nwj-bound.js";

/**
 * A bound on the mutual information as a loss, of a critic's scores of each x with each y of a batch, [N, N]; those
 * drawn together on the diagonal.
 *
 * Lower bounds, `infoNceBound`, `donskerVaradhanBound` and `nwjBound`, come with a minus, so that lowering the loss
 * raises the information. "club" is `clubBound`, an upper bound on it of logarithms of densities, and is lowered as it
 * is.
 *
 * @example
 * ```ts
 * import { mutualInformationBoundLoss } from "@surprisal/info-theory/mutual-information-bound-loss";
 * const scores = [[1, 0], [0, 1]];
 * mutualInformationBoundLoss(scores, { bound: "donskerVaradhan" }).itemSync(); // → -1
 * ```
 */
export const mutualInformationBoundLoss = /* @__PURE__ */ defineLoss({
  name: "mutualInformationBoundLoss",
  title: "Bound of mutual information",
  plugin: "@surprisal/info-theory",
  formula: String.raw`-\frac1N \sum_i \log\frac{e^{f_{ii}}}{\frac1N \sum_j e^{f_{ij}}}`,
  domain: { prediction: "real" },
  options: {
    bound: {
      type: "choice",
      choices: ["infoNce", "donskerVaradhan", "nwj", "club"],
      default: "infoNce",
      summary: "Which bound: the lower ones are negated, and the upper one, club, is not.",
    },
  },
  properties: { smooth: true },
  perBatch(scores, _target, { bound }) {
    if (bound === "club") return clubBound(scores);
    const lower = { infoNce: infoNceBound, donskerVaradhan: donskerVaradhanBound, nwj: nwjBound }[bound];
    return lower(scores).neg();
  },
  sample({ shape: [n = 4], seed, dtype }) {
    const rows = Math.max(n, 2);
    return { prediction: randomNormal([rows, rows], { seed, dtype }), target: undefined };
  },
  references: ["B. Poole et al., On Variational Bounds of Mutual Information, 2019"],
});

import { hostOp } from "@surprisal/tensor";

/** Left out of the image altogether. */
export const ignored = -1;

/**
 * What each element of an image (the last axis) weighs in the Lovász extension of the Jaccard loss: by how much the loss
 * grows when, in the order of the errors from the largest down, it counts as wrong too. `truth` is 1 in the region, 0
 * outside, −1 where the image is ignored. Between the errors' crossings the weights are constant.
 */
export const jaccardWeights = /* @__PURE__ */ hostOp({
  name: "jaccardWeights",
  result: (errors) => ({ shape: errors.shape }),
  forward([errors, truth], output) {
    if (errors === undefined || truth === undefined) return;
    const length = errors.shape.at(-1) ?? 1;
    for (let start = 0; start < errors.data.length; start += length) {
      const at = (array: { readonly data: ArrayLike<number> }, i: number) => array.data[i] as number;
      const places = Array.from({ length }, (_, i) => start + i).filter((i) => at(truth, i) !== ignored);
      // NaN, which comes out as NaN in any place, goes first.
      const size = (i: number) => (Number.isNaN(at(errors, i)) ? Number.POSITIVE_INFINITY : at(errors, i));
      places.sort((i, j) => (size(i) === size(j) ? i - j : size(j) - size(i)));
      let intersection = places.filter((i) => at(truth, i) === 1).length;
      let union = intersection;
      let loss = 0;
      for (const i of places) {
        if (at(truth, i) === 1) intersection--;
        else union++;
        const next = 1 - intersection / union;
        output.data[i] = next - loss;
        loss = next;
      }
    }
  },
  backward: "none",
});

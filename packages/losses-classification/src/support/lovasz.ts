import { hostOp } from "@surprisal/tensor";

/** Left out of the image altogether. */
export const ignored = -1;

/**
 * What each element weighs in the Lovász extension of the Jaccard loss: by how much the loss grows when, in the order of
 * the errors from the largest down, it counts as wrong too. Of errors [images, pixels, classes, pixels], each class of an
 * image by itself; `truth` is 1 in the region, 0 outside, −1 where the image is ignored. Piecewise constant.
 */
export const jaccardWeights = /* @__PURE__ */ hostOp({
  name: "jaccardWeights",
  result: (errors) => ({ shape: errors.shape }),
  forward([errors, truth], output) {
    if (errors === undefined || truth === undefined) return;
    const [images = 0, outer = 0, classes = 0, inner = 0] = errors.shape;
    const [error, label] = [errors.data, truth.data] as [ArrayLike<number>, ArrayLike<number>];
    for (let image = 0; image < images; image++) {
      for (let k = 0; k < classes; k++) {
        const places: number[] = [];
        for (let i = 0; i < outer; i++) {
          const start = ((image * outer + i) * classes + k) * inner;
          for (let j = start; j < start + inner; j++) if (label[j] !== ignored) places.push(j);
        }
        weigh(places, error, label, output.data);
      }
    }
  },
  backward: "none",
});

function weigh(
  places: number[],
  errors: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights: { [place: number]: number },
): void {
  // NaN, which comes out as NaN in any place, goes first.
  const size = (i: number) => (Number.isNaN(errors[i]) ? Number.POSITIVE_INFINITY : (errors[i] as number));
  places.sort((i, j) => (size(i) === size(j) ? i - j : size(j) - size(i)));
  let intersection = places.filter((i) => labels[i] === 1).length;
  let union = intersection;
  let loss = 0;
  for (const i of places) {
    if (labels[i] === 1) intersection--;
    else union++;
    const next = 1 - intersection / union;
    weights[i] = next - loss;
    loss = next;
  }
}

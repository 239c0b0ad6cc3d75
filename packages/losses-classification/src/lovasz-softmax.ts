import { defineLoss } from "@surprisal/loss-registry";
import { arange, type Dtype, indexTensor, ShapeError, type Tensor } from "@surprisal/tensor";
import { along } from "./support/class-target.js";
import { ignored, jaccardWeights } from "./support/lovasz.js";
import { inputOption, probabilities } from "./support/probabilities.js";

/**
 * The Lovász extension of the Jaccard loss of each class to the errors of its probabilities, averaged over the classes:
 * where every probability is 0 or 1, it is one minus the mean intersection over union.
 *
 * The prediction holds probabilities along `axis`, unless `input` says "logits"; the target class indices in its shape
 * without that axis. Everything is one image, of the classes that appear in it (`classes: "all"` takes absent ones too);
 * with `perImage` the first axis counts images, each of which has one loss. Elements whose class is `ignoreIndex` are
 * left out. Equal errors count in their order in the image.
 *
 * @throws ShapeError unless there is one class index for each vector of probabilities; ValueError for an index that does
 * not exist
 * @example
 * ```ts
 * import { lovaszSoftmax } from "@surprisal/losses-classification/lovasz-softmax";
 * lovaszSoftmax([[1, 0], [1, 0], [0, 1]], [0, 1, 1]).itemSync(); // → 0.5
 * lovaszSoftmax([[0.8, 0.2], [0.4, 0.6]], [0, 1]).itemSync(); // → 0.35
 * ```
 */
export const lovaszSoftmax = /* @__PURE__ */ defineLoss({
  name: "lovaszSoftmax",
  title: "Lovász softmax",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`\frac{1}{|C|} \sum_{c \in C} \sum_i m^c_{\pi_i} \bigl(\Delta_J(\pi_1, \dots, \pi_i) - \Delta_J(\pi_1, \dots, \pi_{i-1})\bigr),\quad m^c = |[y = c] - p_c|`,
  domain: { prediction: ["distribution", "logits"], target: "classIndex" },
  options: {
    axis: { type: "axis", default: -1, summary: "The axis of the classes." },
    input: { ...inputOption, default: "probs" },
    classes: {
      type: "choice",
      choices: ["present", "all"],
      default: "present",
      summary: "Which classes are averaged over: those that appear in the image, or all.",
    },
    perImage: { type: "boolean", default: false, summary: "Whether each image has a loss of its own." },
    ignoreIndex: { type: "integer", summary: "Elements with this class index are left out." },
  },
  properties: { convex: true, robust: true, smooth: false, lipschitz: 1 },
  perBatch(prediction, target, { axis, input, classes, perImage, ignoreIndex }) {
    const at = checkClasses(prediction, target, axis, perImage);
    const { shape, rank } = prediction;
    const count = shape[at] ?? 0;
    const kept = ignoreIndex === undefined ? undefined : target.notEqual(ignoreIndex).unsqueeze(at);
    const index = indexTensor("lovaszSoftmax", target, count, "class", { kept: kept?.squeeze(at) });
    const p = probabilities(prediction, at, input);

    const own = index.unsqueeze(at).equal(along(arange(count, undefined, 1, { dtype: "int32" }), at, rank));
    const mine = kept === undefined ? own : own.logicalAnd(kept);
    const truth = kept === undefined ? own.cast(p.dtype) : kept.where(own.cast(p.dtype), ignored);
    const distance = own.where(p.neg().add(1), p);
    const errors = kept === undefined ? distance : kept.where(distance, 0);

    const size = (from: number, to: number) => shape.slice(from, to).reduce((a, b) => a * b, 1);
    const first = perImage ? 1 : 0;
    const lines = [size(0, first), size(first, at), count, size(at + 1, rank)];
    const weights = jaccardWeights(errors.reshape(lines), truth.reshape(lines)).reshape(shape);
    const within = [...shape.keys()].slice(first);
    const pixels = within.filter((i) => i !== at);
    return errors
      .mul(weights)
      .mul(share(mine, pixels, at, classes, p.dtype))
      .sum(within);
  },
  references: ["M. Berman, A. Triki & M. Blaschko, The Lovász-Softmax Loss, CVPR 2018"],
  peers: { "segmentation_models.pytorch": 'LovaszLoss(mode="multiclass")' },
});

/** What each class of an image counts in the mean. */
function share(
  mine: Tensor,
  pixels: number[],
  axis: number,
  classes: "present" | "all",
  dtype: Dtype,
): Tensor | number {
  if (classes === "all") return 1 / (mine.shape[axis] ?? 1);
  const present = mine.any(pixels, { keepDims: true }).cast(dtype);
  return present.div(present.sum(axis, { keepDims: true }).maximum(1));
}

function checkClasses(prediction: Tensor, target: Tensor, axis: number, perImage: boolean): number {
  const at = axis < 0 ? axis + prediction.rank : axis;
  const wanted = prediction.shape.filter((_, i) => i !== at);
  const fits = prediction.shape[at] !== undefined && wanted.join() === target.shape.join();
  if (fits && !(perImage && at === 0)) return at;
  if (fits) {
    throw new ShapeError(
      `lovaszSoftmax: with perImage the first axis counts images, but the classes lie along it, as axis ${axis} of ` +
        `prediction [${prediction.shape.join(", ")}]. Make one image a batch of one: unsqueeze(0).`,
    );
  }
  throw new ShapeError(
    `lovaszSoftmax: target [${target.shape.join(", ")}] does not fit prediction [${prediction.shape.join(", ")}] with class ` +
      `axis ${axis}: it holds class indices, in the shape [${wanted.join(", ")}].`,
  );
}

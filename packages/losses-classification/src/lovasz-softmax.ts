import { defineLoss } from "@surprisal/loss-registry";
import { arange, indexTensor, ShapeError, type Tensor } from "@surprisal/tensor";
import { ignored, jaccardWeights } from "./support/lovasz.js";

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
    input: {
      type: "choice",
      choices: ["probs", "logits"],
      default: "probs",
      summary: "What the prediction holds.",
    },
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
    const images = perImage ? (prediction.shape[0] ?? 1) : 1;
    const count = prediction.shape[at] ?? 0;
    const kept = ignoreIndex === undefined ? undefined : target.notEqual(ignoreIndex);
    const index = indexTensor("lovaszSoftmax", target, count, "class", { kept });
    const pixels = target.size / Math.max(images, 1);
    const flat = (x: Tensor) => x.reshape([images, 1, pixels]);

    const all = input === "probs" ? prediction : prediction.softmax(at);
    const lead = perImage ? [0, at] : [at];
    const rest = [...all.shape.keys()].filter((i) => !lead.includes(i));
    const p = all.permute([...lead, ...rest]).reshape([images, count, pixels]);
    const own = flat(index).equal(arange(count).cast("int32").reshape([count, 1]));
    const mine = kept === undefined ? own : own.logicalAnd(flat(kept));
    const truth = kept === undefined ? own.cast(p.dtype) : flat(kept).where(own.cast(p.dtype), ignored);
    const distance = own.where(p.neg().add(1), p);
    const errors = kept === undefined ? distance : flat(kept).where(distance, 0);
    const present = mine.any(-1, { keepDims: true });
    const share =
      classes === "all"
        ? 1 / count
        : present.cast(p.dtype).div(present.sum(1, { keepDims: true }).maximum(1));
    const losses = errors.mul(jaccardWeights(errors, truth)).mul(share).sum([1, 2]);
    return perImage ? losses : losses.squeeze(0);
  },
  references: ["M. Berman, A. Triki & M. Blaschko, The Lovász-Softmax Loss, CVPR 2018"],
  peers: { "segmentation_models.pytorch": 'LovaszLoss(mode="multiclass")' },
});

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

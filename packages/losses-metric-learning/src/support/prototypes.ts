import type { SampleDraw } from "@surprisal/loss-registry";
import { arange, indexTensor, randomNormal, ShapeError, type Tensor } from "@surprisal/tensor";
import { checkLabels, checkVectors } from "./batch.js";

/** The domain of losses that compare samples [N, D] with one learnt vector per class, [C, D]. */
export const prototyped = {
  prediction: { embeddings: "real", prototypes: "real" },
  target: "classIndex",
} as const;

interface Prediction {
  readonly embeddings: Tensor;
  readonly prototypes: Tensor;
}

/** Random arguments with one class for every two samples, and with `shape` per prototype beside the features. */
export const samplePrototypes =
  (...each: readonly number[]) =>
  ({ shape: [samples = 2, features = 1], seed, dtype }: SampleDraw) => {
    const classes = Math.max(2, Math.ceil(samples / 2));
    return {
      prediction: {
        embeddings: randomNormal([samples, features], { seed, dtype }),
        prototypes: randomNormal([classes, ...each, features], { seed: seed + 1, dtype }),
      },
      target: arange(0, samples, 1, { dtype: "int32" }).div(2).floor().cast("int32"),
    };
  };

/** Which prototype is a sample's own: [N, C] of bool. Throws when shapes do not fit, or a class does not exist. */
export function ownClass(where: string, { embeddings, prototypes }: Prediction, target: Tensor): Tensor {
  checkVectors(where, "embeddings", embeddings);
  checkLabels(where, "embeddings", embeddings, target);
  const [classes = 0] = prototypes.shape;
  if (prototypes.rank < 2 || prototypes.shape.at(-1) !== embeddings.shape[1]) {
    throw new ShapeError(
      `${where}: prototypes [${prototypes.shape.join(", ")}] must hold a vector for each class, as long as those of embeddings [${embeddings.shape.join(", ")}].`,
    );
  }
  const index = indexTensor(where, target, classes, "class");
  return index.unsqueeze(1).equal(arange(0, classes, 1, { dtype: "int32" }));
}

/** The score of each sample's own class. */
export const scoreOf = (scores: Tensor, own: Tensor): Tensor => own.where(scores, 0).sum(1);

/** The surprisal of the own class by softmax of the scores. */
export const crossEntropy = (scores: Tensor, own: Tensor): Tensor =>
  scores.logSumExp(1).sub(scoreOf(scores, own));

/** The scores with another one for the own class. */
export const replaceOwn = (scores: Tensor, own: Tensor, score: Tensor): Tensor =>
  own.where(score.unsqueeze(1), scores);

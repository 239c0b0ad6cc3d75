import { ShapeError, type Tensor } from "@surprisal/tensor";
import { cosines } from "./similarity.js";

/** The cosines of embeddings [N, D] with prototypes [C, K, D]: [N, C, K]. */
export function subCosines(
  where: string,
  { embeddings, prototypes }: { readonly embeddings: Tensor; readonly prototypes: Tensor },
): Tensor {
  const [classes = 0, each = 0, features = 0] = prototypes.shape;
  if (prototypes.rank !== 3 || each === 0) {
    throw new ShapeError(
      `${where}: prototypes [${prototypes.shape.join(", ")}] must have several vectors for each class: [classes, prototypes per class, features].`,
    );
  }
  const flat = prototypes.reshape([classes * each, features]);
  return cosines(embeddings, flat).reshape([embeddings.shape[0] ?? 0, classes, each]);
}

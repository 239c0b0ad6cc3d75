import { ShapeError, type Tensor } from "@surprisal/tensor";
import { checkVectors } from "./batch.js";

/** The domain of losses that compare two views of the same samples. */
export const views = { prediction: { first: "real", second: "real" } } as const;

/** Throws unless two views hold one vector per sample, each in the same shape. */
export function checkViews(where: string, views: { readonly first: Tensor; readonly second: Tensor }): void {
  const { first, second } = views;
  checkVectors(where, "first", first);
  if (second.shape.join() === first.shape.join()) return;
  throw new ShapeError(
    `${where}: first [${first.shape.join(", ")}] and second [${second.shape.join(", ")}] must be two views of the same samples, in one shape.`,
  );
}

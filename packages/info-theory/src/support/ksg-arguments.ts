import { type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import type { BaseOption } from "./base.js";
import { checkNeighbors } from "./neighbors.js";
import { pairedSamples } from "./points.js";

export interface KsgOptions extends BaseOption {
  /** The distance of how manyth neighbour counts. More are steadier, and blur more. Default 3. */
  readonly k?: number;
  /**
   * The first estimate of the article, cubes, or the second, boxes, which has smaller errors for a larger k. Default 1.
   */
  readonly variant?: 1 | 2;
  /** Make 0 of a negative estimate, as scikit-learn does; it is biased then. Default false. */
  readonly clip?: boolean;
}

/** Paired samples, and options with their defaults. */
export function ksgArguments(
  where: string,
  x: TensorLike,
  y: TensorLike,
  { k = 3, variant = 1, clip = false }: KsgOptions,
): { a: Tensor; b: Tensor; k: number; variant: 1 | 2; clip: boolean } {
  const [a, b] = pairedSamples(where, ["x", "y"], x, y);
  checkNeighbors(where, k, { x: a });
  if (variant === 1 || variant === 2) return { a, b, k, variant, clip };
  throw new ValueError(`${where}: variant must be 1 or 2, not ${variant}.`);
}

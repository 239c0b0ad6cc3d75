import { type Axes, normalizeAxes, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { combination } from "./support/entropy-combination.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";

export interface ConditionalTableOptions extends BaseOption {
  /** The axis, or axes, of X. Default 0. */
  readonly x?: Axes;
  /** The axis, or axes, of Y. Default 1. */
  readonly y?: Axes;
  /** The axis, or axes, of what is known, Z. Default 2. Axes of none of the three are a batch. */
  readonly given?: Axes;
  /** Divide by the sum over X, Y and Z first, for a table of counts. Default false. */
  readonly normalize?: boolean;
}

/**
 * Conditional mutual information `I(X; Y | Z) = H(X, Z) + H(Y, Z) − H(X, Y, Z) − H(Z)`: what X tells about Y to someone who
 * knows Z. 0 where Z explains all of their dependence; never negative, but it may be more than I(X; Y).
 *
 * In a cell of probability 0 the slope is infinite where the divergent slopes of the entropies do not cancel.
 *
 * @param joint the table of joint probabilities of X, Y and Z, non-negative
 * @returns the shape of `joint` without the axes of X, Y and Z
 * @throws ShapeError for axes that do not exist or belong to two variables, ValueError for a base that is none
 * @example
 * ```ts
 * import { conditionalMutualInformation } from "@surprisal/info-theory/conditional-mutual-information";
 * // Two fair bits and their exclusive or: independent, until the third is known.
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * conditionalMutualInformation(xor, { base: 2 }).itemSync(); // → 1
 * ```
 */
export function conditionalMutualInformation(
  joint: TensorLike,
  options: ConditionalTableOptions = {},
): Tensor {
  const where = "conditionalMutualInformation";
  const [table] = operands(where, joint);
  const axesOf = (axes: Axes) => normalizeAxes(where, axes, table.rank);
  const [x, y, z] = [axesOf(options.x ?? 0), axesOf(options.y ?? 1), axesOf(options.given ?? 2)];
  const all = [...x, ...y, ...z];
  const shared = all.find((axis, i) => all.indexOf(axis) < i);
  if (shared !== undefined) {
    throw new ShapeError(
      `${where}: X has the axes [${x}], Y [${y}] and what is given [${z}], but axis ${shared} belongs to two of them. Give each its own.`,
    );
  }
  const nats = combination(options.normalize ? normalized(table, all) : table, all, [
    { coefficient: 1, axes: [...x, ...z] },
    { coefficient: 1, axes: [...y, ...z] },
    { coefficient: -1, axes: all },
    { coefficient: -1, axes: z },
  ]);
  return inBase(where, nats, options.base);
}

import { ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { mutualInformation } from "./mutual-information.js";
import { type RedundancyOptions, redundantInformation } from "./redundant-information.js";
import { inBase } from "./support/base.js";
import { marginOf } from "./support/entropy-combination.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";
import { sourcesAndTarget } from "./support/sources.js";

/** What two sources tell about a target, in parts. Each is a scalar. */
export interface PartialInformation {
  /** What either source tells. */
  readonly redundant: Tensor;
  /** What only the first tells, and what only the second. */
  readonly unique: readonly [Tensor, Tensor];
  /** What only both together tell. */
  readonly synergistic: Tensor;
}

/**
 * Partial information decomposition: what two sources tell about a target, I(X₁, X₂; T), split into what either tells, what
 * only one of them tells, and what only both together tell.
 *
 * The redundant part is `redundantInformation` by the measure named; the others are what mutual information is left.
 *
 * @param joint the table of joint probabilities of the sources and the target, non-negative; other axes are summed over
 * @throws ShapeError unless there are two sources and a target, each with its own axes; ValueError for a redundancy that
 *   does not exist or a base that is none
 * @see Williams & Beer, Nonnegative Decomposition of Multivariate Information, 2010
 * @example
 * ```ts
 * import { partialInformationDecomposition } from "@surprisal/info-theory/partial-information-decomposition";
 * // The exclusive or of two fair bits: neither tells anything, both tell all.
 * const xor = [[[0.25, 0], [0, 0.25]], [[0, 0.25], [0.25, 0]]];
 * partialInformationDecomposition(xor, { base: 2 }).synergistic.itemSync(); // → 1
 * ```
 */
export function partialInformationDecomposition(
  joint: TensorLike,
  options: RedundancyOptions = {},
): PartialInformation {
  const where = "partialInformationDecomposition";
  const [given] = operands(where, joint);
  const { sources, target } = sourcesAndTarget(where, given, options);
  const [first, second, ...more] = sources;
  if (
    first === undefined ||
    second === undefined ||
    more.length > 0 ||
    first.some((axis) => second.includes(axis))
  ) {
    throw new ShapeError(
      `${where}: it takes two sources with their own axes, not [${sources.map((axes) => `[${axes}]`)}]. A source may have several axes: { sources: [0, [1, 2]], target: 3 }.`,
    );
  }
  const all = given.shape.map((_, axis) => axis);
  const table = options.normalize ? normalized(given, all) : given;
  const told = (source: readonly number[]) => {
    const margin = marginOf(table, all, [...source, ...target]);
    return inBase(where, mutualInformation(margin, { x: source, y: target }).sum(), options.base);
  };
  const redundant = redundantInformation(table, { ...options, sources, target, normalize: false });
  const [one, two] = [told(first), told(second)];
  return {
    redundant,
    unique: [one.sub(redundant), two.sub(redundant)],
    synergistic: told([...first, ...second])
      .sub(one)
      .sub(two)
      .add(redundant),
  };
}

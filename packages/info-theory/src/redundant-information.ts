import { type Axes, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { relEntr } from "./rel-entr.js";
import { type BaseOption, inBase } from "./support/base.js";
import { marginOf } from "./support/entropy-combination.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";
import { sourcesAndTarget } from "./support/sources.js";

export interface RedundancyOptions extends BaseOption {
  /** The axis, or axes, of each source. Default: each axis but the last is one. */
  readonly sources?: readonly Axes[];
  /** The axis, or axes, of the target. Default −1, the last. */
  readonly target?: Axes;
  /**
   * "iMin", the default, is Williams and Beer's: for each value of the target the least that a source tells about it.
   * "mmi" is the least that a source tells about the target as a whole.
   */
  readonly redundancy?: "iMin" | "mmi";
  /** Divide by the sum first, for a table of counts. Default false. */
  readonly normalize?: boolean;
}

/**
 * Redundant information: what each of several sources tells about a target. Of one source it is mutual information; with
 * more it does not grow. Definitions differ, see `redundancy`.
 *
 * Where sources tie for the least, they share the gradient.
 *
 * @param joint the table of joint probabilities of the sources and the target, non-negative; other axes are summed over
 * @returns a scalar
 * @throws ShapeError for axes that do not exist or belong to the target and a source, ValueError for a redundancy that does
 *   not exist or a base that is none
 * @see Williams & Beer, Nonnegative Decomposition of Multivariate Information, 2010
 * @example
 * ```ts
 * import { redundantInformation } from "@surprisal/info-theory/redundant-information";
 * // The target is the logical and of two fair bits.
 * const and = [[[0.25, 0], [0.25, 0]], [[0.25, 0], [0, 0.25]]];
 * redundantInformation(and, { base: 2 }).itemSync(); // → 0.31127812445913283
 * ```
 */
export function redundantInformation(joint: TensorLike, options: RedundancyOptions = {}): Tensor {
  const { redundancy = "iMin", normalize = false, base } = options;
  const [given] = operands("redundantInformation", joint);
  const { sources, target } = sourcesAndTarget("redundantInformation", given, options);
  if (redundancy !== "iMin" && redundancy !== "mmi") {
    throw new ValueError(
      `redundantInformation: there is no redundancy "${redundancy}". Give "iMin" or "mmi".`,
    );
  }
  const table = normalize
    ? normalized(
        given,
        given.shape.map((_, axis) => axis),
      )
    : given;
  const told = sources.map((source) => toldOf(table, source, target));
  const compared = redundancy === "iMin" ? told : told.map((information) => information.sum());
  const least = compared.reduce((smallest, information) => smallest.minimum(information));
  return inBase("redundantInformation", least.sum(), base);
}

/** For each value of the target what the source tells of it, in nats: added up, their mutual information. */
function toldOf(table: Tensor, source: readonly number[], target: readonly number[]): Tensor {
  const axes = table.shape.map((_, axis) => axis);
  const margin = (kept: readonly number[]) => marginOf(table, axes, kept);
  const independent = margin(source).mul(margin(target));
  return relEntr(margin([...source, ...target]), independent).sum([...source], { keepDims: true });
}

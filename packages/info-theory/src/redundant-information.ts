import {
  type Axes,
  normalizeAxes,
  ShapeError,
  type Tensor,
  type TensorLike,
  ValueError,
} from "@surprisal/tensor";
import { relEntr } from "./rel-entr.js";
import { type BaseOption, inBase } from "./support/base.js";
import { normalized } from "./support/normalized.js";
import { operands } from "./support/operands.js";

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
  const sumTo = (kept: readonly number[]) =>
    table.sum(
      axes.filter((axis) => !kept.includes(axis)),
      { keepDims: true },
    );
  return relEntr(sumTo([...source, ...target]), sumTo(source).mul(sumTo(target))).sum([...source], {
    keepDims: true,
  });
}

/** The axes of the sources and of the target. */
export function sourcesAndTarget(
  where: string,
  { rank, shape }: Tensor,
  { sources, target = -1 }: RedundancyOptions,
): { sources: number[][]; target: number[] } {
  const ofTarget = normalizeAxes(where, target, rank);
  const rest = shape.map((_, axis) => axis).filter((axis) => !ofTarget.includes(axis));
  const ofSources = (sources ?? rest).map((axes) => normalizeAxes(where, axes, rank));
  const shared = ofSources.flat().find((axis) => ofTarget.includes(axis));
  if (shared !== undefined || ofSources.length === 0 || ofTarget.length === 0) {
    const fault = shared === undefined ? "one of them has none" : `axis ${shared} belongs to both`;
    throw new ShapeError(
      `${where}: the sources have the axes [${ofSources.map((axes) => `[${axes}]`)}] and the target [${ofTarget}] of a table [${shape.join(", ")}], but ${fault}. Name them, as in { sources: [0, 1], target: 2 }.`,
    );
  }
  return { sources: ofSources, target: ofTarget };
}

import { normalizeAxes, ShapeError, type Tensor } from "@surprisal/tensor";
import type { RedundancyOptions } from "../redundant-information.js";

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

import { ShapeError, type Tensor } from "@surprisal/tensor";

/** What each distance of two members counts in the score of an ensemble: half of their mean, over all pairs or, if `fair`, those of two. */
export function shareOfPairs(name: string, { shape }: Tensor, axis: number, fair: boolean): number {
  const members = shape.at(axis) ?? 0;
  if (fair && members < 2) {
    throw new ShapeError(
      `${name}: fair compares pairs of members, and axis ${axis} of the prediction [${shape.join(", ")}] has fewer than two. ` +
        "Give more members, or leave fair out.",
    );
  }
  return 0.5 / (members * (fair ? members - 1 : members));
}

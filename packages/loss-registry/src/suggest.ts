import leven from "leven";

/** ` Did you mean "huber"?`, when one of the candidates is near enough to be meant; else nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = Math.max(2, Math.floor(name.length / 3));
  // Case is the commonest slip, and must not use up the distance.
  const distances = candidates.map((candidate) => leven(name.toLowerCase(), candidate.toLowerCase()));
  const least = Math.min(...distances);
  return least <= near ? ` Did you mean "${candidates[distances.indexOf(least)]}"?` : "";
}

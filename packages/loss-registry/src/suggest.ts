import { closestMatch } from "leven";

/** ` Did you mean "huber"?`, when one of the candidates is near enough to be meant; else nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const maxDistance = Math.max(2, Math.floor(name.length / 3));
  // Case is the commonest slip, and must not use up the distance.
  const byLowerCase = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const closest = closestMatch(name.toLowerCase(), [...byLowerCase.keys()], { maxDistance });
  const meant = closest === undefined ? undefined : byLowerCase.get(closest);
  return meant === undefined ? "" : ` Did you mean "${meant}"?`;
}

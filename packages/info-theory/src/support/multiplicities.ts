/** How many symbols occur n times, for each n above 0 that there is. */
export function multiplicities(counts: ArrayLike<number>): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] as number;
    if (n > 0) map.set(n, (map.get(n) ?? 0) + 1);
  }
  return map;
}

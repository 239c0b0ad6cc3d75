// Times of short calls, from batches of them that are longer than the clock's grain.

/** Warms a call up, finds out how many fill a sample of so many milliseconds, and takes samples: milliseconds for one. */
export function sampler(call: () => void, length: number): () => number {
  const run = (calls: number): number => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    return performance.now() - start;
  };
  let calls = 1;
  while (run(calls) < length) calls *= 2;
  return () => run(calls) / calls;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Lets the page draw, and messages in. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

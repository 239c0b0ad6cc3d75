const units = [
  [1e3, "s"],
  [1, "ms"],
  [1e-3, "µs"],
  [1e-6, "ns"],
] as const;

/** A time in the unit that suits it: `1.24 ms`. */
export function duration(milliseconds: number): string {
  const [size, unit] = units.find(([size]) => milliseconds >= size) ?? [1e-6, "ns"];
  return `${threeDigits(milliseconds / size)} ${unit}`;
}

/** 1.23, 12.3, 123, 1235. */
export function threeDigits(x: number): string {
  return x.toFixed(Math.abs(x) >= 99.95 ? 0 : Math.abs(x) >= 9.995 ? 1 : 2);
}

export function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(fraction < 0.0995 ? 1 : 0)} %`;
}

/** An error in one digit: `3e-8`. */
export function magnitude(error: number): string {
  if (error === 0) return "0";
  return Number.isFinite(error) ? error.toExponential(0).replace("e+", "e") : "∞";
}

/** `12.0 MB`. */
export function bytes(count: number): string {
  if (count < 1e3) return `${count} B`;
  return count < 1e6 ? `${threeDigits(count / 1e3)} kB` : `${threeDigits(count / 1e6)} MB`;
}

/** `1e6`, and `1500` where that is no longer. */
export function shortNumber(x: number): string {
  const exponential = x.toExponential().replace("e+", "e");
  return exponential.length < String(x).length ? exponential : String(x);
}

/** What several share is said once, after their names: `tfjs, jax-js: it has no such function`. */
export function together(said: Iterable<readonly [name: string, text: string]>): string[] {
  const names = new Map<string, string[]>();
  for (const [name, text] of said) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names].map(([text, who]) => `${who.join(", ")}: ${text}`);
}

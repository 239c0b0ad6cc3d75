// What `// → value` means: the value prints as written, numbers up to the digits written.

import { inspect } from "node:util";

/** Throws unless the value prints as the text says. */
export function expectation(value: unknown, text: string): void {
  const prints = [show(plain(value)), show(value), String(value)];
  if (prints.some((printed) => agrees(printed, text))) return;
  throw new Error(`gives ${prints[0]}, but the example says ${text}`);
}

/** Whether a printed value is the one written: the same words, and numbers that round to the digits written. */
export function agrees(printed: string, written: string): boolean {
  const actual = tokens(printed);
  const expected = tokens(written);
  return (
    actual.length === expected.length &&
    expected.every((token, index) => sameToken(actual[index] ?? "", token))
  );
}

const number = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i;

function tokens(text: string): string[] {
  const words = text.match(new RegExp(`${number.source}|[\\p{L}_$][\\p{L}\\d_$]*|\\S`, "giu")) ?? [];
  return words.filter((word) => word !== "…").map((word) => (word === "'" ? '"' : word));
}

function sameToken(actual: string, expected: string): boolean {
  if (actual === expected) return true;
  if (!number.test(actual) || !number.test(expected)) return false;
  const [mantissa = "", exponent = "0"] = expected.toLowerCase().split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  // A whole number is exact up to the rounding of float32; a decimal fraction stands for what rounds to it.
  const rounding = decimals > 0 ? 0.5 * 10 ** (Number(exponent) - decimals) : 0;
  return (
    Math.abs(Number(actual) - Number(expected)) <= rounding * (1 + 1e-9) + 1e-6 * Math.abs(Number(expected))
  );
}

const show = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, maxArrayLength: null, compact: true, breakLength: 1e6 });

/** Tensors as numbers and nested arrays, however deep they stand. */
function plain(value: unknown): unknown {
  if (isTensor(value)) return value.arraySync();
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<unknown>)];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}

function isTensor(value: unknown): value is { arraySync(): unknown } {
  return (
    typeof value === "object" &&
    value !== null &&
    "arraySync" in value &&
    typeof value.arraySync === "function"
  );
}

import type { Dtype, TypedArray } from "./dtype.js";

/** Most digits after the point. */
const precision = 8;

/**
 * Numbers to text as NumPy has it, all of one width: the fewest digits that tell each from its neighbours in its
 * dtype, at most 8 after the point; scientific when the sizes differ by more than 1000, or are 1e8 and more, or below
 * 1e-4. `values` are those that will be shown.
 */
export function numberFormat(values: TypedArray, dtype: Dtype): (value: number) => string {
  if (dtype === "bool") return (value) => (value ? " True" : "False");
  if (dtype === "int32") {
    const width = widest(values, String);
    return (value) => String(value).padStart(width);
  }
  const single = dtype === "float32";
  const finite = [...values].filter(Number.isFinite);
  const text = needsExponent(finite) ? scientific(finite, single) : positional(finite, single);
  const show = (value: number): string => (Number.isFinite(value) ? text(value) : named(value));
  const width = widest(values, show);
  return (value) => show(value).padStart(width);
}

function widest(values: TypedArray, text: (value: number) => string): number {
  let width = 0;
  for (const value of values) width = Math.max(width, text(value).length);
  return width;
}

function named(value: number): string {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

function needsExponent(finite: readonly number[]): boolean {
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  if (sizes.length === 0) return false;
  const [largest, smallest] = [Math.max(...sizes), Math.min(...sizes)];
  return largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000;
}

/** 1.5 and 2. and 0.25, the points in one column. */
function positional(finite: readonly number[], single: boolean): (value: number) => string {
  const split = (value: number): [whole: string, fraction: string] => {
    const [whole = "", fraction = ""] = signed(value, String(shortest(value, single))).split(".");
    if (fraction.length <= precision) return [whole, fraction];
    const [rounded = "", digits = ""] = signed(value, value.toFixed(precision)).split(".");
    return [rounded, digits.replace(/0+$/, "")];
  };
  const right = Math.max(0, ...finite.map((value) => split(value)[1].length));
  return (value) => {
    const [whole, fraction] = split(value);
    return `${whole}.${fraction.padEnd(right)}`;
  };
}

/** 1.50e-05 and 2.00e+00, as many digits in each. */
function scientific(finite: readonly number[], single: boolean): (value: number) => string {
  const split = (value: number): [whole: string, fraction: string, sign: string, exponent: string] => {
    const full = shortest(value, single).toExponential();
    const text =
      full.indexOf("e") - full.indexOf(".") > precision + 1 ? value.toExponential(precision) : full;
    const [mantissa = "", exponent = ""] = signed(value, text).split("e");
    const [whole = "", fraction = ""] = mantissa.split(".");
    return [whole, fraction.replace(/0+$/, ""), exponent[0] ?? "+", exponent.slice(1)];
  };
  const parts = finite.map(split);
  const right = Math.max(...parts.map(([, fraction]) => fraction.length));
  const digits = Math.max(2, ...parts.map(([, , , exponent]) => exponent.length));
  return (value) => {
    const [whole, fraction, sign, exponent] = split(value);
    return `${whole}.${fraction.padEnd(right, "0")}e${sign}${exponent.padStart(digits, "0")}`;
  };
}

/** JavaScript writes −0 without its sign. */
function signed(value: number, text: string): string {
  return Object.is(value, -0) ? `-${text}` : text;
}

/** The double with the fewest digits that float32 rounds to `value`; a float64 has its own already. */
function shortest(value: number, single: boolean): number {
  for (let digits = 1; single && digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

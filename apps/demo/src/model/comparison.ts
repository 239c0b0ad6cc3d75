/** A number of the chapter and the same number computed by our packages. */
export interface Comparison {
  readonly id: string;
  readonly name: string;
  readonly printed: number;
  readonly computed: number;
}

/** A number with ten significant digits; a small one with four, and a power of ten. */
export function figure(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-5) return powerOfTen(value, 4);
  return String(Number(value.toPrecision(10))).replace("-", "−");
}

/** How far the computed number is from the printed one. */
export function deviation({ printed, computed }: Comparison): string {
  const difference = Math.abs(computed - printed);
  return difference === 0 ? "0" : powerOfTen(difference, 2);
}

/** A number as a mantissa of some digits and a power of ten. */
export function powerOfTen(value: number, digits: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)} · 10${superscript(Number(exponent))}`.replace("-", "−");
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => raised[Number(digit)] ?? "").join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

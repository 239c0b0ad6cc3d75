/** A number as the page writes it: two decimals unless told otherwise, a true minus sign, no −0. */
export function decimal(value: number, digits = 2): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === Number.NEGATIVE_INFINITY) return "−∞";
  if (Number.isNaN(value)) return "undefined";
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace("-", "−");
}

import { ValueError } from "@surprisal/tensor";

/** The order of a family of measures. Throws when it is outside of the range, with the remedy. */
export function checkOrder(
  where: string,
  name: string,
  order: number,
  { min = Number.NEGATIVE_INFINITY, infinite = false, hint = "" } = {},
): number {
  const fits =
    typeof order === "number" && order >= min && (infinite || Math.abs(order) < Number.POSITIVE_INFINITY);
  if (fits) return order;
  const kind = infinite ? "a number, or Infinity," : "a finite number";
  const bound = min === Number.NEGATIVE_INFINITY ? "" : ` from ${min}`;
  throw new ValueError(`${where}: ${name} must be ${kind}${bound}, not ${order}.${hint && ` ${hint}`}`);
}

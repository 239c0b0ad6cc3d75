import { ValueError } from "@surprisal/tensor";

/** The order of a family of measures. Throws when it is outside of the range, with the remedy. */
export function checkOrder(
  where: string,
  name: string,
  order: number,
  range: { readonly min?: number; readonly above?: number; readonly infinite?: boolean } = {},
): number {
  const { min = Number.NEGATIVE_INFINITY, above = Number.NEGATIVE_INFINITY, infinite = false } = range;
  const finite = typeof order === "number" && Math.abs(order) < Number.POSITIVE_INFINITY;
  if ((finite || (infinite && order === Number.POSITIVE_INFINITY)) && order >= min && order > above) {
    return order;
  }
  const bound = [
    range.min === undefined ? "" : ` from ${min}`,
    range.above === undefined ? "" : ` above ${above}`,
    infinite ? " to Infinity" : "",
  ].join("");
  throw new ValueError(
    `${where}: ${name} must be a number${bound}, not ${order}. It is the order, as in { ${name}: 2 }.`,
  );
}

/** Throws unless an option is a number above 0. */
export function checkPositive(where: string, name: string, value: number): void {
  if (typeof value === "number" && value > 0) return;
  throw new ValueError(`${where}: ${name} must be a number above 0, not ${value}.`);
}

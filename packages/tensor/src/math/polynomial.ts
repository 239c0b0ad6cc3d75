/** `c₀ + c₁x + c₂x² + …` by Horner's rule. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = coefficients.at(-1) ?? 0;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
}

/** B₂ₖ for k = 1, 2, … */
export const bernoulli: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];

/** Stirling's series, B₂ₖ / (2k(2k − 1)): log Γ(x) = (x − ½)(log x − 1) + (log 2π − 1)/2 + p(1/x²)/x for large x. */
export const stirling: readonly number[] = /* @__PURE__ */ bernoulli.map(
  (b, i) => b / ((2 * i + 2) * (2 * i + 1)),
);

import { expect, test } from "vitest";
import { claims, prove, ulpsApart } from "./proof.js";

test.each(claims.map((claim) => [claim.name, claim] as const))("%s", (_, claim) => {
  const { ulps, microseconds } = prove(claim);
  // Minimisers are found by halving an interval; the rest is a few roundings.
  expect(ulps).toBeLessThanOrEqual(claim.precision === "single" ? 2 : 8);
  expect(microseconds).toBeGreaterThan(0);
});

test("neighbours are one unit apart, in either precision", () => {
  expect(ulpsApart(1 + Number.EPSILON, 1, "double")).toBe(1);
  expect(ulpsApart(1 + Number.EPSILON, 1, "single")).toBe(0);
  expect(ulpsApart(1 + 2 ** -23, 1, "single")).toBe(1);
  expect(ulpsApart(3, 3, "double")).toBe(0);
  expect(ulpsApart(1, 0, "double")).toBe(Number.POSITIVE_INFINITY);
});

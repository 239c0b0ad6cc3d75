import { expect, test } from "vitest";
import { decimal } from "./decimal.js";

test("numbers have two decimals and a true minus sign", () => {
  expect(decimal(-1.005)).toBe("−1.00");
  expect(decimal(2.345, 1)).toBe("2.3");
});

test("what rounds to zero has no sign", () => {
  expect(decimal(-0.001)).toBe("0.00");
});

test("what is not finite is said in the field's signs", () => {
  expect([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN].map((x) => decimal(x))).toEqual([
    "∞",
    "−∞",
    "undefined",
  ]);
});

import { expect, test } from "vitest";
import { bytes, duration, magnitude, percent, shortNumber, threeDigits } from "./format.js";

test.each([
  [1234, "1.23 s"],
  [12.345, "12.3 ms"],
  [0.5, "500 µs"],
  [0.00012, "120 ns"],
  [0.0000005, "0.50 ns"],
])("%f ms is %s", (milliseconds, text) => expect(duration(milliseconds)).toBe(text));

test("three digits, and no more before the point than there are", () => {
  expect([0.123, 9.994, 9.996, 99.94, 99.96, 1234.5].map(threeDigits)).toEqual([
    "0.12",
    "9.99",
    "10.0",
    "99.9",
    "100",
    "1235",
  ]);
});

test("small parts keep a digit", () =>
  expect([0.004, 0.5, 1.58].map(percent)).toEqual(["0.4 %", "50 %", "158 %"]));

test("errors have one digit", () =>
  expect([0, 3.2e-8, 0.016, Number.POSITIVE_INFINITY].map(magnitude)).toEqual(["0", "3e-8", "2e-2", "∞"]));

test("sizes are as short as they can be", () => {
  expect([50, 1000, 1e6, 12_345].map(shortNumber)).toEqual(["50", "1e3", "1e6", "12345"]);
  expect([12, 12_000, 1.2e8].map(bytes)).toEqual(["12 B", "12.0 kB", "120 MB"]);
});

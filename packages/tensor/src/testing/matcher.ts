import { expect } from "vitest";
import { type Comparable, findMismatch, type Tolerance } from "./all-close.js";

interface CloseMatcher<R> {
  /**
   * That all elements are close to those of `expected`, and the shape is the same where both have one. Without bounds:
   * relative 1e-6 for float32, 1e-12 for float64.
   */
  toBeAllClose(expected: Comparable, tolerance?: Tolerance): R;
}

declare module "vitest" {
  // Merging needs the type parameter by its name, used or not.
  interface Matchers<T> extends CloseMatcher<T> {}
}

expect.extend({
  toBeAllClose(actual: Comparable, expected: Comparable, tolerance?: Tolerance) {
    const mismatch = findMismatch(actual, expected, tolerance);
    return {
      pass: mismatch === undefined,
      message: () => mismatch?.message ?? "expected some element to differ, but all are close",
    };
  },
});

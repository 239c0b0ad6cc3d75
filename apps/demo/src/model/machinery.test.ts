import { expect, test } from "vitest";
import { lossNamed } from "./losses.js";
import { bytes, machineryOf } from "./machinery.js";

test("squared halves and their gradient are one kernel that reads both arguments once", async () => {
  const { explanation, bytesRead, bytesWritten, value, ulps } = await machineryOf(
    lossNamed("halfSquaredError"),
    {},
    "cpu",
    [20, 5],
  );
  expect(explanation.kernels).toHaveLength(1);
  expect(bytesRead).toBe(2 * 100 * 4);
  // The gradient, and the value.
  expect(bytesWritten).toBe(100 * 4 + 4);
  expect(value).toBeGreaterThan(0);
  expect(ulps).toBeLessThan(10);
  expect(explanation.kernels[0]?.code).toContain("f32x4");
});

test("bytes are told to three digits", () => {
  expect([0, 999, 1000, 10_240].map(bytes)).toEqual(["0 B", "999 B", "1 kB", "10.2 kB"]);
});

import { describe, expect, test } from "vitest";
import { interpreter } from "../compiler/interpret.js";
import type { FloatDtype } from "../dtype.js";
import type { Elementwise } from "../ops/define.js";
import * as ops from "../ops/index.js";
import { functionOf } from "../reference/definitions.js";
import {
  interpreted,
  measureFloat32,
  measureTable,
  requirements,
  ulpError,
  withoutDouble,
} from "./accuracy.js";

/** A prime, so that the patterns meet all low bits: 200,000 of them. */
const step = 21481;

describe.each(Object.entries(requirements))("%s in lanes", (name, requirement) => {
  const { op, float32, float64, float32Alone, arity, within } = requirement;

  test(`float32 is within ${float32} ulp over all bit patterns`, () => {
    const worst = measureFloat32(requirement, interpreted(op, "float32"), step);
    expect(worst.count).toBeGreaterThan(within === undefined ? 199_000 : 100_000);
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(float32);
    // Not the reference itself: something rounds.
    expect(worst.ulp).toBeGreaterThan(0.4);
  });

  test(`float32 is within ${float32Alone} ulp where there is no double`, () => {
    const alone = interpreted(op, "float32", { alone: true });
    const worst = measureFloat32(withoutDouble(requirement), alone, step * 8);
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(float32Alone);
  });

  test.each(["float32", "float64"] as const)("%s agrees with the table of high-precision values", (dtype) => {
    const worst = measureTable(name, requirement, interpreted(op, dtype), dtype);
    expect(worst.count).toBeGreaterThan(100);
    expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(dtype === "float32" ? float32 : float64);
  });

  test.each(["float32", "float64"] as const)("%s has the signs of zero, infinity and NaN", (dtype) => {
    const specials = [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    const operands = arity === 1 ? [specials] : pairsOf([...specials, 1, -1, 2, -3, 0.5]);
    const expected = Array.from(operands[0] as number[], (_, i) =>
      functionOf(op)(...operands.map((values) => values[i] as number)),
    );
    // Values like erfc 0 are exact in double alone.
    const found = Array.from(interpreted(op, dtype)(operands), (y, i) =>
      Number.isFinite(y) && y !== 0 && Math.abs(y - (expected[i] as number)) < 1e-6 ? expected[i] : y,
    );
    expect(found).toStrictEqual(expected);
  });
});

/** Every value with every other, as two columns. */
function pairsOf(values: readonly number[]): number[][] {
  return [values.flatMap((x) => values.map(() => x)), values.flatMap(() => values)];
}

describe("beyond the angles that float32 can tell apart", () => {
  test.each([ops.sin, ops.cos].map((op) => [op.name, op] as const))("%s stays a sine", (_name, op) => {
    const apply = interpreted(op, "float32");
    const angles = Float32Array.from({ length: 2000 }, (_, i) => 10 ** (5 + i / 60));
    for (const y of Array.from(apply([angles]))) expect(Math.abs(y)).toBeLessThanOrEqual(1);
  });
});

describe.each(["float32", "float64"] as const)("exact operations in %s lanes", (dtype: FloatDtype) => {
  const lanes = interpreter(dtype);
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  const values = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    2.5,
    -2.5,
    0.1,
    -0.1,
    3,
    1e-40,
    -1e-40,
    1e30,
    -1e30,
    8388607.5,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ].map(round);
  const { abs, ceil, floor, neg, round: nearest, sign, sqrt, finite, notANumber } = ops;
  const { add, sub, mul, div, equal, less, lessEqual, maximum, minimum } = ops;

  test.each(
    [abs, ceil, floor, neg, nearest, sign, sqrt, finite, notANumber].map((op) => [op.name, op] as const),
  )("%s is what the reference says", (_name, op) => {
    for (const x of values) expect(result(op, [x]), `of ${x}`).toBe(round(functionOf(op)(x)));
  });

  test.each([add, sub, mul, div, equal, less, lessEqual].map((op) => [op.name, op] as const))(
    "%s is what the reference says",
    (_name, op) => {
      for (const a of values) {
        for (const b of values) expect(result(op, [a, b]), `of ${a}, ${b}`).toBe(round(functionOf(op)(a, b)));
      }
    },
  );

  test.each([maximum, minimum].map((op) => [op.name, op] as const))(
    "%s is what the reference says, but for the sign of a zero",
    (_name, op) => {
      for (const a of values) {
        for (const b of values) expect(result(op, [a, b]), `of ${a}, ${b}`).toEqual(functionOf(op)(a, b) + 0);
      }
    },
  );

  test("masks combine and choose", () => {
    for (const a of [0, 1]) {
      expect(result(ops.logicalNot, [mask(a)])).toBe(1 - a);
      for (const b of [0, 1]) {
        expect(result(ops.logicalAnd, [mask(a), mask(b)])).toBe(a & b);
        expect(result(ops.logicalOr, [mask(a), mask(b)])).toBe(a | b);
      }
      expect(ops.where.expand?.<number | bigint>(lanes, mask(a), 3, 4)).toBe(a === 1 ? 3 : 4);
    }
  });

  const mask = (bit: number) => lanes.less(0, bit);

  /** A mask counts as 1. */
  function result(op: Elementwise, operands: (number | bigint)[]): number {
    const value = op.expand?.(lanes, ...operands);
    if (op.result === "bool") return value === lanes.bits(-1) ? 1 : 0;
    return Number(value) + (op === maximum || op === minimum ? 0 : -0);
  }
});

test("ulpError counts fractions of the last place of what is wanted", () => {
  expect(ulpError(1 + 2 ** -23, 1, "float32")).toBe(1);
  expect(ulpError(1 + 2 ** -23, 1 - 2 ** -30, "float32")).toBeCloseTo(2, 1);
  expect(ulpError(1, 1 + 2 ** -24, "float32")).toBe(0.5);
  expect(ulpError(2 ** -149, 0, "float32")).toBe(1);
  expect(ulpError(Number.POSITIVE_INFINITY, 3.5e38, "float32")).toBe(0);
  expect(ulpError(5e-324, 0, "float64")).toBe(1);
  expect(ulpError(Number.NaN, 1, "float64")).toBe(Number.POSITIVE_INFINITY);
  expect(ulpError(0.1, 0.1 + 1e-9, "float32", 1)).toBeCloseTo(1e-9 * 2 ** 23, 6);
});

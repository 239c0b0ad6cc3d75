import { describe, expect, test } from "vitest";
import { expands } from "../compiler/lower-op.js";
import type { Dtype } from "../dtype.js";
import { cast } from "../ops/cast.js";
import type { Elementwise } from "../ops/define.js";
import * as ops from "../ops/index.js";
import { defined } from "./definitions.js";

const every = [cast, ...Object.values(ops)];
const operands: Record<string, readonly (readonly Dtype[])[]> = {
  where: [
    ["bool", "bool", "bool"],
    ["bool", "int32", "int32"],
    ["bool", "float32", "float32"],
    ["bool", "float64", "float64"],
  ],
};
const taken: Record<Elementwise["accepts"], readonly Dtype[]> = {
  bool: ["bool"],
  number: ["int32", "float32", "float64"],
  float: ["float32", "float64"],
  any: ["bool", "int32", "float32", "float64"],
};

describe.each(every.map((op) => [op.name, op] as const))("%s", (name, op) => {
  test("has a definition, if it computes", () => {
    const { kind } = op;
    const computes = kind === "elementwise" || kind === "routine" || kind === "reduction";
    expect("evaluate" in defined(op)).toBe(computes || name === "iota");
  });

  if (op.kind === "elementwise") {
    const cases = operands[name] ?? taken[op.accepts].map((dtype) => [dtype, dtype]);
    test.each(cases.map((dtypes) => [dtypes]))("of %s is computed without the reference", (dtypes) => {
      expect(expands(op, [...dtypes]) || op.evaluate !== undefined).toBe(true);
    });
  }
});

import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type Dtype, tensor, zeros } from "./index.js";

interface PrintCase {
  readonly values: readonly (number | boolean | string)[];
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  readonly text: string;
}

const { cases } = JSON.parse(
  readFileSync(new URL("../reference-data/print.json", import.meta.url), "utf8"),
) as { cases: PrintCase[] };

const named: Record<string, number> = { nan: Number.NaN, inf: Infinity, "-inf": -Infinity };

describe("toString", () => {
  test.each(cases.map((item) => [item.text.split("\n")[0] ?? "", item] as const))(
    "NumPy's way of showing %s",
    (_first, { values, shape, dtype, text }) => {
      const numbers = values.map((value) => (typeof value === "string" ? (named[value] ?? 0) : value));
      const shown = tensor(numbers, { shape, dtype }).toString();
      expect(shown.slice(0, "tensor(".length + text.length + 1)).toBe(`tensor(${text},`);
      expect(shown.slice("tensor(".length + text.length + 1).trim()).toBe(
        `shape=[${shape.join(", ")}], dtype=${dtype})`,
      );
    },
  );

  test("shape and dtype stand on the last line where they fit, else on one of their own", () => {
    expect(
      String(
        tensor([
          [1, 2],
          [3, 4.5],
        ]),
      ),
    ).toBe("tensor([[1. , 2. ],\n        [3. , 4.5]], shape=[2, 2], dtype=float32)");
    const long = String(tensor(Array.from({ length: 12 }, (_, i) => i + 0.25)));
    expect(long.split("\n")).toEqual([
      "tensor([ 0.25,  1.25,  2.25,  3.25,  4.25,  5.25,  6.25,  7.25,  8.25,",
      "         9.25, 10.25, 11.25], shape=[12], dtype=float32)",
    ]);
    const full = String(tensor(Array.from({ length: 8 }, (_, i) => i + 0.125)));
    expect(full.split("\n")).toEqual([
      "tensor([0.125, 1.125, 2.125, 3.125, 4.125, 5.125, 6.125, 7.125],",
      "       shape=[8], dtype=float32)",
    ]);
  });

  test("empty, scalar and disposed tensors", () => {
    expect(String(zeros([0, 3]))).toBe("tensor([], shape=[0, 3], dtype=float32)");
    expect(String(tensor(5))).toBe("tensor(5., shape=[], dtype=float32)");
    expect(String(tensor(-7, { dtype: "int32" }))).toBe("tensor(-7, shape=[], dtype=int32)");
    expect(String(tensor(true))).toBe("tensor(True, shape=[], dtype=bool)");
    const gone = tensor([1, 2]);
    gone.dispose();
    expect(String(gone)).toBe("tensor(disposed, shape=[2], dtype=float32)");
  });

  test("a million elements are shown in a few lines, at once", () => {
    expect(String(zeros([1000, 1000])).split("\n")).toHaveLength(7);
  });

  test("a tensor whose values cannot be computed shows why", () => {
    const index = tensor([2], { dtype: "int32" }).add(1);
    expect(String(tensor([1, 2]).take(index, 0))).toBe(
      "tensor(unreadable: take: index 3 does not exist; there are 2, numbered 0 to 1., shape=[1], dtype=float32)",
    );
  });
});

describe("util.inspect", () => {
  test("what console.log prints is toString", () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(inspect(x)).toBe(String(x));
  });

  test("inside an object the lines keep the object's indentation", () => {
    expect(
      inspect({
        w: tensor([
          [1, 2],
          [3, 4],
        ]),
      }),
    ).toBe("{\n  w: tensor([[1., 2.],\n          [3., 4.]], shape=[2, 2], dtype=float32)\n}");
  });

  test("the results of valueAndGrad and arrays of tensors are readable", () => {
    expect(inspect([tensor(1), tensor([2])])).toBe(
      "[\n  tensor(1., shape=[], dtype=float32),\n  tensor([2.], shape=[1], dtype=float32)\n]",
    );
  });
});

import { describe, expect, test } from "vitest";
import { type Dtype, DtypeError, type Tensor, tensor, where } from "./index.js";

const dtypes: Dtype[] = ["bool", "int32", "float32", "float64"];
const one = (dtype: Dtype): Tensor => tensor([1], { dtype });

describe("promotion", () => {
  // Rows: the left operand; columns: the right one, in the order of `dtypes`.
  const sum: Dtype[][] = [
    ["int32", "int32", "float32", "float64"],
    ["int32", "int32", "float32", "float64"],
    ["float32", "float32", "float32", "float64"],
    ["float64", "float64", "float64", "float64"],
  ];
  const quotient: Dtype[][] = sum.map((row) => row.map((dtype) => (dtype === "int32" ? "float32" : dtype)));
  const chosen: Dtype[][] = [["bool", ...(sum[0] ?? []).slice(1)], ...sum.slice(1)];

  test.each(dtypes.flatMap((a, i) => dtypes.map((b, j) => [a, b, i, j] as const)))(
    "%s with %s",
    (a, b, i, j) => {
      expect(one(a).add(one(b)).dtype).toBe(sum[i]?.[j]);
      expect(one(a).mul(one(b)).dtype).toBe(sum[i]?.[j]);
      expect(one(a).maximum(one(b)).dtype).toBe(sum[i]?.[j]);
      expect(one(a).matmul(one(b)).dtype).toBe(sum[i]?.[j]);
      expect(one(a).div(one(b)).dtype).toBe(quotient[i]?.[j]);
      expect(one(a).pow(one(b)).dtype).toBe(quotient[i]?.[j]);
      expect(one(a).less(one(b)).dtype).toBe("bool");
      expect(where(tensor([true]), one(a), one(b)).dtype).toBe(chosen[i]?.[j]);
      expect(one(a).concat(one(b), 0).dtype).toBe(chosen[i]?.[j]);
    },
  );

  test("functions of integers and bools are float32, of floats their own", () => {
    for (const dtype of dtypes) {
      const expected = dtype === "float64" ? "float64" : "float32";
      expect(one(dtype).exp().dtype).toBe(expected);
      expect(one(dtype).mean().dtype).toBe(expected);
      expect(one(dtype).variance().dtype).toBe(expected);
      expect(one(dtype).norm().dtype).toBe(expected);
      expect(one(dtype).softmax().dtype).toBe(expected);
      expect(one(dtype).logSumExp().dtype).toBe(expected);
    }
  });

  test("sums keep the dtype, except that bools are counted in int32", () => {
    expect(dtypes.map((dtype) => one(dtype).sum().dtype)).toEqual(["int32", "int32", "float32", "float64"]);
    expect(dtypes.map((dtype) => one(dtype).cumsum(0).dtype)).toEqual([
      "int32",
      "int32",
      "float32",
      "float64",
    ]);
    expect(dtypes.map((dtype) => one(dtype).max().dtype)).toEqual(dtypes);
    expect(dtypes.map((dtype) => one(dtype).sort().dtype)).toEqual(dtypes);
  });
});

describe("weak numbers", () => {
  test.each([
    ["bool", 2, "int32"],
    ["bool", 0.5, "float32"],
    ["bool", true, "int32"],
    ["int32", 2, "int32"],
    ["int32", 0.5, "float32"],
    ["int32", true, "int32"],
    ["int32", 2 ** 40, "float32"],
    ["float32", 0.5, "float32"],
    ["float32", 1e300, "float32"],
    ["float64", 0.5, "float64"],
    ["float64", true, "float64"],
  ] as const)("%s with the number %d is computed in %s", (dtype, value, expected) => {
    expect(one(dtype).add(value).dtype).toBe(expected);
    expect(one(dtype).add([value]).dtype).toBe(expected);
  });

  test("in float64 they keep all their digits", () => {
    expect(one("float64").mul(0.1).arraySync()).toEqual([0.1]);
    expect(one("float64").mul([0.1]).arraySync()).toEqual([0.1]);
    expect(
      one("float64")
        .sub(1)
        .add(1 / 3)
        .arraySync(),
    ).toEqual([1 / 3]);
  });

  test("typed arrays are not weak: they bring their dtype", () => {
    expect(one("float32").add(Float64Array.of(1)).dtype).toBe("float64");
    expect(one("bool").add(Uint8Array.of(1)).dtype).toBe("int32");
    expect(one("int32").add(Float32Array.of(1)).dtype).toBe("float32");
  });
});

describe("cast", () => {
  test.each([
    ["float32", "int32", [1.9, -1.9, -0.5], [1, -1, 0]],
    ["float64", "float32", [0.1, 1e300, -1e-60], [Math.fround(0.1), Infinity, -0]],
    ["int32", "float32", [2 ** 24 + 1], [2 ** 24]],
    ["int32", "float64", [2 ** 24 + 1], [2 ** 24 + 1]],
    ["float32", "bool", [0, -0, 0.5, Number.NaN], [false, false, true, true]],
    ["int32", "bool", [0, 256], [false, true]],
    ["bool", "float32", [true, false], [1, 0]],
    ["bool", "int32", [true, false], [1, 0]],
  ] as const)("from %s to %s: %j becomes %j", (from, to, values, expected) => {
    const y = tensor(values, { dtype: from }).cast(to);
    expect(y.dtype).toBe(to);
    expect(y.arraySync()).toEqual(expected);
  });

  test("to its own dtype it is the same tensor", () => {
    const x = one("float32");
    expect(x.cast("float32")).toBe(x);
  });

  test("an unknown dtype is named, with those there are", () => {
    expect(() => one("int32").cast("int64" as never)).toThrow(DtypeError);
    expect(() => one("int32").cast("int64" as never)).toThrow(
      'cast: unknown dtype "int64". The dtypes are bool, int32, float16, float32, float64.',
    );
  });
});

describe("typed arrays", () => {
  test.each([
    [Float32Array, "float32"],
    [Float64Array, "float64"],
    [Int8Array, "int32"],
    [Int16Array, "int32"],
    [Int32Array, "int32"],
    [Uint8Array, "int32"],
    [Uint8ClampedArray, "int32"],
    [Uint16Array, "int32"],
  ] as const)("a %o makes %s", (type, dtype) => {
    const x = tensor(type.from([1, 2]));
    expect(x.dtype).toBe(dtype);
    expect(x.arraySync()).toEqual([1, 2]);
  });

  test.each([new Uint32Array(1), new BigInt64Array(1), new BigUint64Array(1)])(
    "%o is an error that says what to convert to",
    (array) => {
      expect(() => tensor(array)).toThrow(DtypeError);
      expect(() => tensor(array)).toThrow(/Int32Array\.from\(data, Number\) .*Float64Array\.from/);
    },
  );
});

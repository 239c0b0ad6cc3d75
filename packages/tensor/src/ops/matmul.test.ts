import { describe, expect, test } from "vitest";
import { arange, type Tensor, tensor, zeros } from "../index.js";
import { checkGradient, describeOp } from "../testing/index.js";

/** The product by its definition, of matrices as nested arrays. */
function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((total, x, k) => total + x * (b[k]?.[j] ?? 0), 0)),
  );
}

const filled = (...shape: number[]) =>
  arange(
    shape.reduce((a, b) => a * b, 1),
    undefined,
    1,
    { dtype: "float64" },
  )
    .mul(0.25)
    .sub(1)
    .reshape(shape);

describe("matmul", () => {
  test("rows meet columns", () => {
    const [a, b] = [filled(3, 4), filled(4, 2)];
    expect(a.matmul(b).arraySync()).toEqual(
      product(a.arraySync() as number[][], b.arraySync() as number[][]),
    );
  });

  test.each([
    [[3], [3], []],
    [[3], [3, 2], [2]],
    [[2, 3], [3], [2]],
    [[4, 2, 3], [3], [4, 2]],
    [[3], [4, 3, 2], [4, 2]],
    [
      [4, 2, 3],
      [4, 3, 5],
      [4, 2, 5],
    ],
    [
      [4, 2, 3],
      [3, 5],
      [4, 2, 5],
    ],
    [
      [2, 3],
      [4, 3, 5],
      [4, 2, 5],
    ],
    [
      [4, 1, 2, 3],
      [5, 3, 2],
      [4, 5, 2, 2],
    ],
    [
      [0, 3],
      [3, 2],
      [0, 2],
    ],
    [
      [2, 0],
      [0, 3],
      [2, 3],
    ],
    [
      [0, 2, 3],
      [3, 2],
      [0, 2, 2],
    ],
  ])("%j times %j is %j, as NumPy has it", (left, right, shape) => {
    const [a, b] = [filled(...left), filled(...right)];
    const y = a.matmul(b);
    expect(y.shape).toEqual(shape);
    // The same by broadcasting: Σₖ a[…, i, k] · b[…, k, j].
    const rows = left.length === 1 ? a.reshape([1, -1, 1]) : a.unsqueeze(-1);
    const columns = right.length === 1 ? b.reshape([1, -1, 1]) : b.unsqueeze(-3);
    expect(y.dataSync()).toBeAllClose(rows.mul(columns).sum(-2).dataSync(), {
      relative: 1e-14,
      absolute: 1e-14,
    });
  });

  test("int32 stays int32 and wraps around; mixed dtypes promote", () => {
    const big = tensor([[123456789, 1]], { dtype: "int32" });
    const y = big.matmul(tensor([[123456789], [5]], { dtype: "int32" }));
    expect(y.dtype).toBe("int32");
    expect(y.arraySync()).toEqual([[Number(BigInt.asIntN(32, 123456789n ** 2n + 5n))]]);
    expect(
      tensor([[true, true]])
        .matmul(tensor([[true], [true]]))
        .arraySync(),
    ).toEqual([[2]]);
    expect(big.matmul([[1], [2]]).dtype).toBe("int32");
    expect(big.matmul(tensor([[1], [2]])).dtype).toBe("float32");
  });

  test("NaN and ∞ spread as the sums have it", () => {
    const y = tensor([
      [0, 1],
      [2, 3],
    ]).matmul([
      [Number.POSITIVE_INFINITY, 1],
      [1, Number.NaN],
    ]);
    expect(y.arraySync()).toEqual([
      [Number.NaN, Number.NaN],
      [Number.POSITIVE_INFINITY, Number.NaN],
    ]);
  });
});

describeOp({
  name: "matmul",
  op: (a, b) => a.matmul(b),
  domains: [
    [-1, 1],
    [-1, 1],
  ],
  shapes: [
    [[3], [3]],
    [[2, 3], [3]],
    [[2], [2, 2]],
    [
      [2, 3],
      [3, 2],
    ],
    [
      [2, 1, 2, 2],
      [3, 2, 1],
    ],
  ],
  elementwise: false,
});

test("the gradient of Σ c·(AB) is cBᵀ and Aᵀc", async () => {
  const [a, b, c] = [filled(2, 3), filled(3, 4), filled(2, 4)];
  const f = (x: Tensor, y: Tensor) => x.matmul(y).mul(c).sum();
  await checkGradient(f, [a, b], { second: true });
  await checkGradient((x, y) => x.matmul(y), [zeros([0, 2], { dtype: "float64" }), filled(2, 3)]);
});

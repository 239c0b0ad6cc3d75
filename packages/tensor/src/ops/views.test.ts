import { describe, expect, test } from "vitest";
import { arange, concat, stack, type Tensor, tensor } from "../index.js";
import { checkGradient, describeOp } from "../testing/index.js";

const flat = (x: Tensor) => [...x.dataSync()];

/** Every index of a shape, in row-major order. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (lists, length) => lists.flatMap((list) => Array.from({ length }, (_, i) => [...list, i])),
    [[]],
  );
}

/** The element of x at an index, by arithmetic on the row-major data. */
function at(x: Tensor, index: readonly number[]): number {
  const position = x.shape.reduce((place, length, axis) => place * length + (index[axis] as number), 0);
  return x.dataSync()[position] as number;
}

/** 0, 1, 2, … in a shape: every element tells where it came from. */
const counting = (...shape: number[]) => arange(shape.reduce((a, b) => a * b, 1)).reshape(shape);

describe("reshape", () => {
  test("the elements keep their order, and one −1 is worked out", () => {
    expect(counting(2, 3).reshape([3, -1]).arraySync()).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(counting(2, 3).reshape([-1]).shape).toEqual([6]);
    expect(tensor(5).reshape([1, 1]).arraySync()).toEqual([[5]]);
    expect(tensor([5]).reshape([]).itemSync()).toBe(5);
    expect(counting(0, 3).reshape([3, 0]).shape).toEqual([3, 0]);
  });

  test("a transposed tensor is reshaped in its own order", () => {
    expect(flat(counting(2, 3).transpose().reshape([6]))).toEqual([0, 3, 1, 4, 2, 5]);
  });
});

describe("permute and transpose", () => {
  test("element [i, j, k] moves where the order says", () => {
    const x = counting(2, 3, 4);
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
      [-1, 0, 1],
    ]) {
      const axes = order.map((axis) => (axis + 3) % 3);
      const y = x.permute(order);
      expect(y.shape).toEqual(axes.map((axis) => x.shape[axis]));
      for (const index of indices(y.shape)) {
        const source = [0, 1, 2].map((axis) => index[axes.indexOf(axis)] as number);
        expect(at(y, index)).toBe(at(x, source));
      }
    }
  });

  test("transpose exchanges the last two axes, or the two named", () => {
    expect(counting(2, 3, 4).transpose().shape).toEqual([2, 4, 3]);
    expect(counting(2, 3, 4).transpose(0, -1).shape).toEqual([4, 3, 2]);
    expect(counting(2, 3).transpose().arraySync()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });
});

describe("expand", () => {
  test("axes of length 1 stretch, new axes come in front, −1 keeps one", () => {
    expect(
      tensor([[1], [2]])
        .expand([2, 3])
        .arraySync(),
    ).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(tensor([1, 2]).expand([2, 2]).arraySync()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(tensor([[1], [2]]).expand([3, -1, 2]).shape).toEqual([3, 2, 2]);
    expect(tensor([[1]]).expand([0, 1]).shape).toEqual([0, 1]);
  });
});

describe("squeeze and unsqueeze", () => {
  test("they take away and add axes of length 1", () => {
    const x = counting(1, 2, 1);
    expect(x.squeeze().shape).toEqual([2]);
    expect(x.squeeze(0).shape).toEqual([2, 1]);
    expect(x.squeeze(-1).shape).toEqual([1, 2]);
    expect(counting(2, 3).unsqueeze(0).shape).toEqual([1, 2, 3]);
    expect(counting(2, 3).unsqueeze(-1).shape).toEqual([2, 3, 1]);
    expect(counting(2, 3).unsqueeze(1).shape).toEqual([2, 1, 3]);
  });
});

describe("slice", () => {
  const x = counting(5, 4);

  test.each([
    [[1], [4], [], [1, 2, 3], [0, 1, 2, 3]],
    [[], [], [2, 3], [0, 2, 4], [0, 3]],
    [[-2], [], [], [3, 4], [0, 1, 2, 3]],
    [[undefined, 1], [undefined, -1], [], [0, 1, 2, 3, 4], [1, 2]],
    [
      [1, -3],
      [-1, 100],
      [2, 2],
      [1, 3],
      [1, 3],
    ],
    [[3], [3], [], [], [0, 1, 2, 3]],
    [[4], [2], [], [], [0, 1, 2, 3]],
    [[-100], [2], [], [0, 1], [0, 1, 2, 3]],
    [[9], [], [], [], [0, 1, 2, 3]],
  ])(
    "from %j to %j in steps %j takes rows %j and columns %j, as NumPy",
    (start, stop, step, rows, columns) => {
      const y = x.slice(start, stop, step);
      expect(y.shape).toEqual([rows.length, columns.length]);
      expect(flat(y)).toEqual(rows.flatMap((row) => columns.map((column) => 4 * row + column)));
    },
  );

  test("narrow slices one axis", () => {
    expect(x.narrow(1, 1, 3).arraySync()).toEqual(x.slice([0, 1], [5, 3]).arraySync());
    expect(x.narrow(-2, 4, 5).arraySync()).toEqual([[16, 17, 18, 19]]);
  });
});

describe("flip", () => {
  test("the order reverses along the axes named, or along all", () => {
    const x = counting(2, 3);
    expect(x.flip(0).arraySync()).toEqual([
      [3, 4, 5],
      [0, 1, 2],
    ]);
    expect(x.flip(-1).arraySync()).toEqual([
      [2, 1, 0],
      [5, 4, 3],
    ]);
    expect(flat(x.flip())).toEqual([5, 4, 3, 2, 1, 0]);
    expect(flat(x.flip([]))).toEqual(flat(x));
    expect(counting(0, 2).flip().shape).toEqual([0, 2]);
  });
});

describe("pad", () => {
  test("each axis is surrounded by the value", () => {
    expect(
      tensor([[1, 2]])
        .pad(
          [
            [1, 0],
            [0, 2],
          ],
          9,
        )
        .arraySync(),
    ).toEqual([
      [9, 9, 9, 9],
      [1, 2, 9, 9],
    ]);
    expect(
      tensor([1])
        .pad([[0, 0]])
        .arraySync(),
    ).toEqual([1]);
    expect(flat(counting(0).pad([[1, 2]], -1))).toEqual([-1, -1, -1]);
    expect(tensor([1, 2], { dtype: "int32" }).pad([[1, 1]], 7).dtype).toBe("int32");
  });
});

describe("concat and stack", () => {
  test("concat joins along an axis that is there", () => {
    const [a, b] = [counting(2, 2), counting(2, 1).add(10)];
    expect(concat([a, b], 1).arraySync()).toEqual([
      [0, 1, 10],
      [2, 3, 11],
    ]);
    expect(a.concat([[7, 8]], 0).arraySync()).toEqual([
      [0, 1],
      [2, 3],
      [7, 8],
    ]);
    expect(concat([a, b, a], -1).shape).toEqual([2, 5]);
    expect(concat([counting(0, 2), a]).arraySync()).toEqual(a.arraySync());
  });

  test("stack joins along a new one", () => {
    const [a, b] = [tensor([1, 2]), tensor([3, 4])];
    expect(stack([a, b]).arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(stack([a, b], 1).arraySync()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([a, b], -1).arraySync()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([1, 2, 3]).arraySync()).toEqual([1, 2, 3]);
  });

  test("the dtype is the one that holds all", () => {
    expect(concat([tensor([true]), tensor([2], { dtype: "int32" })]).dtype).toBe("int32");
    expect(concat([tensor([1]), tensor([2], { dtype: "float64" })]).dtype).toBe("float64");
    expect(concat([tensor([1], { dtype: "float64" }), [2.5]]).dtype).toBe("float64");
  });
});

const views: [name: string, shape: number[], view: (x: Tensor) => Tensor][] = [
  ["reshape", [2, 6], (x) => x.reshape([3, 4])],
  ["permute", [2, 3, 2], (x) => x.permute([2, 0, 1])],
  ["transpose", [3, 4], (x) => x.transpose()],
  ["expand", [2, 1, 3], (x) => x.expand([4, 2, 5, 3])],
  ["squeeze", [1, 4, 1], (x) => x.squeeze()],
  ["unsqueeze", [4], (x) => x.unsqueeze(0)],
  ["slice with steps", [5, 7], (x) => x.slice([1, -6], [5, 6], [2, 3])],
  ["slice to nothing", [3, 2], (x) => x.slice([2], [1])],
  ["slice of the last rest of a step", [8], (x) => x.slice([0], [8], [3])],
  ["flip", [3, 3], (x) => x.flip(1)],
  [
    "pad",
    [2, 2],
    (x) =>
      x.pad(
        [
          [1, 2],
          [0, 3],
        ],
        5,
      ),
  ],
  ["concat", [2, 3], (x) => x.concat(x.mul(2), 1)],
  ["stack", [2, 3], (x) => stack([x, x.square()], 1)],
];

describe.each(views)("the adjoint of %s", (_name, shape, view) => {
  test("an element gets the sum of what its copies got, by finite differences", async () => {
    const x = counting(...shape).add(0.5);
    await checkGradient((y) => view(y).square(), [x], { second: true });
    await checkGradient(view, [x]);
  });
});

for (const [name, shape, view] of views) {
  if (name === "slice to nothing") continue;
  describeOp({ name, op: view, domains: [[-2, 2]], shapes: [[shape]], elementwise: false });
}

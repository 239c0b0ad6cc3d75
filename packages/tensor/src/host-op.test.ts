import { describe, expect, test } from "vitest";
import { compile, explain, grad, hessian, hostOp, type Tensor, tensor, valueAndGrad } from "./index.js";

/** x³ element by element, by a loop. */
const cube = hostOp({
  name: "cube",
  result: (x) => ({ shape: x.shape }),
  forward([x], output) {
    for (const [i, value] of (x?.data ?? []).entries()) output.data[i] = value ** 3;
  },
  backward: (dy, [x]) => [x && dy.mul(x.square()).mul(3)],
});

/** How often each of `classes` numbers occurs. */
const histogram = (classes: number) =>
  hostOp({
    name: "histogram",
    result: () => ({ shape: [classes], dtype: "int32" }),
    forward([x], output) {
      for (const index of x?.data ?? []) output.data[index] = (output.data[index] ?? 0) + 1;
    },
    backward: "none",
  });

test("it computes between kernels, in both float dtypes", () => {
  const x = tensor([1, 2, 3]);
  expect(cube(x.add(1)).mul(2).arraySync()).toEqual([16, 54, 128]);
  expect(cube(tensor([0.1], { dtype: "float64" })).arraySync()).toEqual([0.1 ** 3]);
  expect(cube(tensor([0.1])).arraySync()).toEqual([Math.fround(Math.fround(0.1) ** 3)]);
});

test("its gradient is what backward says, of any order", () => {
  expect(grad((x) => cube(x).sum())([1, 2]).arraySync()).toEqual([3, 12]);
  expect(hessian((x) => cube(x).sum())([1, 2]).arraySync()).toEqual([
    [6, 0],
    [0, 12],
  ]);
});

test("views reach it as arrays of their own shape, and what it writes into them changes nothing", () => {
  const spoil = hostOp({
    name: "spoil",
    result: (x) => ({ shape: x.shape }),
    forward([x], output) {
      expect(x?.shape).toEqual([2, 3]);
      output.data.set(x?.data ?? []);
      x?.data.fill(0);
    },
  });
  const x = tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(spoil(x.transpose()).arraySync()).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ]);
  expect(x.sum().itemSync()).toBe(21);
});

test("two definitions of one name are two operations", () => {
  const labels = tensor(Int32Array.of(0, 1, 1));
  expect(histogram(2)(labels).arraySync()).toEqual([1, 2]);
  expect(histogram(3)(labels).arraySync()).toEqual([1, 2, 0]);
});

test("it works in a compiled function, and shows in its explanation", async () => {
  const step = compile((x: Tensor) => valueAndGrad((w) => cube(w).sum())(x));
  expect(step(tensor([1, 2])).gradient.arraySync()).toEqual([3, 12]);
  expect(step(tensor([2, 3])).value.itemSync()).toBe(35);
  const { steps } = await explain(cube(tensor([1, 2]).add(1)));
  expect(steps.map((one) => (one.kind === "routine" ? one.operation : one.kind))).toEqual([
    "kernel",
    expect.stringMatching(/^cube/),
  ]);
});

test("memory may grow while it runs", () => {
  const greedy = hostOp({
    name: "greedy",
    result: (x) => ({ shape: x.shape }),
    forward([x], output) {
      tensor(new Float32Array(1 << 23))
        .add(1)
        .dataSync();
      output.data.set(x?.data ?? []);
    },
  });
  expect(
    greedy(tensor([1, 2]).add(1))
      .mul(2)
      .arraySync(),
  ).toEqual([4, 6]);
});

describe("errors", () => {
  test("what forward throws, the read throws; the next read works", () => {
    const picky = hostOp({
      name: "picky",
      result: (x) => ({ shape: x.shape }),
      forward() {
        throw new RangeError("picky: nothing is good enough.");
      },
    });
    const y = picky([1]);
    expect(() => y.dataSync()).toThrow("picky: nothing is good enough.");
    expect(cube([2]).arraySync()).toEqual([8]);
  });

  test("a gradient that nobody gave", () => {
    const plain = hostOp({ name: "plain", result: (x) => ({ shape: x.shape }), forward() {} });
    expect(() => grad((x) => plain(x).sum())([1])).toThrow(
      "plain: it has no gradient. Give its hostOp a backward",
    );
    expect(grad((x) => histogram(2)(x).cast("float32").mul(x).sum())([0, 1]).arraySync()).toEqual([1, 1]);
  });

  test("a gradient of another shape", () => {
    const crooked = hostOp({
      name: "crooked",
      result: (x) => ({ shape: x.shape }),
      forward() {},
      backward: () => [tensor([1, 2, 3])],
    });
    expect(() => grad((x) => crooked(x).sum())([1, 2])).toThrow(
      "crooked: the gradient of argument 0 has shape [3], which does not fit [2]",
    );
  });
});

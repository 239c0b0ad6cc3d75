import { describe, expect, test } from "vitest";
import { arange, eye, full, linspace, ones, tensor, zeros } from "./index.js";

describe("tensor", () => {
  test("numbers nest to any depth", () => {
    expect(tensor(5).shape).toEqual([]);
    expect(tensor([]).shape).toEqual([0]);
    expect(tensor([[], []]).shape).toEqual([2, 0]);
    expect(tensor([[[1], [2]]]).shape).toEqual([1, 2, 1]);
    expect(tensor([[1, 2]]).dtype).toBe("float32");
    expect(tensor([[true, false]]).dtype).toBe("bool");
    expect(tensor([true, 2]).arraySync()).toEqual([1, 2]);
  });

  test("flat data takes a shape", () => {
    expect(tensor(new Float64Array(6), { shape: [2, 3] }).shape).toEqual([2, 3]);
    expect(tensor([1, 2, 3, 4], { shape: [2, 2] }).arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(tensor([7], { shape: [] }).itemSync()).toBe(7);
    expect(tensor([], { shape: [0, 2] }).shape).toEqual([0, 2]);
  });

  test("data is copied at once, and read as a copy", async () => {
    const data = Float32Array.of(1, 2);
    const x = tensor(data);
    data[0] = 9;
    expect(x.arraySync()).toEqual([1, 2]);
    const read = await x.data();
    read[0] = 9;
    expect(x.arraySync()).toEqual([1, 2]);
    const y = x.reshape([2, 1]).detach();
    const shared = y.dataSync();
    shared[0] = 9;
    expect(x.arraySync()).toEqual([1, 2]);
    expect(y.arraySync()).toEqual([[1], [2]]);
  });

  test("a shape is copied too", () => {
    const shape = [2, 1];
    const x = tensor([1, 2], { shape });
    shape[0] = 7;
    expect(x.shape).toEqual([2, 1]);
  });

  test("a dtype converts", () => {
    expect(tensor([0, 2], { dtype: "bool" }).arraySync()).toEqual([false, true]);
    expect(tensor(Float64Array.of(0.1), { dtype: "float32" }).arraySync()).toEqual([Math.fround(0.1)]);
    expect(tensor(Int32Array.of(1), { dtype: "float64" }).dtype).toBe("float64");
    expect(tensor(tensor([1, 2]), { dtype: "int32" }).dtype).toBe("int32");
  });

  test("reading is possible flat, nested or as one number, at once or later", async () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(await x.data()).toEqual(Float32Array.of(1, 2, 3, 4));
    expect(x.dataSync()).toBeInstanceOf(Float32Array);
    expect(await x.array()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await x.sum().item()).toBe(10);
    expect(tensor([[5]]).itemSync()).toBe(5);
    expect(tensor([true, false]).dataSync()).toEqual(Uint8Array.of(1, 0));
    expect(tensor([[], []]).arraySync()).toEqual([[], []]);
  });

  test("size, rank and backend describe it", () => {
    const x = zeros([2, 3]);
    expect([x.size, x.rank, x.backend, x.requiresGrad]).toEqual([6, 2, "cpu", false]);
  });
});

describe("full, zeros, ones and eye", () => {
  test("they have the shape, value and dtype asked for", () => {
    expect(full([2, 2], 7).arraySync()).toEqual([
      [7, 7],
      [7, 7],
    ]);
    expect(full([2], true).dtype).toBe("bool");
    expect(zeros([0, 2]).shape).toEqual([0, 2]);
    expect(ones([2], { dtype: "int32" }).dtype).toBe("int32");
    expect(ones([]).itemSync()).toBe(1);
    expect(eye(2).arraySync()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(eye(0).shape).toEqual([0, 0]);
  });
});

describe("arange", () => {
  test.each([
    [[3], [0, 1, 2]],
    [
      [1, 4],
      [1, 2, 3],
    ],
    [
      [1, 2, 0.25],
      [1, 1.25, 1.5, 1.75],
    ],
    [
      [5, 0, -2],
      [5, 3, 1],
    ],
    [[0], []],
    [[3, 1], []],
    [[-1.5], []],
  ] as [[number, number?, number?], number[]][])("arange(%j) is %j", (args, expected) => {
    expect(arange(...args).arraySync()).toEqual(expected);
  });

  test("of a dtype", () => {
    expect(arange(0, 3, 1, { dtype: "int32" }).dtype).toBe("int32");
    expect(arange(0, 0.3, 0.1, { dtype: "float64" }).arraySync()).toEqual([0, 0.1, 0.2]);
  });
});

describe("linspace", () => {
  test("both ends are exact, and the steps even", () => {
    expect(linspace(0, 1, 5).arraySync()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(linspace(2, 0, 3).arraySync()).toEqual([2, 1, 0]);
    expect(linspace(3, 9, 1).arraySync()).toEqual([3]);
    expect(linspace(3, 9, 0).arraySync()).toEqual([]);
    const x = linspace(0.1, 0.7, 7, { dtype: "float64" }).dataSync();
    expect([x[0], x[6]]).toEqual([0.1, 0.7]);
  });
});

import { describe, expect, test } from "vitest";
import { DtypeError, full, grad, randomNormal, StateError, type Tensor, tensor, zeros } from "../index.js";
import "../testing/index.js";

const leaf = (values: number | number[]) => tensor(values, { requiresGrad: true });

describe("backward", () => {
  test("it leaves the gradient in every leaf below the loss, and nowhere else", () => {
    const [w, b] = [leaf([1, 2]), leaf(3)];
    const x = tensor([5, 7]);
    w.mul(x).add(b).sum().backward();
    expect(w.grad?.arraySync()).toEqual([5, 7]);
    expect(b.grad?.arraySync()).toBe(2);
    expect(x.grad).toBeUndefined();
  });

  test("a loss of several elements is summed", () => {
    const w = leaf([1, 2, 3]);
    w.square().backward();
    expect(w.grad?.arraySync()).toEqual([2, 4, 6]);
  });

  test("a second backward overwrites what the first left", () => {
    const w = leaf([1, 2]);
    w.square().backward();
    w.mul(10).backward();
    expect(w.grad?.arraySync()).toEqual([10, 10]);
  });

  test("the same loss may be swept twice, also after it was read", () => {
    const w = leaf([3]);
    const loss = w.pow(3).sum();
    expect(loss.itemSync()).toBe(27);
    loss.backward();
    loss.backward();
    expect(w.grad?.arraySync()).toEqual([27]);
  });

  test("a leaf that the loss does not depend on keeps its gradient", () => {
    const [a, b] = [leaf([1]), leaf([1])];
    a.mul(2).backward();
    b.mul(3).backward();
    expect(a.grad?.arraySync()).toEqual([2]);
  });

  test("a leaf reached only past a detach gets nothing; one that is the loss gets ones", () => {
    const [a, b] = [leaf([2]), leaf([4, 5])];
    a.mul(b.detach()).backward();
    expect(a.grad?.arraySync()).toEqual([9]);
    expect(b.grad).toBeUndefined();
    b.backward();
    expect(b.grad?.arraySync()).toEqual([1, 1]);
  });

  test("the gradient and results of arithmetic are ordinary tensors", () => {
    const w = leaf([1, 2]);
    w.square().backward();
    expect(w.grad?.requiresGrad).toBe(false);
    const next = w.sub(w.grad?.mul(0.1) ?? 0);
    expect(next.requiresGrad).toBe(false);
    expect(next.arraySync()).toBeAllClose([Math.fround(0.8), Math.fround(1.6)], { relative: 1e-6 });
    // Not a leaf, but it still hangs on w.
    next.sum().backward();
    expect(w.grad?.arraySync()).toEqual([1, 1]);
  });

  test("tensor(x, { requiresGrad }) makes a new leaf with the same values", () => {
    const w = leaf([1, 2]);
    const next = tensor(w.mul(3), { requiresGrad: true });
    next.square().backward();
    expect(next.grad?.arraySync()).toEqual([6, 12]);
    expect(w.grad).toBeUndefined();
  });

  test("what a leaf was made from keeps its gradient when the leaf gets one", () => {
    const w = leaf([1, 2]);
    w.mul(5).backward();
    const next = tensor(w.sub(w.grad ?? 0), { requiresGrad: true });
    next.square().backward();
    expect(next.grad?.arraySync()).toEqual([-8, -6]);
    expect(w.grad?.arraySync()).toEqual([5, 5]);
  });

  test("every maker of tensors makes leaves", () => {
    for (const w of [
      zeros([2], { requiresGrad: true }),
      full([2], 3, { requiresGrad: true }),
      randomNormal([2], { requiresGrad: true }),
    ]) {
      expect(w.requiresGrad).toBe(true);
      w.mul(4).backward();
      expect(w.grad?.arraySync()).toEqual([4, 4]);
    }
  });

  test("grad of a function that uses a leaf leaves no .grad, and backward of a gradient does", () => {
    const w = leaf(3);
    // d/dx (w·x²) = 2wx at x = 5; its gradient by w is 10.
    const slope = grad((x: Tensor) => w.mul(x.square()))(tensor(5));
    expect(slope.itemSync()).toBe(30);
    expect(w.grad).toBeUndefined();
    slope.backward();
    expect(w.grad?.itemSync()).toBe(10);
  });

  test("without a leaf, or with integers, it says what to do", () => {
    expect(() => tensor([1]).backward()).toThrow(StateError);
    expect(() => tensor([1]).backward()).toThrow(/nothing here depends on a leaf .*requiresGrad: true/);
    expect(() => tensor([1], { dtype: "int32" }).backward()).toThrow(DtypeError);
    expect(() => leaf([1]).greater(0).backward()).toThrow(DtypeError);
    expect(() => leaf([1.5]).floor().backward()).toThrow(StateError);
  });

  test("a loss that is read computes the gradients with it", () => {
    const w = leaf([1, 2]);
    const loss = w.square().sum();
    loss.backward();
    expect(loss.itemSync()).toBe(5);
    expect(w.grad?.node.value).toBeDefined();
  });
});

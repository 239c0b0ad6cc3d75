import { describe, expect, test } from "vitest";
import { customGrad, grad, type Tensor, tensor } from "../index.js";
import { checkGradient } from "../testing/index.js";

describe("customGrad", () => {
  test("the gradient given stands in for that of the value", () => {
    const round = customGrad((x) => ({ value: x.round(), gradient: (dy) => dy }));
    expect(round([0.4, 1.6]).arraySync()).toEqual([0, 2]);
    expect(grad((x) => round(x).mul([3, 5]).sum())([0.4, 1.6]).arraySync()).toEqual([3, 5]);
  });

  test("several arguments get a gradient each, broadcasting undone", () => {
    const scaled = customGrad((x, y) => ({
      value: (x as Tensor).mul(y as Tensor),
      gradient: (dy) => [dy.mul(y as Tensor), dy.mul(x as Tensor).mul(100)],
    }));
    const slopes = grad(({ x, y }: { x: Tensor; y: Tensor }) => scaled(x, y).sum())({
      x: tensor([1, 2, 3]),
      y: tensor(5),
    });
    expect(slopes.x.arraySync()).toEqual([5, 5, 5]);
    expect(slopes.y.arraySync()).toBe(600);
  });

  test("a gradient written in terms of the argument is differentiated in turn", async () => {
    // The argument reaches the gradient as it is, not cut off: second and third order follow.
    const sine = customGrad((x) => ({ value: x.sin(), gradient: (dy) => dy.mul(x.cos()) }));
    await checkGradient((x) => sine(x), [[0.3, 1, 2]], { second: true });
    const third = grad(grad(grad((x: Tensor) => sine(x).sum())));
    expect(third(tensor(0.5, { dtype: "float64" }))).toBeAllClose(-Math.cos(0.5), { ulp: 2 });
  });

  test("the second derivative follows the gradient given, not the value", () => {
    const odd = customGrad((x) => ({ value: x.mul(0), gradient: (dy) => dy.mul(x.square()) }));
    expect(grad((x) => odd(x))(3).itemSync()).toBe(9);
    expect(grad(grad((x) => odd(x)))(3).itemSync()).toBe(6);
  });

  test("backward goes through it to leaves", () => {
    const w = tensor([1, 2], { requiresGrad: true });
    customGrad((x) => ({ value: x.exp(), gradient: (dy) => dy.mul(7) }))(w).backward();
    expect(w.grad?.arraySync()).toEqual([7, 7]);
  });
});

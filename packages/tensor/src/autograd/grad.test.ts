import { describe, expect, test } from "vitest";
import {
  asTensor,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  stopGradient,
  type Tensor,
  tensor,
  valueAndGrad,
  vjp,
  zeros,
} from "../index.js";
import "../testing/index.js";

const cube = (x: Tensor) => x.pow(3).sum();
const double = (values: number[] | number[][]) => tensor(values, { dtype: "float64" });

describe("grad", () => {
  test("every order of x³ is right, and past the last it is 0", () => {
    let f = (x: Tensor) => x.pow(3);
    const orders = [12, 12, 6, 0, 0];
    for (const expected of orders) {
      f = grad(f) as (x: Tensor) => Tensor;
      expect(f(asTensor(2, "float64")).itemSync()).toBe(expected);
    }
  });

  test("it takes numbers, nested arrays and typed arrays as well as tensors", () => {
    expect(grad(cube)(2).itemSync()).toBe(12);
    expect(grad(cube)([1, 2]).arraySync()).toEqual([3, 12]);
    expect(grad(cube)(Float64Array.of(1, 2)).dtype).toBe("float64");
  });

  test("the gradient has the dtype of its argument, whatever dtype came between", () => {
    const g = grad((x: Tensor) => x.cast("float64").square().cast("float32").sum())(tensor([1, 2]));
    expect(g.dtype).toBe("float32");
    expect(g.arraySync()).toEqual([2, 4]);
    expect(grad((x: Tensor) => x.mul(double([3])).sum())(tensor([1])).dtype).toBe("float32");
  });

  test("`wrt` chooses the argument", () => {
    const f = (a: number, b: number, c: number) => asTensor(a).mul(b).mul(c);
    expect(grad(f)(2, 3, 5).itemSync()).toBe(15);
    expect(grad(f, { wrt: 2 })(2, 3, 5).itemSync()).toBe(6);
  });

  test("the gradient has the structure of the argument", () => {
    const f = (model: { weights: Tensor[]; bias: Tensor }) =>
      (model.weights[0] as Tensor)
        .mul(model.weights[1] as Tensor)
        .add(model.bias)
        .sum();
    const g = grad(f)({ weights: [tensor([1, 2]), tensor([3, 4])], bias: tensor(5) });
    expect(g.weights.map((w) => w.arraySync())).toEqual([
      [3, 4],
      [1, 2],
    ]);
    expect(g.bias.arraySync()).toBe(2);
  });

  test("what the result does not depend on has gradient 0 in its own shape", () => {
    const g = grad(({ used }: { used: Tensor; unused: Tensor }) => used.sum())({
      used: tensor([1]),
      unused: zeros([2, 3]),
    });
    expect(g.unused.arraySync()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(grad(() => asTensor(3))(1).itemSync()).toBe(0);
  });

  test("a tensor used twice gets the sum of both gradients", () => {
    expect(grad((x) => x.mul(x).add(x).sum())([3]).arraySync()).toEqual([7]);
    const x = tensor([2]);
    // As the argument it is differentiated; as a closed-over tensor it is a constant, though it is the same tensor.
    expect(grad((y: Tensor) => y.mul(x).sum())(x).arraySync()).toEqual([2]);
  });

  test("valueAndGrad gives both", () => {
    const { value, gradient } = valueAndGrad(cube)([1, 2]);
    expect(value.itemSync()).toBe(9);
    expect(gradient.arraySync()).toEqual([3, 12]);
  });

  test("the result may be the argument itself, or a view of it", () => {
    expect(grad((x) => x)(5).itemSync()).toBe(1);
    expect(grad((x) => x.reshape([]))([5]).arraySync()).toEqual([1]);
  });
});

describe("nested gradients", () => {
  test("a closure over the outer variable is differentiated by the outer call alone", () => {
    // Confusing the two perturbations would give 2 (Siskind and Pearlmutter 2005): d/dx [x · d/dy (x + y)] = 1.
    const f = (x: Tensor) => x.mul(grad((y: Tensor) => x.add(y))(asTensor(1)));
    expect(grad(f)(1).itemSync()).toBe(1);
    // d/dx [x · d/dy (x·y²) at y = 3] = d/dx 6x² = 12x.
    const g = (x: Tensor) => x.mul(grad((y: Tensor) => x.mul(y.square()))(asTensor(3)));
    expect(grad(g)(2).itemSync()).toBe(24);
  });

  test("the inner argument may be the outer variable", () => {
    // d/dx [d/dy (x·y³) at y = x] = d/dx 3x³ = 9x².
    const f = (x: Tensor) => grad((y: Tensor) => x.mul(y.pow(3)))(x);
    expect(grad(f)(2).itemSync()).toBe(36);
  });

  test("three levels: ∂³/∂x∂y∂z of x·y²·z³", () => {
    const f = grad((x: Tensor) =>
      grad((y: Tensor) => grad((z: Tensor) => x.mul(y.square()).mul(z.pow(3)))(asTensor(2)))(asTensor(3)),
    );
    expect(f(asTensor(5)).itemSync()).toBe(2 * 3 * 3 * 4);
  });

  test("an inner read does not cut the outer gradient", () => {
    const f = (x: Tensor) => {
      const inner = grad(cube)(x);
      inner.dataSync();
      return inner.sum();
    };
    expect(grad(f)([1, 2]).arraySync()).toEqual([6, 12]);
  });

  test("a value read inside the function does not cut the gradient", () => {
    const f = (x: Tensor) => {
      const y = x.square();
      return y.itemSync() > 1 ? y.mul(x) : y;
    };
    expect(grad(f)(2).itemSync()).toBe(12);
    expect(grad(f)(0.5).itemSync()).toBe(1);
  });
});

describe("stopGradient", () => {
  test("the value passes, the gradient does not", () => {
    expect(grad((x) => x.mul(stopGradient(x)))(3).itemSync()).toBe(3);
    expect(grad((x) => x.detach().square())(3).itemSync()).toBe(0);
    expect(grad(grad((x) => stopGradient(x).mul(x.square())))(3).itemSync()).toBe(6);
  });
});

describe("vjp and jvp", () => {
  // f(a, b) = (a·b, a², b): J = [[b, a], [2a, 0], [0, 1]].
  const f = (x: Tensor) => {
    const [a, b] = [x.narrow(0, 0, 1), x.narrow(0, 1, 2)];
    return a.mul(b).concat(a.square(), 0).concat(b, 0);
  };

  test("the pullback is Jᵀ times the cotangent, for any number of cotangents", () => {
    const { value, pullback } = vjp(f, double([2, 5]));
    expect(value.arraySync()).toEqual([10, 4, 5]);
    expect(pullback([1, 0, 0]).arraySync()).toEqual([5, 2]);
    expect(pullback([1, 10, 100]).arraySync()).toEqual([45, 102]);
  });

  test("the tangent is J times the direction", () => {
    const { value, tangent } = jvp(f, double([2, 5]), [1, 10]);
    expect(value.arraySync()).toEqual([10, 4, 5]);
    expect(tangent.arraySync()).toEqual([25, 4, 10]);
  });

  test("jvp through functions that are not linear anywhere", () => {
    const { tangent } = jvp((x) => x.sin().mul(x.exp()), double([0.5]), [2]);
    expect(tangent).toBeAllClose([2 * Math.exp(0.5) * (Math.cos(0.5) + Math.sin(0.5))], { ulp: 4 });
  });

  test("a pullback inside another gradient is differentiated by it, whichever operand comes first", () => {
    // The pullback of x·x is 2cx; its derivative by c along v is 2v·x.
    const x = double([2, 3]);
    expect(jvp((y) => y.matmul(y), x, [1, 10]).tangent.itemSync()).toBe(2 * (2 + 30));
    const { pullback } = vjp((y) => y.reshape([-1, 1]).matmul(y.reshape([1, -1])), x);
    const slope = grad((c: Tensor) => pullback(c).mul([1, 10]).sum())(zeros([2, 2], { dtype: "float64" }));
    expect(slope.arraySync()).toEqual([
      [4, 23],
      [23, 60],
    ]);
  });

  test("both can be differentiated", () => {
    const along = (x: Tensor) => jvp((y) => y.pow(3), x, [1]).tangent.sum();
    expect(grad(along)([2]).arraySync()).toEqual([12]);
    const pulled = (x: Tensor) =>
      vjp((y) => y.pow(3), x)
        .pullback([1])
        .sum();
    expect(grad(pulled)([2]).arraySync()).toEqual([12]);
  });
});

describe("hvp, jacobian and hessian", () => {
  // f = x₀²x₁ + x₁³: H = [[2x₁, 2x₀], [2x₀, 6x₁]].
  const f = (x: Tensor) => {
    const [a, b] = [x.narrow(0, 0, 1), x.narrow(0, 1, 2)];
    return a.square().mul(b).add(b.pow(3)).sum();
  };

  test("the Hessian of a polynomial", () => {
    expect(hessian(f)([3, 5]).arraySync()).toEqual([
      [10, 6],
      [6, 30],
    ]);
    expect(hvp(f, [3, 5], [1, -1]).arraySync()).toEqual([4, -24]);
  });

  test("the Jacobian has the shape of the result, then that of the argument", () => {
    const J = jacobian((x) => x.reshape([3, 2]).sum(1))(zeros([2, 3]));
    expect(J.shape).toEqual([3, 2, 3]);
    expect(J.reshape([3, 6]).arraySync()).toEqual([
      [1, 1, 0, 0, 0, 0],
      [0, 0, 1, 1, 0, 0],
      [0, 0, 0, 0, 1, 1],
    ]);
    expect(jacobian((x) => x.narrow(0, 0, 0))([1, 2]).shape).toEqual([0, 2]);
    expect(jacobian((x) => x.square())(3).itemSync()).toBe(6);
  });

  test("the Hessian of log Σ eˣ is diag(p) − ppᵀ", () => {
    const x = double([0.2, -1, 1.5]);
    const p = x.softmax();
    const expected = asTensor([0, 1, 2], "int32").oneHot(3, "float64").mul(p).sub(p.unsqueeze(1).mul(p));
    expect(hessian((y) => y.logSumExp())(x)).toBeAllClose(expected, { absolute: 1e-15 });
  });

  test("the Hessian of a quadratic form xᵀAx is A + Aᵀ", () => {
    const A = double([
      [1, 2],
      [5, -3],
    ]);
    const H = hessian((x) => x.matmul(A).mul(x).sum())(double([0.3, 0.7]));
    expect(H).toBeAllClose(A.add(A.transpose()));
  });
});

import { describe, expect, test } from "vitest";
import { grad, type Tensor, tensor } from "../index.js";
import "../testing/index.js";

const points = [-2, -0.5, 0.1, 0.7, 3];
const x = tensor(points, { dtype: "float64" });
const second = (f: (x: Tensor) => Tensor) => grad((y: Tensor) => grad((z: Tensor) => f(z).sum())(y).sum());
const third = (f: (x: Tensor) => Tensor) => grad((y: Tensor) => second(f)(y).sum());
const sigma = (t: number) => 1 / (1 + Math.exp(-t));

describe("the gradient of a gradient has its closed form", () => {
  test.each([
    [
      "sigmoid: σ″ = σ(1 − σ)(1 − 2σ)",
      (y: Tensor) => y.sigmoid(),
      (t: number) => sigma(t) * (1 - sigma(t)) * (1 - 2 * sigma(t)),
    ],
    [
      "tanh: tanh″ = −2 tanh (1 − tanh²)",
      (y: Tensor) => y.tanh(),
      (t: number) => -2 * Math.tanh(t) * (1 - Math.tanh(t) ** 2),
    ],
    ["division: (1/x)″ = 2/x³", (y: Tensor) => y.reciprocal(), (t: number) => 2 / t ** 3],
    ["pow: (x³)″ = 6x, at negative x as well", (y: Tensor) => y.pow(3), (t: number) => 6 * t],
    ["softplus: softplus″ = σ(1 − σ)", (y: Tensor) => y.softplus(), (t: number) => sigma(t) * (1 - sigma(t))],
    [
      "erf: erf″ = −4x e^(−x²)/√π",
      (y: Tensor) => y.erf(),
      (t: number) => (-4 * t * Math.exp(-t * t)) / Math.sqrt(Math.PI),
    ],
    ["atan: atan″ = −2x/(1 + x²)²", (y: Tensor) => y.atan(), (t: number) => (-2 * t) / (1 + t * t) ** 2],
    ["abs: |x|″ = 0", (y: Tensor) => y.abs(), () => 0],
    ["sin: sin″ = −sin", (y: Tensor) => y.sin(), (t: number) => -Math.sin(t)],
  ])("%s", (_name, f, expected) => {
    expect(second(f)(x)).toBeAllClose(points.map(expected), { relative: 1e-13, absolute: 1e-15 });
  });

  test("division: ∂²(a/b) is −1/b² mixed, 2a/b³ in b twice, 0 in a twice", () => {
    const gradient = ({ a, b }: { a: Tensor; b: Tensor }) =>
      grad(({ a: u, b: v }: { a: Tensor; b: Tensor }) => u.div(v))({ a, b });
    const at = { a: tensor(3, { dtype: "float64" }), b: tensor(2, { dtype: "float64" }) };
    const byA = grad((v: typeof at) => gradient(v).a)(at);
    const byB = grad((v: typeof at) => gradient(v).b)(at);
    expect([byA.a, byA.b, byB.a, byB.b].map((y) => y.itemSync())).toEqual([0, -0.25, -0.25, 0.75]);
  });

  test("pow: ∂²xʸ by x and y is xʸ⁻¹(1 + y log x); by y twice xʸ log² x", () => {
    const [a, b] = [1.7, 2.3];
    const at = { x: tensor(a, { dtype: "float64" }), y: tensor(b, { dtype: "float64" }) };
    const slope = (v: typeof at) => grad(({ x: s, y: t }: typeof at) => s.pow(t))(v);
    const mixed = grad((v: typeof at) => slope(v).x)(at).y;
    const twice = grad((v: typeof at) => slope(v).y)(at).y;
    expect(mixed).toBeAllClose(a ** (b - 1) * (1 + b * Math.log(a)), { ulp: 4 });
    expect(twice).toBeAllClose(a ** b * Math.log(a) ** 2, { ulp: 4 });
  });

  test("pow at a base of 0: x² has second derivative 2, x³ has 0", () => {
    const zero = tensor(0, { dtype: "float64" });
    expect(second((y) => y.pow(tensor(2, { dtype: "float64" })))(zero).itemSync()).toBe(2);
    expect(second((y) => y.pow(3))(zero).itemSync()).toBe(0);
    expect(third((y) => y.pow(3))(zero).itemSync()).toBe(6);
    expect(second((y) => y.pow(1))(zero).itemSync()).toBe(0);
  });

  test("softmax: ∂²pᵢ by zⱼ and zₖ is pᵢ(δᵢⱼ − pⱼ)(δᵢₖ − pₖ) − pᵢpⱼ(δⱼₖ − pₖ)", () => {
    const p = [...x.softmax().dataSync()];
    const delta = (i: number, j: number) => Number(i === j);
    const at = (i: number) => p[i] as number;
    for (const i of [0, 3]) {
      const slope = (z: Tensor) =>
        grad((y: Tensor) =>
          y
            .softmax()
            .narrow(0, i, i + 1)
            .sum(),
        )(z);
      for (const j of [0, 2, 3]) {
        const row = grad((z: Tensor) =>
          slope(z)
            .narrow(0, j, j + 1)
            .sum(),
        )(x);
        const expected = points.map(
          (_, k) =>
            at(i) * (delta(i, j) - at(j)) * (delta(i, k) - at(k)) - at(i) * at(j) * (delta(j, k) - at(k)),
        );
        expect(row).toBeAllClose(expected, { relative: 1e-12, absolute: 1e-16 });
      }
    }
  });

  test("logSumExp: the Hessian row is pⱼ(δⱼₖ − pₖ)", () => {
    const p = [...x.softmax().dataSync()];
    const row = grad((z: Tensor) =>
      grad((y: Tensor) => y.logSumExp())(z)
        .narrow(0, 1, 2)
        .sum(),
    )(x);
    expect(row).toBeAllClose(
      p.map((pk, k) => (p[1] as number) * (Number(k === 1) - pk)),
      { relative: 1e-12, absolute: 1e-17 },
    );
  });

  test("logSoftmax with itself in the gradient: Σ p log p has the Hessian of minus the entropy", () => {
    // d/dzₖ Σ p log p = pₖ (log pₖ − Σ p log p).
    const f = (z: Tensor) => z.softmax().mul(z.logSoftmax()).sum();
    const [p, logP] = [[...x.softmax().dataSync()], [...x.logSoftmax().dataSync()]];
    const total = p.reduce((sum, q, i) => sum + q * (logP[i] as number), 0);
    expect(grad(f)(x)).toBeAllClose(
      p.map((q, i) => q * ((logP[i] as number) - total)),
      { relative: 1e-12, absolute: 1e-16 },
    );
  });

  test("max: the square of a maximum has second derivative 2 there and 0 elsewhere, 1 shared by a tie", () => {
    const f = (y: Tensor) => y.max().square();
    const H = (at: number[]) => second(f)(tensor(at, { dtype: "float64" })).arraySync();
    expect(H([1, 5, 2])).toEqual([0, 2, 0]);
    // With a tie of two, each gets half of the slope, and half of the half: 2·½·½ from each of both.
    expect(H([5, 5, 2])).toEqual([1, 1, 0]);
  });

  test("gather: the square of what was gathered twice has second derivative 4", () => {
    const f = (y: Tensor) => y.gather(0, [1, 1, 4]).square();
    expect(second(f)(x).arraySync()).toEqual([0, 4, 0, 0, 2]);
  });

  test("the third derivative of e^(2x) is 8e^(2x)", () => {
    expect(third((y) => y.mul(2).exp())(x)).toBeAllClose(
      points.map((t) => 8 * Math.exp(2 * t)),
      { ulp: 8 },
    );
  });
});

import { describe, expect, test } from "vitest";
import { tensor } from "../create.js";
import { customGrad } from "../index.js";
import { allClose, checkGradient, describeOp, findMismatch, ulpDistance } from "./index.js";
import { numericalDerivative } from "./numerical.js";

describe("ulpDistance", () => {
  test.each([
    [1, 1 + Number.EPSILON, "float64", 1],
    [1, 1 - Number.EPSILON, "float64", 2],
    [-Number.MIN_VALUE, Number.MIN_VALUE, "float64", 2],
    [0, -0, "float64", 0],
    [Number.NaN, Number.NaN, "float64", 0],
    [Number.NaN, 1, "float64", Number.POSITIVE_INFINITY],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY, "float64", 1],
    [1, 1 + 2 ** -23, "float32", 1],
    [2, 2 + 2 ** -23, "float32", 0],
    [-1, -1 - 2 ** -22, "float32", 2],
  ] as const)("between %d and %d in %s there are %d steps", (a, b, format, distance) => {
    expect(ulpDistance(a, b, format)).toBe(distance);
    expect(ulpDistance(b, a, format)).toBe(distance);
  });
});

describe("allClose", () => {
  test("with no bounds it is relative, by the dtype of the actual values", () => {
    expect(allClose([1 + 1e-13], [1])).toBe(true);
    expect(allClose([1 + 1e-11], [1])).toBe(false);
    expect(allClose(tensor([1 + 5e-7]), [1])).toBe(true);
    expect(allClose(tensor([1 + 5e-6]), [1])).toBe(false);
  });

  test("within any one of the bounds is close, and no other bound holds then", () => {
    expect(allClose([1e-20], [0], { absolute: 1e-19 })).toBe(true);
    expect(allClose([1.1], [1], { absolute: 0.05 })).toBe(false);
    expect(allClose([1.1], [1], { absolute: 0.05, relative: 0.2 })).toBe(true);
    expect(allClose([0.1 + 0.2], [0.3], { ulp: 1 })).toBe(true);
    expect(allClose([0.1 + 0.2], [0.3], { ulp: 0 })).toBe(false);
  });

  test("NaN is close to NaN alone, an infinity to itself alone", () => {
    expect(allClose([Number.NaN, Infinity], [Number.NaN, Infinity])).toBe(true);
    expect(allClose([Number.NaN], [1], { relative: 1e9 })).toBe(false);
    expect(allClose([1], [Number.NaN], { absolute: 1e9 })).toBe(false);
    expect(allClose([Infinity], [-Infinity], { relative: 1 })).toBe(false);
    expect(allClose([Infinity], [1e308], { absolute: Number.MAX_VALUE })).toBe(false);
  });

  test("0 and −0 differ on demand", () => {
    expect(allClose([0], [-0])).toBe(true);
    expect(allClose([0], [-0], { signedZero: true })).toBe(false);
  });

  test("shapes and lengths must agree", () => {
    expect(findMismatch(tensor([[1, 2]]), [1, 2])?.message).toBe("the shape is [1, 2], expected [2]");
    expect(findMismatch(tensor([[1, 2]]), Float32Array.of(1))?.message).toBe(
      "there are 2 elements, expected 1",
    );
    expect(allClose(tensor([[1, 2]]), Float32Array.of(1, 2))).toBe(true);
  });

  test("the worst element is named with its figures", () => {
    expect(
      findMismatch(
        tensor(
          [
            [1, 2],
            [3, 5],
          ],
          { dtype: "float64" },
        ),
        [
          [1.25, 2],
          [3, 4],
        ],
      )?.message,
    ).toBe(
      "element [1, 1] is 5, expected 4 (apart by 1.00e+0, relative 2.50e-1, 1125899906842624 ulp of float64); 2 of 4 elements differ",
    );
  });

  test("the matcher passes and fails as the function says", () => {
    expect(tensor([1, 2])).toBeAllClose([1, 2]);
    expect(tensor([1, 2])).not.toBeAllClose([1, 3]);
    expect(() => expect([1]).toBeAllClose([2])).toThrow("element [0] is 1, expected 2");
  });
});

describe("numericalDerivative", () => {
  test("it is good to ten digits, a domain's end nearby or not", async () => {
    const slope = async (f: (x: number) => number, x: number) =>
      (await numericalDerivative(async (at) => f(at), x)).value;
    expect(await slope(Math.exp, 1)).toBeCloseTo(Math.E, 10);
    expect(await slope(Math.log, 1e-3)).toBeCloseTo(1e3, 6);
    expect(await slope(Math.sqrt, 0.01)).toBeCloseTo(5, 9);
    expect(await slope((x) => Math.abs(x - 1.05), 1)).toBeCloseTo(-1, 10);
  });
});

describe("checkGradient", () => {
  const cube = (wrong: number) =>
    customGrad((x) => ({ value: x.pow(3), gradient: (dy) => dy.mul(x.square()).mul(3 + wrong) }));

  test("it reports the worst elements of what is right", async () => {
    const [first, second] = await checkGradient((x) => x.pow(3), [[0.5, 1, 2]], { second: true });
    expect(first).toMatchObject({ order: 1, input: 0 });
    expect(second).toMatchObject({ order: 2, input: 0 });
    expect(first?.error).toBeLessThan(1e-8);
  });

  test("a wrong gradient fails, and the message has the figures", async () => {
    await expect(checkGradient((x) => cube(1e-3)(x).sum(), [[1, 2]])).rejects.toThrow(
      /gradient is wrong at element 1 of input 0 \[2\]: 12\.004, but differences give 1[12]\./,
    );
  });

  test("a right gradient whose own derivative is wrong fails at second order alone", async () => {
    // The gradient 3x² is hidden from differentiation.
    const f = customGrad((x) => ({
      value: x.pow(3),
      gradient: (dy) => dy.mul(x.square().mul(3).detach()),
    }));
    await checkGradient((x) => f(x).sum(), [[1, 2]]);
    await expect(checkGradient((x) => f(x).sum(), [[1, 2]], { second: true })).rejects.toThrow(
      "the derivative of the gradient is wrong",
    );
  });

  test("integer inputs are passed on, and `wrt` chooses among the others", async () => {
    const found = await checkGradient((x, i) => x.gather(0, i), [[1, 2, 3], Int32Array.of(2, 0, 2)]);
    expect(found.map(({ input }) => input)).toEqual([0]);
    const [only] = await checkGradient((x, y) => x.mul(y), [1, 2], { wrt: [1] });
    expect(only?.input).toBe(1);
  });
});

describeOp({
  name: "softsign, an op of two",
  op: (x) => x.div(x.abs().add(1)),
  domains: [[0.5, 3]],
  reference: (x) => x / (1 + Math.abs(x)),
  values: [
    [[Number.POSITIVE_INFINITY], Number.NaN],
    [[[-0, 1]], [-0, 0.5]],
  ],
  gradients: [[[0], [1]]],
});

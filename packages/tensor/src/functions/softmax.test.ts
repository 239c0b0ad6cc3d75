import { describe, expect, test } from "vitest";
import { evaluate, grad, tensor } from "../index.js";
import { describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;

for (const axis of [0, 1, -1]) {
  describeOp({
    name: `softmax along ${axis}`,
    op: (x) => x.softmax(axis),
    domains: [[-3, 3]],
    shapes: [[[2, 3]], [[2, 2, 2]]],
    elementwise: false,
  });
  describeOp({
    name: `logSoftmax along ${axis}`,
    op: (x) => x.logSoftmax(axis),
    domains: [[-3, 3]],
    shapes: [[[2, 3]], [[2, 2, 2]]],
    elementwise: false,
  });
}

describe("softmax", () => {
  test("it is e^x over the sum of e^x, and sums to 1", () => {
    const x = tensor(
      [
        [0, Math.log(3)],
        [5, 5],
      ],
      { dtype: "float64" },
    );
    expect(x.softmax()).toBeAllClose([
      [0.25, 0.75],
      [0.5, 0.5],
    ]);
    expect(x.softmax(0).sum(0)).toBeAllClose([1, 1]);
    expect(x.logSoftmax()).toBeAllClose([
      [Math.log(0.25), Math.log(0.75)],
      [-Math.LN2, -Math.LN2],
    ]);
  });

  test("large logits neither overflow nor lose the logarithm of a vanishing probability", () => {
    expect(tensor([1000, 0]).softmax().arraySync()).toEqual([1, 0]);
    expect(tensor([1000, 0]).logSoftmax().arraySync()).toEqual([0, -1000]);
  });

  test("a logit of −∞ has probability 0 and log-probability −∞, and no NaN in the gradient", () => {
    expect(tensor([minusInf, 2, 2]).softmax().arraySync()).toEqual([0, 0.5, 0.5]);
    expect(tensor([minusInf, 2, 2]).logSoftmax()).toBeAllClose([minusInf, -Math.LN2, -Math.LN2]);
    const slope = grad((x) => x.softmax().mul([1, 2, 4]).sum());
    expect(slope([minusInf, 2, 2])).toBeAllClose([0, -0.5, 0.5]);
    expect(grad((x) => x.logSoftmax().narrow(0, 1, 2).sum())([minusInf, 2, 2]).arraySync()).toEqual([
      0, 0.5, -0.5,
    ]);
  });

  test("∞, NaN, and nothing but −∞ make every probability NaN, as PyTorch has it", () => {
    expect(tensor([inf, 1]).softmax().arraySync()).toEqual([nan, nan]);
    expect(tensor([nan, 1]).softmax().arraySync()).toEqual([nan, nan]);
    expect(tensor([minusInf, minusInf]).softmax().arraySync()).toEqual([nan, nan]);
  });

  test("integers become float32", () => {
    expect(tensor([1, 1], { dtype: "int32" }).softmax().dtype).toBe("float32");
    expect(tensor([1, 1], { dtype: "int32" }).logSumExp().dtype).toBe("float32");
  });
});

test.each(["float32", "float64"] as const)(
  "exponentials of differences from the largest in %s are those of any number, to the last bit",
  async (dtype) => {
    const values = Array.from({ length: 4000 }, (_, i) => (dtype === "float32" ? -0.0271 : -0.1901) * i);
    const x = tensor([...values, minusInf], { dtype });
    const difference = x.sub(x.max());
    const known = difference.exp().arraySync();
    await evaluate(difference);
    expect(known).toEqual(difference.exp().arraySync());
    const y = tensor([1, inf, nan], { dtype });
    expect(y.sub(y.max()).exp().arraySync()).toEqual([nan, nan, nan]);
    const z = tensor([1, inf], { dtype });
    expect(z.sub(z.max()).exp().arraySync()).toEqual([0, nan]);
  },
);

import { tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { describe, expect, test } from "vitest";
import { defineLoss } from "./index.js";

const power = defineLoss({
  name: "power",
  title: "Power of the error",
  formula: "|f - y|^p",
  domain: { prediction: "real", target: "real" },
  options: {
    power: { default: 2, min: 1, max: 9, summary: "The exponent." },
    limit: { default: 9, min: 1, max: Number.POSITIVE_INFINITY, summary: "The largest error." },
    rounds: { type: "integer", default: 1, min: 1, summary: "How often it is added." },
    signed: { type: "boolean", default: false, summary: "Keeps the sign." },
    kind: { type: "choice", choices: ["plain", "halved"], default: "plain", summary: "A factor." },
    shift: { summary: "Added to the error." },
    scale: { type: "tensor", broadcasts: true, summary: "Multiplies." },
  },
  elementwise(prediction, target, { power, limit, rounds, signed, kind, shift, scale }) {
    const error = prediction.sub(target).add(shift ?? 0);
    const size = (signed ? error : error.abs()).minimum(limit).pow(power).mul(rounds);
    const scaled = scale === undefined ? size : size.mul(scale);
    return kind === "plain" ? scaled : scaled.div(2);
  },
});

const gaussian = defineLoss({
  name: "gaussian",
  title: "Negative log-likelihood of a normal, without its constant",
  formula: String.raw`\tfrac12 \log v + \frac{(m - y)^2}{2v}`,
  domain: { prediction: { mean: "real", variance: "positive" }, target: "real" },
  elementwise: ({ mean, variance }, target) =>
    variance
      .log()
      .mul(0.5)
      .add(mean.sub(target).square().div(variance.mul(2))),
});

const triplet = defineLoss({
  name: "triplet",
  title: "Squared triplet",
  formula: String.raw`\max(0, \|a - p\|^2 - \|a - n\|^2 + m)`,
  domain: { prediction: { anchor: "real", positive: "real", negative: "real" } },
  options: { margin: { default: 1, min: 0, summary: "How much nearer the positive must be." } },
  perSample({ anchor, positive, negative }, _target, { margin }) {
    const distance = (other: typeof anchor) => anchor.sub(other).square().sum(-1);
    return distance(positive).sub(distance(negative)).add(margin).relu();
  },
});

describe("a loss of one predicted tensor", () => {
  test("takes tensors, typed arrays, nested arrays and numbers", () => {
    const target = tensor([0, 1]);
    expect(power(tensor([1, 3]), target).itemSync()).toBe(2.5);
    expect(power(Float32Array.of(1, 3), target).itemSync()).toBe(2.5);
    expect(power([1, 3], target).itemSync()).toBe(2.5);
    expect(power(3, 1).itemSync()).toBe(4);
  });

  test("computes in float64 when one of its arrays is float64, in float32 otherwise", () => {
    expect(power([1], [0]).dtype).toBe("float32");
    expect(power([0.1], Float64Array.of(0)).dtype).toBe("float64");
    expect(power([0.1], Float64Array.of(0)).itemSync()).toBe(0.1 ** 2);
    expect(power(Int32Array.of(3), Int32Array.of(1)).dtype).toBe("float32");
  });

  test("computes with float32 and integers in float64 where that is the other's dtype", () => {
    const smoothed = defineLoss({
      name: "smoothed",
      title: "Smoothed",
      formula: "(f - 0.9 y)",
      domain: { prediction: "real", target: "binary" },
      elementwise: (prediction, target) => prediction.sub(target.mul(0.9)),
    });
    const prediction = tensor([1], { dtype: "float64" });
    expect(smoothed(prediction, Int32Array.of(1)).itemSync()).toBe(1 - 0.9);
    expect(smoothed(prediction, tensor([1], { dtype: "float32" })).itemSync()).toBe(1 - 0.9);
    expect(smoothed(prediction, tensor([true])).itemSync()).toBe(1 - 0.9);
  });

  test("gives a gradient in the dtype of the prediction", () => {
    const { value, gradient } = power.valueAndGrad(tensor([1]), Float64Array.of(0));
    expect([value.dtype, gradient.dtype]).toEqual(["float64", "float32"]);
  });

  test("gives the gradient with respect to the prediction, in its shape", () => {
    const { value, gradient } = power.valueAndGrad([[1], [2]], [[0, 0]], { reduction: "sum" });
    expect(value.itemSync()).toBe(10);
    expect(gradient.arraySync()).toEqual([[4], [8]]);
  });

  test("gives the gradient of the sum when it is not reduced", () => {
    const { value, gradient } = power.valueAndGrad([1, 2], [0, 0], { reduction: "none" });
    expect(value.arraySync()).toEqual([1, 4]);
    expect(gradient.arraySync()).toEqual([2, 4]);
  });

  test("has the name it was given, for stack traces as for the registry", () => {
    expect(power.name).toBe("power");
    expect(power.definition).toMatchObject({
      name: "power",
      kind: "elementwise",
      aliases: [],
      reduction: "mean",
    });
  });

  test("says how shapes that do not broadcast may be mended", () => {
    expect(() =>
      power(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [1, 2, 3],
      ),
    ).toThrow(
      "power: prediction [3, 2] and target [3] do not broadcast. Did you mean target.reshape([3, 1])?",
    );
  });

  test("says when the target is missing", () => {
    // @ts-expect-error: the target is missing
    expect(() => power([1])).toThrow(
      "power: the target is missing. Call power(prediction, target, options).",
    );
  });

  test("says which argument is no array of numbers", () => {
    // @ts-expect-error: a string is no number
    expect(() => power(["1"], [1])).toThrow("power: prediction");
    expect(() => power([[1], [1, 2]], [1])).toThrow("power: prediction: the nested arrays are ragged");
  });
});

describe("a loss of several predicted tensors", () => {
  const at = { mean: [0, 2], variance: [1, 4] };

  test("takes them by name, and broadcasts all", () => {
    expect(gaussian(at, [0, 0], { reduction: "none" })).toBeAllClose([0, Math.log(2) + 0.5], {
      absolute: 1e-6,
    });
    expect(gaussian({ mean: [[0], [1]], variance: 1 }, [0, 1, 2], { reduction: "none" }).shape).toEqual([
      2, 3,
    ]);
  });

  test("gives the gradient in their structure", () => {
    const { gradient } = gaussian.valueAndGrad(at, [0, 0], { reduction: "sum" });
    expect(gradient.mean.arraySync()).toEqual([0, 0.5]);
    expect(gradient.variance.arraySync()).toEqual([0.5, 0]);
  });

  test("names the one that is missing", () => {
    // @ts-expect-error: no variance
    expect(() => gaussian({ mean: [0] }, [0])).toThrow(
      "gaussian: the prediction must be { mean, variance }; variance is missing.",
    );
  });

  test("names those that do not fit", () => {
    expect(() => gaussian({ mean: [1, 2], variance: [1, 2, 3] }, 0)).toThrow("mean [2], variance [3]");
  });
});

describe("a loss without a target", () => {
  const at = { anchor: [[0, 0]], positive: [[1, 0]], negative: [[0, 2]] };

  test("takes its options in second place", () => {
    expect(triplet(at).itemSync()).toBe(0);
    expect(triplet(at, { margin: 4 }).itemSync()).toBe(1);
    expect(triplet.valueAndGrad(at, { margin: 4 }).gradient.positive).toBeAllClose([[2, 0]]);
  });

  test("has one value per sample", () => {
    const two = {
      anchor: [
        [0, 0],
        [0, 0],
      ],
      positive: [
        [1, 0],
        [3, 0],
      ],
      negative: [
        [0, 1],
        [0, 1],
      ],
    };
    expect(triplet(two, { reduction: "none" }).arraySync()).toEqual([1, 9]);
  });
});

describe("options", () => {
  test("have their defaults, and are passed on", () => {
    expect(power([2], [0]).itemSync()).toBe(4);
    expect(power([-2], [0], { power: 3, signed: true, rounds: 2, kind: "halved" }).itemSync()).toBe(-8);
    expect(power([2], [0], { shift: 1, scale: [10] }).itemSync()).toBe(90);
  });

  test("that are undefined count as left out", () => {
    expect(power([2], [0], { power: undefined, weight: undefined }).itemSync()).toBe(4);
    expect(power.with({ power: 3 })([2], [0], { power: undefined }).itemSync()).toBe(8);
  });

  test("may be set beforehand, and set otherwise in a call", () => {
    const cubic = power.with({ power: 3, reduction: "sum" });
    expect(cubic([1, 2], [0, 0]).itemSync()).toBe(9);
    expect(cubic([1, 2], [0, 0], { power: 1 }).itemSync()).toBe(3);
    expect(cubic.with({ reduction: "mean" })([1, 2], [0, 0]).itemSync()).toBe(4.5);
  });

  test("may be infinite where their range says so", () => {
    expect(power([20], [0]).itemSync()).toBe(81);
    expect(power([20], [0], { limit: Number.POSITIVE_INFINITY }).itemSync()).toBe(400);
  });

  const bad = (options: object) => () => power([1], [0], options);

  test.each([
    [
      { powre: 2 },
      'power: no option "powre". It takes power, limit, rounds, signed, kind, shift, scale, reduction, weight, mask, emptyMean. Did you mean "power"?',
    ],
    [{ power: 0.5 }, "power: option power must be a finite number, at least 1, at most 9, not 0.5."],
    [{ power: 10 }, "power: option power must be a finite number, at least 1, at most 9, not 10."],
    [{ power: Number.NaN }, "not NaN."],
    [{ limit: 0 }, "power: option limit must be a number, also Infinity, at least 1, not 0."],
    [{ limit: Number.NaN }, "not NaN."],
    [{ shift: Number.POSITIVE_INFINITY }, "power: option shift must be a finite number, not Infinity."],
    [{ power: "2" }, 'not "2".'],
    [{ power: null }, "not null."],
    [{ rounds: 1.5 }, "power: option rounds must be a whole number, at least 1, not 1.5."],
    [{ signed: 1 }, "power: option signed must be true or false, not 1."],
    [
      { kind: "Plain" },
      'power: option kind must be one of "plain", "halved", not "Plain". Did you mean "plain"?',
    ],
    [{ reduction: "average" }, 'power: option reduction must be one of "none", "sum", "mean", "batchMean"'],
    [{ reduction: "batchmean" }, 'Did you mean "batchMean"?'],
    [
      { scale: [1, 2] },
      "power: scale [2] is larger than the unreduced loss [1], to which it must broadcast.",
    ],
  ])("%j is an error", (options, message) => {
    expect(bad(options)).toThrow(message);
  });

  test("that are no object are an error which says where weights go", () => {
    expect(bad([1, 2])).toThrow("power: the options must be a plain object");
    expect(bad(tensor([1]))).toThrow("not a tensor [1]. Sample weights go there too: { weight }.");
  });

  test("are checked when they are set beforehand", () => {
    expect(() => power.with({ power: -1 })).toThrow("power: option power must be");
  });
});

describe("a definition", () => {
  const base = {
    name: "odd",
    title: "Odd",
    formula: "0",
    domain: { prediction: "real", target: "real" },
  } as const;

  test("has exactly one body", () => {
    // @ts-expect-error: no body
    expect(() => defineLoss(base)).toThrow('defineLoss: "odd" must have one body');
  });

  test("cannot take the name of an option that all losses have", () => {
    const options = { weight: { type: "tensor", summary: "Mine." } } as const;
    expect(() => defineLoss({ ...base, options, elementwise: (x) => x })).toThrow(
      'every loss has an option "weight"',
    );
  });

  test("whose body returns another shape is told so when it is called", () => {
    const wrong = defineLoss({ ...base, elementwise: (x, y) => x.sub(y).unsqueeze(0).expand([3, 2]) });
    expect(() => wrong([1, 2], [0, 0])).toThrow(
      "odd: what the body returned [3, 2] is larger than the unreduced loss [2]",
    );
  });
});

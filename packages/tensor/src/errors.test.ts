import { describe, expect, test } from "vitest";
import * as surprisal from "./index.js";
import {
  arange,
  concat,
  customGrad,
  DtypeError,
  evaluate,
  eye,
  full,
  grad,
  hessian,
  hvp,
  jvp,
  linspace,
  NameError,
  randomNormal,
  ShapeError,
  StateError,
  SurprisalError,
  stack,
  type Tensor,
  tensor,
  ValueError,
  vjp,
  where,
  zeros,
} from "./index.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const int = (...values: number[]) => tensor(values, { dtype: "int32" });

/** The package as JavaScript sees it, which lets through what TypeScript does not. */
const untyped = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;
const loose = (value: Tensor) => value as unknown as Record<string, (...args: unknown[]) => unknown>;

type ErrorClass = new (message: string) => Error;
type Row = readonly [what: string, call: () => unknown, error: ErrorClass, message: string | RegExp];

const rows: Record<string, Row[]> = {
  "ragged arrays and things that are no numbers": [
    [
      "a shorter row",
      () => tensor([[1, 2], [3]]),
      ShapeError,
      "tensor: the nested arrays are ragged. By the first branch the shape is [2, 2], so element [1] should be an array of 2 elements, but it is an array of 1 elements. Pad the shorter rows, or pass them apart.",
    ],
    [
      "a number among rows",
      () => tensor([[1], 2]),
      ShapeError,
      /element \[1\] should be an array of 1 elements, but it is a number/,
    ],
    [
      "a row among numbers",
      () => tensor([1, [2]]),
      ShapeError,
      /element \[1\] should be a number, but it is an array/,
    ],
    ["a deep one", () => tensor([[[1, 2]], [[3]]]), ShapeError, /element \[1\]\[0\]/],
    ["as an operand", () => x.add([[1], [2, 3]]), ShapeError, /^add: the nested arrays are ragged/],
    ["as an argument of grad", () => grad((y) => y.sum())([[1], [2, 3]]), ShapeError, /^grad: .*ragged/],
    ["a string", () => untyped.tensor?.("1"), DtypeError, /^tensor: expected .* not the string "1"\.$/],
    ["null", () => untyped.tensor?.(null), DtypeError, /not null\.$/],
    ["nothing", () => untyped.tensor?.(), DtypeError, /not undefined\.$/],
    ["an object", () => untyped.tensor?.({ a: 1 }), DtypeError, /not an object of class Object\.$/],
    [
      "a promise",
      () => untyped.tensor?.(Promise.resolve(1)),
      DtypeError,
      /not an object of class Promise\.$/,
    ],
    [
      "a string in an array",
      () => untyped.tensor?.([1, "2"]),
      DtypeError,
      'tensor: element [1] is the string "2", not a number. Convert it: Number(value).',
    ],
    [
      "a hole in an array",
      () => untyped.tensor?.([1, undefined]),
      DtypeError,
      /element \[1\] is undefined, not a number/,
    ],
    ["a bigint", () => untyped.tensor?.([[1n]]), DtypeError, /element \[0\]\[0\] is a bigint, not a number/],
    [
      "tensors in an array",
      () => untyped.tensor?.([tensor(1), tensor(2)]),
      DtypeError,
      "tensor: element [0] is an object of class Tensor, not a number. Join tensors and typed arrays with stack([…]).",
    ],
    [
      "typed arrays in an array",
      () => untyped.tensor?.([Float32Array.of(1)]),
      DtypeError,
      /class Float32Array, .*stack/,
    ],
    ["as an operand", () => loose(x).mul?.("2"), DtypeError, /^mul: expected .* not the string "2"/],
    ["no operand", () => loose(x).pow?.(), DtypeError, /^pow: expected .* not undefined/],
    [
      "a tensor of another copy of the package",
      () => loose(x).add?.({ shape: [], dtype: "float32", dataSync: () => [1] }),
      StateError,
      /another copy of @surprisal\/tensor/,
    ],
  ],

  shapes: [
    [
      "too few values",
      () => tensor([1, 2, 3], { shape: [2, 2] }),
      ShapeError,
      "tensor: 3 values do not fill the shape [2, 2], which takes 4.",
    ],
    [
      "a negative length",
      () => zeros([-1]),
      ShapeError,
      "zeros: [-1] is no shape. A shape is an array of whole numbers, such as [2, 3].",
    ],
    ["a NaN length", () => zeros([nan]), ShapeError, /^zeros: \[NaN\] is no shape/],
    ["a fractional length", () => full([1.5], 0), ShapeError, /^full: \[1\.5\] is no shape/],
    ["a number for a shape", () => untyped.zeros?.(3), ShapeError, /^zeros: 3 is no shape/],
    [
      "operands that do not broadcast",
      () => x.add([1, 2, 3, 4]),
      ShapeError,
      "add: shapes [2, 3] and [4] do not broadcast.",
    ],
    [
      "operands that nearly broadcast",
      () => x.add([1, 2]),
      ShapeError,
      /Did you mean x\.reshape\(\[2, 1\]\)\?/,
    ],
    ["under the name called", () => x.greater([1, 2]), ShapeError, /^greater: shapes/],
    [
      "a choice",
      () => where([true, false], [1, 2, 3], 0),
      ShapeError,
      "where: condition [2], a [3], b [] do not broadcast.",
    ],
    [
      "reshape to another size",
      () => x.reshape([4]),
      ShapeError,
      "reshape: [2, 3] has 6 elements, which do not fill [4].",
    ],
    ["reshape with two −1", () => x.reshape([-1, -1]), ShapeError, /more than one -1/],
    ["reshape with no whole rest", () => x.reshape([-1, 4]), ShapeError, /do not fill \[-1, 4\]/],
    ["reshape with NaN", () => x.reshape([nan]), ShapeError, /^reshape: \[NaN\] is no shape/],
    ["reshape to a list of arguments", () => loose(x).reshape?.(3, 2), ShapeError, /^reshape: 3 is no shape/],
    [
      "expand a longer axis",
      () => x.expand([3, 3]),
      ShapeError,
      /^expand: \[2, 3\] does not stretch to \[3, 3\]/,
    ],
    ["expand to fewer axes", () => x.expand([3]), ShapeError, /does not stretch/],
    ["squeeze a longer axis", () => x.squeeze(0), ShapeError, /axis 0 of \[2, 3\] has length 2/],
    [
      "a pad for one axis of two",
      () => x.pad([[1, 1]]),
      ShapeError,
      /^pad: give \[before, after\] in whole numbers for each of the 2 axes/,
    ],
    [
      "a negative pad",
      () =>
        x.pad([
          [1, 1],
          [-1, 0],
        ]),
      ShapeError,
      /^pad: give/,
    ],
    [
      "a NaN pad",
      () =>
        x.pad([
          [nan, 1],
          [0, 0],
        ]),
      ShapeError,
      /^pad: give/,
    ],
    ["a flat list of pads", () => loose(x).pad?.([1, 1]), ShapeError, /^pad: give/],
    ["joining nothing", () => concat([]), ShapeError, /^concat: nothing to join/],
    [
      "joining other widths",
      () => concat([x, zeros([2, 2])]),
      ShapeError,
      "concat: [2, 3] and [2, 2] differ in another axis than 0, along which they are joined.",
    ],
    ["joining another rank", () => concat([x, zeros([3])]), ShapeError, /^concat: \[2, 3\] and \[3\] differ/],
    [
      "stacking other shapes",
      () => stack([x, zeros([3])]),
      ShapeError,
      "stack: [2, 3] and [3] differ; only tensors of one shape stack.",
    ],
    [
      "joining what is no list",
      () => untyped.concat?.(x),
      DtypeError,
      /^concat: give the tensors in an array/,
    ],
    [
      "a product that does not fit",
      () => x.matmul(x),
      ShapeError,
      "matmul: [2, 3] and [2, 3] do not fit: 3 columns meet 2 rows. Did you mean a.matmul(b.transpose())?",
    ],
    ["a product with a scalar", () => x.matmul(2), ShapeError, /a scalar is no matrix/],
    [
      "a product of stacks",
      () => zeros([2, 1, 3]).matmul(zeros([3, 3, 1])),
      ShapeError,
      /^matmul: shapes \[2\] and \[3\] do not broadcast/,
    ],
    [
      "an index of another shape",
      () => x.gather(1, [[0], [0], [0]]),
      ShapeError,
      "gather: an index of shape [3, 1] does not stretch to [2, 1], with which it must agree in every axis but 1.",
    ],
    [
      "an index of another rank",
      () => x.gather(0, [[[0]]]),
      ShapeError,
      /^gather: an index of shape \[1, 1, 1\]/,
    ],
    [
      "a scatter index of another shape",
      () => tensor([1, 2]).scatterAdd(0, [0, 0, 0], 2),
      ShapeError,
      /^scatterAdd: an index of shape \[3\]/,
    ],
    ["item of several", () => x.itemSync(), ShapeError, /has 6 elements, and item\(\) reads exactly one/],
    ["item of none", () => zeros([0]).itemSync(), ShapeError, /has 0 elements/],
    [
      "the maximum of nothing",
      () => zeros([2, 0]).max(1),
      ShapeError,
      "max: axis 1 of [2, 0] has no elements, and nothing has no max.",
    ],
    ["the minimum of nothing", () => zeros([0]).min(), ShapeError, /nothing has no min/],
    ["argmax of nothing", () => zeros([0]).argmax(0), ShapeError, /nothing has no argmax/],
  ],

  axes: [
    [
      "beyond the last",
      () => x.sum(2),
      ShapeError,
      "sum: axis 2 does not exist in a tensor of rank 2; use -2 to 1.",
    ],
    ["before the first", () => x.mean(-3), ShapeError, /axis -3 does not exist/],
    ["NaN", () => x.sum(nan), ShapeError, /axis NaN does not exist/],
    ["a fraction", () => x.sum(0.5), ShapeError, /axis 0\.5 does not exist/],
    ["a string", () => loose(x).sum?.("0"), ShapeError, /axis 0 does not exist/],
    ["named twice", () => x.sum([0, -2]), ShapeError, /name one axis twice/],
    ["of a scalar", () => tensor(1).softmax(), ShapeError, /it is a scalar, which has none/],
    ["argmax without one", () => loose(x).argmax?.(), ShapeError, /^argmax: axis undefined/],
    ["softmax", () => x.softmax(2), ShapeError, /^softmax: axis 2/],
    ["logSumExp", () => x.logSumExp(2), ShapeError, /axis 2 does not exist/],
    ["variance", () => x.variance(2), ShapeError, /axis 2 does not exist/],
    ["norm", () => x.norm(2), ShapeError, /axis 2 does not exist/],
    ["cumsum", () => x.cumsum(2), ShapeError, /^cumsum: axis 2/],
    ["sort", () => x.sort(2), ShapeError, /^sort: axis 2/],
    ["argsort", () => x.argsort(nan), ShapeError, /^argsort: axis NaN/],
    ["gather", () => x.gather(2, [0]), ShapeError, /^gather: axis 2/],
    ["scatterAdd", () => x.scatterAdd(2, [0], 1), ShapeError, /^scatterAdd: axis 2/],
    ["take", () => x.take([0], 2), ShapeError, /^take: axis 2/],
    ["flip", () => x.flip(2), ShapeError, /^flip: axis 2/],
    ["transpose", () => tensor([1]).transpose(), ShapeError, /^transpose: axis -2/],
    ["unsqueeze", () => x.unsqueeze(4), ShapeError, /^unsqueeze: axis 4/],
    ["narrow", () => x.narrow(5, 0, 1), ShapeError, /^narrow: axis 5/],
    ["concat", () => concat([x, x], 2), ShapeError, /^concat: axis 2/],
    ["concat of scalars", () => concat([1, 2]), ShapeError, /^concat: axis 0 .*scalar/],
    ["stack", () => stack([x, x], 4), ShapeError, /^stack: axis 4/],
    [
      "permute, missing",
      () => x.permute([0]),
      ShapeError,
      "permute: [0] is no order of the 2 axes; name each exactly once.",
    ],
    ["permute, twice", () => x.permute([0, 0]), ShapeError, /no order of the 2 axes/],
    ["permute without any", () => loose(x).permute?.(), ShapeError, /^permute: undefined is no order/],
  ],

  "bounds and counts": [
    [
      "a step of 0",
      () => x.slice([0], [2], [0]),
      ShapeError,
      /a step of 0 is not a positive whole number\. For reverse order use flip/,
    ],
    ["a negative step", () => x.slice([0], [2], [-1]), ShapeError, /a step of -1/],
    ["a NaN bound", () => x.slice([nan]), ShapeError, /NaN is not a whole number/],
    ["too many bounds", () => x.slice([0, 0, 0]), ShapeError, /3 bounds for the 2 axes/],
    ["a number for the bounds", () => loose(x).slice?.(1), ShapeError, /1 is no list of bounds/],
    [
      "a NaN count",
      () => linspace(0, 1, nan),
      ValueError,
      "linspace: count must be a whole number from 0, not NaN.",
    ],
    ["a fractional count", () => linspace(0, 1, 2.5), ValueError, /not 2\.5/],
    ["a negative count", () => linspace(0, 1, -1), ValueError, /not -1/],
    ["a NaN end", () => linspace(0, nan, 3), ValueError, /start and stop must be finite, not 0 and NaN/],
    ["a NaN size", () => eye(nan), ValueError, "eye: size must be a whole number from 0, not NaN."],
    [
      "a step of 0 in a range",
      () => arange(0, 3, 0),
      ValueError,
      "arange: no step of 0 leads from 0 to 3. All three must be finite, and the step not 0.",
    ],
    ["a NaN end of a range", () => arange(nan), ValueError, /to NaN/],
    ["an endless range", () => arange(inf), ValueError, /to Infinity/],
    [
      "a range without memory",
      () => arange(1e15),
      ValueError,
      /No memory for 1000000000000000 elements of float32/,
    ],
    ["a shape without memory", () => zeros([1e9, 1e9]).dataSync(), ValueError, /No memory/],
    [
      "NaN classes",
      () => int(0).oneHot(nan),
      ValueError,
      "oneHot: classes must be a whole number from 0, not NaN.",
    ],
    ["fractional classes", () => int(0).oneHot(1.5), ValueError, /not 1\.5/],
    ["negative classes", () => int(0).oneHot(-1), ValueError, /not -1/],
    [
      "a NaN length",
      () => tensor([1]).scatterAdd(0, [0], nan),
      ValueError,
      "scatterAdd: length must be a whole number from 0, not NaN.",
    ],
    ["a fractional length", () => tensor([1]).scatterAdd(0, [0], 1.5), ValueError, /not 1\.5/],
    [
      "a NaN correction",
      () => x.variance(0, { correction: nan }),
      ValueError,
      "variance: correction must be a number from 0, not NaN.",
    ],
    ["a negative correction", () => x.variance(0, { correction: -1 }), ValueError, /not -1/],
    [
      "a norm of order 0",
      () => x.norm(0, { order: 0 }),
      ValueError,
      "norm: order must be a number above 0, or Infinity, not 0.",
    ],
    ["a norm of order NaN", () => x.norm(0, { order: nan }), ValueError, /not NaN/],
    [
      "an index that does not exist",
      () => x.take([7], 1),
      ValueError,
      "take: index 7 does not exist; there are 3, numbered 0 to 2.",
    ],
    [
      "an index into nothing",
      () => zeros([0]).take([0], 0),
      ValueError,
      "take: index 0 does not exist; there are none.",
    ],
    [
      "a class that does not exist",
      () => tensor([3]).oneHot(3),
      ValueError,
      "oneHot: class 3 does not exist; there are 3, numbered 0 to 2.",
    ],
  ],

  dtypes: [
    [
      "unknown",
      () => untyped.tensor?.([1], { dtype: "float16" }),
      DtypeError,
      'tensor: unknown dtype "float16". The dtypes are bool, int32, float32, float64.',
    ],
    [
      "unknown in a maker",
      () => untyped.ones?.([1], { dtype: "int64" }),
      DtypeError,
      /^ones: unknown dtype "int64"/,
    ],
    ["unknown in oneHot", () => loose(int(0)).oneHot?.(2, "x"), DtypeError, /^oneHot: unknown dtype "x"/],
    [
      "a fraction as int32",
      () => tensor([1.5], { dtype: "int32" }),
      DtypeError,
      'tensor: 1.5 is no int32. Round it first, or ask for { dtype: "float32" } or "float64".',
    ],
    ["NaN as int32", () => tensor([nan], { dtype: "int32" }), DtypeError, /NaN is no int32/],
    [
      "too large for int32",
      () => tensor([2 ** 31], { dtype: "int32" }),
      DtypeError,
      /2147483648 is no int32/,
    ],
    [
      "a fraction to fill with",
      () => full([2], 1.5, { dtype: "int32" }),
      DtypeError,
      /^full: 1\.5 is no int32/,
    ],
    ["a fraction to pad with", () => int(1).pad([[1, 0]], 0.5), DtypeError, /^pad: 0\.5 is no int32/],
    [
      "a fraction in a range",
      () => arange(0, 2, 0.5, { dtype: "int32" }),
      DtypeError,
      /^arange: 0\.5 is no int32/,
    ],
    [
      "a fraction between",
      () => linspace(0, 1, 3, { dtype: "int32" }),
      DtypeError,
      /^linspace: 0\.5 is no int32/,
    ],
    [
      "random integers",
      () => randomNormal([1], { dtype: "int32" }),
      DtypeError,
      /^randomNormal: takes float32 or float64, not int32/,
    ],
    [
      "logic on numbers",
      () => x.logicalAnd(x),
      DtypeError,
      "logicalAnd: takes bool, not float32. Compare first: x.notEqual(0).",
    ],
    [
      "a condition that is no bool",
      () => where(x, 1, 2),
      DtypeError,
      /the condition must be bool, not float32/,
    ],
    [
      "an integer leaf",
      () => tensor([1], { dtype: "int32", requiresGrad: true }),
      DtypeError,
      /an int32 tensor cannot have a gradient/,
    ],
    [
      "a bool leaf",
      () => zeros([1], { dtype: "bool", requiresGrad: true }),
      DtypeError,
      /^zeros: a bool tensor cannot/,
    ],
    [
      "the gradient by an integer",
      () => grad((y: Tensor) => y.sum())(int(1)),
      DtypeError,
      /an? int32 argument has no gradient/,
    ],
    [
      "the gradient of a bool",
      () => grad((y) => y.greater(0))(1),
      DtypeError,
      /the function returned bool, which has no gradient/,
    ],
  ],

  "unknown options": [
    [
      "misspelt",
      () => untyped.tensor?.([1], { dtyp: "float64" }),
      NameError,
      'tensor: unknown option "dtyp". The options are shape, dtype, requiresGrad.',
    ],
    ["not an object", () => untyped.tensor?.([1], "float64"), NameError, /^tensor: options are an object/],
    ["of a maker", () => untyped.zeros?.([1], { shape: [1] }), NameError, /^zeros: unknown option "shape"/],
    [
      "of a range",
      () => untyped.arange?.(0, 1, 1, { type: "int32" }),
      NameError,
      /^arange: unknown option "type"/,
    ],
    [
      "of a reduction",
      () => loose(x).sum?.(0, { keepdims: true }),
      NameError,
      'sum: unknown option "keepdims". The options are keepDims.',
    ],
    [
      "of a reduction, positional",
      () => loose(x).max?.(0, true),
      NameError,
      /^max: options are an object, { keepDims }, not true/,
    ],
    [
      "of the variance",
      () => loose(x).variance?.(0, { ddof: 1 }),
      NameError,
      /The options are keepDims, correction/,
    ],
    ["of a norm", () => loose(x).norm?.(0, { ord: 1 }), NameError, /The options are keepDims, order/],
    [
      "of a random tensor",
      () => untyped.randomNormal?.([1], { std: 2 }),
      NameError,
      /^randomNormal: unknown option "std"/,
    ],
  ],

  gradients: [
    [
      "of a vector",
      () => grad((y) => y)([1, 2]),
      ShapeError,
      "grad: the function returned a tensor [2], and only a scalar has a gradient. Reduce it: .sum() or .mean().",
    ],
    ["of a vector, twice", () => hessian((y) => y)([1, 2]), ShapeError, /only a scalar has a gradient/],
    [
      "of a number",
      () => (untyped.grad?.(() => 3) as (y: number) => unknown)(1),
      DtypeError,
      /the function must return a tensor/,
    ],
    [
      "of an async function",
      () => (untyped.grad?.(async (y: Tensor) => y) as (y: number) => unknown)(1),
      DtypeError,
      /An async function cannot be differentiated/,
    ],
    [
      "of no function",
      () => (untyped.grad?.(3) as (y: number) => unknown)(1),
      DtypeError,
      /^grad: takes a function/,
    ],
    [
      "by an argument that is not there",
      () => grad((y: Tensor) => y, { wrt: 3 as 0 })(tensor(1)),
      SurprisalError,
      /there is no argument 3; the call has 1/,
    ],
    [
      "by a string",
      () => (untyped.grad?.((y: Tensor) => y) as (y: string) => unknown)("a"),
      DtypeError,
      /must be a tensor, or a plain object or array of tensors, not string/,
    ],
    [
      "by a map",
      () => (untyped.grad?.((y: Tensor) => y) as (y: unknown) => unknown)(new Map()),
      DtypeError,
      /must be a tensor/,
    ],
    [
      "a tangent of another shape",
      () => jvp((y) => y, [1, 2], [1]),
      ShapeError,
      "jvp: the tangent has shape [1], but must have [2].",
    ],
    [
      "a cotangent of another shape",
      () => vjp((y) => y, [1, 2]).pullback([1]),
      ShapeError,
      "vjp: the cotangent has shape [1], but must have [2].",
    ],
    [
      "a vector of another shape",
      () => hvp((y) => y.sum(), [1, 2], [1]),
      ShapeError,
      "hvp: the vector has shape [1], but must have [2].",
    ],
    [
      "a custom one that is none",
      () => (untyped.customGrad?.(() => 3) as (y: number) => unknown)(1),
      DtypeError,
      /^customGrad: the function must return { value, gradient }/,
    ],
    [
      "a custom one for one argument of two",
      () =>
        grad((y) =>
          customGrad((a, b) => ({ value: (a as Tensor).mul(b as Tensor), gradient: (dy) => [dy] }))(y, 2),
        )(1),
      DtypeError,
      /^customGrad: gradient must return a tensor for each of the 2 arguments/,
    ],
    [
      "a custom one of another shape",
      () =>
        grad((y) => customGrad((a) => ({ value: a.sum(), gradient: () => tensor([1, 2, 3]) }))(y))([1, 2]),
      ShapeError,
      "customGrad: the gradient of argument 0 has shape [3], which does not fit [2].",
    ],
  ],
};

describe.each(Object.entries(rows))("%s", (_kind, table) => {
  test.each(table)("%s is an error that says so", (_what, call, type, message) => {
    expect(call).toThrow(type);
    expect(call).toThrow(SurprisalError);
    expect(call).toThrow(message);
  });
});

describe("a disposed tensor", () => {
  const gone = tensor([1, 2], { requiresGrad: true });
  gone.dispose();

  test("cannot be read, and every promise rejects rather than the call throwing", async () => {
    const message = "This tensor [2] was disposed. Read it before dispose(), or keep a copy: await x.data().";
    for (const promise of [
      gone.data(),
      gone.array(),
      tensor([1])
        .item()
        .then(() => gone.data()),
      evaluate(gone),
    ]) {
      await expect(promise).rejects.toThrow(StateError);
    }
    await expect(gone.data()).rejects.toThrow(message);
    await expect(gone.item()).rejects.toThrow(SurprisalError);
    for (const read of [
      () => gone.dataSync(),
      () => gone.arraySync(),
      () => gone.add(1),
      () => gone.grad,
      () => gone.backward(),
    ]) {
      expect(read).toThrow(StateError);
    }
  });

  test("may be disposed again", () => {
    gone.dispose();
    expect(gone.shape).toEqual([2]);
  });
});

test("what was computed from a tensor outlives it", () => {
  const a = tensor([1, 2]);
  const b = a.mul(2);
  a.dispose();
  expect(b.arraySync()).toEqual([2, 4]);
});

test("`using` disposes at the end of the block", () => {
  let kept: Tensor;
  {
    using a = tensor([1, 2]);
    kept = a;
    expect(a.arraySync()).toEqual([1, 2]);
  }
  expect(() => kept.dataSync()).toThrow(StateError);
});

test("evaluate rejects what is no tensor", async () => {
  await expect(untyped.evaluate?.(3)).rejects.toThrow("evaluate: takes tensors only: evaluate(a, b).");
});

test("errors have their class's name, for logs and for code of another copy", () => {
  for (const type of [SurprisalError, ShapeError, DtypeError, ValueError, NameError, StateError]) {
    expect(new type("x").name).toBe(type.name);
    expect(new type("x")).toBeInstanceOf(Error);
  }
});

import {
  arange,
  DtypeError,
  full,
  grad,
  linspace,
  NameError,
  randomNormal,
  type Tensor,
  tensor,
  where,
  zeros,
} from "../index.js";
import { describeWrongInput, int, method, untyped, matrix as x } from "./table.js";

const { NaN: nan } = Number;

describeWrongInput("dtypes", [
  [
    "unknown",
    () => untyped("tensor", [1], { dtype: "bfloat16" }),
    DtypeError,
    'tensor: unknown dtype "bfloat16". The dtypes are bool, int32, float16, float32, float64.',
  ],
  [
    "float16 on the CPU",
    () => tensor([1], { dtype: "float16" }),
    DtypeError,
    'float16 is stored on WebGPU alone, and no GPU is in use. Begin with await useBackend("webgpu"), or stay in "float32".',
  ],
  ["float16 on the CPU, by cast", () => x.cast("float16"), DtypeError, /float16 is stored on WebGPU/],
  [
    "unknown in a maker",
    () => untyped("ones", [1], { dtype: "int64" }),
    DtypeError,
    /^ones: unknown dtype "int64"/,
  ],
  ["unknown in oneHot", () => method(int(0), "oneHot", 2, "x"), DtypeError, /^oneHot: unknown dtype "x"/],
  [
    "a fraction as int32",
    () => tensor([1.5], { dtype: "int32" }),
    DtypeError,
    'tensor: 1.5 is no int32. Round it first, or ask for { dtype: "float32" } or "float64".',
  ],
  ["NaN as int32", () => tensor([nan], { dtype: "int32" }), DtypeError, /NaN is no int32/],
  ["too large for int32", () => tensor([2 ** 31], { dtype: "int32" }), DtypeError, /2147483648 is no int32/],
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
]);

describeWrongInput("unknown options", [
  [
    "misspelt",
    () => untyped("tensor", [1], { dtyp: "float64" }),
    NameError,
    'tensor: unknown option "dtyp". The options are shape, dtype, requiresGrad.',
  ],
  ["not an object", () => untyped("tensor", [1], "float64"), NameError, /^tensor: options are an object/],
  ["of a maker", () => untyped("zeros", [1], { shape: [1] }), NameError, /^zeros: unknown option "shape"/],
  [
    "of a range",
    () => untyped("arange", 0, 1, 1, { type: "int32" }),
    NameError,
    /^arange: unknown option "type"/,
  ],
  [
    "of a reduction",
    () => method(x, "sum", 0, { keepdims: true }),
    NameError,
    'sum: unknown option "keepdims". The options are keepDims.',
  ],
  [
    "of a reduction, positional",
    () => method(x, "max", 0, true),
    NameError,
    /^max: options are an object, { keepDims }, not true/,
  ],
  [
    "of the variance",
    () => method(x, "variance", 0, { ddof: 1 }),
    NameError,
    /The options are keepDims, correction/,
  ],
  ["of a norm", () => method(x, "norm", 0, { ord: 1 }), NameError, /The options are keepDims, order/],
  [
    "of a random tensor",
    () => untyped("randomNormal", [1], { std: 2 }),
    NameError,
    /^randomNormal: unknown option "std"/,
  ],
]);

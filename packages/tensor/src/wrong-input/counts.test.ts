import { arange, eye, linspace, ShapeError, tensor, ValueError, zeros } from "../index.js";
import { describeWrongInput, int, method, matrix as x } from "./table.js";

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describeWrongInput("bounds and counts", [
  [
    "a step of 0",
    () => x.slice([0], [2], [0]),
    ShapeError,
    /a step of 0 is not a positive whole number\. For reverse order use flip/,
  ],
  ["a negative step", () => x.slice([0], [2], [-1]), ShapeError, /a step of -1/],
  ["a NaN bound", () => x.slice([nan]), ShapeError, /NaN is not a whole number/],
  ["too many bounds", () => x.slice([0, 0, 0]), ShapeError, /3 bounds for the 2 axes/],
  ["a number for the bounds", () => method(x, "slice", 1), ShapeError, /1 is no list of bounds/],
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
]);

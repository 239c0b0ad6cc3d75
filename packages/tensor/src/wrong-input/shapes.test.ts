import { concat, DtypeError, full, ShapeError, stack, tensor, where, zeros } from "../index.js";
import { describeWrongInput, method, untyped, matrix as x } from "./table.js";

const { NaN: nan } = Number;

describeWrongInput("shapes", [
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
  ["a number for a shape", () => untyped("zeros", 3), ShapeError, /^zeros: 3 is no shape/],
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
  ["reshape to a list of arguments", () => method(x, "reshape", 3, 2), ShapeError, /^reshape: 3 is no shape/],
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
  ["a flat list of pads", () => method(x, "pad", [1, 1]), ShapeError, /^pad: give/],
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
    () => untyped("concat", x),
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
]);

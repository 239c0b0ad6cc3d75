import { concat, ShapeError, stack, tensor } from "../index.js";
import { describeWrongInput, method, matrix as x } from "./table.js";

const { NaN: nan } = Number;

describeWrongInput("axes", [
  [
    "beyond the last",
    () => x.sum(2),
    ShapeError,
    "sum: axis 2 does not exist in a tensor of rank 2; use -2 to 1.",
  ],
  ["before the first", () => x.mean(-3), ShapeError, /axis -3 does not exist/],
  ["NaN", () => x.sum(nan), ShapeError, /axis NaN does not exist/],
  ["a fraction", () => x.sum(0.5), ShapeError, /axis 0\.5 does not exist/],
  ["a string", () => method(x, "sum", "0"), ShapeError, /axis 0 does not exist/],
  ["named twice", () => x.sum([0, -2]), ShapeError, /name one axis twice/],
  ["of a scalar", () => tensor(1).softmax(), ShapeError, /it is a scalar, which has none/],
  ["argmax without one", () => method(x, "argmax"), ShapeError, /^argmax: axis undefined/],
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
  ["permute without any", () => method(x, "permute"), ShapeError, /^permute: undefined is no order/],
]);

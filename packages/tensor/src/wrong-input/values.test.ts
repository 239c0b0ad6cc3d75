import { DtypeError, grad, ShapeError, StateError, tensor } from "../index.js";
import { describeWrongInput, method, untyped, matrix as x } from "./table.js";

describeWrongInput("ragged arrays and things that are no numbers", [
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
  ["a string", () => untyped("tensor", "1"), DtypeError, /^tensor: expected .* not the string "1"\.$/],
  ["null", () => untyped("tensor", null), DtypeError, /not null\.$/],
  ["nothing", () => untyped("tensor"), DtypeError, /not undefined\.$/],
  ["an object", () => untyped("tensor", { a: 1 }), DtypeError, /not an object of class Object\.$/],
  ["a promise", () => untyped("tensor", Promise.resolve(1)), DtypeError, /not an object of class Promise\.$/],
  [
    "a string in an array",
    () => untyped("tensor", [1, "2"]),
    DtypeError,
    'tensor: element [1] is the string "2", not a number. Convert it: Number(value).',
  ],
  [
    "a hole in an array",
    () => untyped("tensor", [1, undefined]),
    DtypeError,
    /element \[1\] is undefined, not a number/,
  ],
  ["a bigint", () => untyped("tensor", [[1n]]), DtypeError, /element \[0\]\[0\] is a bigint, not a number/],
  [
    "tensors in an array",
    () => untyped("tensor", [tensor(1), tensor(2)]),
    DtypeError,
    "tensor: element [0] is an object of class Tensor, not a number. Join tensors and typed arrays with stack([…]).",
  ],
  [
    "typed arrays in an array",
    () => untyped("tensor", [Float32Array.of(1)]),
    DtypeError,
    /class Float32Array, .*stack/,
  ],
  ["as an operand", () => method(x, "mul", "2"), DtypeError, /^mul: expected .* not the string "2"/],
  ["no operand", () => method(x, "pow"), DtypeError, /^pow: expected .* not undefined/],
  [
    "a tensor of another copy of the package",
    () => method(x, "add", { shape: [], dtype: "float32", dataSync: () => [1] }),
    StateError,
    /another copy of @surprisal\/tensor/,
  ],
]);

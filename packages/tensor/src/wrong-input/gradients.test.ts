import {
  customGrad,
  DtypeError,
  grad,
  hessian,
  hvp,
  jvp,
  ShapeError,
  SurprisalError,
  type Tensor,
  tensor,
  vjp,
} from "../index.js";
import { describeWrongInput, untyped } from "./table.js";

describeWrongInput("gradients", [
  [
    "of a vector",
    () => grad((y) => y)([1, 2]),
    ShapeError,
    "grad: the function returned a tensor [2], and only a scalar has a gradient. Reduce it: .sum() or .mean().",
  ],
  ["of a vector, twice", () => hessian((y) => y)([1, 2]), ShapeError, /only a scalar has a gradient/],
  [
    "of a number",
    () => (untyped("grad", () => 3) as (y: number) => unknown)(1),
    DtypeError,
    /the function must return a tensor/,
  ],
  [
    "of an async function",
    () => (untyped("grad", async (y: Tensor) => y) as (y: number) => unknown)(1),
    DtypeError,
    /An async function cannot be differentiated/,
  ],
  [
    "of no function",
    () => (untyped("grad", 3) as (y: number) => unknown)(1),
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
    () => (untyped("grad", (y: Tensor) => y) as (y: string) => unknown)("a"),
    DtypeError,
    /must be a tensor, or a plain object or array of tensors, not string/,
  ],
  [
    "by a map",
    () => (untyped("grad", (y: Tensor) => y) as (y: unknown) => unknown)(new Map()),
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
    () => (untyped("customGrad", () => 3) as (y: number) => unknown)(1),
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
    () => grad((y) => customGrad((a) => ({ value: a.sum(), gradient: () => tensor([1, 2, 3]) }))(y))([1, 2]),
    ShapeError,
    "customGrad: the gradient of argument 0 has shape [3], which does not fit [2].",
  ],
]);

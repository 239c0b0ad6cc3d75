import type { Tensor } from "../tensor/tensor.js";
import type { Reduction } from "./define.js";
import { input } from "./define.js";

/** Product; int32 wraps around. The product of nothing is 1. */
export const prod: Reduction = {
  kind: "reduction",
  name: "prod",
  monoid: "prod",
  evaluate(values) {
    let product = 1;
    for (let i = 0; i < values.length; i++) product *= values[i] as number;
    return product;
  },
  evaluateInt(values) {
    let product = 1;
    for (let i = 0; i < values.length; i++) product = Math.imul(product, values[i] as number);
    return product;
  },
  gradient: {
    rule: ({ dy, inputs, attributes }) => [alongAxes(dy, input(inputs, 0), attributes.axes)],
  },
};

/** Each axis in turn: the product over the others scales the gradient along this one. */
function alongAxes(dy: Tensor, x: Tensor, axes: readonly number[]): Tensor {
  const [axis, ...rest] = axes;
  if (axis === undefined) return dy;
  const partial = x.prod(axis, { keepDims: true });
  return alongAxis(alongAxes(dy, partial, rest), x, axis);
}

/**
 * Dividing the product by x fails at zeros. Multiply by halves instead, and go back through the same tree: exact at
 * zeros, and so are its own derivatives.
 */
function alongAxis(dy: Tensor, x: Tensor, axis: number): Tensor {
  const length = x.shape[axis] ?? 1;
  if (length === 0) return x;
  if (length === 1) return dy;
  const half = Math.ceil(length / 2);
  const left = x.narrow(axis, 0, half);
  const rest = x.narrow(axis, half, length);
  const odd = length % 2 === 1;
  const right = odd ? rest.padAxis(axis, 0, 1, 1) : rest;
  const back = alongAxis(dy, left.mul(right), axis);
  const toRight = back.mul(left);
  const toRest = odd ? toRight.narrow(axis, 0, half - 1) : toRight;
  return back.mul(right).concat(toRest, axis);
}

// The arguments of a loss under test, as tensors of one dtype that can be exchanged.

import { type FloatDtype, isFloat } from "../dtype.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import type { Target } from "./target.js";

/** One array, or several by name. */
export type Prediction = TensorLike | { readonly [name: string]: TensorLike };

/** The arguments of one call. Its first axis counts samples, two or more. */
export interface LossInputs {
  readonly prediction: Prediction;
  readonly target?: Prediction | undefined;
  readonly options?: { readonly [name: string]: unknown } | undefined;
}

/** What the suite needs of a loss; every loss of @surprisal/loss-registry has it. */
export interface TestableLoss {
  (...args: never): Tensor;
  valueAndGrad(...args: never): { value: Tensor; gradient: unknown };
  readonly name: string;
}

type Options = { readonly [name: string]: unknown };
type Leaves = readonly Tensor[];

/** A loss and one sample of inputs, with the predicted arrays as a list that can be exchanged. */
export interface Case {
  readonly predictions: Leaves;
  readonly labels: Leaves;
  /** The loss before reduction, unless `options` says otherwise. */
  loss(options?: Options, predictions?: Leaves, labels?: Leaves): Tensor;
  valueAndGradient(options?: Options): { value: Tensor; gradients: Leaves };
}

/** A loss with inputs in one dtype, where the target computes. */
export function bind(loss: TestableLoss, inputs: LossInputs, dtype: FloatDtype, target: Target): Case {
  const call = loss as unknown as (prediction: unknown, label: unknown, options: Options) => Tensor;
  const both = loss as unknown as {
    valueAndGrad(
      prediction: unknown,
      label: unknown,
      options: Options,
    ): { value: Tensor; gradient: Prediction };
  };
  const predictions = leavesOf(inputs.prediction, dtype).map(target.place);
  const labels = inputs.target === undefined ? [] : leavesOf(inputs.target, dtype).map(target.place);
  const given = inputs.options ?? {};
  return {
    predictions,
    labels,
    loss: (options = {}, leaves = predictions, truth = labels) =>
      call(assemble(inputs.prediction, leaves), assemble(inputs.target, truth), {
        reduction: "none",
        ...given,
        ...options,
      }),
    valueAndGradient(options = {}) {
      const { value, gradient } = both.valueAndGrad(
        assemble(inputs.prediction, predictions),
        assemble(inputs.target, labels),
        { ...given, ...options },
      );
      return { value, gradients: leavesOf(gradient, dtype) };
    },
  };
}

/** Arrays in the structure of `like`. */
function assemble(like: Prediction | undefined, leaves: Leaves): unknown {
  if (like === undefined || isLeaf(like)) return leaves[0];
  return Object.fromEntries(Object.keys(like).map((name, i) => [name, leaves[i]]));
}

function isLeaf(value: Prediction): value is TensorLike {
  return typeof value !== "object" || ArrayBuffer.isView(value) || Array.isArray(value) || "dtype" in value;
}

export function leavesOf(value: Prediction, dtype: FloatDtype): Leaves {
  return isLeaf(value) ? [asLeaf(value, dtype)] : Object.values(value).map((leaf) => asLeaf(leaf, dtype));
}

/** Integers and booleans that were given as such stay; everything else takes the dtype. */
function asLeaf(value: TensorLike, dtype: FloatDtype): Tensor {
  const own = typeof value === "object" && !Array.isArray(value) ? asTensor(value) : asTensor(value, dtype);
  return isFloat(own.dtype) ? own.cast(dtype) : own;
}

/** Whether a dtype has every number of the inputs, or one near it: none that overflows, or that a GPU takes for 0. */
export function holds({ prediction, target = [] }: LossInputs, dtype: FloatDtype): boolean {
  if (dtype === "float64") return true;
  const numbers = [prediction, target].flatMap((inputs) => leavesOf(inputs, "float64"));
  return numbers.every((x) =>
    x.dataSync().every((value) => {
      const size = Math.abs(Math.fround(value));
      return value === 0 || !Number.isFinite(value) || (size >= 2 ** -126 && size < Number.POSITIVE_INFINITY);
    }),
  );
}

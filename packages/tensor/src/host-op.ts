import { type Dtype, isFloat } from "./dtype.js";
import { DtypeError, ShapeError, StateError } from "./errors.js";
import { node } from "./graph/build.js";
import type { GradientRule, Operand, Routine } from "./ops/define.js";
import { checkShape, type Shape, showShape, stretches } from "./shape.js";
import { asTensor, Tensor, type TensorLike } from "./tensor/tensor.js";

/** An array in row-major order, with its shape. */
export interface HostArray extends Operand {}

export interface HostOpDefinition {
  /** For messages, and `explain()`. */
  readonly name: string;
  /** Shape of the result, and its dtype when that is not the first argument's. The place to check the arguments. */
  result(...inputs: Tensor[]): { readonly shape: Shape; readonly dtype?: Dtype };
  /** Fills `output.data`, which arrives zeroed, from copies of the arguments. What it throws, the read throws. */
  forward(inputs: readonly HostArray[], output: HostArray): void;
  /**
   * From the gradient of the result to that of each argument, `undefined` for one that has none: with tensors, so that
   * it can be differentiated in turn, or by another `hostOp`. "none": the result is piecewise constant. Without it,
   * asking for a gradient is an error.
   */
  readonly backward?:
    | "none"
    | ((dy: Tensor, inputs: readonly Tensor[], output: Tensor) => readonly (Tensor | undefined)[]);
}

let defined = 0;

/**
 * An algorithm that no kernel expresses, in plain TypeScript over arrays: sorting networks, assignments, dynamic
 * programs. It runs when somebody reads, on the CPU, with the results of whatever comes before it.
 *
 * Define it once, outside of loops: each definition is an operation of its own. `forward` must depend on its arguments
 * alone, and read no tensors.
 *
 * @throws whatever `result` throws, at the call; DtypeError or StateError when a gradient does not fit or is missing
 * @example
 * ```ts
 * import { grad, hostOp } from "@surprisal/tensor";
 * const cumulativeMaximum = hostOp({
 *   name: "cumulativeMaximum",
 *   result: (x) => ({ shape: x.shape }),
 *   forward([x], output) {
 *     let most = -Infinity;
 *     for (const [i, value] of (x?.data ?? []).entries()) output.data[i] = most = Math.max(most, value);
 *   },
 *   backward: (dy, [x], y) => [x && dy.mul(x.equal(y))],
 * });
 * cumulativeMaximum([1, 3, 2]).arraySync(); // → [1, 3, 3]
 * grad((x) => cumulativeMaximum(x).sum())([1, 3, 2]).arraySync(); // → [1, 1, 0]
 * ```
 */
export function hostOp(definition: HostOpDefinition): (...inputs: TensorLike[]) => Tensor {
  const op: Routine = {
    kind: "routine",
    // Two definitions of one name are two operations.
    name: `${definition.name}#${defined++}`,
    gradient: gradientOf(definition),
    evaluate(inputs, output) {
      definition.forward(
        inputs.map((input) => ({ ...input, data: input.data.slice() })),
        output,
      );
    },
  };
  return (...given) => {
    const inputs = given.map((x) => asTensor(x, undefined, definition.name));
    const { shape, dtype = inputs[0]?.dtype ?? "float32" } = definition.result(...inputs);
    const nodes = inputs.map((x) => x.node);
    return new Tensor(node(op, nodes, undefined, checkShape(definition.name, shape), dtype));
  };
}

function gradientOf({ name, backward }: HostOpDefinition): GradientRule {
  if (backward === "none") return "none";
  return {
    rule({ dy, inputs, output }) {
      if (backward === undefined) {
        throw new StateError(
          `${name}: it has no gradient. Give its hostOp a backward ("none" if it is piecewise constant), or detach its arguments.`,
        );
      }
      const gradients = backward(dy, inputs, output);
      checkGradients(name, gradients, inputs);
      return gradients;
    },
  };
}

function checkGradients(
  name: string,
  gradients: readonly (Tensor | undefined)[],
  inputs: readonly Tensor[],
): void {
  if (!Array.isArray(gradients) || gradients.length > inputs.length) {
    throw new DtypeError(
      `${name}: backward must return an array with a tensor or undefined for each of the ${inputs.length} arguments.`,
    );
  }
  for (const [i, gradient] of gradients.entries()) {
    const input = inputs[i];
    if (gradient === undefined || input === undefined || !isFloat(input.dtype)) continue;
    if (!(gradient instanceof Tensor)) {
      throw new DtypeError(`${name}: backward must return tensors; that for argument ${i} is none.`);
    }
    if (stretches(input.shape, gradient.shape) || stretches(gradient.shape, input.shape)) continue;
    throw new ShapeError(
      `${name}: the gradient of argument ${i} has shape ${showShape(gradient.shape)}, which does not fit ${showShape(input.shape)}.`,
    );
  }
}

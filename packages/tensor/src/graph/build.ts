import { gpuEvaluator } from "../backend.js";
import { computed, type Dtype, isFloat, promote } from "../dtype.js";
import { DtypeError, ShapeError } from "../errors.js";
import { cast } from "../ops/cast.js";
import type { Accepts, Elementwise, Op, Reduction } from "../ops/define.js";
import { parameter } from "../ops/parameter.js";
import { toCpu } from "../ops/transfer.js";
import { where as whereOp } from "../ops/where.js";
import { type Axes, broadcastShapes, normalizeAxes, reducedShape, type Shape, showShape } from "../shape.js";
import { evaluateDeep } from "./deep.js";
import { parameterNode } from "./leaf.js";
import { Node } from "./node.js";

/** One more node. What is stored in float16 is computed with in float32. */
export function node(op: Op, inputs: readonly Node[], attributes: unknown, shape: Shape, dtype: Dtype): Node {
  const as =
    op.kind === "alias" && op !== toCpu
      ? { inputs, dtype }
      : { inputs: inputs.map(asComputed), dtype: computed(dtype) };
  return evaluateDeep(new Node({ op, attributes, shape, ...as }));
}

function asComputed(x: Node): Node {
  return x.dtype === "float16" ? converted(x, "float32") : x;
}

function converted(x: Node, dtype: Dtype): Node {
  return evaluateDeep(new Node({ op: cast, inputs: [x], attributes: undefined, shape: x.shape, dtype }));
}

/** The same values in another dtype, other than bool. */
export function castNode(x: Node, dtype: Dtype): Node {
  if (x.dtype === dtype && !isWeak(x)) return x;
  if (dtype === "float16") {
    if (gpuEvaluator() !== undefined) return converted(castNode(x, "float32"), dtype);
    throw new DtypeError(
      'float16 is stored on WebGPU alone, and no GPU is in use. Begin with await useBackend("webgpu"), or stay in "float32".',
    );
  }
  if (isWeak(x)) return parameterNode(x.shape, dtype, x.attributes as { number: number });
  const from = asComputed(x);
  return from.dtype === dtype ? from : converted(from, dtype);
}

/** The dtype an operation computes in, given what it accepts and what it got. */
function computeDtype(op: Elementwise, dtype: Dtype): Dtype {
  const least: Record<Accepts, Dtype> = { bool: "bool", any: "bool", number: "int32", float: "float32" };
  if (op.accepts === "bool" && dtype !== "bool") {
    throw new DtypeError(`${op.name}: takes bool, not ${dtype}. Compare first: x.notEqual(0).`);
  }
  return promote(dtype, least[op.accepts]);
}

/** A number handed to a compiled function: like one in the program, it takes the dtype of what it meets. */
function isWeak({ op, attributes }: Node): boolean {
  return op === parameter && attributes !== undefined;
}

function commonDtype(inputs: readonly Node[]): Dtype {
  const strong = inputs.filter((x) => !isWeak(x));
  if (strong.length === 0) return "float32";
  const dtype = strong.reduce<Dtype>((common, x) => promote(common, x.dtype), "bool");
  return strong.length < inputs.length ? promote(dtype, "float32") : dtype;
}

/** An elementwise operation on operands that broadcast, in their common dtype. */
export function elementwiseNode(
  op: Elementwise,
  inputs: readonly Node[],
  attributes?: unknown,
  where: string = op.name,
): Node {
  const common = commonDtype(inputs);
  const dtype = computeDtype(op, common);
  const operands = inputs.map((x) => castNode(x, dtype));
  const [first, second] = inputs;
  const shape =
    first !== undefined && second === undefined
      ? first.shape
      : broadcastShapes(
          where,
          inputs.map((x) => x.shape),
        );
  return node(op, operands, attributes, shape, op.result === "bool" ? "bool" : dtype);
}

/** `condition ? a : b`. */
export function whereNode(condition: Node, a: Node, b: Node): Node {
  if (condition.dtype !== "bool") {
    throw new DtypeError(
      `where: the condition must be bool, not ${condition.dtype}. Compare first: condition.notEqual(0).where(a, b).`,
    );
  }
  const dtype = commonDtype([a, b]);
  const [x, y] = [castNode(a, dtype), castNode(b, dtype)];
  const shape = broadcastShapes("where", [condition.shape, x.shape, y.shape], ["condition", "a", "b"]);
  return node(whereOp, [condition, x, y], undefined, shape, dtype);
}

/** A reduction; the node keeps the reduced axes with length 1, so that gradients stretch back by broadcasting. */
export function reductionNode(op: Reduction, x: Node, axes: Axes | undefined, dtype: Dtype = x.dtype): Node {
  const normalized = normalizeAxes(op.name, axes, x.shape.length);
  return node(op, [x], { axes: normalized }, reducedShape(x.shape, normalized, true), dtype);
}

/** For reductions that have no value on nothing. */
export function checkNotEmpty(name: string, shape: Shape, axes: readonly number[]): void {
  const empty = axes.find((axis) => shape[axis] === 0);
  if (empty !== undefined) {
    throw new ShapeError(
      `${name}: axis ${empty} of ${showShape(shape)} has no elements, and nothing has no ${name}.`,
    );
  }
}

export function checkFloat(where: string, dtype: Dtype): void {
  if (!isFloat(dtype)) {
    throw new DtypeError(`${where}: takes float32 or float64, not ${dtype}. Convert with x.cast("float32").`);
  }
}

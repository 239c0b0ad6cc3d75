import type { Lanes } from "../compiler/lanes.js";
import type { Dtype, TypedArray } from "../dtype.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * The kinds of operation there are. Evaluators and passes ask for the kind and the rules below, never for a name;
 * everything about one operation stands in its own file.
 */
export type Op = Elementwise | Reduction | View | Routine | Alias | Source;

/** What a gradient rule gets: the gradient of the output, and the tensors of the forward step. */
export interface Backward<A> {
  readonly dy: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly attributes: A;
}

/**
 * A rule gives the gradient for each input, as more graph, so that it can be differentiated again. It may leave out
 * what has none; broadcasting and dtypes are undone for it. "none": the operation is piecewise constant.
 */
export type GradientRule<A = unknown> =
  | "none"
  | { rule(backward: Backward<A>): readonly (Tensor | undefined)[] };

/** What an elementwise operation takes: lesser dtypes are cast up to it. */
export type Accepts = "bool" | "number" | "float" | "any";

export interface Elementwise {
  readonly kind: "elementwise";
  readonly name: string;
  readonly accepts: Accepts;
  /** "same": the dtype of the operands; "bool": a comparison. */
  readonly result: "same" | "bool";
  readonly gradient: GradientRule;
  /** Where no kernel computes it. What kernels compute, reference/definitions.ts defines. */
  evaluate?(...operands: number[]): number;
  /** Where doubles are not enough for int32. */
  evaluateInt?(...operands: number[]): number;
  /** In SIMD lanes. For dtypes that have it not in lanes there is `evaluate`, in a pass of its own. */
  expand?<V>(lanes: Lanes<V>, ...operands: V[]): V;
  /** Only changes the dtype. */
  readonly conversion?: true;
  /** Operands that make the read fail, and what it then says. */
  readonly fault?: {
    test(...operands: number[]): boolean;
    /** The same in lanes: a mask. */
    expand<V>(lanes: Lanes<V>, ...operands: V[]): V;
    message(attributes: unknown, ...operands: number[]): string;
  };
}

export interface Reduction {
  readonly kind: "reduction";
  readonly name: string;
  readonly gradient: GradientRule<{ axes: readonly number[] }>;
  /** Of the values along the reduced axes, in row-major order; never called on a shape the op rejects. */
  evaluate(values: ArrayLike<number>): number;
  /** Where doubles are not enough for int32. */
  evaluateInt?(values: ArrayLike<number>): number;
  /** Reductions that can be split into parts and joined in any order. */
  readonly monoid?: "sum" | "prod" | "max" | "min";
}

/** Where an axis of a view reads: input axis `axis` at `start + step · i`; −1 for an axis that is new. */
export interface AxisMap {
  readonly axis: number;
  readonly start: number;
  readonly step: number;
}

/** Reads its input in another arrangement; computes nothing. */
export interface View<A = unknown> {
  readonly kind: "view";
  readonly name: string;
  readonly gradient: GradientRule<A>;
  /** One entry for each axis of the result. Without it, the elements are the same in row-major order. */
  axisMap?(inputShape: Shape, shape: Shape, attributes: A): readonly AxisMap[];
}

/** An array and its shape, as routines see their operands. */
export interface Operand {
  readonly data: TypedArray;
  readonly shape: Shape;
  readonly dtype: Dtype;
}

/** Where inputs stand in a result: element i along an axis at `start + step · i`. */
export interface Layout {
  /** What stands elsewhere, if there is an elsewhere. */
  readonly fill: number | undefined;
  readonly parts: readonly { readonly starts: readonly number[]; readonly steps: readonly number[] }[];
}

/** An algorithm over whole arrays. `output.data` arrives zeroed. */
export interface Routine<A = unknown> {
  readonly kind: "routine";
  readonly name: string;
  readonly gradient: GradientRule<A>;
  /** Where neither kernels nor the backends have it, as for an elementwise operation. */
  evaluate?(inputs: readonly Operand[], output: Operand, attributes: A): void;
  /** Reads, or adds, at computed places along `axis`: what a kernel can do in passing. */
  readonly access?: "gather" | "scatter";
  /** The result is the inputs, each written at places of its own, over a fill: what kernels can do as they store. */
  layout?(inputs: readonly Shape[], attributes: A): Layout;
  /** Backends have code of their own for it, that reads its inputs through strides. */
  readonly strided?: true;
}

/** Has the value of its first input; only its gradient differs. */
export interface Alias<A = unknown> {
  readonly kind: "alias";
  readonly name: string;
  readonly gradient: GradientRule<A>;
}

/** Has no inputs. Data of the user has its value from the start; the others compute element i. */
export interface Source {
  readonly kind: "source";
  readonly name: string;
  readonly gradient: "none";
  evaluate?(index: number): number;
}

/** An elementwise function of one number. */
export function unary(definition: {
  name: string;
  accepts: Accepts;
  result?: "bool";
  evaluate?(x: number): number;
  expand?<V>(lanes: Lanes<V>, x: V): V;
  gradient: "none" | ((dy: Tensor, x: Tensor, y: Tensor) => Tensor);
}): Elementwise {
  const { gradient, result = "same", ...rest } = definition;
  return {
    kind: "elementwise",
    ...rest,
    result,
    gradient:
      gradient === "none"
        ? "none"
        : { rule: ({ dy, inputs, output }) => [gradient(dy, input(inputs, 0), output)] },
  };
}

/** An elementwise function of two numbers. */
export function binary(definition: {
  name: string;
  accepts: Accepts;
  result?: "bool";
  evaluate?(a: number, b: number): number;
  expand?<V>(lanes: Lanes<V>, a: V, b: V): V;
  gradient: "none" | ((dy: Tensor, a: Tensor, b: Tensor, y: Tensor) => readonly (Tensor | undefined)[]);
}): Elementwise {
  const { gradient, result = "same", ...rest } = definition;
  return {
    kind: "elementwise",
    ...rest,
    result,
    gradient:
      gradient === "none"
        ? "none"
        : { rule: ({ dy, inputs, output }) => gradient(dy, input(inputs, 0), input(inputs, 1), output) },
  };
}

/** Input `index` of a rule, which the graph guarantees. */
export function input(inputs: readonly Tensor[], index: number): Tensor {
  const tensor = inputs[index];
  if (tensor === undefined) throw new Error(`internal: input ${index} of a gradient rule is missing`);
  return tensor;
}

import type { Dtype } from "../dtype.js";
import type { Elementwise, Reduction } from "../ops/define.js";
import { type Shape, sizeOf } from "../shape.js";

/**
 * What a kernel computes, before it is one. Every expression lives on a frame of axes; along an axis of length 1 it
 * is the same everywhere. Equal expressions are one object.
 */
export type Expression = Load | Iota | Scalar | Literal | Take | MapExpression | ReduceExpression;

interface Base {
  readonly id: number;
  /** Lengths along the axes of its frame. */
  readonly shape: Shape;
  readonly dtype: Dtype;
  /** Contains a reduction: its frame cannot change any more. */
  readonly rigid: boolean;
  /** Lengths of the loops that compute it: longer than the shape along axes that are reduced below. */
  readonly extent: Shape;
  /** How many expressions are below, at most: what is shared counts at each use. */
  readonly weight: number;
}

/** An array in memory, read through strides (in elements). */
export interface Load extends Base {
  readonly kind: "load";
  readonly buffer: number;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** `offset + Σ stride · index`, the values of an index. */
export interface Iota extends Base {
  readonly kind: "iota";
  readonly offset: number;
  readonly strides: readonly number[];
}

/** A number that is an argument of the kernel. */
export interface Scalar extends Base {
  readonly kind: "scalar";
  readonly slot: number;
}

/** A number that is part of the kernel. */
export interface Literal extends Base {
  readonly kind: "literal";
  readonly value: number;
}

/** An array read at a computed place along one axis: `offset + Σ stride · index + step · place`. */
export interface Take extends Base {
  readonly kind: "take";
  readonly buffer: number;
  readonly offset: number;
  readonly strides: readonly number[];
  readonly step: number;
  readonly length: number;
  readonly place: Expression;
}

export interface MapExpression extends Base {
  readonly kind: "map";
  readonly op: Elementwise;
  readonly inputs: readonly Expression[];
}

/** Reduces `input`, stretched to `space`, along `axes`, which stay with length 1. */
export interface ReduceExpression extends Base {
  readonly kind: "reduce";
  readonly op: Reduction;
  readonly input: Expression;
  readonly space: Shape;
  readonly axes: readonly number[];
}

type Draft<E> = E extends Expression ? Omit<E, "id" | "rigid" | "extent" | "weight"> : never;

/** Makes expressions, each only once. */
export class Expressions {
  readonly #known = new Map<string, Expression>();

  make(draft: Draft<Expression>): Expression {
    const key = keyOf(draft);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const below = inputsOf(draft as Expression);
    const expression = {
      ...draft,
      id: this.#known.size,
      rigid: draft.kind === "reduce" || below.some((input) => input.rigid),
      extent: extentOf(draft, below),
      weight: below.reduce((sum, input) => sum + input.weight, 1),
    } as Expression;
    this.#known.set(key, expression);
    return expression;
  }
}

function extentOf(draft: Draft<Expression>, below: readonly Expression[]): Shape {
  const lengths = draft.kind === "reduce" ? draft.space : draft.shape;
  if (!below.some((input) => input.rigid)) return lengths;
  return lengths.map((length, axis) => Math.max(length, ...below.map((input) => input.extent[axis] ?? 1)));
}

export function inputsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "map") return expression.inputs;
  if (expression.kind === "reduce") return [expression.input];
  return expression.kind === "take" ? [expression.place] : [];
}

function keyOf(draft: Draft<Expression>): string {
  const head = `${draft.kind} ${draft.dtype} ${draft.shape}`;
  switch (draft.kind) {
    case "load":
      return `${head} ${draft.buffer} ${draft.offset} ${draft.strides}`;
    case "iota":
      return `${head} ${draft.offset} ${draft.strides}`;
    case "scalar":
      return `${head} ${draft.slot}`;
    case "literal":
      return `${head} ${Object.is(draft.value, -0) ? "-0" : draft.value}`;
    case "take":
      return `${head} ${draft.buffer} ${draft.offset} ${draft.strides} ${draft.step} ${draft.place.id}`;
    case "map":
      return `${head} ${draft.op.name} ${draft.inputs.map((input) => input.id)}`;
    case "reduce":
      return `${head} ${draft.op.name} ${draft.input.id} ${draft.space} ${draft.axes}`;
  }
}

/** A constant has no axes, and stands on every frame. */
export function isFrameless(expression: Expression): boolean {
  return expression.kind === "scalar" || expression.kind === "literal";
}

export function isSingle(expression: Expression): boolean {
  return sizeOf(expression.shape) === 1;
}

import type { Dtype } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { type Shape, stridesOf } from "../shape.js";
import { type Expression, isFrameless } from "./expression.js";

/** An expression as a node shows it: visible axis i is axis `axes[i]` of its frame, or −1 where it is stretched. */
export interface Ref {
  readonly expression: Expression;
  readonly axes: readonly number[];
  readonly shape: Shape;
}

/** An array that a program reads or writes. */
export interface Buffer {
  readonly id: number;
  readonly dtype: Dtype;
  readonly shape: Shape;
  /** The node whose value it is, for what comes from outside. */
  readonly leaf?: Node;
  /** Written by several stores, each to places of its own. */
  readonly inParts?: true;
}

/** Where a store writes when not to the whole buffer row by row: an offset and a stride for each axis that shows, in elements. */
export interface Placement {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Store the expression in the buffer, or run the routine that fills it. */
export type Task =
  | { readonly kind: "store"; readonly buffer: Buffer; readonly ref: Ref; readonly at?: Placement }
  | {
      readonly kind: "routine";
      readonly buffer: Buffer;
      readonly node: Node;
      readonly inputs: readonly RoutineInput[];
    };

/** A buffer as a routine reads it, in elements: row-major, unless the routine takes strides. */
export interface RoutineInput extends Buffer {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Row-major strides, 0 along axes of length 1: those may be stretched. */
export function readingStrides(shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => (shape[axis] === 1 ? 0 : stride));
}

/** How long the expression is along a visible axis: 1 where it is stretched. */
export function frameLength({ expression, axes }: Ref, visible: number): number {
  const axis = axes[visible] ?? -1;
  return axis < 0 || isFrameless(expression) ? 1 : (expression.shape[axis] ?? 1);
}

/** The visible shape without the stretching. */
export function shownShape(ref: Ref): number[] {
  return ref.shape.map((length, axis) => (frameLength(ref, axis) === 1 && length !== 0 ? 1 : length));
}

export function padLeft(ref: Ref, rank: number): Ref {
  const missing = rank - ref.shape.length;
  if (missing === 0) return ref;
  const fill = (value: number) => new Array<number>(missing).fill(value);
  return { expression: ref.expression, axes: [...fill(-1), ...ref.axes], shape: [...fill(1), ...ref.shape] };
}

/** Along an axis of the frame whose loop has another length than is shown, an expression with a reduction is merely stretched. */
export function bind(ref: Ref, shape: Shape): Ref {
  const { expression, axes } = ref;
  const strange = (axis: number, i: number) =>
    axis >= 0 && (shape[i] ?? 1) !== 1 && expression.extent[axis] !== shape[i];
  if (!expression.rigid || !axes.some(strange)) return ref;
  return { ...ref, axes: axes.map((axis, i) => (strange(axis, i) ? -1 : axis)) };
}

/** Loops of different lengths along one axis. */
export function clash(a: Shape, b: Shape): boolean {
  return a.some((length, axis) => length !== b[axis] && length !== 1 && b[axis] !== 1);
}

/** Two reductions see different frame axes behind one visible axis. */
export function conflicts(a: Ref, b: Ref): boolean {
  return a.axes.some((axis, i) => frameLength(a, i) > 1 && axis !== b.axes[i]);
}

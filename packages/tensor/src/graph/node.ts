import type { Dtype } from "../dtype.js";
import type { Op } from "../ops/define.js";
import { noteSettled } from "../scope.js";
import type { Shape } from "../shape.js";
import { disposedStorage, type Storage } from "../storage.js";
import type { Tensor } from "../tensor/tensor.js";

/** A running `grad` call. While it is active, what hangs on its argument keeps its inputs, value or not. */
export interface Trace {
  /** How many others it runs within; Infinity for one that stays open after it ran, since it encloses nothing. */
  depth: number;
  active: boolean;
}

/** Outputs that are computed together: reading one computes all, once. */
export interface Group {
  readonly members: readonly WeakRef<Node>[];
}

let births = 0;

/** How many nodes there have been. */
export function birthCount(): number {
  return births;
}

export interface NodeInit {
  readonly op: Op;
  readonly inputs: readonly Node[];
  readonly attributes: unknown;
  readonly shape: Shape;
  readonly dtype: Dtype;
}

/**
 * One operation in the graph: what to compute, from what. The description never changes; only `value` is filled
 * in, once, by whoever evaluates, and then the inputs are let go when no gradient can ask for them.
 */
export class Node {
  readonly op: Op;
  readonly attributes: unknown;
  readonly shape: Shape;
  readonly dtype: Dtype;
  inputs: readonly Node[];
  value: Storage | undefined = undefined;
  group: Group | undefined = undefined;
  /** Whether it has been computed on the way to something else, and not kept. */
  passed = false;
  /** Longest chain of pending nodes below this one. */
  readonly depth: number;
  /** A leaf whose gradient `backward()` leaves in `grad`. */
  readonly requiresGrad: boolean;
  grad: Tensor | undefined = undefined;
  /** True when such a leaf is at or below this node. */
  readonly tracked: boolean;
  /** Nodes are numbered as they are made. */
  readonly birth = births++;
  #users = 0;
  #abandoned = false;
  /** The outermost running `grad` call whose argument is at or below this node. */
  readonly trace: Trace | undefined;

  constructor(init: NodeInit, leaf: { requiresGrad?: boolean; trace?: Trace } = {}) {
    this.op = init.op;
    this.inputs = init.inputs;
    this.attributes = init.attributes;
    this.shape = init.shape;
    this.dtype = init.dtype;
    let depth = 0;
    const differentiable = init.op.gradient !== "none";
    this.requiresGrad = leaf.requiresGrad ?? false;
    let tracked = this.requiresGrad;
    let trace = leaf.trace;
    for (const input of init.inputs) {
      input.#users++;
      if (input.value === undefined) depth = Math.max(depth, input.depth + 1);
      if (!differentiable) continue;
      if (input.tracked) tracked = true;
      const outer = input.trace;
      if (outer?.active && (trace === undefined || outer.depth < trace.depth)) trace = outer;
    }
    this.depth = depth;
    this.tracked = tracked;
    this.trace = trace;
  }

  /** The same operation over other inputs. */
  over(inputs: readonly Node[]): Node {
    return new Node({
      op: this.op,
      inputs,
      attributes: this.attributes,
      shape: this.shape,
      dtype: this.dtype,
    });
  }

  /** Records the value. What no gradient can ask for any more is let go. */
  settle(value: Storage): void {
    value.hold?.();
    this.value = value;
    this.group = undefined;
    noteSettled(this.birth, value);
    if (this.op.gradient !== "none" && (this.tracked || this.trace?.active)) return;
    for (const input of this.inputs) input.#loseUser();
    this.inputs = [];
  }

  /** Nobody will ask for this node by itself any more: its values go as soon as nothing pending needs them. */
  abandon(): void {
    this.#abandoned = true;
    if (this.#users === 0) this.#free();
  }

  #loseUser(): void {
    this.#users--;
    if (this.#abandoned && this.#users === 0) this.#free();
  }

  #free(): void {
    this.value?.release?.();
    this.value = disposedStorage;
  }
}

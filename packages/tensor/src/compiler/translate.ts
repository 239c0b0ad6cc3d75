import type { Node } from "../graph/node.js";
import { constant } from "../ops/constant.js";
import type { Routine } from "../ops/define.js";
import { parameter } from "../ops/parameter.js";
import { sizeOf, stridesOf } from "../shape.js";
import { Combining } from "./combining.js";
import type { Expression } from "./expression.js";
import { expands } from "./lower-op.js";
import { type Buffer, type Ref, readingStrides } from "./refs.js";
import { visit } from "./space.js";

/** Numbers that stand in kernels themselves: few, and worth simplifying with. All others are arguments. */
const literals = new Set([0, 1, -1, 0.5, 2]);

/** A number that is part of the structure: another one makes another program. */
export function isStructuralConstant(node: Node): boolean {
  return node.op === constant && literals.has(node.attributes as number) && !Object.is(node.attributes, -0);
}

/** Larger expressions are cut, so that no kernel grows beyond what a compiler likes. */
const heaviest = 400;

function isHeavy(expression: Expression): boolean {
  if (expression.weight <= heaviest) return false;
  // The bound counts what is shared at each use.
  let count = 0;
  visit([expression], () => count++);
  return count > heaviest;
}

/**
 * Turns nodes into expressions and tasks. Views go into strides, one-hot and class indices into reads at computed
 * places; what no expression can say is computed by a routine between kernels.
 */
export class Translator extends Combining {
  readonly scalars: Node[] = [];
  readonly #refs = new Map<Node, Ref>();
  readonly #leaves = new Map<Node, Buffer>();

  /** Asks for the value of `node` in a buffer of its own. */
  output(node: Node): Buffer {
    const ref = this.ref(node);
    const there = this.wholeBuffer(ref);
    return there !== undefined && there.leaf === undefined ? there : this.store(ref, node.dtype);
  }

  /** Translates iteratively below `node`, so that depth is no matter of the stack. */
  ref(node: Node): Ref {
    const stack = [node];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (this.#refs.has(top)) {
        stack.pop();
        continue;
      }
      const missing = top.value !== undefined ? [] : top.inputs.filter((input) => !this.#refs.has(input));
      if (missing.length > 0) stack.push(...missing);
      else {
        const ref = this.translate(top);
        this.#refs.set(top, isHeavy(ref.expression) ? this.load(this.store(ref, top.dtype)) : ref);
        stack.pop();
      }
    }
    return this.#refs.get(node) as Ref;
  }

  private known(node: Node | undefined): Ref {
    const ref = node && this.#refs.get(node);
    if (ref === undefined) throw new Error("internal: an input was not translated");
    return ref;
  }

  private translate(node: Node): Ref {
    const { op, shape, dtype, attributes } = node;
    // Of nothing there is nothing to compute: any number will do.
    if (sizeOf(shape) === 0) return { ...this.scalar(0, dtype), axes: shape.map(() => -1), shape };
    if (node.value !== undefined || op === parameter) return this.leaf(node);
    const inputs =
      op.kind === "routine" || op.kind === "source" ? [] : node.inputs.map((input) => this.known(input));
    const [first] = inputs;
    switch (op.kind) {
      case "elementwise": {
        const dtypes = node.inputs.map((input) => input.dtype);
        if (!expands(op, dtypes)) return this.routine(node);
        const value = this.map(op, inputs, shape, dtype);
        // Stored, and so rounded, before anybody computes with it.
        return dtype === "float16" ? this.load(this.store(value, dtype)) : value;
      }
      case "reduction":
        if (op.monoid === undefined || dtype === "bool" || first === undefined || sizeOf(first.shape) === 0)
          return this.routine(node);
        return this.reduce(op, first, (attributes as { axes: readonly number[] }).axes, dtype);
      case "view": {
        if (first === undefined) return this.routine(node);
        const maps = op.axisMap?.(first.shape, shape, attributes);
        return maps === undefined ? this.reshape(first, shape) : this.view(first, maps, shape);
      }
      case "alias":
        return first ?? this.routine(node);
      case "source":
        return this.whole({ kind: "iota", dtype, shape, offset: 0, strides: readingStrides(shape) }, shape);
      case "routine":
        return this.indexed(node, op) ?? this.placed(node, op) ?? this.routine(node);
    }
  }

  private leaf(node: Node): Ref {
    const { dtype, shape } = node;
    if (node.op === constant || (node.op === parameter && node.attributes !== undefined)) {
      const value = node.attributes as number;
      if (isStructuralConstant(node)) {
        return { expression: this.make.make({ kind: "literal", dtype, shape: [], value }), axes: [], shape };
      }
      const slot = this.scalars.push(node) - 1;
      return { expression: this.make.make({ kind: "scalar", dtype, shape: [], slot }), axes: [], shape };
    }
    let buffer = this.#leaves.get(node);
    if (buffer === undefined) {
      buffer = this.buffer(dtype, shape, { leaf: node });
      this.#leaves.set(node, buffer);
    }
    return this.load(buffer);
  }

  /** Inputs that are stored where they belong in the result, each by the kernel that computes it. */
  private placed(node: Node, op: Routine): Ref | undefined {
    const { shape, dtype, inputs, attributes } = node;
    const layout = op.layout?.(
      inputs.map((input) => input.shape),
      attributes,
    );
    if (layout === undefined) return undefined;
    const refs = inputs.map((input) => this.storable(this.ref(input), dtype));
    const buffer = this.buffer(dtype, shape, { inParts: true });
    if (layout.fill !== undefined) {
      this.tasks.push({
        kind: "store",
        buffer,
        ref: { ...this.scalar(layout.fill, dtype), axes: shape.map(() => -1), shape },
      });
    }
    const natural = stridesOf(shape);
    for (const [i, ref] of refs.entries()) {
      const { starts = [], steps = [] } = layout.parts[i] ?? {};
      if (sizeOf(ref.shape) === 0) continue;
      const offset = natural.reduce((sum, stride, axis) => sum + stride * (starts[axis] ?? 0), 0);
      const at = { offset, strides: natural.map((stride, axis) => stride * (steps[axis] ?? 1)) };
      this.tasks.push({ kind: "store", buffer, ref, at });
    }
    return this.load(buffer);
  }

  private routine(node: Node): Ref {
    const strided = node.op.kind === "routine" && node.op.strided === true;
    const inputs = node.inputs.map((input) => {
      const ref = this.ref(input);
      return strided ? this.strided(ref) : this.asItLies(this.contiguous(ref, input.dtype));
    });
    const buffer = this.buffer(node.dtype, node.shape);
    this.tasks.push({ kind: "routine", buffer, node, inputs });
    return this.load(buffer);
  }

  private indexed(node: Node, op: Routine): Ref | undefined {
    if (op.access === undefined) return undefined;
    const { axis } = node.attributes as { axis: number };
    const [x, index] = node.inputs.map((input) => this.ref(input));
    if (x === undefined || index === undefined || sizeOf(x.shape) === 0 || sizeOf(index.shape) === 0)
      return undefined;
    return op.access === "gather" ? this.gather(x, index, axis, node) : this.scatter(x, index, axis, node);
  }
}

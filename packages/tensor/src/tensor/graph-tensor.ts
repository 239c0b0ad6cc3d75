import { backendOf, breathe, evaluateNodes, readNode } from "../backend.js";
import { formatInDevtools } from "../devtools.js";
import type { Dtype, TypedArray } from "../dtype.js";
import { DtypeError, internal, ShapeError, StateError } from "../errors.js";
import type { Node } from "../graph/node.js";
import type { Backend } from "../place.js";
import { formatTensor } from "../print.js";
import { type Shape, showShape, sizeOf } from "../shape.js";

const inspectCustom = Symbol.for("nodejs.util.inspect.custom");

/** Values as nested JavaScript arrays; a scalar is a bare number. bool reads as `true` and `false`. */
export type NestedValues = number | boolean | NestedValues[];

/**
 * What every tensor is: a shape, a dtype, and a node of the graph that knows how to compute the values.
 * `Tensor` adds the operations.
 */
export abstract class GraphTensor {
  readonly shape: Shape;
  readonly dtype: Dtype;
  #node: Node | undefined;

  constructor(node: Node) {
    this.shape = node.shape;
    this.dtype = node.dtype;
    this.#node = node;
    formatInDevtools(GraphTensor);
  }

  /** The graph node. @internal */
  get node(): Node {
    if (this.#node !== undefined) return this.#node;
    throw new StateError(
      `This tensor ${showShape(this.shape)} was disposed. Read it before dispose(), or keep a copy: await x.data().`,
    );
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Number of axes. */
  get rank(): number {
    return this.shape.length;
  }

  /** Where the values lie, or will be computed. */
  get backend(): Backend {
    return backendOf(this.node);
  }

  /** The values in row-major order, a copy that is yours. bool comes as bytes 0 and 1, float16 as float32. */
  async data(): Promise<TypedArray> {
    return this.read();
  }

  /** As `data()`, at once. */
  dataSync(): TypedArray {
    return this.values().slice();
  }

  /** The values as nested arrays. */
  async array(): Promise<NestedValues> {
    return nest(await this.read(), this.shape, this.dtype);
  }

  /** As `array()`, at once. */
  arraySync(): NestedValues {
    return nest(this.values(), this.shape, this.dtype);
  }

  /** The value of a tensor of one element. Throws a `ShapeError` when there are more, or none. */
  async item(): Promise<number> {
    this.checkSingle();
    const [value = Number.NaN] = await this.read();
    return value;
  }

  /** As `item()`, at once. */
  itemSync(): number {
    this.checkSingle();
    const [value = Number.NaN] = this.values();
    return value;
  }

  private checkSingle(): void {
    if (this.size === 1) return;
    throw new ShapeError(
      `item: a tensor ${showShape(this.shape)} has ${this.size} elements, and item() reads exactly one. ` +
        "Use await x.array(), or reduce it first: x.sum().",
    );
  }

  /** Lets the values go now, rather than when this tensor is collected. Reading it afterwards throws. */
  dispose(): void {
    this.#node?.abandon();
    this.#node = undefined;
  }

  /** For `using x = …`. */
  [Symbol.dispose](): void {
    this.dispose();
  }

  /** Shape, dtype and values, the way NumPy shows them; or why there are no values. Never throws. */
  toString(): string {
    const facts = `shape=${showShape(this.shape)}, dtype=${this.dtype})`;
    if (this.#node === undefined) return `tensor(disposed, ${facts}`;
    try {
      return formatTensor(this.values(), this.shape, this.dtype);
    } catch (error) {
      return `tensor(unreadable: ${error instanceof Error ? error.message : error}, ${facts}`;
    }
  }

  /** A tensor is no number: `x * 2` would silently be NaN. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new DtypeError("A tensor is no number. Use its methods, x.mul(2), or read it: await x.item().");
  }

  /** What Node's `console.log` prints. */
  [inspectCustom](): unknown {
    // Node indents the lines of a nested object, not those of a string: hence an object that shows as the string.
    return { [inspectCustom]: () => this.toString() };
  }

  /** Reads as soon as somebody can compute, and then lets memory come back. */
  private async read(): Promise<TypedArray> {
    const values = await readNode(this.node);
    await breathe();
    return values;
  }

  /** The values themselves, computed when they were not: shared, not to be written to. @internal */
  values(): TypedArray {
    const node = this.node;
    if (node.value === undefined) evaluateNodes([node]);
    return node.value?.array() ?? internal(`${node.op.name} was not evaluated`);
  }
}

function nest(data: TypedArray, shape: Shape, dtype: Dtype): NestedValues {
  let position = 0;
  const build = (axis: number): NestedValues => {
    if (axis < shape.length) return Array.from({ length: shape[axis] ?? 0 }, () => build(axis + 1));
    const value = data[position++] ?? 0;
    return dtype === "bool" ? value !== 0 : value;
  };
  return build(0);
}

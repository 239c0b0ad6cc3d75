import { allocate, computed, type Dtype, dtypeOfArray, promote, type TypedArray } from "../dtype.js";
import { DtypeError, ShapeError, StateError } from "../errors.js";
import { constant } from "../ops/constant.js";
import { data as dataOp } from "../ops/data.js";
import { parameter } from "../ops/parameter.js";
import { type Shape, showShape, sizeOf } from "../shape.js";
import { HostStorage, type Storage } from "../storage.js";
import { Node } from "./node.js";

/** Numbers or booleans nested to any depth, all branches of one length per level. */
export type NestedArray = readonly (number | boolean | NestedArray)[];
/** Values that come from the host. */
export type HostValue = number | boolean | NestedArray | ArrayBufferView;

/** Host values read into a list, before they have a dtype. */
export interface Parsed {
  readonly values: ArrayLike<number>;
  readonly shape: Shape;
  /** A typed array brings its dtype; numbers and nested arrays take that of what they meet. */
  readonly dtype: Dtype | undefined;
  /** The least dtype that holds the values. */
  readonly least: Dtype;
}

/** A node with a value and no history. Values of the host are what they are computed in. */
export function dataNode(value: TypedArray, shape: Shape, like: Dtype, requiresGrad = false): Node {
  const dtype = computed(like);
  const node = new Node({ op: dataOp, inputs: [], attributes: undefined, shape, dtype }, { requiresGrad });
  node.value = new HostStorage(value);
  return node;
}

/** A node whose value is known. */
export function storedNode(value: Storage, shape: Shape, dtype: Dtype): Node {
  const node = new Node({ op: dataOp, inputs: [], attributes: undefined, shape, dtype });
  node.settle(value);
  return node;
}

/** A node that stands for an argument of a function being compiled; a number brings its place among the numbers. */
export function parameterNode(
  shape: Shape,
  dtype: Dtype,
  attributes: { readonly number: number } | undefined,
): Node {
  return new Node({ op: parameter, inputs: [], attributes, shape, dtype });
}

/** A scalar that stands in the program. */
export function constantNode(value: number, like: Dtype): Node {
  const dtype = computed(like);
  const node = new Node({ op: constant, inputs: [], attributes: value, shape: [], dtype });
  const array = allocate(dtype, 1);
  array[0] = value;
  node.value = new HostStorage(array);
  return node;
}

/** A node of the dtype asked for, or else of the dtype that the values bring, or else `fallback`. */
export function parsedNode(where: string, parsed: Parsed, dtype: Dtype, requiresGrad = false): Node {
  const { values, shape } = parsed;
  if (dtype === "int32") checkIntegers(where, values);
  if (shape.length === 0 && !requiresGrad) return constantNode(values[0] as number, dtype);
  const array = allocate(dtype, values.length);
  if (dtype === "bool") for (let i = 0; i < values.length; i++) array[i] = values[i] === 0 ? 0 : 1;
  else array.set(values);
  return dataNode(array, shape, dtype, requiresGrad);
}

export function checkIntegers(where: string, values: ArrayLike<number>): void {
  const value = beyondInt32(values);
  if (value === undefined) return;
  throw new DtypeError(
    `${where}: ${value} is no int32. Round it first, or ask for { dtype: "float32" } or "float64".`,
  );
}

/** The first value that is no int32. */
function beyondInt32(values: ArrayLike<number>): number | undefined {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if ((value | 0) !== value) return value;
  }
  return undefined;
}

/** The dtype of values that meet nothing. */
export function dtypeAlone({ dtype, least }: Parsed): Dtype {
  return dtype ?? (least === "bool" ? "bool" : "float32");
}

/** The dtype weak values take beside a tensor of `dtype`: its own, unless it cannot hold them. */
export function weakDtype(parsed: Parsed, dtype: Dtype): Dtype {
  if (parsed.dtype !== undefined) return parsed.dtype;
  const own = computed(dtype);
  return promote(parsed.least, own) === own ? own : parsed.least;
}

export function parseHostValue(where: string, value: unknown): Parsed {
  if (typeof value === "number")
    return { values: [value], shape: [], dtype: undefined, least: leastDtype([value]) };
  if (typeof value === "boolean")
    return { values: [Number(value)], shape: [], dtype: undefined, least: "bool" };
  if (ArrayBuffer.isView(value)) return parseTyped(where, value);
  if (Array.isArray(value)) return parseNested(where, value);
  // A tensor made by a second copy of this package has the right looks and the wrong class.
  if (looksLikeTensor(value)) {
    throw new StateError(
      "This tensor comes from another copy of @surprisal/tensor. Install one version of it for all packages: npm ls @surprisal/tensor shows who brings the second.",
    );
  }
  throw new DtypeError(
    `${where}: expected a tensor, a number, nested arrays of numbers or a typed array, not ${describe(value)}.`,
  );
}

function parseTyped(where: string, view: ArrayBufferView): Parsed {
  const dtype = dtypeOfArray(where, view);
  const values = view as unknown as ArrayLike<number>;
  return { values, shape: [values.length], dtype, least: dtype };
}

function parseNested(where: string, nested: readonly unknown[]): Parsed {
  const shape: number[] = [];
  for (let level: unknown = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
  const values: number[] = [];
  let allBooleans = true;
  const visit = (item: unknown, axis: number, path: readonly number[]): void => {
    const length = shape[axis];
    if (length === undefined) {
      if (Array.isArray(item)) throw ragged(where, shape, item, path);
      if (typeof item !== "number" && typeof item !== "boolean") throw notANumber(where, item, path);
      if (typeof item === "number") allBooleans = false;
      values.push(Number(item));
    } else {
      if (!Array.isArray(item) || item.length !== length) throw ragged(where, shape, item, path);
      for (const [i, child] of item.entries()) visit(child, axis + 1, [...path, i]);
    }
  };
  visit(nested, 0, []);
  const least = allBooleans && values.length > 0 ? "bool" : leastDtype(values);
  return { values, shape, dtype: undefined, least };
}

function notANumber(where: string, item: unknown, path: readonly number[]): Error {
  const place = path.map((i) => `[${i}]`).join("");
  const remedy =
    ArrayBuffer.isView(item) || looksLikeTensor(item)
      ? "Join tensors and typed arrays with stack([…])."
      : "Convert it: Number(value).";
  return new DtypeError(`${where}: element ${place} is ${describe(item)}, not a number. ${remedy}`);
}

function looksLikeTensor(item: unknown): boolean {
  return (
    typeof item === "object" && item !== null && "shape" in item && "dtype" in item && "dataSync" in item
  );
}

function ragged(where: string, shape: Shape, item: unknown, path: readonly number[]): Error {
  const expected = path.length < shape.length ? `an array of ${shape[path.length]} elements` : "a number";
  const place = path.map((i) => `[${i}]`).join("");
  return new ShapeError(
    `${where}: the nested arrays are ragged. By the first branch the shape is ${showShape(shape)}, so element ` +
      `${place} should be ${expected}, but it is ${describe(item)}. Pad the shorter rows, or pass them apart.`,
  );
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length} elements`;
  if (value === null || value === undefined) return String(value);
  if (typeof value === "object") return `an object of class ${value.constructor?.name ?? "Object"}`;
  return typeof value === "string" ? `the string ${JSON.stringify(value)}` : `a ${typeof value}`;
}

function leastDtype(values: ArrayLike<number>): Dtype {
  return beyondInt32(values) === undefined ? "int32" : "float32";
}

/** Data with a shape given apart: their sizes must agree. */
export function reshapeParsed(where: string, parsed: Parsed, shape: Shape): Parsed {
  if (sizeOf(shape) === parsed.values.length) return { ...parsed, shape };
  throw new ShapeError(
    `${where}: ${parsed.values.length} values do not fill the shape ${showShape(shape)}, which takes ${sizeOf(shape)}.`,
  );
}

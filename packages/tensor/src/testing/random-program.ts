import { type Dtype, isFloat } from "../dtype.js";
import { type Shape, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";
import {
  type Argument,
  at,
  type Call,
  type Gradient,
  invoke,
  type Leaf,
  leafTensor,
  type Program,
  prune,
  renumbered,
} from "./program.js";

/** Reads a tape of whole numbers as choices; where it ends, it goes on with 0, the simplest choice. */
class Choices {
  readonly #tape: readonly number[];
  #next = 0;

  constructor(tape: readonly number[]) {
    this.#tape = tape;
  }

  below(count: number): number {
    return count <= 1 ? 0 : (this.#tape[this.#next++] ?? 0) % count;
  }

  of<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  /** True with probability 1 / `count`. */
  rarely(count: number): boolean {
    return this.below(count) === count - 1;
  }
}

/** What a program is drawn from: any tapes give a valid program, and smaller ones a simpler one. */
export interface Tapes {
  readonly frame: readonly number[];
  readonly leaves: readonly (readonly number[])[];
  readonly calls: readonly (readonly number[])[];
  readonly outputs: readonly number[];
}

const largestValue = 5000;
const lengths = [2, 3, 1, 4, 5, 7, 8, 16, 17, 33];
const leafDtypes: readonly Dtype[] = ["float32", "float32", "float32", "float64", "int32", "bool"];

export function programFrom({ frame, leaves, calls, outputs }: Tapes): Program {
  const axes = new Choices(frame);
  const rank = axes.of([2, 1, 3, 2, 4, 0]);
  const shape = Array.from({ length: rank }, () => (axes.rarely(40) ? 0 : axes.of(lengths)));
  if (rank > 0 && axes.rarely(12)) shape[rank - 1] = axes.of([100, 1000, 20000]);
  while (sizeOf(shape) > 20000) shape[shape.findIndex((length) => length > 1)] = 1;
  const builder = new Builder(leaves.map((tape) => leafFrom(new Choices(tape), shape)));
  for (const tape of calls) builder.call(new Choices(tape));
  return builder.finish(new Choices(outputs));
}

function leafFrom(choices: Choices, frame: Shape): Leaf {
  const dtype = choices.of(leafDtypes);
  const dropped = choices.of([0, 0, 0, 1, 2, 4]);
  const shape = frame
    .slice(Math.min(dropped, frame.length))
    .map((length) => (choices.rarely(6) ? 1 : length));
  const kind = choices.below(8);
  const random = generator(choices.below(1 << 30));
  const values = Array.from({ length: sizeOf(shape) }, () => drawValue(dtype, kind, random));
  return { dtype, shape, values };
}

const special = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  1e30,
  -1e-30,
  1e-42,
  88.5,
];

function drawValue(dtype: Dtype, kind: number, random: () => number): number {
  const u = random();
  if (dtype === "bool") return u < 0.5 ? 0 : 1;
  if (dtype === "int32") return kind === 7 ? Math.floor((u - 0.5) * 2 ** 32) : Math.floor(u * 9) - 4;
  const value =
    kind === 0
      ? Math.floor(u * 7) - 3
      : kind === 1
        ? 0.1 + 3 * u
        : kind === 7 && u < 0.2
          ? (special[Math.floor(random() * special.length)] ?? 0)
          : 4 * u - 2;
  return dtype === "float32" ? Math.fround(value) : value;
}

/** Numbers in [0, 1) from a seed. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Value {
  readonly id: number;
  readonly dtype: Dtype;
  readonly shape: Shape;
}

/** A call on x, or on another value when it says so; undefined where there is none. */
type Draw = (
  builder: Builder,
  x: Value,
  choices: Choices,
) => (Omit<Call, "self"> & { readonly self?: number }) | undefined;

const literal = (value: unknown): Argument => ({ literal: value });
const value = ({ id }: Value): Argument => ({ value: id });
const call = (method: string, ...args: Argument[]) => ({ method, args });

const anyAxis = (x: Value, choices: Choices): number =>
  choices.below(x.shape.length) - (choices.rarely(3) ? x.shape.length : 0);

function axesOf(x: Value, choices: Choices): Argument {
  if (choices.rarely(3) || x.shape.length === 0) return literal(undefined);
  if (choices.rarely(2)) return literal(anyAxis(x, choices));
  const axes = x.shape.map((_, axis) => axis).filter(() => choices.rarely(2));
  return literal(axes.length > 0 ? axes : [0]);
}

const method =
  (...names: readonly string[]): Draw =>
  (_, x, choices) =>
    x.dtype === "bool" ? undefined : call(choices.of(names));

const binary =
  (...names: readonly string[]): Draw =>
  (builder, x, choices) => {
    const name = choices.of(names);
    const scalar = choices.rarely(5);
    const other = scalar ? undefined : builder.partner(x, choices);
    return call(name, other === undefined ? literal(choices.of([1, 2, 0, 0.5, -1, 0.3, 3])) : value(other));
  };

const reduce =
  (...names: readonly string[]): Draw =>
  (_, x, choices) => {
    const name = choices.of(names);
    if ((name === "max" || name === "min") && sizeOf(x.shape) === 0) return undefined;
    if (name === "prod" && sizeOf(x.shape) > 200) return undefined;
    if (x.dtype === "bool" && name !== "sum") return undefined;
    return call(name, axesOf(x, choices), literal({ keepDims: choices.rarely(2) }));
  };

/** Ways to make a new value, the commonest several times. */
const draws: readonly Draw[] = [
  binary("add", "sub", "mul"),
  binary("mul", "add", "sub", "div"),
  binary("maximum", "minimum", "div", "xlogy"),
  binary("less", "lessEqual", "equal", "greater", "notEqual"),
  method("exp", "log", "sigmoid", "tanh", "softplus"),
  method("neg", "abs", "square", "sqrt", "sign", "relu"),
  method("expm1", "log1p", "erf", "erfc", "sin", "cos", "atan", "logCosh", "reciprocal"),
  method("floor", "ceil", "round", "isNaN", "isFinite", "detach"),
  reduce("sum", "mean", "sum"),
  reduce("max", "min", "sum"),
  reduce("logSumExp", "norm", "variance", "prod", "mean"),
  // Softmax and its kin along one axis.
  (_, x, choices) =>
    x.shape.length === 0
      ? undefined
      : call(choices.of(["softmax", "logSoftmax"]), literal(anyAxis(x, choices))),
  (_builder, _x, choices) =>
    call("cast", literal(choices.of(["float32", "int32", "bool", "float64", "float32"]))),
  // Choice.
  (builder, x, choices) => {
    const condition = x.dtype === "bool" ? x : builder.partner(x, choices, ({ dtype }) => dtype === "bool");
    if (condition === undefined) return undefined;
    const a = x.dtype === "bool" ? builder.partner(condition, choices) : x;
    const b = choices.rarely(3) ? undefined : builder.partner(a ?? condition, choices);
    if (a === undefined) return undefined;
    return { self: condition.id, ...call("where", value(a), b === undefined ? literal(0) : value(b)) };
  },
  (builder, x, choices) => {
    if (x.dtype !== "bool") return undefined;
    if (choices.rarely(3)) return call(choices.of(["logicalNot", "any", "all"]));
    const other = builder.partner(x, choices, ({ dtype }) => dtype === "bool");
    return call(choices.of(["logicalAnd", "logicalOr"]), value(other ?? x));
  },
  // Views.
  (_, x, choices) => call("reshape", literal(reshaped(x.shape, choices))),
  (_, x, choices) => {
    const axes = x.shape.map((_, axis) => axis);
    for (let i = axes.length - 1; i > 0; i--) {
      const j = i - choices.below(i + 1);
      [axes[i], axes[j]] = [axes[j] ?? 0, axes[i] ?? 0];
    }
    return call("permute", literal(axes));
  },
  (_, x, choices) => {
    const shape = x.shape.map((length) => (length === 1 ? choices.of([3, 1, 2, 17]) : length));
    const full = choices.rarely(2) ? [choices.of([2, 3, 1]), ...shape] : shape;
    return call("expand", literal(full));
  },
  (_, x, choices) => {
    const starts = x.shape.map((length) => choices.below(Math.min(3, length)));
    const stops = x.shape.map((length) => length - choices.below(Math.min(3, length)));
    return call(
      "slice",
      literal(starts),
      literal(stops),
      literal(x.shape.map(() => choices.of([1, 1, 2, 3]))),
    );
  },
  (_, x, choices) => call("flip", x.shape.length === 0 ? literal([]) : axesOf(x, choices)),
  (_, x, choices) =>
    call(
      "pad",
      literal(x.shape.map(() => [choices.below(3), choices.below(3)])),
      literal(x.dtype === "bool" ? 0 : choices.of([0, 0, 1])),
    ),
  (builder, x, choices) => {
    const other = builder.find(
      choices,
      (y) => y.shape.length === x.shape.length && differing(x.shape, y.shape).length <= 1,
    );
    if (other === undefined || x.shape.length === 0) return undefined;
    const [axis = choices.below(x.shape.length)] = differing(x.shape, other.shape);
    return call("concat", value(other), literal(axis));
  },
  (_, x, choices) => call("unsqueeze", literal(choices.below(x.shape.length + 1))),
  // Indices: drawn now, or computed.
  (builder, x, choices) => {
    if (sizeOf(x.shape) === 0 || x.shape.length === 0) return undefined;
    const axis = choices.below(x.shape.length);
    const length = x.shape[axis] ?? 1;
    const shape = x.shape.map((extent, i) =>
      i === axis ? choices.of([1, 2, extent]) : choices.rarely(3) ? 1 : extent,
    );
    return call("gather", literal(axis), value(builder.indices(shape, length, choices)));
  },
  (builder, x, choices) => {
    if (sizeOf(x.shape) === 0 || x.shape.length === 0) return undefined;
    const axis = choices.below(x.shape.length);
    const length = choices.of([1, 3, 8]);
    const shape = choices.rarely(3) ? x.shape : x.shape.map((extent, i) => (i === axis ? extent : 1));
    return call("scatterAdd", literal(axis), value(builder.indices(shape, length, choices)), literal(length));
  },
  (builder, x, choices) => {
    if (sizeOf(x.shape) === 0 || x.shape.length === 0) return undefined;
    const axis = choices.below(x.shape.length);
    return call(
      "take",
      value(builder.indices([choices.of([2, 1, 5])], x.shape[axis] ?? 1, choices)),
      literal(axis),
    );
  },
  (builder, x, choices) => {
    const classes = choices.of([3, 2, 1, 8]);
    const shape = choices.rarely(2) ? x.shape : [choices.of([2, 4, 17])];
    const index = builder.indices(shape, classes, choices);
    return { self: index.id, ...call("oneHot", literal(classes), literal(choices.of(["float32", "bool"]))) };
  },
  (_, x, choices) =>
    x.shape.length === 0 || sizeOf(x.shape) === 0 || x.dtype === "bool"
      ? undefined
      : call(choices.of(["cumsum", "sort", "argsort", "argmax", "argmin"]), literal(anyAxis(x, choices))),
  (builder, x, choices) => {
    const other = builder.find(choices, (y) => multiplies(x.shape, y.shape));
    return other === undefined || x.dtype === "bool" ? undefined : call("matmul", value(other));
  },
  (_, x) => (x.shape.length < 2 ? undefined : call("transpose")),
];

function differing(a: Shape, b: Shape): number[] {
  return a.flatMap((length, axis) => (length === b[axis] ? [] : [axis]));
}

function multiplies(a: Shape, b: Shape): boolean {
  const [rows, columns] = [a.slice(0, -2), b.slice(0, -2)];
  const inner = b.length === 1 ? b[0] : b.at(-2);
  return a.length > 0 && b.length > 0 && a.at(-1) === inner && fits(rows, columns);
}

function fits(a: Shape, b: Shape): boolean {
  return [...a].reverse().every((length, i) => {
    const other = b[b.length - 1 - i] ?? 1;
    return length === other || length === 1 || other === 1;
  });
}

/** Joined, split, with unit axes added or gone. */
function reshaped(shape: Shape, choices: Choices): number[] {
  const result = [...shape];
  if (choices.rarely(4)) return [sizeOf(shape)];
  const axis = choices.below(Math.max(1, result.length));
  const length = result[axis] ?? 1;
  const factor = [2, 3, 4, 5].find((divisor) => length > divisor && length % divisor === 0);
  if (choices.rarely(2) && axis + 1 < result.length) result.splice(axis, 2, length * (result[axis + 1] ?? 1));
  else if (factor !== undefined && result.length < 4) result.splice(axis, 1, length / factor, factor);
  else if (result.length < 4) result.splice(axis, 0, 1);
  return result.filter((extent) => extent !== 1 || !choices.rarely(3));
}

class Builder {
  readonly #leaves: Leaf[];
  readonly #calls: Call[] = [];
  readonly #values: Value[] = [];
  /** Index leaves that calls have asked for: they get their numbers at the end, when all are known. */
  readonly #late: { leaf: Leaf; id: number }[] = [];
  /** Calls run on tensors of the right shape, so that shapes and dtypes are those of the library itself. */
  readonly #tensors: Tensor[] = [];

  constructor(leaves: Leaf[]) {
    this.#leaves = leaves.length > 0 ? leaves : [{ dtype: "float32", shape: [2], values: [1, 2] }];
    for (const leaf of this.#leaves) this.#add(leafTensor(leaf));
  }

  #add(x: Tensor): Value {
    const added = { id: this.#values.length, dtype: x.dtype, shape: x.shape };
    this.#tensors.push(x);
    this.#values.push(added);
    return added;
  }

  find(choices: Choices, accepts: (x: Value) => boolean): Value | undefined {
    const found = this.#values.filter(accepts);
    return found.length === 0 ? undefined : found[found.length - 1 - choices.below(found.length)];
  }

  /** A value that broadcasts with x, and not to something huge. */
  partner(x: Value, choices: Choices, accepts: (y: Value) => boolean = () => true): Value | undefined {
    return this.find(choices, (y) => accepts(y) && fits(x.shape, y.shape) && fits(y.shape, x.shape));
  }

  /** A new leaf of indices below `length`. */
  indices(shape: Shape, length: number, choices: Choices): Value {
    const random = generator(choices.below(1 << 30));
    const values = Array.from({ length: sizeOf(shape) }, () => Math.floor(random() * length));
    const leaf: Leaf = { dtype: "int32", shape, values };
    const added = this.#add(leafTensor(leaf));
    this.#late.push({ leaf, id: added.id });
    return added;
  }

  call(choices: Choices): void {
    const back = choices.rarely(3)
      ? choices.below(this.#values.length)
      : choices.below(Math.min(3, this.#values.length));
    const x = at(this.#values, this.#values.length - 1 - back);
    const start = choices.below(draws.length);
    for (let i = 0; i < draws.length; i++) {
      const before = this.#values.length;
      const drawn = at(draws, (start + i) % draws.length)(this, x, choices);
      if (drawn !== undefined && this.#accept({ self: x.id, ...drawn })) return;
      this.#forget(before);
    }
  }

  #forget(count: number): void {
    while (this.#values.length > count) {
      this.#values.pop();
      this.#tensors.pop();
      if (this.#late.at(-1)?.id === this.#values.length) this.#late.pop();
    }
  }

  #accept(made: Call): boolean {
    try {
      const result = invoke(this.#tensors, made);
      const largest = Math.max(largestValue, ...this.#tensors.map(({ size }) => size));
      if (result.size > largest || result.rank > 5) return false;
      this.#add(result);
      this.#calls.push(made);
      return true;
    } catch {
      // Not for these operands: another call will do.
      return false;
    }
  }

  finish(choices: Choices): Program {
    // Leaves come first in a program: those that were made on the way move to the front.
    const late = new Set(this.#late.map(({ id }) => id));
    const order = this.#values.map(({ id }) => id);
    const first = order.slice(0, this.#leaves.length);
    const calls = order.filter((id) => id >= this.#leaves.length && !late.has(id));
    const places = new Map([...first, ...late, ...calls].map((id, place) => [id, place]));
    const move = (id: number) => places.get(id) ?? 0;
    const last = this.#values.length - 1;
    const outputs = new Set([move(calls.at(-1) ?? last)]);
    for (let extra = choices.below(4); extra > 0; extra--) outputs.add(move(last - choices.below(last + 1)));
    const gradients: Gradient[] = [];
    for (let extra = choices.below(3); extra > 0; extra--) {
      const of = last - choices.below(Math.min(4, last + 1));
      const wrt = this.#leaves.findIndex(({ dtype }) => isFloat(dtype));
      if (wrt < 0 || !isFloat(at(this.#values, of).dtype)) continue;
      gradients.push({ of: move(of), wrt, order: choices.rarely(4) ? 2 : 1 });
    }
    return prune({
      leaves: [...this.#leaves, ...this.#late.map(({ leaf }) => leaf)],
      calls: this.#calls.map((call) => renumbered(call, move)),
      outputs: [...outputs],
      gradients,
    });
  }
}

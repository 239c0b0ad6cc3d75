import { grad } from "../autograd/grad.js";
import { tensor } from "../create.js";
import type { Dtype } from "../dtype.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** A program on tensors as data: values 0, 1, … are the leaves, then the results of the calls, in order. */
export interface Program {
  readonly leaves: readonly Leaf[];
  readonly calls: readonly Call[];
  /** Values that are asked for together. */
  readonly outputs: readonly number[];
  readonly gradients: readonly Gradient[];
}

export interface Leaf {
  readonly dtype: Dtype;
  readonly shape: Shape;
  readonly values: readonly number[];
}

/** `self.method(...args)`. */
export interface Call {
  readonly self: number;
  readonly method: string;
  readonly args: readonly Argument[];
}

export type Argument = { readonly value: number } | { readonly literal: unknown };

/** Of the sum of the squares of value `of`, with respect to leaf `wrt`; of the second order, of that gradient again. */
export interface Gradient {
  readonly of: number;
  readonly wrt: number;
  readonly order: 1 | 2;
}

/** Builds the graph of the outputs and the gradients, in this order. */
export function build(program: Program): Tensor[] {
  const leaves = program.leaves.map(leafTensor);
  const values = run(program, leaves);
  const gradients = program.gradients.map(({ of, wrt, order }) => {
    const loss = (x: Tensor) => {
      const replaced = leaves.map((leaf, i) => (i === wrt ? x : leaf));
      return at(run(program, replaced), of).square().sum();
    };
    const slope = grad(loss);
    return (order === 1 ? slope : grad((x) => slope(x).square().sum()))(at(leaves, wrt));
  });
  return [...program.outputs.map((output) => at(values, output)), ...gradients];
}

/** What must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`there is no value ${index}`);
  return value;
}

function run(program: Program, leaves: readonly Tensor[]): Tensor[] {
  const values = [...leaves];
  for (const call of program.calls) values.push(invoke(values, call));
  return values;
}

export function invoke(values: readonly Tensor[], { self, method, args }: Call): Tensor {
  const target = at(values, self);
  const operands = args.map((arg) => ("value" in arg ? at(values, arg.value) : arg.literal));
  return Reflect.apply(Reflect.get(target, method), target, operands) as Tensor;
}

/** The program as TypeScript that can be pasted and run. */
export function print(program: Program): string {
  const { leaves, calls, outputs, gradients } = program;
  const names = leaves.map((_, i) => `x${i}`).join(", ");
  const name = (value: number) => (value < leaves.length ? `x${value}` : `v${value}`);
  const declared = leaves.map(
    ({ dtype, shape, values }, i) =>
      `const x${i} = tensor(new ${dtype === "float64" ? "Float64Array" : dtype === "float32" ? "Float32Array" : "Int32Array"}([${values.map(show).join(", ")}]), ` +
      `{ shape: [${shape.join(", ")}], dtype: "${dtype}" });`,
  );
  const body = calls.map(({ self, method, args }, i) => {
    const shown = args.map((arg) => ("value" in arg ? name(arg.value) : show(arg.literal))).join(", ");
    return `  const v${leaves.length + i} = ${name(self)}.${method}(${shown});`;
  });
  const all = Array.from({ length: leaves.length + calls.length }, (_, i) => name(i)).join(", ");
  const asked = gradients.map(({ of, wrt, order }) => {
    const replaced = leaves.map((_, i) => (i === wrt ? "x" : `x${i}`)).join(", ");
    const slope = `grad((x) => program(${replaced})[${of}].square().sum())`;
    return order === 1 ? `${slope}(x${wrt})` : `grad((x) => ${slope}(x).square().sum())(x${wrt})`;
  });
  return [
    `import { evaluate, grad, tensor } from "@surprisal/tensor";`,
    ...declared,
    `const program = (${names}) => {`,
    ...body,
    `  return [${all}];`,
    "};",
    `const values = program(${names});`,
    `const results = [${[...outputs.map((output) => `values[${output}]`), ...asked].join(", ")}];`,
    "await evaluate(...results);",
    "for (const result of results) console.log(String(result));",
  ].join("\n");
}

function show(value: unknown): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "number") return String(value);
  return Array.isArray(value) ? `[${value.map(show).join(", ")}]` : (JSON.stringify(value) ?? "undefined");
}

/** The same call, when values get other numbers. */
export function renumbered({ self, method, args }: Call, move: (id: number) => number): Call {
  return {
    self: move(self),
    method,
    args: args.map((arg) => ("value" in arg ? { value: move(arg.value) } : arg)),
  };
}

/** Without what no result needs. */
export function prune(program: Program): Program {
  const { leaves, calls } = program;
  const needed = new Set([...program.outputs, ...program.gradients.flatMap(({ of, wrt }) => [of, wrt])]);
  for (let id = leaves.length + calls.length - 1; id >= leaves.length; id--) {
    if (!needed.has(id)) continue;
    const { self, args } = at(calls, id - leaves.length);
    needed.add(self);
    for (const arg of args) if ("value" in arg) needed.add(arg.value);
  }
  const kept = Array.from({ length: leaves.length + calls.length }, (_, id) => id).filter((id) =>
    needed.has(id),
  );
  const move = (id: number) => kept.indexOf(id);
  return {
    leaves: leaves.filter((_, id) => needed.has(id)),
    calls: calls.filter((_, i) => needed.has(leaves.length + i)).map((call) => renumbered(call, move)),
    outputs: program.outputs.map(move),
    gradients: program.gradients.map(({ of, wrt, order }) => ({ of: move(of), wrt: move(wrt), order })),
  };
}

export function leafTensor({ dtype, shape, values }: Leaf): Tensor {
  return tensor(dtype === "bool" ? Int32Array.from(values) : Float64Array.from(values), { shape, dtype });
}

import type { Kernel } from "../compiler/kernel.js";
import { strideClass } from "../cpu/arguments.js";
import { sizeOf } from "../shape.js";

/** One word of what a kernel is told beside its arrays. */
export interface Word {
  readonly name: string;
  readonly type: "i32" | "u32" | "f32";
  /** What stands there: a number of the plan, or a number of the program that changes from run to run. */
  readonly value: number | { readonly scalar: number };
}

/** The words of a kernel: all that differs between kernels of one structure. */
export function paramsOf(
  kernel: Kernel,
  groups: number,
  starts: readonly (readonly [string, number])[],
): Word[] {
  const word = (name: string, value: number): Word => ({ name, type: "i32", value });
  const strides = (access: string, loop: string, of: readonly number[]) =>
    of.flatMap((stride, i) => (strideClass(stride) === "any" ? [word(`${access}${loop}${i}`, stride)] : []));
  return [
    { name: "infinity", type: "u32", value: 0x7f800000 },
    { name: "nan", type: "u32", value: 0x7fc00000 },
    { name: "zero", type: "u32", value: 0 },
    { name: "groups", type: "u32", value: groups },
    word("rows", sizeOf(kernel.rows)),
    word("columns", sizeOf(kernel.columns)),
    ...kernel.rows.map((length, i) => word(`r${i}`, length)),
    ...kernel.columns.map((length, i) => word(`c${i}`, length)),
    ...kernel.accesses.flatMap(({ offset, rowStrides, columnStrides, step, length }, i) => [
      word(`a${i}`, offset),
      ...strides(`a${i}`, "r", rowStrides),
      ...strides(`a${i}`, "c", columnStrides),
      ...(length > 0 ? [word(`a${i}step`, step), word(`a${i}length`, length)] : []),
    ]),
    ...starts.map(([name, value]) => word(name, value)),
    ...kernel.scalars.map(
      ({ slot, dtype }, i): Word => ({
        name: `s${i}`,
        type: dtype === "float32" ? "f32" : dtype === "bool" ? "u32" : "i32",
        value: { scalar: slot },
      }),
    ),
  ];
}

export function paramsText(words: readonly Word[]): string {
  const members = words.map(({ name, type }) => `${name}: ${type}`);
  const lines: string[] = [];
  for (let i = 0; i < members.length; i += 6) lines.push(`  ${members.slice(i, i + 6).join(", ")},`);
  return `struct Params {\n${lines.join("\n")}\n}`;
}

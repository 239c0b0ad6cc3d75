import type { Kernel } from "../compiler/kernel.js";
import type { Buffer } from "../compiler/refs.js";
import type { Dtype } from "../dtype.js";
import { StateError } from "../errors.js";
import { sizeOf } from "../shape.js";
import { inFours } from "./work.js";

/** What a device takes. */
export interface Limits {
  /** Bytes of one binding. */
  readonly binding: number;
  /** Storage buffers of one shader. */
  readonly buffers: number;
  /** Workgroups of one dispatch. */
  readonly groups: number;
  /** Bytes of one buffer. */
  readonly buffer: number;
  /** Steps of one loop, which an i32 counts. */
  readonly steps: number;
}

/** How a kernel reaches an array: as bindings that each show a part of it, or within a buffer with others. */
export interface ArrayBinding {
  readonly name: string;
  readonly buffer: number;
  readonly dtype: Dtype;
  /** In words. */
  readonly size: number;
  readonly written: boolean;
  /** Parts that each fit a binding, in order. */
  readonly windows: number;
  /** Copied into one buffer with others for the time of the kernel: where it starts there, in words. */
  readonly packedAt: number | undefined;
  /** Bound as vectors of four. */
  readonly fours: boolean;
}

export interface Bindings {
  readonly arrays: readonly ArrayBinding[];
  /** Words of a window. */
  readonly window: number;
  /** Words of the buffers that hold packed arrays: those read, and those written. */
  readonly packed: { readonly read: number; readonly written: number };
}

/** Everything is made of words; two float16 are one. */
export const wordBytes = 4;

export function wordsOf(dtype: Dtype, elements: number): number {
  return dtype === "float16" ? Math.ceil(elements / 2) : elements;
}

/** Every array of a kernel finds a binding. Where there are too few of them, the smallest arrays share one. */
export function bindingsOf(
  kernel: Kernel,
  buffers: readonly Buffer[],
  limits: Limits,
  inVectors: boolean,
): Bindings {
  const window = Math.floor(limits.binding / 256) * (256 / wordBytes);
  const arrays: (ArrayBinding & { packedAt: number | undefined })[] = [];
  for (const [i, { buffer, dtype }] of kernel.accesses.entries()) {
    if (buffer < 0) continue;
    const written = kernel.stores.some(({ access }) => access === i);
    const known = arrays.findIndex((other) => other.buffer === buffer);
    const size = Math.max(1, wordsOf(dtype, sizeOf(buffers[buffer]?.shape ?? [])));
    const windows = Math.ceil(size / window);
    const fours =
      inVectors &&
      dtype !== "float16" &&
      size % 4 === 0 &&
      kernel.accesses.every((access) => access.buffer !== buffer || inFours(access));
    const array = { name: "", buffer, dtype, size, written, windows, packedAt: undefined, fours };
    if (known < 0) arrays.push({ ...array, name: `b${arrays.length}` });
    else if (written) arrays[known] = { ...array, name: `b${known}` };
  }
  const packed = { read: 0, written: 0 };
  // One binding is for partial results and faults.
  const most = limits.buffers - 1;
  const needed = () =>
    arrays.reduce((sum, { windows, packedAt }) => sum + (packedAt === undefined ? windows : 0), 0) +
    Number(packed.read > 0) +
    Number(packed.written > 0);
  const smallestFirst = [...arrays.keys()].sort((a, b) => (arrays[a]?.size ?? 0) - (arrays[b]?.size ?? 0));
  for (const at of smallestFirst) {
    if (needed() <= most) break;
    const array = arrays[at];
    if (array === undefined) continue;
    const into = array.written ? "written" : "read";
    if (packed[into] + array.size > window) continue;
    arrays[at] = { ...array, packedAt: packed[into], fours: false };
    packed[into] += array.size;
  }
  if (needed() > most) {
    const bytes = arrays.reduce((sum, { size }) => sum + size * wordBytes, 0);
    throw new StateError(
      `A step needs ${needed()} bindings of ${limits.binding} bytes for arrays of ${bytes} bytes in all, and this ` +
        `GPU has ${most}. Compute in parts, or on the CPU: x.to("cpu").`,
    );
  }
  return { arrays, window, packed };
}

/** As an element type in WGSL; bool is a word of 0 or 1, float16 half a word. */
export const wordType: Record<Dtype, string> = {
  float16: "u32",
  float32: "f32",
  int32: "i32",
  bool: "u32",
  float64: "f64",
};

const atomicWord = "atomic<u32>";

/** What an array is bound as. Two invocations may write to one word of float16, each its half. */
function typeOf({ dtype, written, fours }: ArrayBinding): string {
  if (dtype === "float16" && written) return atomicWord;
  return fours ? `vec4<${wordType[dtype]}>` : wordType[dtype];
}

interface BindingsText {
  readonly text: string;
  readonly writes: readonly boolean[];
}

/** The declarations, and the functions that reach into windows; for each storage binding in order, whether it is written. */
export function bindingsText({ arrays, window, packed }: Bindings): BindingsText {
  const lines: string[] = [];
  const writes: boolean[] = [];
  const declare = (name: string, type: string, written: boolean): void => {
    const access = written ? "read_write" : "read";
    lines.push(
      `@group(0) @binding(${writes.push(written)}) var<storage, ${access}> ${name}: array<${type}>;`,
    );
  };
  const partName = ({ name, windows }: ArrayBinding, i: number) => (windows === 1 ? name : `${name}_${i}`);
  for (const array of arrays) {
    const { written, windows, packedAt } = array;
    const type = typeOf(array);
    if (packedAt === undefined) for (let i = 0; i < windows; i++) declare(partName(array, i), type, written);
  }
  if (packed.read > 0) declare("packed", "u32", false);
  if (packed.written > 0) declare("packedOut", atomicWord, true);
  declare("work", atomicWord, true);
  for (const array of arrays) {
    const { name, written, windows, packedAt, fours } = array;
    const type = typeOf(array);
    const atomic = type === atomicWord;
    const packs = packedAt !== undefined;
    if (!atomic && (packs || windows === 1)) continue;
    const length = fours ? window / 4 : window;
    const each = (body: (part: string) => string) =>
      Array.from({ length: packs ? 1 : windows }, (_, i) => {
        if (packs) return `  ${body(`packedOut[p.${name} + at]`)}`;
        const part = `${partName(array, i)}[at - ${i * length}]`;
        return i === windows - 1 ? `  ${body(part)}` : `  if (at < ${(i + 1) * length}) { ${body(part)} }`;
      });
    if (atomic)
      lines.push(
        `fn ${name}Put(element: i32, half: u32) {`,
        "  let at = element >> 1u;",
        "  let shift = u32(element & 1) * 16u;",
        ...each(
          (part) => `atomicAnd(&${part}, 0xffff0000u >> shift); atomicOr(&${part}, half << shift); return;`,
        ),
        "}",
      );
    else if (written)
      lines.push(
        `fn ${name}Put(at: i32, value: ${type}) {`,
        ...each((part) => `${part} = value; return;`),
        "}",
      );
    else lines.push(`fn ${name}At(at: i32) -> ${type} {`, ...each((part) => `return ${part};`), "}");
  }
  return { text: lines.join("\n"), writes };
}

/** The element at `at`. */
export function loadText(array: ArrayBinding, element: string): string {
  const { name, dtype, windows, packedAt, fours } = array;
  const type = wordType[dtype];
  const half = dtype === "float16";
  const at = half ? `((${element}) >> 1u)` : fours ? `(${element}) / 4` : element;
  let text = `${name}[${at}]`;
  if (packedAt !== undefined) {
    text = `packed[p.${name} + ${at}]`;
    if (type !== "u32") text = `bitcast<${type}>(${text})`;
  } else if (windows > 1) text = `${name}At(${at})`;
  if (half) return `fromHalf(${text}, ${element})`;
  return dtype === "bool" ? `${text} != ${fours ? "vec4<u32>()" : "0u"}` : text;
}

export function storeText(array: ArrayBinding, element: string, value: string): string {
  const { name, dtype, windows, packedAt, fours } = array;
  if (dtype === "float16") return `${name}Put(${element}, toHalf(${value}));`;
  const at = fours ? `(${element}) / 4` : element;
  const word = dtype === "bool" ? `${typeOf(array)}(${value})` : value;
  if (packedAt !== undefined)
    return `atomicStore(&packedOut[p.${name} + ${at}], ${dtype === "bool" ? word : `bitcast<u32>(${word})`});`;
  return windows > 1 ? `${name}Put(${at}, ${word});` : `${name}[${at}] = ${word};`;
}

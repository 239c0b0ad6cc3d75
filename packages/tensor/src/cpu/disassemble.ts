import { internal } from "../errors.js";
import { type PlainName, plain, simd, simdPrefix, typeCodes } from "./opcodes.js";

const invert = (table: Readonly<Record<string, number>>): ReadonlyMap<number, string> =>
  new Map(Object.entries(table).map(([name, code]) => [code, name]));
const plainNames = invert(plain);
const simdNames = invert(simd);
const typeNames = invert(typeCodes);

/** Sections of a module, by their numbers in the specification. */
const sections = { types: 1, functions: 3, exports: 7, code: 10 };

/** The functions of a module that the assembler wrote, in WebAssembly's text format. */
export function disassemble(module: Uint8Array): string {
  const reader = new Reader(module, 8);
  const types: string[][] = [];
  const functions: number[] = [];
  const names: string[] = [];
  const texts: string[] = [];
  while (!reader.done) {
    const section = reader.byte();
    const body = reader.part(reader.leb());
    const count = section === 2 ? 0 : body.leb();
    for (let i = 0; i < count; i++) {
      if (section === sections.types) {
        body.byte();
        types.push(body.list(() => typeNames.get(body.byte()) ?? "?"));
        body.leb();
      } else if (section === sections.functions) functions.push(body.leb());
      else if (section === sections.exports) {
        const name = String.fromCharCode(...body.list(() => body.byte()));
        body.byte();
        names[body.leb()] = name;
      } else if (section === sections.code)
        texts.push(functionText(body.part(body.leb()), names[i] ?? "", types[functions[i] ?? 0] ?? []));
    }
  }
  return texts.join("\n\n");
}

function functionText(reader: Reader, name: string, params: readonly string[]): string {
  const lines = [`(func (export "${name}")${params.length > 0 ? ` (param ${params.join(" ")})` : ""}`];
  const locals = reader.list(() => {
    const count = reader.leb();
    const type = typeNames.get(reader.byte()) ?? "?";
    return Array<string>(count).fill(type);
  });
  if (locals.length > 0) lines.push(`  (local ${locals.flat().join(" ")})`);
  let depth = 1;
  while (!reader.done) {
    const code = reader.byte();
    const text = code === simdPrefix ? simdText(reader) : plainText(reader, code);
    if (text === "end") depth--;
    // The last `end` is the function's own.
    if (depth > 0) lines.push("  ".repeat(depth) + text);
    if (text === "loop" || text === "if" || text === "block") depth++;
  }
  return `${lines.join("\n")})`;
}

function plainText(reader: Reader, code: number): string {
  const name = plainNames.get(code) as PlainName | undefined;
  switch (name) {
    case undefined:
      return internal(`no instruction has the code ${code}`);
    case "block":
    case "loop":
    case "if":
      reader.byte();
      return name;
    case "br_if":
    case "local.get":
    case "local.set":
    case "local.tee":
      return `${name} ${reader.leb()}`;
    case "i32.const":
      return `${name} ${reader.signedLeb()}`;
    default:
      return name.includes("load") || name.includes("store") ? name + offsetText(reader) : name;
  }
}

function simdText(reader: Reader): string {
  const code = reader.leb();
  const name = simdNames.get(code) ?? internal(`no SIMD instruction has the code ${code}`);
  if (name === "v128.const") {
    const view = reader.view(16);
    return `${name} i32x4 ${[0, 4, 8, 12].map((at) => hex(view.getInt32(at, true))).join(" ")}`;
  }
  if (name === "i8x16.shuffle") return `${name} ${Array.from({ length: 16 }, () => reader.byte()).join(" ")}`;
  const memory = name.includes(".load") || name.includes(".store");
  const text = memory ? name + offsetText(reader) : name;
  return name.endsWith("_lane") ? `${text} ${reader.byte()}` : text;
}

function offsetText(reader: Reader): string {
  reader.leb();
  const offset = reader.leb();
  return offset === 0 ? "" : ` offset=${offset}`;
}

function hex(word: number): string {
  return `0x${(word >>> 0).toString(16).padStart(8, "0")}`;
}

class Reader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? internal("a module ends too early");
  }

  part(length: number): Reader {
    this.#at += length;
    return new Reader(this.#bytes.subarray(this.#at - length, this.#at));
  }

  view(length: number): DataView {
    this.#at += length;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at - length, length);
  }

  leb(): number {
    return this.#groups().value >>> 0;
  }

  signedLeb(): number {
    const { value, bits, negative } = this.#groups();
    return negative && bits < 32 ? value | (-1 << bits) : value;
  }

  /** Groups of seven bits, the lowest first, up to a byte without its highest bit. */
  #groups(): { value: number; bits: number; negative: boolean } {
    let value = 0;
    let bits = 0;
    let byte: number;
    do {
      byte = this.byte();
      value |= (byte & 0x7f) << bits;
      bits += 7;
    } while (byte >= 0x80);
    return { value, bits, negative: (byte & 0x40) !== 0 };
  }

  list<T>(item: () => T): T[] {
    return Array.from({ length: this.leb() }, item);
  }
}

import {
  type PlainName,
  plain,
  type SimdName,
  simd,
  simdPrefix,
  typeCodes,
  type ValueType,
} from "./opcodes.js";

const noResult = 0x40;

/** A local of the function being written. */
export type Local = { readonly index: number; readonly type: ValueType };

/** Writes one function, instruction by instruction. */
export class FunctionWriter {
  readonly name: string;
  readonly params: readonly Local[];
  readonly #locals: ValueType[] = [];
  readonly #code: number[] = [];

  constructor(name: string, params: readonly ValueType[]) {
    this.name = name;
    this.params = params.map((type, index) => ({ index, type }));
  }

  local(type: ValueType): Local {
    this.#locals.push(type);
    return { index: this.params.length + this.#locals.length - 1, type };
  }

  /** An instruction without immediates. */
  op(name: PlainName): void {
    this.#emit(plain[name]);
  }

  get(local: Local): void {
    this.#emit(plain["local.get"]);
    this.#number(local.index);
  }

  set(local: Local): void {
    this.#emit(plain["local.set"]);
    this.#number(local.index);
  }

  tee(local: Local): void {
    this.#emit(plain["local.tee"]);
    this.#number(local.index);
  }

  i32(value: number): void {
    this.#emit(plain["i32.const"], ...signedLeb(value));
  }

  /** A load or store of the plain set. */
  memory(name: "i32.load" | "i32.store", offset = 0): void {
    this.#emit(plain[name], 0);
    this.#number(offset);
  }

  /** A SIMD instruction without immediates. */
  simd(name: SimdName): void {
    this.#emit(simdPrefix);
    this.#number(simd[name]);
  }

  simdMemory(name: SimdName, offset = 0): void {
    this.simd(name);
    this.#emit(0);
    this.#number(offset);
  }

  simdMemoryLane(name: SimdName, offset: number, lane: number): void {
    this.simdMemory(name, offset);
    this.#emit(lane);
  }

  simdLane(name: SimdName, lane: number): void {
    this.simd(name);
    this.#emit(lane);
  }

  v128(bytes: Uint8Array): void {
    this.simd("v128.const");
    this.#emit(...bytes);
  }

  shuffle(lanes: readonly number[]): void {
    this.simd("i8x16.shuffle");
    this.#emit(...lanes);
  }

  /** `do { body } while (…)`: the body leaves the condition on the stack. */
  loop(body: () => void): void {
    this.#emit(plain.loop, noResult);
    body();
    this.#emit(plain.br_if, 0, plain.end);
  }

  /** Takes a condition from the stack. */
  if(body: () => void): void {
    this.#emit(plain.if, noResult);
    body();
    this.#emit(plain.end);
  }

  #emit(...bytes: number[]): void {
    this.#code.push(...bytes);
  }

  #number(value: number): void {
    pushLeb(this.#code, value);
  }

  /** Locals declared run by run, then the code. */
  body(): Uint8Array {
    const runs: number[] = [];
    let count = 0;
    for (const [i, type] of this.#locals.entries()) {
      const start = i;
      if (start > 0 && this.#locals[start - 1] === type) continue;
      let length = 1;
      while (this.#locals[start + length] === type) length++;
      runs.push(...leb(length), typeCodes[type]);
      count++;
    }
    return sized(join([leb(count), runs, this.#code, [plain.end]]));
  }
}

type Bytes = ArrayLike<number>;

/** A module of exported functions over one imported memory. */
export function assemble(functions: readonly FunctionWriter[], sharedMemory: boolean): Uint8Array {
  const types = functions.map(({ params }) => [
    0x60,
    ...leb(params.length),
    ...params.map(({ type }) => typeCodes[type]),
    0,
  ]);
  const limits = sharedMemory ? [3, 1, ...leb(65536)] : [0, 1];
  const indices = functions.map((_, i) => leb(i));
  const exported = functions.map(({ name }, i) => join([text(name), [0x00], leb(i)]));
  const bodies = functions.map((f) => f.body());
  return join([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, types),
    section(2, [join([text("env"), text("memory"), [0x02], limits])]),
    section(3, indices),
    section(7, exported),
    section(10, bodies),
  ]);
}

function section(id: number, entries: readonly Bytes[]): Uint8Array {
  return join([[id], sized(join([leb(entries.length), ...entries]))]);
}

function sized(bytes: Bytes): Uint8Array {
  return join([leb(bytes.length), bytes]);
}

function text(value: string): Uint8Array {
  return sized(new TextEncoder().encode(value));
}

function join(parts: readonly Bytes[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function leb(value: number): number[] {
  const bytes: number[] = [];
  pushLeb(bytes, value);
  return bytes;
}

function pushLeb(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}

function signedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
    bytes.push(done ? byte : byte | 0x80);
    if (done) return bytes;
  }
}

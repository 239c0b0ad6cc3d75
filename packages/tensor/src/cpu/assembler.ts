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
    this.#emit(plain["local.get"], ...leb(local.index));
  }

  set(local: Local): void {
    this.#emit(plain["local.set"], ...leb(local.index));
  }

  tee(local: Local): void {
    this.#emit(plain["local.tee"], ...leb(local.index));
  }

  i32(value: number): void {
    this.#emit(plain["i32.const"], ...signedLeb(value));
  }

  /** A load or store of the plain set. */
  memory(name: "i32.load" | "i32.store", offset = 0): void {
    this.#emit(plain[name], 0, ...leb(offset));
  }

  /** A SIMD instruction without immediates. */
  simd(name: SimdName): void {
    this.#emit(simdPrefix, ...leb(simd[name]));
  }

  simdMemory(name: SimdName, offset = 0): void {
    this.#emit(simdPrefix, ...leb(simd[name]), 0, ...leb(offset));
  }

  simdMemoryLane(name: SimdName, offset: number, lane: number): void {
    this.#emit(simdPrefix, ...leb(simd[name]), 0, ...leb(offset), lane);
  }

  simdLane(name: SimdName, lane: number): void {
    this.#emit(simdPrefix, ...leb(simd[name]), lane);
  }

  v128(bytes: Uint8Array): void {
    this.#emit(simdPrefix, ...leb(simd["v128.const"]), ...bytes);
  }

  shuffle(lanes: readonly number[]): void {
    this.#emit(simdPrefix, ...leb(simd["i8x16.shuffle"]), ...lanes);
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
    for (const byte of bytes) this.#code.push(byte);
  }

  /** Locals declared run by run, then the code. */
  body(): number[] {
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
    return sized([...leb(count), ...runs, ...this.#code, plain.end]);
  }
}

/** A module of exported functions over one imported memory. */
export function assemble(functions: readonly FunctionWriter[], sharedMemory: boolean): Uint8Array {
  const types = functions.map(({ params }) => [
    0x60,
    ...leb(params.length),
    ...params.map(({ type }) => typeCodes[type]),
    0,
  ]);
  const memory = [
    ...text("env"),
    ...text("memory"),
    0x02,
    ...(sharedMemory ? [3, 1, ...leb(65536)] : [0, 1]),
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, i) => leb(i)),
    ),
    ...section(
      7,
      functions.map(({ name }, i) => [...text(name), 0x00, ...leb(i)]),
    ),
    ...section(
      10,
      functions.map((f) => f.body()),
    ),
  ]);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  return [id, ...sized([...leb(entries.length), ...entries.flat()])];
}

function sized(bytes: number[]): number[] {
  return leb(bytes.length).concat(bytes);
}

function text(value: string): number[] {
  return sized([...new TextEncoder().encode(value)]);
}

function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
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

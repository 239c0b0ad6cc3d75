// A WebAssembly function that multiplies and adds in SIMD registers and does nothing else.

/** Products and sums, half of each, none waiting for another; more would not fit the registers. */
const chains = 12;
/** Floating-point operations per turn of the loop: four lanes each. */
export const flopsPerTurn: number = chains * 4;

const v128 = 0x7b;
const i32 = 0x7f;
const f32 = 0x7d;
const localGet = (index: number) => [0x20, index];
const localSet = (index: number) => [0x21, index];
const splat = (bytes: readonly number[]) => [0x43, ...bytes, 0xfd, 0x13];
const multiply = [0xfd, 0xe6, 0x01];
const add = [0xfd, 0xe4, 0x01];

/** Runs `turns` turns, and returns a number that depends on all of them. */
export function multiplyAdd(): (turns: number) => number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
  return exports.run as (turns: number) => number;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const results = Array.from({ length: chains }, (_, i) => i + 1);
  const [factor, term] = [chains + 1, chains + 2];
  const body = [
    ...splat([0x00, 0x00, 0x00, 0x3f]), // 0.5
    ...localSet(factor),
    ...splat([0x00, 0x00, 0x80, 0x3f]), // 1
    ...localSet(term),
    ...[0x03, 0x40], // loop
    ...results.flatMap((result, i) => [
      ...localGet(result),
      ...(i % 2 === 0 ? [...localGet(factor), ...multiply] : [...localGet(term), ...add]),
      ...localSet(result),
    ]),
    ...[...localGet(0), 0x41, 0x01, 0x6b, 0x22, 0x00], // turns − 1, kept and tested
    ...[0x0d, 0x00, 0x0b], // again unless 0, end
    ...localGet(1),
    ...results.slice(1).flatMap((result) => [...localGet(result), ...add]),
    ...[0xfd, 0x1f, 0x00, 0x0b], // lane 0, end
  ];
  const code = [0x01, chains + 2, v128, ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x01, 0x60, 0x01, i32, 0x01, f32]),
    ...section(3, [0x01, 0x00]),
    ...section(7, [0x01, 0x03, ...new TextEncoder().encode("run"), 0x00, 0x00]),
    ...section(10, [0x01, ...length(code.length), ...code]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...length(content.length), ...content];
}

/** LEB128 of a number below 2¹⁴. */
function length(n: number): number[] {
  return n < 128 ? [n] : [(n & 127) | 128, n >> 7];
}

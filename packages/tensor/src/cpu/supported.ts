/** A module of one function that makes a vector: `(func (drop (i32x4.splat (i32.const 0))))`. */
const smallest = [
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x11, 0x1a,
  0x0b,
];

/** Whether WebAssembly with SIMD is there, and compiling it is allowed: a page's security policy may forbid it. */
export function runsKernels(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.from(smallest));
    return true;
  } catch {
    return false;
  }
}

import type { Dtype, TypedArray } from "../dtype.js";
import { StateError } from "../errors.js";
import type { Storage } from "../storage.js";
import { elementSize } from "./arguments.js";

const pageSize = 65536;
const largestPages = 65536;
/** Vectors may read this far past the end of an array. */
const slack = 64;

/** One WebAssembly memory that grows, handed out in pieces that are used again. */
export class Heap {
  readonly memory = new WebAssembly.Memory({ initial: 16, maximum: largestPages });
  readonly #free = new Map<number, number[]>();
  #top = 64;
  #used = 0;
  #views: { buffer: ArrayBufferLike; words: Int32Array; data: DataView } | undefined;
  readonly #collected = new FinalizationRegistry<{ address: number; size: number }>((piece) =>
    this.release(piece.address, piece.size),
  );

  /** Bytes handed out. */
  get used(): number {
    return this.#used;
  }

  /** The memory as words, made again when it has grown. */
  get words(): Int32Array {
    return this.#current().words;
  }

  get data(): DataView {
    return this.#current().data;
  }

  #current(): { words: Int32Array; data: DataView } {
    const { buffer } = this.memory;
    if (this.#views?.buffer === buffer) return this.#views;
    this.#views = { buffer, words: new Int32Array(buffer), data: new DataView(buffer) };
    return this.#views;
  }

  /** The address of at least `bytes`, 64-byte aligned. Contents are whatever was there. */
  allocate(bytes: number): number {
    const size = sizeClass(bytes + slack);
    this.#used += size;
    const address = this.#free.get(size)?.pop();
    if (address !== undefined) return address;
    const start = this.#top;
    this.#top += size;
    const missing = Math.ceil((this.#top - this.memory.buffer.byteLength) / pageSize);
    if (missing > 0) this.#grow(missing, bytes);
    return start;
  }

  #grow(missing: number, bytes: number): void {
    const pages = this.memory.buffer.byteLength / pageSize;
    const wanted = Math.min(largestPages - pages, Math.max(missing, pages >> 2));
    try {
      this.memory.grow(Math.max(missing, wanted));
    } catch {
      this.#top -= sizeClass(bytes + slack);
      this.#used -= sizeClass(bytes + slack);
      throw new StateError(
        `Out of memory: ${bytes} bytes more were asked for while ${this.#used} of at most ${largestPages * pageSize} are in use. ` +
          "In a loop, await between steps or wrap each step in scope(() => …), so that what is no longer used can go.",
      );
    }
  }

  release(address: number, bytes: number): void {
    const size = sizeClass(bytes + slack);
    this.#used -= size;
    const list = this.#free.get(size);
    if (list === undefined) this.#free.set(size, [address]);
    else list.push(address);
  }

  /** An array of the heap, that goes back when nobody holds it. */
  array(dtype: Dtype, length: number): HeapStorage {
    const size = length * elementSize[dtype];
    const address = this.allocate(size);
    const storage = new HeapStorage(this, dtype, length, address);
    this.#collected.register(storage, { address, size });
    return storage;
  }

  view(dtype: Dtype, address: number, length: number): TypedArray {
    const { buffer } = this.memory;
    switch (dtype) {
      case "float32":
        return new Float32Array(buffer, address, length);
      case "float64":
        return new Float64Array(buffer, address, length);
      case "int32":
        return new Int32Array(buffer, address, length);
      case "bool":
        return new Uint8Array(buffer, address, length);
    }
  }
}

/** Values in the heap. */
export class HeapStorage implements Storage {
  readonly address: number;
  readonly #heap: Heap;
  readonly #dtype: Dtype;
  readonly #length: number;

  constructor(heap: Heap, dtype: Dtype, length: number, address: number) {
    this.#heap = heap;
    this.#dtype = dtype;
    this.#length = length;
    this.address = address;
  }

  array(): TypedArray {
    return this.#heap.view(this.#dtype, this.address, this.#length);
  }
}

/** Sizes in steps of a quarter of a power of two, so that pieces fit again: at most a quarter is lost. */
function sizeClass(bytes: number): number {
  if (bytes <= 256) return Math.max(64, (bytes + 63) & ~63);
  const step = 2 ** (Math.floor(Math.log2(bytes - 1)) - 2);
  return Math.ceil(bytes / step) * step;
}

import type { Dtype, TypedArray } from "../dtype.js";
import { StateError, ValueError } from "../errors.js";
import type { Backend } from "../place.js";
import { enterScope } from "../scope.js";
import { HeldStorage, type Storage } from "../storage.js";
import { elementSize } from "./arguments.js";

const pageSize = 65536;
const largestPages = 65536;
/** Vectors may read this far past the end of an array. */
const slack = 64;

/** So many bytes in use more than at the last turn of the event loop ask for another. */
const worthATurn = 2 ** 25;

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }
  });
}

/** Whether this page or process may share memory between threads. A browser wants COOP and COEP headers for it. */
function mayShare(): boolean {
  return typeof SharedArrayBuffer === "function" && (globalThis.crossOriginIsolated ?? true);
}

function makeMemory(maximum: number): { memory: WebAssembly.Memory; shared: boolean } {
  const size = { initial: 16, maximum };
  if (mayShare()) {
    try {
      return { memory: new WebAssembly.Memory({ ...size, shared: true }), shared: true };
    } catch {
      // Shared memory takes address space for its maximum at once, and there may not be so much.
    }
  }
  return { memory: new WebAssembly.Memory(size), shared: false };
}

/** One WebAssembly memory that grows, handed out in pieces that are used again. */
export class Heap {
  /** Made when it is first asked for: importing the library takes no memory, and needs no WebAssembly. */
  #memory: { readonly memory: WebAssembly.Memory; readonly shared: boolean } | undefined;
  readonly #free = new Map<number, number[]>();
  #top = 64;
  #used = 0;
  #views: { buffer: ArrayBufferLike; words: Int32Array; data: DataView } | undefined;
  readonly #collected = new FinalizationRegistry<{ address: number; size: number }>((piece) =>
    this.#takeBack(piece),
  );
  readonly #most: number;
  #arrays = 0;
  #usedAtTurn = 0;

  /** `most`: pages of 64 kB that it may grow to. */
  constructor(most = largestPages) {
    this.#most = most;
  }

  get memory(): WebAssembly.Memory {
    this.#memory ??= makeMemory(this.#most);
    return this.#memory.memory;
  }

  /** Whether other threads may work in it. */
  get shared(): boolean {
    this.#memory ??= makeMemory(this.#most);
    return this.#memory.shared;
  }

  /** Bytes that the memory has grown to. */
  get reserved(): number {
    return this.#memory?.memory.buffer.byteLength ?? 0;
  }

  /** Arrays that somebody holds. */
  get arrays(): number {
    return this.#arrays;
  }

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
    if (bytes > largestPages * pageSize - pageSize) {
      throw new ValueError(
        `No memory for an array of ${bytes} bytes: all arrays together may take ${largestPages * pageSize}. Work in parts.`,
      );
    }
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
    const wanted = Math.min(this.#most - pages, Math.max(missing, pages >> 2));
    try {
      this.memory.grow(Math.max(missing, wanted));
    } catch {
      this.#top -= sizeClass(bytes + slack);
      this.#used -= sizeClass(bytes + slack);
      throw new StateError(
        `Out of memory: ${bytes} bytes more were asked for while ${this.#used} of at most ${this.#most * pageSize} are in use. ` +
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

  /** An array of the heap, that goes back when nobody holds it. `scoped`: at the latest with the current scope. */
  array(dtype: Dtype, length: number, scoped = true): HeapStorage {
    const size = length * elementSize[dtype];
    const storage = new HeapStorage(this, dtype, length, this.allocate(size), size);
    this.#arrays++;
    this.#collected.register(storage, { address: storage.address, size }, storage);
    if (scoped) enterScope(storage);
    return storage;
  }

  /**
   * Arrays that nobody holds come back only when the event loop turns. Asked by each asynchronous read, this gives a
   * turn of the loop to wait for, once so much has been handed out that it is worth one.
   */
  breathe(): Promise<void> | undefined {
    if (this.#used - this.#usedAtTurn < worthATurn) return undefined;
    return turnOfTheLoop().then(() => {
      this.#usedAtTurn = this.#used;
    });
  }

  /** Takes an array back at once. */
  free(storage: HeapStorage, address: number, size: number): void {
    this.#collected.unregister(storage);
    this.#takeBack({ address, size });
  }

  #takeBack({ address, size }: { address: number; size: number }): void {
    this.#arrays--;
    this.release(address, size);
  }

  /** Bytes from one place to another. */
  copy(from: number, to: number, bytes: number): void {
    new Uint8Array(this.memory.buffer).copyWithin(to, from, from + bytes);
  }

  view(dtype: Dtype, address: number, length: number): TypedArray {
    const { buffer } = this.memory;
    switch (dtype) {
      case "float16":
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
export class HeapStorage extends HeldStorage {
  readonly #heap: Heap;
  readonly #dtype: Dtype;
  readonly #length: number;
  readonly #size: number;
  readonly #address: number;
  backend: Backend | undefined = undefined;
  copy: Storage | undefined = undefined;

  constructor(heap: Heap, dtype: Dtype, length: number, address: number, size: number) {
    super(size);
    this.#heap = heap;
    this.#dtype = dtype;
    this.#length = length;
    this.#address = address;
    this.#size = size;
  }

  get address(): number {
    this.check();
    return this.#address;
  }

  array(): TypedArray {
    return this.#heap.view(this.#dtype, this.address, this.#length);
  }

  protected giveBack(): void {
    this.copy?.release?.();
    this.#heap.free(this, this.#address, this.#size);
  }
}

/** Sizes in steps of a quarter of a power of two, so that pieces fit again: at most a quarter is lost. */
export function sizeClass(bytes: number): number {
  if (bytes <= 256) return Math.max(64, (bytes + 63) & ~63);
  const step = 2 ** (Math.floor(Math.log2(bytes - 1)) - 2);
  return Math.ceil(bytes / step) * step;
}

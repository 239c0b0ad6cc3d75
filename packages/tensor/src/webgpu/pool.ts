import { sizeClass } from "../cpu/heap.js";
import { StateError } from "../errors.js";
import type { Gpu } from "./device.js";
import { usage } from "./gpu-types.js";

/** Buffers that are used again. Every use is ordered by the queue, so one may be handed out as soon as it comes back. */
export class BufferPool {
  readonly #gpu: Gpu;
  readonly #largest: number;
  readonly #free = new Map<number, GPUBuffer[]>();
  used = 0;
  reserved = 0;

  constructor(gpu: Gpu, largest: number) {
    this.#gpu = gpu;
    this.#largest = largest;
  }

  allocate(bytes: number): GPUBuffer {
    if (bytes > this.#largest) {
      throw new StateError(
        `An array of ${bytes} bytes does not fit this GPU: at most ${this.#largest}. Compute in parts, or on the CPU: x.to("cpu").`,
      );
    }
    const size = Math.min(sizeClass(bytes), this.#largest);
    this.used += size;
    return this.#free.get(size)?.pop() ?? this.#make(size);
  }

  #make(size: number): GPUBuffer {
    this.reserved += size;
    const others = this.used - size;
    const describe = async () => (await import("./failures.js")).outOfMemory(size, others);
    return this.#gpu.watch("out-of-memory", describe, () =>
      this.#gpu.device.createBuffer({ size, usage: usage.storage | usage.copySource | usage.copyTarget }),
    );
  }

  release(buffer: GPUBuffer): void {
    const { size } = buffer;
    this.used -= size;
    const list = this.#free.get(size);
    if (list === undefined) this.#free.set(size, [buffer]);
    else list.push(buffer);
  }
}

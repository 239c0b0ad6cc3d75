import type { Dtype, TypedArray } from "../dtype.js";
import { StateError } from "../errors.js";
import { type Limits, wordBytes, wordsOf } from "./bindings.js";
import { mapRead, usage, type Writable } from "./gpu-types.js";
import { BufferPool } from "./pool.js";

/**
 * A device and its queue. Commands gather in one encoder until somebody reads or the task ends. What must wait, for
 * values that come to the host in the middle, makes everything behind it wait: the order of calls is the order of effects.
 */
export class Gpu {
  readonly device: GPUDevice;
  readonly limits: Limits;
  readonly pool: BufferPool;
  /** Tensors whose values lie here. */
  arrays = 0;
  #lost: string | undefined;
  #unsure: Promise<void>[] = [];
  #encoder: GPUCommandEncoder | undefined;
  #pass: GPUComputePassEncoder | undefined;
  #tail: Promise<void> | undefined;
  #staging = new Map<number, GPUBuffer[]>();
  #workspace: GPUBuffer | undefined;
  #serials = new WeakMap<GPUBuffer, number>();
  #nextSerial = 0;

  constructor(device: GPUDevice, lowered: Partial<Limits> = {}) {
    this.device = device;
    const { limits } = device;
    this.limits = {
      binding: limits.maxStorageBufferBindingSize,
      buffers: limits.maxStorageBuffersPerShaderStage,
      groups: limits.maxComputeWorkgroupsPerDimension,
      buffer: limits.maxBufferSize,
      // Room for the last step to overshoot.
      steps: 2 ** 31 - 2 ** 26,
      ...lowered,
    };
    this.pool = new BufferPool(this, this.limits.buffer);
    // What nobody watched is a fault of ours, and must not pass for a result.
    device.addEventListener("uncapturederror", ({ error }) => {
      const failed = Promise.reject(new Error(`internal: ${error.message}`));
      failed.catch(() => undefined);
      this.#unsure.push(failed);
    });
    void device.lost.then(({ message, reason }) => {
      this.#lost = message || reason;
    });
  }

  /** Throws when the device is gone. */
  check(): void {
    if (this.#lost !== undefined) throw this.#lostError();
  }

  get lost(): boolean {
    return this.#lost !== undefined;
  }

  #lostError(): StateError {
    return new StateError(
      `The GPU device was lost (${this.#lost}), and with it the values that lay on it. Begin again: await useBackend("webgpu").`,
    );
  }

  /** Does `action`, and remembers what came of it for the next to ask. */
  watch<T>(
    filter: GPUErrorFilter,
    describe: (error: string) => string | Promise<string>,
    action: () => T,
  ): T {
    this.device.pushErrorScope(filter);
    try {
      return action();
    } finally {
      this.#unsure.push(
        this.device.popErrorScope().then(
          async (error) => {
            if (error !== null) throw new StateError(await describe(error.message));
          },
          () => undefined,
        ),
      );
    }
  }

  /** What was watched since this was last asked: each rejects when it went wrong. */
  outcomes(): Promise<void>[] {
    const outcomes = this.#unsure;
    this.#unsure = [];
    for (const outcome of outcomes) outcome.catch(() => undefined);
    return outcomes;
  }

  /** Runs `job` now, or when everything that waits has run. A promise to wait for, if there is something to wait for. */
  enqueue(job: () => void | Promise<void>): Promise<void> | undefined {
    const running = this.#tail === undefined ? job() : this.#tail.then(job);
    if (running === undefined) return undefined;
    const tail: Promise<void> = running.then(
      () => this.#ended(tail),
      () => this.#ended(tail),
    );
    this.#tail = tail;
    return running;
  }

  #ended(tail: Promise<void>): void {
    if (this.#tail === tail) this.#tail = undefined;
  }

  /** Everything recorded so far is in the queue. */
  async settled(): Promise<void> {
    await this.enqueue(() => this.flush());
  }

  get waits(): boolean {
    return this.#tail !== undefined;
  }

  /** Where kernels are recorded. */
  pass(): GPUComputePassEncoder {
    if (this.#pass !== undefined) return this.#pass;
    this.#pass = this.#commands().beginComputePass();
    return this.#pass;
  }

  /** Where copies are recorded. */
  copies(): GPUCommandEncoder {
    this.#pass?.end();
    this.#pass = undefined;
    return this.#commands();
  }

  #commands(): GPUCommandEncoder {
    if (this.#encoder !== undefined) return this.#encoder;
    this.#encoder = this.device.createCommandEncoder();
    queueMicrotask(() => this.flush());
    return this.#encoder;
  }

  flush(): void {
    if (this.#encoder === undefined) return;
    this.#pass?.end();
    const commands = this.#encoder.finish();
    this.#pass = undefined;
    this.#encoder = undefined;
    this.device.queue.submit([commands]);
  }

  /** Writes after everything recorded so far. */
  write(buffer: GPUBuffer, data: Writable): void {
    if (data.byteLength === 0) return;
    this.flush();
    this.device.queue.writeBuffer(buffer, 0, data);
  }

  /** The bytes as they are after everything recorded so far. */
  async copyOut(buffer: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
    this.check();
    if (bytes === 0) return new ArrayBuffer(0);
    // Sizes in powers of two find each other again.
    const size = 2 ** Math.ceil(Math.log2(Math.max(256, bytes)));
    const known = this.#staging.get(size)?.pop();
    const staging =
      known ??
      this.device.createBuffer({
        size: Math.max(bytes, Math.min(size, this.limits.buffer)),
        usage: usage.mapRead | usage.copyTarget,
      });
    this.copies().copyBufferToBuffer(buffer, 0, staging, 0, bytes);
    this.flush();
    try {
      await staging.mapAsync(mapRead, 0, bytes);
    } catch (error) {
      const { lossOf, notRead } = await import("./failures.js");
      this.#lost ??= await lossOf(this.device);
      this.check();
      throw notRead(error);
    }
    const copy = staging.getMappedRange(0, bytes).slice(0);
    staging.unmap();
    const list = this.#staging.get(size) ?? [];
    this.#staging.set(size, list);
    // A few of each size; large ones are not worth their memory.
    if (list.length < 4 && size <= 2 ** 24) list.push(staging);
    else staging.destroy();
    return copy;
  }

  /** Elements of a buffer. */
  async download(buffer: GPUBuffer, dtype: Dtype, length: number): Promise<TypedArray> {
    const bytes = await this.copyOut(buffer, wordsOf(dtype, length) * wordBytes);
    if (dtype === "float16") return (await import("./halves.js")).fromHalves(bytes, length);
    if (dtype === "bool") return Uint8Array.from(new Uint32Array(bytes));
    return dtype === "int32" ? new Int32Array(bytes) : new Float32Array(bytes);
  }

  /** A buffer for partial results and the flag of faults, which no kernel needs after it has run. */
  workspace(bytes: number): GPUBuffer {
    if (this.#workspace === undefined || this.#workspace.size < bytes) {
      if (this.#workspace !== undefined) this.pool.release(this.#workspace);
      this.#workspace = this.pool.allocate(Math.max(bytes, 4096));
    }
    return this.#workspace;
  }

  /** A number for each buffer that there has been. */
  serial(buffer: GPUBuffer): number {
    let serial = this.#serials.get(buffer);
    if (serial === undefined) {
      serial = this.#nextSerial++;
      this.#serials.set(buffer, serial);
    }
    return serial;
  }
}

/** Values as they lie on the GPU: bool is a word. */
export function toWords(array: TypedArray, dtype: Dtype): Float32Array | Int32Array | Uint32Array {
  if (dtype === "bool") return Uint32Array.from(array);
  if (array instanceof Float32Array || array instanceof Int32Array) return array;
  return Float32Array.from(array);
}

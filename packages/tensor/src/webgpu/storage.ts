import type { Dtype, TypedArray } from "../dtype.js";
import { internal, StateError } from "../errors.js";
import { enterScope } from "../scope.js";
import { HeldStorage } from "../storage.js";
import { wordBytes, wordsOf } from "./bindings.js";
import type { Gpu } from "./device.js";
import type { Run } from "./run.js";

const collected = new FinalizationRegistry<{ gpu: Gpu; buffer: GPUBuffer }>(({ gpu, buffer }) => {
  gpu.arrays--;
  gpu.pool.release(buffer);
});

/** Values in a buffer on the GPU. */
export class GpuStorage extends HeldStorage {
  readonly backend = "webgpu";
  readonly gpu: Gpu;
  readonly dtype: Dtype;
  readonly length: number;
  readonly bytes: number;
  /** What computed it, until that is known to have gone well. */
  origin: Run | undefined;
  readonly #buffer: GPUBuffer;
  /** Whether the buffer goes back to the pool; otherwise it is the user's. */
  readonly #pooled: boolean;

  constructor(
    gpu: Gpu,
    dtype: Dtype,
    length: number,
    from: { readonly buffer?: GPUBuffer; readonly scoped?: boolean } = {},
  ) {
    const bytes = wordsOf(dtype, length) * wordBytes;
    super(from.buffer === undefined ? bytes : 0);
    this.gpu = gpu;
    this.dtype = dtype;
    this.length = length;
    this.bytes = bytes;
    this.#pooled = from.buffer === undefined;
    this.#buffer = from.buffer ?? gpu.pool.allocate(bytes);
    if (!this.#pooled) return;
    gpu.arrays++;
    collected.register(this, { gpu, buffer: this.#buffer }, this);
    if (from.scoped !== false) enterScope(this);
  }

  get buffer(): GPUBuffer {
    this.check();
    return this.#buffer;
  }

  array(): TypedArray {
    this.check();
    throw new StateError(
      "The values lie on the GPU: await x.data(), x.array() or x.item(). To compute " +
        'on the CPU: x.to("cpu").',
    );
  }

  async read(): Promise<TypedArray> {
    const { gpu, buffer } = this;
    let copy: Promise<TypedArray> | undefined;
    const start = (): void => {
      copy = gpu.download(buffer, this.dtype, this.length);
    };
    const waiting = gpu.enqueue(start);
    if (waiting !== undefined) await waiting;
    const copied = (copy as Promise<TypedArray> | undefined) ?? internal("nothing was copied");
    const [values] = await Promise.all([copied, this.origin?.outcome]);
    return values;
  }

  protected giveBack(): void {
    if (!this.#pooled) return;
    collected.unregister(this);
    this.gpu.arrays--;
    this.gpu.pool.release(this.#buffer);
  }
}

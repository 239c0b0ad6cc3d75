import { evaluateSoon, gpuEvaluator } from "../backend.js";
import { checkDtype, type Dtype } from "../dtype.js";
import { DtypeError, ShapeError, StateError } from "../errors.js";
import { storedNode } from "../graph/leaf.js";
import { checkOptions } from "../options.js";
import { checkShape, type Shape, showShape, sizeOf } from "../shape.js";
import { Tensor } from "../tensor/tensor.js";
import { wordBytes, wordsOf } from "./bindings.js";
import type { Gpu } from "./device.js";
import { GpuEvaluator } from "./evaluator.js";
import { usage } from "./gpu-types.js";
import { GpuStorage } from "./storage.js";

export interface GpuBufferOptions {
  readonly shape: Shape;
  /** float32, the default, int32, or float16: two in a word, the first in its lower half. */
  readonly dtype?: Dtype;
}

/**
 * A tensor over a `GPUBuffer` of yours, from your own shaders or another library on the same device: nothing is copied.
 * The device must be the one given to `useBackend("webgpu", { device })`, and the buffer have the usages STORAGE and
 * COPY_SRC. It stays yours: do not write to it while tensors computed from it are not read, and destroy it only after.
 *
 * @throws StateError when no GPU is in use or a usage is missing; ShapeError when the buffer is too small
 */
export function fromGpuBuffer(buffer: object, options: GpuBufferOptions): Tensor {
  checkOptions("fromGpuBuffer", options, ["shape", "dtype"]);
  const { size, usage: has } = buffer as GPUBuffer;
  const shape = checkShape("fromGpuBuffer", options.shape);
  const dtype = checkDtype("fromGpuBuffer", options.dtype ?? "float32");
  if (dtype === "bool" || dtype === "float64")
    throw new DtypeError(`fromGpuBuffer: a buffer holds float32, float16 or int32, not ${dtype}.`);
  const gpu = gpuInUse("fromGpuBuffer");
  const length = sizeOf(shape);
  const bytes = wordsOf(dtype, length) * wordBytes;
  if (size < bytes)
    throw new ShapeError(
      `fromGpuBuffer: a tensor ${showShape(shape)} takes ${bytes} bytes, and the buffer has ${size}.`,
    );
  const needed = usage.storage | usage.copySource;
  if ((has & needed) !== needed)
    throw new StateError(
      "fromGpuBuffer: the buffer must have the usages STORAGE and COPY_SRC, to be computed with and read.",
    );
  return new Tensor(
    storedNode(new GpuStorage(gpu, dtype, length, { buffer: buffer as GPUBuffer }), shape, dtype),
  );
}

/**
 * The `GPUBuffer` in which the values of a tensor lie, computed and in the queue before whatever you submit next: row-major,
 * four bytes an element (two of float16), with the usages STORAGE, COPY_SRC and COPY_DST, and perhaps longer than the tensor. It stays the
 * tensor's: it may be written over as soon as the tensor is disposed of or collected, so keep the tensor.
 *
 * @throws StateError when no GPU is in use or the tensor lies on the CPU; what a read throws
 */
export async function gpuBufferOf(x: Tensor): Promise<object> {
  const gpu = gpuInUse("gpuBufferOf");
  const { node } = x;
  await evaluateSoon([node]);
  const { value } = node;
  if (!(value instanceof GpuStorage) || value.gpu !== gpu)
    throw new StateError('gpuBufferOf: the tensor lies on the CPU. Move it first: x.to("webgpu").');
  await gpu.settled();
  await value.origin?.outcome;
  return value.buffer;
}

function gpuInUse(where: string): Gpu {
  const evaluator = gpuEvaluator();
  if (evaluator instanceof GpuEvaluator) return evaluator.gpu;
  throw new StateError(`${where}: no GPU is in use yet. Begin with await useBackend("webgpu").`);
}

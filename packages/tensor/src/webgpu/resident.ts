import { internal, StateError } from "../errors.js";
import type { Node } from "../graph/node.js";
import { type Gpu, toWords } from "./device.js";
import type { Writable } from "./gpu-types.js";
import { GpuStorage } from "./storage.js";

/** The values of a leaf on this GPU. Those of the host are copied when they are first needed here, and stay there too. */
export function resident(gpu: Gpu, node: Node): GpuStorage {
  const value = node.value ?? internal("a leaf has no value");
  if (value instanceof GpuStorage) return onThis(gpu, value);
  if (value.copy instanceof GpuStorage && value.copy.gpu === gpu) return value.copy;
  const words = toWords(value.array(), node.dtype);
  const storage = new GpuStorage(gpu, node.dtype, words.length, { scoped: false });
  const { buffer } = storage;
  // What waits its turn takes the values as they are now.
  const data = gpu.waits || isShared(words.buffer) ? words.slice() : words;
  void gpu.enqueue(() => gpu.write(buffer, data as Writable));
  storage.hold();
  value.copy = storage;
  return storage;
}

function onThis(gpu: Gpu, storage: GpuStorage): GpuStorage {
  if (storage.gpu === gpu) return storage;
  storage.gpu.check();
  throw new StateError(
    "A tensor lies on another GPU device than the one in use. Bring it over by the host: tensor(await x.data(), { shape: x.shape }).",
  );
}

function isShared(buffer: ArrayBufferLike): boolean {
  return typeof SharedArrayBuffer === "function" && buffer instanceof SharedArrayBuffer;
}

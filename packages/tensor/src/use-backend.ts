import { checkBackendName, gpuEvaluator, preferBackend } from "./backend.js";
import { checkOptions } from "./options.js";
import type { Backend } from "./place.js";

/** Which GPU, for those who care. Objects of WebGPU's own, where there are any. */
export interface BackendOptions {
  /** A `GPUDevice` of yours, to share buffers with. What it allows is what it was requested with. */
  readonly device?: object;
  /** A `GPUAdapter`, from which a device is requested with all it has. */
  readonly adapter?: object;
  /** Which GPU, where there are two. */
  readonly powerPreference?: "high-performance" | "low-power";
}

/** Calls wait for each other: two at once shall not open two devices. */
let starting: Promise<void> = Promise.resolve();

/**
 * Chooses where values are computed from now on: `"cpu"`, the default, or `"webgpu"`, which is loaded when it is first
 * asked for. In Node it needs the npm package `webgpu`. Tensors that lie on a backend stay there. Called again after the
 * device was lost, or with another device, it begins anew.
 *
 * On WebGPU reads are asynchronous: `await x.data()`; the synchronous ones throw. There is no float64: what is in double
 * is computed on the CPU, and an error where it meets an operand on the GPU.
 *
 * @throws StateError when there is no WebGPU, no adapter or no package, and says which; ValueError for any other name
 * @example
 * ```ts
 * import { tensor, useBackend } from "@surprisal/tensor";
 * await useBackend("cpu");
 * tensor([1, 2, 3]).backend; // → "cpu"
 * ```
 */
export async function useBackend(backend: Backend, options: BackendOptions = {}): Promise<void> {
  checkBackendName("useBackend", backend);
  checkOptions("useBackend", options, ["device", "adapter", "powerPreference"]);
  if (backend === "cpu") {
    preferBackend("cpu");
    return;
  }
  const started = starting.then(async () => {
    const { startGpu } = await import("./webgpu/start.js");
    preferBackend("webgpu", await startGpu(options, gpuEvaluator()));
  });
  starting = started.catch(() => undefined);
  await started;
}

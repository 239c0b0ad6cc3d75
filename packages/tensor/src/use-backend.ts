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
  /** Speed before exactness on WebGPU, until the next `useBackend`; see there. */
  readonly fast?: boolean;
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
 * `{ fast: true }` computes exp and log, and what is made of them (softmax, sigmoid, tanh, …), by the GPU's own functions,
 * and reduces in subgroups where the adapter has them. What is given up: the 4 ulp of the default. WGSL allows exp
 * `3 + 2|x|` ulp and log an absolute error of 2⁻²¹ between ½ and 2, and results that are subnormal may be 0; and which
 * last digits a sum has depends on the GPU's subgroups. NaN and infinities are what they are by default, and a device
 * gives the same bits in each run. Tensors stay where they are when the mode changes.
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
  checkOptions("useBackend", options, ["device", "adapter", "powerPreference", "fast"]);
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

import { StateError } from "../errors.js";

// What is told when there is no GPU, or not enough of it: loaded when it happens.

export function noWebgpu(): StateError {
  return new StateError(
    "useBackend: this browser or worker has no WebGPU (navigator.gpu), or the page is not served by https or from localhost. " +
      'To stay on the CPU: await useBackend("cpu").',
  );
}

export function noAdapter(): StateError {
  return new StateError(
    "useBackend: this browser has WebGPU, but no GPU adapter for it: the driver may be too old or blocked (chrome://gpu says " +
      'which). To stay on the CPU: await useBackend("cpu").',
  );
}

export function noDevice({ vendor, architecture, description }: GPUAdapterInfo, error: unknown): StateError {
  return new StateError(
    `useBackend: the GPU adapter (${description || `${vendor} ${architecture}`.trim()}) gives no device: ${error instanceof Error ? error.message : error}. An adapter gives one device only; ask for another adapter.`,
    { cause: error },
  );
}

export function outOfMemory(size: number, others: number): string {
  return (
    `Out of GPU memory: ${size} bytes more were asked for while ${others} are in use. Dispose of what is no longer needed, ` +
    "wrap the steps of a loop in scope(() => …), or compute in parts."
  );
}

export function notRead(error: unknown): StateError {
  return new StateError(`Reading from the GPU failed: ${error instanceof Error ? error.message : error}`, {
    cause: error,
  });
}

/** Why the device is gone, where it is: that may be about to be told. */
export async function lossOf({ lost }: GPUDevice): Promise<string | undefined> {
  const info = await Promise.race([lost, new Promise<undefined>((done) => setTimeout(done, 100))]);
  return info && (info.message || info.reason);
}

import { StateError } from "../errors.js";

/** Of the npm package. It must stay referenced: its devices live as long as it does. */
let found: GPU | undefined;

/** WebGPU in Node, where it comes in a package. */
export async function findWebGPU(): Promise<GPU> {
  if (found !== undefined) return found;
  try {
    // Not a literal: bundlers for browsers would look for it.
    const name = "webgpu";
    const { create } = (await import(/* @vite-ignore */ name)) as { create(flags: string[]): GPU };
    found = create([]);
    return found;
  } catch (error) {
    throw new StateError(
      `useBackend: in Node, WebGPU comes from the npm package "webgpu", and it did not load: ${error instanceof Error ? error.message : error}. ` +
        'Install it: npm install webgpu. To stay on the CPU: await useBackend("cpu").',
      { cause: error },
    );
  }
}

export function noAdapter(): StateError {
  return new StateError(
    "useBackend: WebGPU is here, but finds no GPU adapter. On Linux it needs a Vulkan driver (libvulkan.so.1 and that of the " +
      'card), on a machine without a GPU a software one such as SwiftShader. To stay on the CPU: await useBackend("cpu").',
  );
}

import type { Kernel } from "../compiler/kernel.js";
import type { ArgumentLayout } from "./arguments.js";
import { kernelKey } from "./arguments.js";
import { assemble } from "./assembler.js";
import { generate } from "./codegen.js";
import type { Heap } from "./heap.js";

/** A kernel's code, ready to call: one for all kernels of its structure. */
export interface KernelModule {
  readonly layout: ArgumentLayout;
  readonly partialSize: number;
  /** The module itself, for other threads and for those who want to read it. */
  readonly bytes: Uint8Array;
  readonly body: (args: number, begin: number, end: number, partials: number, scratch: number) => void;
  readonly finish: ((args: number, partials: number, count: number) => void) | undefined;
}

const modules = new Map<string, KernelModule>();

export function moduleFor(kernel: Kernel, heap: Heap): KernelModule {
  const key = kernelKey(kernel);
  let module = modules.get(key);
  if (module === undefined) {
    const { functions, layout, hasFinish, partialSize } = generate(kernel);
    const bytes = assemble(functions, heap.shared);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), {
      env: { memory: heap.memory },
    });
    module = {
      layout,
      partialSize,
      bytes,
      body: exports.body as KernelModule["body"],
      finish: hasFinish ? (exports.finish as KernelModule["finish"]) : undefined,
    };
    modules.set(key, module);
  }
  return module;
}

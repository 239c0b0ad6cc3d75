import type { Evaluator } from "../backend.js";
import { StateError } from "../errors.js";
import type { BackendOptions } from "../use-backend.js";
import type { Limits } from "./bindings.js";
import { Gpu } from "./device.js";
import { GpuEvaluator } from "./evaluator.js";

/** The GPU that is in use already, if it is the one asked for and still there; or a new one. */
export async function startGpu(
  options: BackendOptions,
  before: Evaluator | undefined,
): Promise<GpuEvaluator> {
  const device = options.device as GPUDevice | undefined;
  const { fast = false } = options;
  if (before instanceof GpuEvaluator && !before.gpu.lost) {
    const same = device === undefined ? options.adapter === undefined : before.gpu.device === device;
    if (same) return before.fast === fast ? before : evaluatorOf(before.gpu, fast);
  }
  if (device !== undefined) return evaluatorOf(new Gpu(device, "a device of yours"), fast);
  const adapter = (options.adapter as GPUAdapter | undefined) ?? (await findAdapter(options));
  return evaluatorOf(await openDevice(adapter), fast);
}

async function evaluatorOf(gpu: Gpu, fast: boolean): Promise<GpuEvaluator> {
  if (fast) {
    const { hasSubgroups } = await import("./subgroups.js");
    gpu.subgroups = await hasSubgroups(gpu);
  }
  return new GpuEvaluator(gpu, fast);
}

/** A device with all that the adapter has. `lowered`: less of it, for tests of what happens then. */
export async function openDevice(adapter: GPUAdapter, lowered: Partial<Limits> = {}): Promise<Gpu> {
  const { features, limits, info } = adapter;
  const { vendor, architecture, description } = info;
  const name = description || [vendor, architecture].filter((part) => part !== "").join(" ");
  const wanted = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxStorageBuffersPerShaderStage",
    "maxComputeWorkgroupsPerDimension",
  ] as const;
  try {
    const device = await adapter.requestDevice({
      label: "Surprisal",
      requiredFeatures: (["subgroups"] as const).filter((feature) => features.has(feature)),
      requiredLimits: Object.fromEntries(wanted.map((limit) => [limit, limits[limit]])),
    });
    return new Gpu(device, name, lowered);
  } catch (error) {
    throw new StateError(
      `useBackend: the GPU adapter (${name}) gives no device: ${error instanceof Error ? error.message : error}. An adapter gives one device only; ask for another adapter.`,
      { cause: error },
    );
  }
}

export async function findAdapter({ powerPreference }: BackendOptions): Promise<GPUAdapter> {
  const gpu = await findWebGPU();
  const adapter = await gpu.requestAdapter(powerPreference === undefined ? {} : { powerPreference });
  if (adapter !== null) return adapter;
  throw new StateError(
    isNode()
      ? "useBackend: WebGPU is here, but finds no GPU adapter. On Linux it needs a Vulkan driver (libvulkan.so.1 and that of the " +
          'card), on a machine without a GPU a software one such as SwiftShader. To stay on the CPU: await useBackend("cpu").'
      : "useBackend: this browser has WebGPU, but no GPU adapter for it: the driver may be too old or blocked (chrome://gpu says " +
          'which). To stay on the CPU: await useBackend("cpu").',
  );
}

function isNode(): boolean {
  return (
    typeof process !== "undefined" && process.versions?.node !== undefined && typeof window === "undefined"
  );
}

/** What a browser has on its navigator, and Node in a package. It must stay referenced: its devices live as long as it does. */
let ofNode: GPU | undefined;

async function findWebGPU(): Promise<GPU> {
  const own = globalThis.navigator?.gpu;
  if (own !== undefined) return own;
  if (ofNode !== undefined) return ofNode;
  if (!isNode()) {
    throw new StateError(
      "useBackend: this browser or worker has no WebGPU (navigator.gpu), or the page is not served by https or from localhost. " +
        'To stay on the CPU: await useBackend("cpu").',
    );
  }
  try {
    // Not a literal: bundlers for browsers would look for it.
    const name = "webgpu";
    const { create } = (await import(/* @vite-ignore */ name)) as { create(flags: string[]): GPU };
    ofNode = create([]);
    return ofNode;
  } catch (error) {
    throw new StateError(
      `useBackend: in Node, WebGPU comes from the npm package "webgpu", and it did not load: ${error instanceof Error ? error.message : error}. ` +
        'Install it: npm install webgpu. To stay on the CPU: await useBackend("cpu").',
      { cause: error },
    );
  }
}

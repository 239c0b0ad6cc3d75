import type { Evaluator } from "../backend.js";
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
    if (same) return (before.fast !== undefined) === fast ? before : evaluatorOf(before.gpu, fast);
  }
  if (device !== undefined) return evaluatorOf(new Gpu(device), fast);
  const adapter = (options.adapter as GPUAdapter | undefined) ?? (await findAdapter(options));
  return evaluatorOf(await openDevice(adapter), fast);
}

async function evaluatorOf(gpu: Gpu, fast: boolean): Promise<GpuEvaluator> {
  if (!fast) return new GpuEvaluator(gpu);
  const { fastOn } = await import("./fast.js");
  return new GpuEvaluator(gpu, await fastOn(gpu));
}

/** A device with all that the adapter has. `lowered`: less of it, for tests of what happens then. */
export async function openDevice(adapter: GPUAdapter, lowered: Partial<Limits> = {}): Promise<Gpu> {
  const { features, limits, info } = adapter;
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
    return new Gpu(device, lowered);
  } catch (error) {
    throw (await import("./failures.js")).noDevice(info, error);
  }
}

export async function findAdapter({ powerPreference }: BackendOptions): Promise<GPUAdapter> {
  const own = globalThis.navigator?.gpu;
  // Browsers need not load what only Node asks for.
  const node = isNode() ? await import("./node.js") : undefined;
  const gpu = own ?? (await node?.findWebGPU());
  if (gpu === undefined) throw (await import("./failures.js")).noWebgpu();
  const adapter = await gpu.requestAdapter(powerPreference === undefined ? {} : { powerPreference });
  if (adapter !== null) return adapter;
  throw (node ?? (await import("./failures.js"))).noAdapter();
}

function isNode(): boolean {
  return (
    typeof process !== "undefined" && process.versions?.node !== undefined && typeof window === "undefined"
  );
}

import type { Gpu } from "./device.js";
import { computeStage } from "./gpu-types.js";
import type { Shader } from "./shader.js";

export interface Pipelines {
  readonly layout: GPUBindGroupLayout;
  readonly main: GPUComputePipeline;
  readonly finish: GPUComputePipeline | undefined;
}

interface Known {
  readonly shader: Shader;
  readonly pipelines: Pipelines;
}

const known = new WeakMap<Gpu, Map<string, Known>>();

/** The pipelines of a kernel: one for all kernels of its structure. `written`: for each storage binding, whether it is. */
export function pipelinesFor(gpu: Gpu, key: string, written: readonly boolean[], write: () => Shader): Known {
  let ofDevice = known.get(gpu);
  if (ofDevice === undefined) {
    ofDevice = new Map();
    known.set(gpu, ofDevice);
  }
  let found = ofDevice.get(key);
  if (found === undefined) {
    const shader = write();
    found = { shader, pipelines: make(gpu, shader, written) };
    ofDevice.set(key, found);
  }
  return found;
}

export function make(gpu: Gpu, { code, hasFinish }: Shader, written: readonly boolean[]): Pipelines {
  const { device } = gpu;
  return gpu.watch(
    "validation",
    (error) => `A shader does not compile: ${error}\n${code}`,
    () => {
      const layout = device.createBindGroupLayout({
        entries: [
          { binding: 0, visibility: computeStage, buffer: { type: "uniform" } },
          ...written.map(
            (writes, i): GPUBindGroupLayoutEntry => ({
              binding: i + 1,
              visibility: computeStage,
              buffer: { type: writes ? "storage" : "read-only-storage" },
            }),
          ),
        ],
      });
      const module = device.createShaderModule({ code });
      const pipeline = (entryPoint: string) =>
        device.createComputePipeline({
          layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
          compute: { module, entryPoint },
        });
      return { layout, main: pipeline("main"), finish: hasFinish ? pipeline("finish") : undefined };
    },
  );
}

// The GPU as the bench sees it: which adapter, how often it is sent to work, and a clock of its own where it has one.

export interface BenchGpu {
  readonly device: GPUDevice;
  readonly details: Readonly<Record<string, string>>;
  /** Why no time that is taken here means anything. */
  readonly untimed: string | undefined;
  /** Milliseconds from the first submission of `work` until the GPU has done the last. */
  time(work: () => Promise<unknown>): Promise<number>;
  /** How many kernels `work` has the GPU run. */
  dispatches(work: () => Promise<unknown>): Promise<number>;
}

const features: readonly GPUFeatureName[] = ["timestamp-query", "subgroups"];

/** Opens a device with everything its adapter allows. Throws where there is none. */
export async function openGpu(): Promise<BenchGpu> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu ?? (await fromPackage());
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error("WebGPU finds no adapter here; on Linux it needs a Vulkan driver");
  const device = await adapter.requestDevice({
    requiredFeatures: features.filter((feature) => adapter.features.has(feature)),
    requiredLimits: everyLimit(adapter.limits),
  });
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = description || `${vendor} ${architecture}`.trim();
  const software = isFallbackAdapter || /swiftshader|llvmpipe|warp/i.test(`${name} ${architecture}`);
  const clock = device.features.has("timestamp-query") ? timestamps(device) : wall;
  return {
    device,
    details: { adapter: name, clock: clock === wall ? "of the CPU" : "timestamps" },
    untimed: software ? `${name} computes on the CPU; its times say nothing of a GPU` : undefined,
    time: clock,
    dispatches: (work) => countDispatches(device, work),
  };
}

/** It must stay referenced: its devices live as long as it does. */
let found: GPU | undefined;

async function fromPackage(): Promise<GPU> {
  const { create } = (await import("webgpu")) as { create(flags: string[]): GPU };
  // Else timestamps are rounded to 0.1 ms, as they are for pages.
  found = create(["disable-dawn-features=timestamp_quantization"]);
  return found;
}

function everyLimit(limits: GPUSupportedLimits): Record<string, number> {
  const all: Record<string, number> = {};
  for (const name in limits) {
    const limit = limits[name as keyof GPUSupportedLimits];
    if (typeof limit === "number") all[name] = limit;
  }
  return all;
}

async function wall(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A clock whose hands the GPU moves: before what is submitted first, and after everything that is submitted. */
function timestamps(device: GPUDevice): BenchGpu["time"] {
  const { queue } = device;
  const bytes = 16;
  const querySet = device.createQuerySet({ type: "timestamp", count: 2 });
  const buffer = (usage: number) => device.createBuffer({ size: bytes, usage });
  // QUERY_RESOLVE and COPY_SRC; COPY_DST and MAP_READ: Node has no globals of these names.
  const [resolved, staging] = [buffer(0x200 | 0x4), buffer(0x8 | 0x1)];
  const record = (what: (encoder: GPUCommandEncoder) => void) => {
    const encoder = device.createCommandEncoder();
    what(encoder);
    return encoder.finish();
  };
  const stamp = (which: "beginningOfPassWriteIndex" | "endOfPassWriteIndex", index: number) =>
    record((encoder) => encoder.beginComputePass({ timestampWrites: { querySet, [which]: index } }).end());

  return async (work) => {
    const submit = queue.submit.bind(queue);
    let begun = false;
    queue.submit = (commands) => {
      const between = [...commands, stamp("endOfPassWriteIndex", 1)];
      submit(begun ? between : [stamp("beginningOfPassWriteIndex", 0), ...between]);
      begun = true;
      return undefined;
    };
    try {
      await work();
    } finally {
      Reflect.deleteProperty(queue, "submit");
    }
    queue.submit([
      record((encoder) => {
        encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
        encoder.copyBufferToBuffer(resolved, 0, staging, 0, bytes);
      }),
    ]);
    await staging.mapAsync(1);
    const [begin = 0n, end = 0n] = new BigUint64Array(staging.getMappedRange());
    staging.unmap();
    return Number(end - begin) / 1e6;
  };
}

/** Looks over the shoulder of whoever records commands meanwhile. */
async function countDispatches(device: GPUDevice, work: () => Promise<unknown>): Promise<number> {
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  let count = 0;
  device.createCommandEncoder = (description) => {
    const encoder = createCommandEncoder(description);
    const beginComputePass = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (description) => {
      const pass = beginComputePass(description);
      const dispatch = pass.dispatchWorkgroups.bind(pass);
      pass.dispatchWorkgroups = (...groups) => {
        count++;
        return dispatch(...groups);
      };
      return pass;
    };
    return encoder;
  };
  try {
    await work();
  } finally {
    Reflect.deleteProperty(device, "createCommandEncoder");
  }
  return count;
}

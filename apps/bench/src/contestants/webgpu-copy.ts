// No contestant but the yardstick of a GPU: how long it takes to copy as many bytes as the task has to move.

import type { Work } from "../protocol.js";
import { openGpu } from "./gpu.js";
import { type Prepared, runtime, serve } from "./serve.js";

/** Each invocation copies several vectors of four words, neighbours at a time. */
const code = `
@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> destination: array<vec4f>;

@compute @workgroup_size(256) fn main(
  @builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u,
) {
  for (var i = id.x; i < arrayLength(&source); i += groups.x * 256u) { destination[i] = source[i]; }
}`;
const [mostGroups, vectorsEach] = [65535, 8];

const gpu = await openGpu();
const { device } = gpu;
const module = device.createShaderModule({ code });
const pipeline = device.createComputePipeline({ layout: "auto", compute: { module, entryPoint: "main" } });

function prepare({ bytes, flops }: Work): Prepared | string {
  if (flops !== undefined) return "a copy is no measure for products";
  // A copy reads each byte and writes it, so half the bytes are moved twice.
  const vectors = Math.ceil(bytes / 2 / 16);
  // STORAGE: Node has no globals of these names.
  const buffers = [0, 1].map(() => device.createBuffer({ size: 16 * vectors, usage: 0x80 }));
  const bindGroup = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  const groups = Math.min(mostGroups, Math.ceil(vectors / 256 / vectorsEach));
  const copies = (calls: number) => {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, bindGroup);
    for (let i = 0; i < calls; i++) pass.dispatchWorkgroups(groups);
    pass.end();
    device.queue.submit([encoder.finish()]);
    return device.queue.onSubmittedWorkDone();
  };
  return {
    run: async () => void (await copies(1)),
    time: (calls) => gpu.time(() => copies(calls)),
    read: () => [],
    dispose() {
      for (const buffer of buffers) buffer.destroy();
    },
  };
}

serve({
  details: () => ({ ...runtime, ...gpu.details }),
  ...(gpu.untimed !== undefined && { untimed: gpu.untimed }),
  prepare: (_task, _inputs, work) => prepare(work),
});

import type { Gpu } from "./device.js";
import { groupSize } from "./work.js";

const code = `enable subgroups;
@group(0) @binding(0) var<storage, read_write> found: array<u32>;
@compute @workgroup_size(${groupSize})
fn main(
  @builtin(local_invocation_index) lane: u32,
  @builtin(subgroup_invocation_id) at: u32,
  @builtin(subgroup_size) size: u32,
) {
  let first = subgroupBroadcastFirst(lane);
  found[lane] = u32(lane % size == at && lane - at == first);
}`;

/**
 * Whether the device has subgroups, and each is a row of neighbours in its workgroup: so it is wherever anybody looked,
 * but WGSL does not promise it.
 */
export async function hasSubgroups(gpu: Gpu): Promise<boolean> {
  const { device, pool } = gpu;
  if (!device.features.has("subgroups")) return false;
  const pipeline = device.createComputePipeline({
    layout: "auto",
    compute: { module: device.createShaderModule({ code }) },
  });
  const found = pool.allocate(4 * groupSize);
  const entries = [{ binding: 0, resource: { buffer: found } }];
  const pass = gpu.pass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(1);
  const words = new Uint32Array(await gpu.copyOut(found, 4 * groupSize));
  pool.release(found);
  return words.every((word) => word === 1);
}

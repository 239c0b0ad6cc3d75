import type { KernelReduction } from "../compiler/kernel.js";
import type { Gpu } from "./device.js";
import { joinName, monoidOf } from "./reductions.js";
import type { Fast } from "./shader.js";
import { groupSize } from "./work.js";

const functions = {
  // The built-in ones, which may take infinities and NaN for whatever they like.
  ownExp: "fn ownExp(x: f32) -> f32 { return select(x, exp(clamp(x, -104f, 89f)), isNumber(x)); }",
  ownLog: `fn ownLog(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  let beyond = bitcast<f32>(select(p.nan, bits, bits == p.infinity));
  return select(select(log(x), beyond, bits >= p.infinity), -bitcast<f32>(p.infinity), (bits << 1u) == 0u);
}`,
};

export async function fastOn(gpu: Gpu): Promise<Fast> {
  return { functions, joinInSubgroups: (await hasSubgroups(gpu)) ? joinInSubgroups : undefined };
}

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
async function hasSubgroups(gpu: Gpu): Promise<boolean> {
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

/**
 * As without subgroups. In one of 4 to 128 each invocation takes what its partner has, twice as far away each time, in a
 * fixed order, which `subgroupAdd` does not have; what is wider is read from the shelf.
 */
export function joinInSubgroups(reduction: KernelReduction, width: number): string {
  const { type, identity, combine } = monoidOf(reduction);
  const shelf = `shelf_${type}`;
  return `fn ${joinName(reduction, width)}(lane: u32, subgroup: u32, own: ${type}) -> ${type} {
  var state = own;
  for (var away = 1u; away < min(subgroup, ${width}u); away <<= 1u) {
    let other = subgroupShuffleXor(state, away);
    state = ${combine("state", "other")};
  }
  if (subgroup >= ${width}u) { return state; }
  ${shelf}[lane] = state;
  workgroupBarrier();
  var all = ${identity};
  for (var at = 0u; at < ${width}u; at += subgroup) { all = ${combine("all", `${shelf}[(lane & ~${width - 1}u) + at]`)}; }
  workgroupBarrier();
  return all;
}`;
}

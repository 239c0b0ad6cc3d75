import type { RoutineStep } from "../compiler/plan.js";
import { sizeOf } from "../shape.js";
import { wordBytes, wordType } from "./bindings.js";
import type { Gpu } from "./device.js";
import { usage } from "./gpu-types.js";
import { type Pipelines, pipelinesFor } from "./pipelines.js";

/** Rows and columns of a tile of the product, one workgroup's work; each invocation has 4 × 4 of its elements. */
const tile = 64;
/** How much of the inner length is in workgroup memory at a time. */
const depth = 16;
/** So many terms are summed by themselves, and in it those of each depth: fewer sums are rounded as large as all. */
const cascade = 512;

/** Products of matrices of certain shapes and strides. */
export interface Product {
  readonly pipelines: Pipelines;
  readonly uniforms: GPUBuffer;
  readonly groups: readonly [number, number, number];
  /** Bytes of both factors' arrays and of the product's. */
  readonly bytes: readonly number[];
}

const names = ["rows", "inner", "columns", "matrices", "a", "aRow", "aInner", "b", "bInner", "bColumn"];

/**
 * Matrix products over strided factors. Tiles of both are copied to workgroup memory, whatever their strides; the
 * batch's axes are one after the other in the third dimension of the dispatch. `sizes`: how many elements each array has.
 */
export function prepareMatmul(gpu: Gpu, step: RoutineStep, sizes: readonly number[]): Product | undefined {
  const [a, b] = step.inputs;
  const { dtype, shape } = step.output;
  if (a === undefined || b === undefined || sizeOf(shape) === 0) return undefined;
  const [rows = 1, columns = 1] = shape.slice(-2);
  const batch = shape.slice(0, -2);
  const inner = a.shape.at(-1) ?? 0;
  const groups = [Math.ceil(columns / tile), Math.ceil(rows / tile), sizeOf(batch)] as const;
  // A factor may be a part of its array, which is bound whole.
  const bytes = sizes.map((size) => wordBytes * Math.max(1, size));
  // What takes more than one binding or dispatch is left to the host.
  if (groups.some((count) => count > gpu.limits.groups) || Math.max(...bytes) > gpu.limits.binding)
    return undefined;
  const last = (strides: readonly number[]) => strides.slice(-2) as [number, number];
  const numbers = [
    ...[rows, inner, columns, groups[2]],
    ...[a.offset, ...last(a.strides)],
    ...[b.offset, ...last(b.strides)],
    ...batch.flatMap((length, axis) => [length, a.strides[axis] ?? 0, b.strides[axis] ?? 0]),
  ];
  const words = Int32Array.from({ length: Math.ceil(numbers.length / 4) * 4 }, (_, i) => numbers[i] ?? 0);
  const uniforms = gpu.device.createBuffer({
    size: words.byteLength,
    usage: usage.uniform | usage.copyTarget,
  });
  gpu.device.queue.writeBuffer(uniforms, 0, words);
  const type = wordType[dtype];
  const { pipelines } = pipelinesFor(gpu, `matmul ${type} ${batch.length}`, [false, false, true], () => ({
    code: matmulText(type, batch.length),
    hasFinish: false,
  }));
  return { pipelines, uniforms, groups, bytes };
}

export function runMatmul(
  gpu: Gpu,
  { pipelines, uniforms, groups, bytes }: Product,
  buffers: readonly GPUBuffer[],
): void {
  const group = gpu.device.createBindGroup({
    layout: pipelines.layout,
    entries: [
      { binding: 0, resource: { buffer: uniforms } },
      ...buffers.map((buffer, i) => ({ binding: i + 1, resource: { buffer, size: bytes[i] ?? 0 } })),
    ],
  });
  const pass = gpu.pass();
  pass.setPipeline(pipelines.main);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(...groups);
}

/** Each invocation brings four neighbours of a column of the left tile, and of a row of the right one, and has 4 × 4 sums. */
function matmulText(type: string, batchAxes: number): string {
  const axes = Array.from({ length: batchAxes }, (_, i) => batchAxes - 1 - i);
  const members = [...names, ...[...axes].reverse().flatMap((i) => [`n${i}`, `a${i}`, `b${i}`])];
  const walk = axes.flatMap((i) => [
    `  left += (rest % p.n${i}) * p.a${i};`,
    `  right += (rest % p.n${i}) * p.b${i};`,
    `  rest /= p.n${i};`,
  ]);
  const four = `vec4<${type}>`;
  const each = (line: (i: number) => string) => [0, 1, 2, 3].map(line).join("\n");
  return `struct Params { ${members.map((name) => `${name}: i32`).join(", ")} }
@group(0) @binding(0) var<uniform> p: Params;
@group(0) @binding(1) var<storage, read> a: array<${type}>;
@group(0) @binding(2) var<storage, read> b: array<${type}>;
@group(0) @binding(3) var<storage, read_write> product: array<${type}>;
var<workgroup> tileA: array<${four}, ${(depth * tile) / 4}>;
var<workgroup> tileB: array<${four}, ${(depth * tile) / 4}>;
@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = i32(group.y) * ${tile};
  let column = i32(group.x) * ${tile};
  var left = p.a;
  var right = p.b;
  var rest = i32(group.z);
${walk.join("\n")}
  let x = i32(lane % 16u);
  let y = i32(lane / 16u);
${each((i) => `  var sums${i} = ${four}();\n  var some${i} = ${four}();`)}
  for (var start = 0; start < p.inner; start += ${depth}) {
    let k = start + y;
    let r = row + x * 4;
    let c = column + x * 4;
    var fromA = ${four}();
    var fromB = ${four}();
    if (k < p.inner) {
${each((i) => `      if (r + ${i} < p.rows) { fromA[${i}] = a[left + (r + ${i}) * p.aRow + k * p.aInner]; }`)}
${each((i) => `      if (c + ${i} < p.columns) { fromB[${i}] = b[right + k * p.bInner + (c + ${i}) * p.bColumn]; }`)}
    }
    tileA[lane] = fromA;
    tileB[lane] = fromB;
    workgroupBarrier();
${each((i) => `    var part${i} = ${four}();`)}
    for (var l = 0; l < ${depth}; l++) {
      let ofA = tileA[l * 16 + y];
      let ofB = tileB[l * 16 + x];
${each((i) => `      part${i} += ofA[${i}] * ofB;`)}
    }
${each((i) => `    some${i} += part${i};`)}
    if ((start & ${cascade - 1}) == ${cascade - depth}) {
${each((i) => `      sums${i} += some${i};\n      some${i} = ${four}();`)}
    }
    workgroupBarrier();
  }
${each((i) => `  sums${i} += some${i};`)}
  for (var j = 0; j < 4; j++) {
    let c = column + x * 4 + j;
    let r = row + y * 4;
    let at = (i32(group.z) * p.rows + r) * p.columns + c;
    if (c < p.columns) {
${each((i) => `      if (r + ${i} < p.rows) { product[at + ${i} * p.columns] = sums${i}[j]; }`)}
    }
  }
}
`;
}

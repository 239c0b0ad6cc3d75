import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { gpuEvaluator, preferBackend } from "../backend.js";
import { compile, evaluate, explain, type Tensor, tensor, useBackend, valueAndGrad } from "../index.js";
import "../testing/matcher.js";
import { GpuEvaluator } from "./evaluator.js";
import { fastOn, joinInSubgroups } from "./fast.js";
import { findAdapter, openDevice } from "./start.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

const functions = ["exp", "expm1", "log", "log1p", "tanh", "sigmoid", "softplus"] as const;
/** Rows of lengths that 8 and 256 invocations share, most of them with something that must survive. */
const rows = [20, 1500].map((length) =>
  tensor(
    [nan, infinity, -infinity, 2].map((value) =>
      Array.from({ length }, (_, i) => (i === length - 2 ? value : Math.sin(i))),
    ),
  ),
);

const reductions = (x: Tensor) => [
  x.sum(1),
  x.div(4).add(1).prod(1),
  x.max(1),
  x.min(1),
  x.greater(0).sum(1),
  x.mul(1000).cast("int32").max(1),
  x.max(),
  x.isFinite().where(x, 0).mean(),
];

/** All of each row length in one kernel. */
async function expectSameJoins(what: string): Promise<void> {
  for (const x of rows) {
    const found = reductions(x.to("webgpu"));
    await evaluate(...found);
    for (const [i, expected] of reductions(x).entries())
      expect(await found[i]?.data(), `${what}: ${i} of ${x.shape}`).toBeAllClose(await expected.data(), {
        relative: 1e-4,
        absolute: 1e-5,
      });
  }
}

async function codeOf(y: Tensor): Promise<string> {
  return (await explain(y)).kernels.map(({ code }) => code).join("\n");
}

describe("the fast mode on webgpu", () => {
  beforeEach(() => useBackend("webgpu", { fast: true }).then(() => preferBackend("cpu")));
  afterAll(() => useBackend("webgpu").then(() => preferBackend("cpu")));

  test("takes the GPU's own exp and log, and the default ours; tensors and compiled functions go along", async () => {
    const x = tensor([1, 2]).to("webgpu");
    const f = (a: Tensor) => a.exp().add(a.log()).add(a.sigmoid());
    const compiled = compile(f);
    expect(await codeOf(f(x))).toMatch(/ownExp\(.*ownLog\(/s);
    const fast = await compiled(x).data();
    await useBackend("webgpu");
    expect(await codeOf(f(x))).not.toMatch(/ownExp|ownLog|subgroup/);
    const exact = await f(tensor([1, 2]).to("cpu")).data();
    expect(await compiled(x).data()).toBeAllClose(exact, { ulp: 4 });
    expect(fast).toBeAllClose(exact, { relative: 1e-4 });
    preferBackend("cpu");
  });

  test("its functions keep NaN and infinities, and are near ours elsewhere", async () => {
    const specials = [0, -0, 1, -1, 88.7, 89, -104, 1e30, -1e30, 3.4e38, infinity, -infinity, nan];
    const range = Array.from({ length: 500 }, (_, i) => (i - 250) / 6 + 1e-3);
    const x = tensor([...specials, ...range]);
    for (const name of functions) {
      const found = await x.to("webgpu")[name]().data();
      expect(found, name).toBeAllClose(await x[name]().data(), { relative: 1e-4, absolute: 1e-6 });
    }
    const logits = tensor([
      [1, -infinity, 2],
      [nan, 1, 2],
      [1000, 999, -1000],
    ]);
    expect(await logits.to("webgpu").softmax(1).data()).toBeAllClose(await logits.softmax(1).data(), {
      relative: 1e-4,
      absolute: 1e-6,
    });
  });

  test("reduces in subgroups where there are any, NaN and all, with the same bits in each run", async () => {
    const { gpu, fast } = gpuEvaluator() as GpuEvaluator;
    expect(fast?.joinInSubgroups !== undefined).toBe(gpu.device.features.has("subgroups"));
    await expectSameJoins("fast");
    const loss = valueAndGrad((w: Tensor) => w.sub(1).square().mean());
    const run = async () => [await (loss(rows[1]?.to("webgpu") as Tensor).value as Tensor).item()];
    expect(await run()).toEqual(await run());
  });

  test("the code of a reduction is to be read", async () => {
    const code = await codeOf(
      tensor([[1, 2, 3, 4, 5, 6]])
        .to("webgpu")
        .sum(1),
    );
    expect(code).toMatchInlineSnapshot(`
      "enable subgroups;
      struct Params {
        infinity: u32, nan: u32, zero: u32, groups: u32, rows: i32, columns: i32,
        c0: i32, a0: i32, a1: i32,
      }
      @group(0) @binding(0) var<uniform> p: Params;
      @group(0) @binding(1) var<storage, read> b0: array<f32>;
      @group(0) @binding(2) var<storage, read_write> b1: array<f32>;
      @group(0) @binding(3) var<storage, read_write> work: array<atomic<u32>>;
      var<workgroup> shelf_f32: array<f32, 256>;

      fn joinSumf32Of256(lane: u32, subgroup: u32, own: f32) -> f32 {
        var state = own;
        for (var away = 1u; away < min(subgroup, 256u); away <<= 1u) {
          let other = subgroupShuffleXor(state, away);
          state = state + other;
        }
        if (subgroup >= 256u) { return state; }
        shelf_f32[lane] = state;
        workgroupBarrier();
        var all = 0f;
        for (var at = 0u; at < 256u; at += subgroup) { all = all + shelf_f32[(lane & ~255u) + at]; }
        workgroupBarrier();
        return all;
      }
      @compute @workgroup_size(256)
      fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32, @builtin(subgroup_size) subgroup: u32) {
        var state0 = 0f;
        for (var at = i32(group.x * 256u + lane); at < p.rows * p.columns; at += i32(p.groups * 256u)) {
          let c0 = at;
          let v0 = b0[p.a0 + c0];
          state0 = state0 + v0;
        }
        let total0 = joinSumf32Of256(lane, subgroup, state0);
        if (lane == 0u) { atomicStore(&work[1u + 0u * p.groups + group.x], bitcast<u32>(total0)); }
      }
      @compute @workgroup_size(256)
      fn finish(@builtin(local_invocation_index) lane: u32, @builtin(subgroup_size) subgroup: u32) {
        var state0 = 0f;
        for (var at = lane; at < p.groups; at += 256u) {
          state0 = state0 + bitcast<f32>(atomicLoad(&work[1u + 0u * p.groups + at]));
        }
        let total0 = joinSumf32Of256(lane, subgroup, state0);
        if (lane == 0u) {
          let v1 = total0;
          b1[p.a1] = v1;
        }
      }
      "
    `);
  });
});

describe("subgroups, on webgpu", () => {
  afterEach(() => useBackend("webgpu").then(() => preferBackend("cpu")));

  test("are done without where there are none", async () => {
    const device = await (await findAdapter({})).requestDevice();
    await useBackend("webgpu", { device, fast: true });
    preferBackend("cpu");
    const code = await codeOf(rows[0]?.to("webgpu").exp().sum(1) as Tensor);
    expect(code).toContain("ownExp(");
    expect(code).not.toContain("subgroup");
    expect(
      await tensor([[1, nan, 2]])
        .to("webgpu")
        .max(1)
        .data(),
    ).toEqual(Float32Array.of(nan));
  });

  test.each([8, 128])("of %i are as good as any", async (size) => {
    const gpu = await openDevice(await findAdapter({}));
    const fast = { ...(await fastOn(gpu)), joinInSubgroups };
    // The adapter at hand has one size. Another is played by workgroup memory: a partner is so many places away.
    const played = `const subgroup = ${size}u;
var<workgroup> seen: array<u32, 256>;
${["f32", "i32"]
  .map(
    (type) => `fn partner_${type}(lane: u32, state: ${type}, away: u32) -> ${type} {
  seen[lane] = bitcast<u32>(state);
  workgroupBarrier();
  let other = bitcast<${type}>(seen[lane ^ away]);
  workgroupBarrier();
  return other;
}`,
  )
  .join("\n")}`;
    let replaced = 0;
    const create = gpu.device.createShaderModule.bind(gpu.device);
    gpu.device.createShaderModule = ({ code }) => {
      if (!code.includes("subgroup")) return create({ code });
      replaced++;
      const plain = code
        .replace("enable subgroups;", played)
        .replaceAll(", @builtin(subgroup_size) subgroup: u32", "")
        .replace(/own: (f32|i32)\)[^}]*subgroupShuffleXor\(/g, (text, type) =>
          text.replace("subgroupShuffleXor(", `partner_${type}(lane, `),
        );
      expect(plain).not.toContain("subgroupShuffle");
      return create({ code: plain });
    };
    preferBackend("cpu", new GpuEvaluator(gpu, fast));
    await expectSameJoins(`subgroups of ${size}`);
    expect(replaced).toBeGreaterThan(0);
  });

  test("are looked at before they are relied on", async () => {
    const gpu = await openDevice(await findAdapter({}));
    const create = gpu.device.createShaderModule.bind(gpu.device);
    gpu.device.createShaderModule = ({ code }) =>
      create({ code: code.replace("lane % size", "(255u - lane) % size") });
    expect((await fastOn(gpu)).joinInSubgroups).toBe(undefined);
  });
});

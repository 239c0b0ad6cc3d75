import { describe, expect, test } from "vitest";
import { explain, grad, randomNormal, type Tensor, tensor } from "../index.js";
import "../testing/matcher.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** Zeros, infinities, NaN of both signs, ends of the range, halves, and neighbours of where functions turn. */
const specials = [
  ...[0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, -3, 88.7, -88.7, 89, -104, 1e-30, -1e-30],
  ...[16777217, 2 ** 31, -(2 ** 31), 3.4028234663852886e38, -3.4028234663852886e38, infinity, -infinity, nan],
];
const both = specials.flatMap((a) => specials.map((b): [number, number] => [a, b]));
const left = both.map(([a]) => a);
const right = both.map(([, b]) => b);

const unary: Record<string, (x: Tensor) => Tensor> = {
  neg: (x) => x.neg(),
  abs: (x) => x.abs(),
  sign: (x) => x.sign(),
  floor: (x) => x.floor(),
  ceil: (x) => x.ceil(),
  round: (x) => x.round(),
  sqrt: (x) => x.sqrt(),
  "cast to int32": (x) => x.cast("int32"),
  "cast to bool": (x) => x.cast("bool"),
  isNaN: (x) => x.isNaN(),
  isFinite: (x) => x.isFinite(),
  exp: (x) => x.exp(),
  expm1: (x) => x.expm1(),
  log: (x) => x.log(),
  log1p: (x) => x.log1p(),
  tanh: (x) => x.tanh(),
  sigmoid: (x) => x.sigmoid(),
  softplus: (x) => x.softplus(),
  erf: (x) => x.erf(),
};

const binary: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  maximum: (a, b) => a.maximum(b),
  minimum: (a, b) => a.minimum(b),
  pow: (a, b) => a.pow(b),
  equal: (a, b) => a.equal(b),
  notEqual: (a, b) => a.notEqual(b),
  less: (a, b) => a.less(b),
  lessEqual: (a, b) => a.lessEqual(b),
  where: (a, b) => a.less(b).where(a, b),
};

/** What algebra would shorten. */
const undone: typeof binary = {
  "add and sub": (a, b) => a.add(b).sub(b),
  "sub and add": (a, b) => a.add(b.sub(a)),
  "sub twice": (a, b) => a.sub(a.sub(b)),
  "mul and div": (a, b) => a.mul(b).div(b),
  "div and mul": (a, b) => b.mul(a.div(b)),
  "div twice": (a, b) => a.div(a.div(b)),
};

const reductions: Record<string, (x: Tensor) => Tensor> = {
  sum: (x) => x.sum(1),
  prod: (x) => x.prod(1),
  max: (x) => x.max(1),
  min: (x) => x.min(1),
  logSumExp: (x) => x.logSumExp(1),
};

/**
 * At most 4 ulp from the CPU, whose own error is 2 at most; and the same NaN, infinities and signs of zero. What is smaller
 * than normal numbers WGSL may take for 0.
 */
const bound = { ulp: 4, absolute: 2 ** -126, signedZero: true };

/** Kernels take neighbours one by one where their number is odd, else four at a time. */
function aloneAndByFour(values: readonly number[]): Tensor[] {
  const fours = values.length + 4 - (values.length % 4);
  return [values, Array.from({ length: fours }, (_, i) => values[i % values.length] ?? 0)].map((x) =>
    tensor(x),
  );
}

/** What meets rows whose elements are taken four at a time. */
const besideFours: Record<string, (x: Tensor) => Tensor> = {
  "a row for all": (x) => x.mul(x.narrow(0, 3, 4)),
  "a number for each row": (x) => x.sub(x.narrow(1, 5, 6)),
  "part of a row, from a fourth on": (x) => x.narrow(1, 4, 36).exp(),
  "part of a row, from elsewhere": (x) => x.narrow(1, 1, 33).exp(),
  "a row backwards": (x) => x.flip(1).add(x),
  "what lies across": (x) => x.reshape([64, 8]).transpose().add(x),
  "chosen elements": (x) => x.gather(1, integers(32, 7).expand([8, 32])).mul(2),
  "places along a row": (x) => x.argmax(1, { keepDims: true }).equal(integers(64, 1)),
  masks: (x) => x.less(0).where(x, x.square()),
  flags: (x) => x.greater(0),
  integers: (x) => x.mul(10).cast("int32").add(1),
  "sums of rows": (x) => x.sum(1),
  "sums of columns": (x) => x.sum(0),
  "the largest of all": (x) => x.max(),
  "rows through their softmax": (x) => x.softmax(1),
  "one element more in each row": grad((x: Tensor) =>
    x.logSoftmax(1).gather(1, integers(8, 5).unsqueeze(1)).sum(),
  ),
};

/** So many of them, each `step` from the one before, round a row of 64. */
const integers = (count: number, step: number) =>
  tensor(Int32Array.from({ length: count }, (_, i) => (i * step) % 64));

describe("values on webgpu", () => {
  test.each(Object.keys(unary))("%s of special numbers is that of the CPU", async (name) => {
    const f = unary[name] as (x: Tensor) => Tensor;
    for (const x of aloneAndByFour(specials)) {
      const found = await f(x.to("webgpu")).data();
      expect(found).toBeAllClose(await f(x).data(), bound);
    }
  });

  test.each(Object.keys(binary))("%s of special numbers is that of the CPU", async (name) => {
    const f = binary[name] as (a: Tensor, b: Tensor) => Tensor;
    for (const [i, a] of aloneAndByFour(left).entries()) {
      const b = aloneAndByFour(right)[i] as Tensor;
      const found = await f(a.to("webgpu"), b.to("webgpu")).data();
      expect(found).toBeAllClose(await f(a, b).data(), bound);
    }
  });

  test("a 0 that comes of constants alone makes NaN of 0 and of infinity", async () => {
    const nothing = tensor(0, { dtype: "int32" }).to("webgpu").mean();
    const of = tensor([0, 4, Number.POSITIVE_INFINITY]).to("webgpu");
    expect([...(await nothing.div(of).data())]).toEqual([Number.NaN, 0, 0]);
    expect([...(await nothing.mul(of).data())]).toEqual([0, 0, Number.NaN]);
  });

  test.each(Object.keys(undone))("%s is computed as it stands", async (name) => {
    const f = undone[name] as (a: Tensor, b: Tensor) => Tensor;
    // Without those whose quotients are smaller than normal numbers.
    const inner = both.filter((pair) => pair.every((x) => Math.abs(x) <= 104 || !Number.isFinite(x)));
    const [as, bs] = [inner.map(([x]) => x), inner.map(([, y]) => y)].map(aloneAndByFour);
    for (const [i, a] of (as ?? []).entries()) {
      const b = bs?.[i] as Tensor;
      const found = await f(a.to("webgpu"), b.to("webgpu")).data();
      expect(found).toBeAllClose(await f(a, b).data(), bound);
    }
  });

  test("constants that are 0, infinite or NaN are what they are", async () => {
    const f = (x: Tensor) => [
      x.mul(0),
      x.add(infinity),
      x.mul(-infinity),
      x.maximum(nan),
      x.div(0),
      x.sub(x),
    ];
    for (const x of aloneAndByFour(specials)) {
      const expected = f(x);
      for (const [i, y] of f(x.to("webgpu")).entries())
        expect(await y.data()).toBeAllClose(await (expected[i] as Tensor).data(), bound);
    }
  });

  test.each(Object.keys(reductions))("%s keeps NaN and infinities, in short rows and long", async (name) => {
    const f = reductions[name] as (x: Tensor) => Tensor;
    for (const length of [3, 299, 300]) {
      const rows = [nan, infinity, -infinity, 2].map((value) =>
        Array.from({ length }, (_, i) => (i === length - 2 ? value : (i % 5) / 4)),
      );
      const mixed = Array.from({ length }, (_, i) => [infinity, -infinity, 1][i % 3] ?? 0);
      const x = tensor([...rows, mixed]);
      const expected = await f(x).data();
      expect(await f(x.to("webgpu")).data()).toBeAllClose(expected, { relative: 1e-5 });
      const whole = f(x.to("webgpu").narrow(0, 2, 4).reshape([1, -1]));
      const onCpu = f(x.narrow(0, 2, 4).reshape([1, -1]));
      expect(await whole.data()).toBeAllClose(await onCpu.data(), { relative: 1e-5 });
    }
  });

  test("functions are at most 4 ulp from the CPU across their range", async () => {
    const x = tensor(Float32Array.from({ length: 4000 }, (_, i) => Math.fround((i - 2000) / 45 + 1e-3)));
    const onGpu = x.to("webgpu");
    for (const name of ["exp", "expm1", "tanh", "sigmoid", "softplus", "erf", "sin", "cos", "atan"] as const)
      expect(await onGpu[name]().data(), name).toBeAllClose(await x[name]().data(), {
        ulp: 4,
        absolute: 1e-7,
      });
    for (const name of ["log", "log1p", "sqrt", "lgamma"] as const)
      expect(await onGpu.abs()[name]().data(), name).toBeAllClose(await x.abs()[name]().data(), {
        ulp: 4,
        absolute: 1e-6,
      });
  });

  test.each(Object.keys(besideFours))("four at a time, with %s", async (name) => {
    const f = besideFours[name] as (x: Tensor) => Tensor;
    const x = randomNormal([8, 64], { seed: 5 });
    const y = f(x.to("webgpu"));
    const { kernels } = await explain(y);
    // Down a column they lie apart.
    if (name !== "sums of columns") expect(kernels.some(({ code }) => code.includes("vec4<"))).toBe(true);
    expect(await y.data()).toBeAllClose(await f(x).data(), { relative: 1e-5, absolute: 1e-6 });
  });

  test("the code of a kernel that takes neighbours four at a time is to be read", async () => {
    const x = tensor([1, 2, 3, 4]).to("webgpu");
    const { kernels } = await explain(
      x
        .sub(tensor([0, 0, 0, 0]))
        .abs()
        .mean(),
    );
    expect(kernels[0]?.code).toMatchInlineSnapshot(`
      "struct Params {
        infinity: u32, nan: u32, zero: u32, groups: u32, rows: i32, columns: i32,
        c0: i32, a0: i32, a1: i32, a2: i32, s0: f32,
      }
      @group(0) @binding(0) var<uniform> p: Params;
      @group(0) @binding(1) var<storage, read> b0: array<vec4<f32>>;
      @group(0) @binding(2) var<storage, read> b1: array<vec4<f32>>;
      @group(0) @binding(3) var<storage, read_write> b2: array<f32>;
      @group(0) @binding(4) var<storage, read_write> work: array<atomic<u32>>;
      var<workgroup> shelf_f32: array<f32, 256>;

      fn joinSumf32Of256(lane: u32, state: f32) -> f32 {
        shelf_f32[lane] = state;
        for (var half = 128u; half > 0u; half >>= 1u) {
          workgroupBarrier();
          if ((lane & 255u) < half) { shelf_f32[lane] = shelf_f32[lane] + shelf_f32[lane + half]; }
        }
        workgroupBarrier();
        let all = shelf_f32[lane & ~255u];
        workgroupBarrier();
        return all;
      }
      @compute @workgroup_size(256)
      fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
        let v5 = vec4<f32>(p.s0);
        var state0 = vec4<f32>(0f);
        for (var at = i32(group.x * 256u + lane) * 4; at < p.rows * p.columns; at += i32(p.groups * 256u) * 4) {
          let c0 = at;
          let v0 = b0[(p.a0 + c0) / 4];
          let v1 = b1[(p.a1 + c0) / 4];
          let v2 = v0 - v1;
          let v3 = abs(v2);
          state0 = state0 + v3;
        }
        let pair0 = state0.xy + state0.zw;
        let total0 = joinSumf32Of256(lane, pair0.x + pair0.y);
        if (lane == 0u) { atomicStore(&work[1u + 0u * p.groups + group.x], bitcast<u32>(total0)); }
      }
      @compute @workgroup_size(256)
      fn finish(@builtin(local_invocation_index) lane: u32) {
        let v5 = vec4<f32>(p.s0);
        var state0 = 0f;
        for (var at = lane; at < p.groups; at += 256u) {
          state0 = state0 + bitcast<f32>(atomicLoad(&work[1u + 0u * p.groups + at]));
        }
        let total0 = joinSumf32Of256(lane, state0);
        if (lane == 0u) {
          let v4 = vec4<f32>(total0);
          let v6 = v4 / v5;
          b2[p.a2] = v6.x;
        }
      }
      "
    `);
  });

  test("the code of a kernel is to be read", async () => {
    const x = tensor([[1, 2, 3]]).to("webgpu");
    const { kernels } = await explain(x.sub(x.max(1, { keepDims: true })));
    expect(kernels[0]?.code).toMatchInlineSnapshot(`
      "struct Params {
        infinity: u32, nan: u32, zero: u32, groups: u32, rows: i32, columns: i32,
        c0: i32, a0: i32, a1: i32,
      }
      @group(0) @binding(0) var<uniform> p: Params;
      @group(0) @binding(1) var<storage, read> b0: array<f32>;
      @group(0) @binding(2) var<storage, read_write> b1: array<f32>;
      @group(0) @binding(3) var<storage, read_write> work: array<atomic<u32>>;

      fn isNumber(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) <= 0x7f800000u; }
      fn largestKey(x: f32) -> i32 {
        let bits = bitcast<i32>(x);
        return select(0x7fffffffi, bits ^ ((bits >> 31u) & 0x7fffffffi), isNumber(x));
      }
      fn fromKey(key: i32) -> f32 { return bitcast<f32>(key ^ ((key >> 31u) & 0x7fffffffi)); }

      @compute @workgroup_size(256)
      fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
        for (var row = i32(group.x * 256u + lane); row < p.rows; row += i32(p.groups) * 256) {
          var state0 = bitcast<i32>(0x80000000u);
          for (var column = 0; column < p.columns; column += 1) {
            let c0 = column;
            let v0 = b0[p.a0 + c0];
            state0 = max(state0, largestKey(v0));
          }
          let row0 = fromKey(state0);
          let v1 = row0;
          for (var column = 0; column < p.columns; column += 1) {
            let c0 = column;
            let v0 = b0[p.a0 + c0];
            let v2 = v0 - v1;
            b1[p.a1 + c0] = v2;
          }
        }
      }
      "
    `);
  });
});

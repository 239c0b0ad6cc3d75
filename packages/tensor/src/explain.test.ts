import { describe, expect, test } from "vitest";
import { compile, DtypeError, explain, randomNormal, type Tensor, tensor, valueAndGrad } from "./index.js";

const x = tensor(Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i)));

describe("explain", () => {
  test("counts bytes and touches: value and gradient are one walk", async () => {
    const { value, gradient } = valueAndGrad((w: Tensor) => w.square().mean())(x);
    const { steps, kernels } = await explain(value, gradient);
    expect(steps).toEqual(kernels);
    expect(kernels).toHaveLength(1);
    expect(kernels[0]).toMatchObject({ bytesRead: 4000, bytesWritten: 4004, sweeps: 1 });
    expect(kernels[0]?.reads).toMatchObject([
      { role: "input", dtype: "float32", shape: [1000], bytes: 4000, perElement: 1 },
    ]);
    expect(kernels[0]?.writes).toMatchObject([
      { role: "output", shape: [], bytes: 4, perElement: 0 },
      { role: "output", shape: [1000], bytes: 4000, perElement: 1 },
    ]);
  });

  test("one output of a group shows the whole group, and what is computed takes no steps", async () => {
    const { value, gradient } = valueAndGrad((w: Tensor) => w.exp().sum())(x);
    expect((await explain(value)).kernels[0]?.writes).toHaveLength(2);
    expect((await explain(gradient)).kernels[0]?.writes).toHaveLength(2);
    value.dataSync();
    const none = await explain(value, gradient);
    expect(none.steps).toEqual([]);
    expect(String(none)).toBe("nothing to compute");
  });

  test("a reduction along rows that feeds back reads the row again, from memory once", async () => {
    const { kernels } = await explain(x.reshape([10, 100]).softmax());
    expect(kernels).toHaveLength(1);
    expect(kernels[0]).toMatchObject({ bytesRead: 4000, bytesWritten: 4000 });
    expect(kernels[0]?.sweeps).toBeGreaterThan(1);
  });

  test("what follows a reduction of reductions shares the loop of the outer one", async () => {
    const [a, b] = [x.reshape([10, 10, 10]), x.reshape([10, 10, 10]).mul(2)];
    const lengths = a.unsqueeze(-2).sub(b.unsqueeze(-3)).norm(-1);
    expect((await explain(lengths.sum([-2, -1]).sum())).steps).toHaveLength(2);
    expect((await explain(lengths.sum(-1).mul(3))).steps).toHaveLength(2);
  });

  test("a slice is read as far as it goes, and a stretched row once", async () => {
    const rows = x.reshape([10, 100]);
    const { kernels } = await explain(rows.slice([2, 0], [5, 100]).add(rows.slice([0, 0], [1, 100])));
    expect(kernels[0]).toMatchObject({ bytesRead: 1600, bytesWritten: 1200 });
  });

  test("what no kernel says is a routine between kernels", async () => {
    const { steps, kernels } = await explain(x.exp().argsort().add(1));
    expect(steps.map((step) => (step.kind === "routine" ? step.operation : step.kind))).toEqual([
      "kernel",
      "argsort",
      "kernel",
    ]);
    expect(steps[1]).toMatchObject({ bytesRead: 4000, bytesWritten: 4000 });
    expect(kernels[0]?.writes[0]?.role).toBe("temporary");
  });

  test("the loops and the code can be read", async () => {
    const explanation = await explain(x.mul(3).abs().sum());
    const [kernel] = explanation.kernels;
    expect(kernel?.loops).toMatch(/for rows \[\] and columns \[1000\], 4 lanes/);
    expect(kernel?.loops).toMatch(/grand sum float32/);
    expect(String(explanation)).toContain("reads 4000 bytes, writes 4");
    const lines = kernel?.code.split("\n") ?? [];
    expect(lines[0]).toBe('(func (export "body") (param i32 i32 i32 i32 i32)');
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining(["v128.load", "f32x4.mul", "v128.and", "loop", "end"]),
    );
    expect(kernel?.code).toMatch(/^\(func \(export "finish"\)/m);
    expect(kernel?.code).toMatch(/v128\.const i32x4 0x00000000/);
  });

  test("a loop that reads its losses but never its parameters runs the same in every step", async () => {
    const f = valueAndGrad((w: Tensor) => w.sub(x).square().mean());
    let w = tensor(new Float32Array(1000));
    const shown: string[] = [];
    for (let i = 0; i < 12; i++) {
      const { value, gradient } = f(w);
      shown.push(String(await explain(value)));
      await value.item();
      w = w.sub(gradient.mul(0.1));
    }
    expect(shown[11]).toBe(shown[3]);
    expect(shown[11]).not.toBe(shown[0]);
  });

  test("what is larger than all it is made from is not stored, however often it is computed", async () => {
    const distances = x.unsqueeze(1).sub(x.unsqueeze(0)).abs();
    for (const axis of [0, 1, 0]) {
      const nearest = distances.sum(axis);
      expect((await explain(nearest)).kernels[0]?.bytesWritten).toBe(4000);
      nearest.dataSync();
    }
  });

  test("takes tensors only", async () => {
    // @ts-expect-error a number is no tensor
    await expect(explain(1)).rejects.toThrow(DtypeError);
  });
});

describe("explain of a compiled function", () => {
  test("is one explanation for each combination of shapes that it was called with", async () => {
    const step = compile((w: Tensor, rate: number) => w.sub(w.mul(rate)));
    expect(await step.explain()).toEqual([]);
    step(x, 0.1);
    step(x, 0.2);
    step(randomNormal([7], { seed: 1 }), 0.1);
    const explanations = await step.explain();
    expect(explanations.map(({ kernels }) => kernels.map(({ bytesRead }) => bytesRead))).toEqual([
      [4000],
      [28],
    ]);
  });
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compiled, type Evaluator, useEvaluator } from "./backend.js";
import { heap } from "./cpu/engine.js";
import { compile, memory, randomNormal, scope, type Tensor, tensor, valueAndGrad } from "./index.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

async function collected(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

let before: Evaluator;
beforeAll(() => {
  before = useEvaluator(compiled);
});
afterAll(() => useEvaluator(before));

const x = randomNormal([1000], { seed: 1 });
const y = randomNormal([1000], { seed: 2 });
const squared = valueAndGrad((p: Tensor) => p.sub(y).square().mean());

describe("memory", () => {
  test("what is read and no longer held comes back with the next collection, to the last buffer", async () => {
    squared(x).value.dataSync();
    await collected();
    const { buffers, bytes } = memory();
    for (let i = 0; i < 1000; i++) squared(x).value.dataSync();
    expect(memory().buffers).toBe(buffers + 2000);
    await collected();
    expect(memory()).toMatchObject({ buffers, bytes });
  });

  test("dispose gives a buffer back at once, and later when something pending still needs it", () => {
    const a = x.exp();
    a.dataSync();
    const needed = a.add(1);
    const { buffers } = memory();
    a.dispose();
    expect(memory().buffers).toBe(buffers);
    needed.dataSync();
    expect(memory().buffers).toBe(buffers);
    needed.dispose();
    expect(memory().buffers).toBe(buffers - 1);
    expect(() => a.dataSync()).toThrow(/was disposed/);
  });

  test("using lets go at the end of the block", () => {
    const { buffers } = memory();
    {
      using a = x.exp();
      a.dataSync();
      expect(memory().buffers).toBe(buffers + 1);
    }
    expect(memory().buffers).toBe(buffers);
  });

  test("outputs that are one expression share a buffer, which goes with the last of them", () => {
    const { value, gradient } = valueAndGrad((p: { a: Tensor; b: Tensor }) => p.a.add(p.b).square().sum())({
      a: x,
      b: y,
    });
    x.add(y).dataSync();
    const { buffers } = memory();
    value.dataSync();
    expect(memory().buffers).toBe(buffers + 2);
    const expected = gradient.b.arraySync();
    gradient.a.dispose();
    expect(gradient.b.arraySync()).toEqual(expected);
  });

  test("a long loop that awaits runs in bounded memory", { timeout: 60_000 }, async () => {
    const large = randomNormal([100_000], { seed: 3 });
    await large.exp().data();
    let peak = 0;
    for (let i = 0; i < 1000; i++) {
      await large.mul(i).data();
      peak = Math.max(peak, memory().bytes);
    }
    // A thousand steps of 400 kB are 400 MB.
    expect(peak).toBeLessThan(250e6);
  });
});

describe("scope", () => {
  test("keeps what it returns and ends everything else, exactly", async () => {
    await collected();
    const { buffers } = memory();
    let total = tensor([0]);
    for (let i = 0; i < 1000; i++) {
      total = scope(() => {
        const { value, gradient } = squared(x);
        gradient.dataSync();
        return total.add(value.detach()).add(gradient.sum().mul(0));
      });
    }
    const one = squared(x).value.itemSync();
    expect(total.itemSync() / 1000 / one).toBeCloseTo(1, 4);
    expect(memory().buffers - buffers).toBeLessThanOrEqual(1000 + 4);
    await collected();
    expect(memory().buffers - buffers).toBeLessThanOrEqual(4);
  });

  test("a tensor that ended says so, and how to keep it", () => {
    let lost: Tensor | undefined;
    scope(() => {
      lost = x.exp();
      lost.dataSync();
    });
    expect(() => lost?.dataSync()).toThrow(
      /made inside scope\(\) and ended with it. Return it from the scope/,
    );
  });

  test("tensors in objects and arrays are kept, also when they were pending", () => {
    const { a, b } = scope(() => ({ a: x.add(1), b: [x.mul(2)] as const }));
    expect(a.sub(x).mean().itemSync()).toBeCloseTo(1, 6);
    expect(b[0].div(x).mean().itemSync()).toBeCloseTo(2, 6);
  });

  test("the values of tensors from outside stay, though they were computed inside", () => {
    const outside = x.exp();
    scope(() => outside.dataSync());
    expect(outside.dataSync()[0]).toBeCloseTo(Math.exp(x.dataSync()[0] ?? 0), 5);
  });

  test("gradients left on leaves from outside stay", () => {
    const w = tensor([1, 2, 3], { requiresGrad: true });
    scope(() => w.square().backward());
    expect(w.grad?.arraySync()).toEqual([2, 4, 6]);
  });

  test("what an inner scope returns belongs to the outer one", () => {
    let kept: Tensor | undefined;
    scope(() => {
      kept = scope(() => x.add(1));
      expect(kept.dataSync().length).toBe(1000);
    });
    expect(() => kept?.dataSync()).toThrow(/scope/);
  });

  test("an error ends the scope's tensors and passes through", () => {
    const { buffers } = memory();
    expect(() =>
      scope(() => {
        x.exp().dataSync();
        throw new Error("mine");
      }),
    ).toThrow("mine");
    expect(memory().buffers).toBe(buffers);
  });

  test("of an async function the result is kept, and what came before its first await ends", async () => {
    let early: Tensor | undefined;
    const result = await scope(async () => {
      early = x.exp();
      await early.data();
      return x.add(1);
    });
    expect(result.sub(x).mean().itemSync()).toBeCloseTo(1, 6);
    expect(() => early?.dataSync()).toThrow(/scope/);
  });
});

describe("a compiled training loop", () => {
  const step = compile(
    (w: Tensor, rate: number) => {
      const { value, gradient } = valueAndGrad((v: Tensor) => v.sub([3, -1]).square().sum())(w);
      return { loss: value, w: w.sub(gradient.mul(rate)) };
    },
    { reuseOutputs: false },
  );

  test("holds two buffers a step until they are collected, and none of its own besides", {
    timeout: 60_000,
  }, async () => {
    let w = tensor([0, 0]);
    for (let i = 0; i < 100; i++) w = step(w, 0.01).w;
    await collected();
    const { buffers, bytes } = memory();
    for (let i = 0; i < 10_000; i++) w = step(w, 0.01).w;
    expect(memory().buffers).toBeLessThanOrEqual(buffers + 20_000);
    await collected();
    expect(memory()).toMatchObject({ buffers, bytes });
    expect(w.arraySync()).toEqual([expect.closeTo(3, 4), expect.closeTo(-1, 4)]);
  });

  test("with reuseOutputs it takes no memory at all", () => {
    const reusing = compile((v: Tensor, rate: number) => v.sub(v.mul(rate)).sum(), { reuseOutputs: true });
    reusing(x, 0.5).itemSync();
    const { buffers, bytes } = memory();
    for (let i = 0; i < 10_000; i++) reusing(x, i * 1e-6);
    expect(memory()).toMatchObject({ buffers, bytes });
  });
});

describe("a chain of products", () => {
  const size = 512;
  const start = randomNormal([size, size], { seed: 3 });
  const chain = (a: Tensor): Tensor => {
    let b = a;
    for (let i = 0; i < 40; i++) b = b.matmul(a).mul(0.04);
    return b.sum();
  };

  /** The most bytes that the heap has handed out at once while `run` ran, beyond those before it. */
  function most(run: () => void): number {
    const before = heap.used;
    let peak = before;
    const allocate = heap.allocate.bind(heap);
    const counted = vi.spyOn(heap, "allocate").mockImplementation((bytes) => {
      const address = allocate(bytes);
      peak = Math.max(peak, heap.used);
      return address;
    });
    try {
      run();
    } finally {
      counted.mockRestore();
    }
    return peak - before;
  }

  test.each([
    ["evaluated", (a: Tensor) => chain(a).itemSync()],
    ["compiled", (a: Tensor) => compile(chain)(a).itemSync()],
  ])("%s has no more in memory at a time than one step needs", (_how, run) => {
    start.sum().dataSync();
    // Of 80 results two are needed at a time, and the copies that a product makes of its factors, each in a piece of
    // the heap that is at most a quarter larger.
    const array = 4 * size ** 2;
    const peak = most(() => run(start));
    expect(peak).toBeGreaterThan(4 * array);
    expect(peak).toBeLessThan(5.1 * array);
  });
});

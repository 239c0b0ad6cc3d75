import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { grad, jvp, type Tensor, tensor, valueAndGrad, vjp } from "../index.js";
import "../testing/index.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** How many of the objects are still held, once the current job is over. */
async function alive(references: readonly WeakRef<object>[]): Promise<number> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    collectGarbage();
  }
  return references.filter((reference) => reference.deref() !== undefined).length;
}

const steps = 10_000;
/** At most this many pending steps are kept before they are computed. */
const pendingAtMost = 2100;

describe("ten thousand steps", { timeout: 60_000 }, () => {
  test("a running sum is right, and lets go of its history", async () => {
    let total = tensor([0], { dtype: "float64" });
    const nodes: WeakRef<object>[] = [];
    for (let i = 1; i <= steps; i++) {
      total = total.add(i);
      nodes.push(new WeakRef(total.node));
    }
    expect(total.arraySync()).toEqual([(steps * (steps + 1)) / 2]);
    expect(await alive(nodes)).toBe(1);
    expect(total.size).toBe(1);
  });

  test("gradient descent with grad, read only at the end, stays right and bounded", async () => {
    const slope = grad((w: Tensor) => w.sub([3, -1]).square().sum());
    let w = tensor([0, 0], { dtype: "float64" });
    const nodes: WeakRef<object>[] = [];
    for (let i = 0; i < steps; i++) {
      w = w.sub(slope(w).mul(0.001));
      nodes.push(new WeakRef(w.node));
    }
    expect(await alive(nodes)).toBeLessThan(pendingAtMost);
    const left = (1 - 0.002) ** steps;
    expect(w).toBeAllClose([3 * (1 - left), -(1 - left)], { relative: 1e-12 });
    expect(await alive(nodes)).toBe(1);
  });

  test("gradient descent with backward and new leaves stays right and bounded, unread or read", async () => {
    for (const read of [false, true]) {
      let w = tensor([0], { dtype: "float64", requiresGrad: true });
      const nodes: WeakRef<object>[] = [];
      for (let i = 0; i < steps; i++) {
        const loss = w.sub(3).square().sum();
        loss.backward();
        if (read) loss.itemSync();
        w = tensor(w.sub(w.grad?.mul(0.001) ?? 0), { requiresGrad: true });
        nodes.push(new WeakRef(w.node));
      }
      expect(await alive(nodes)).toBeLessThan(pendingAtMost);
      expect(w).toBeAllClose([3 * (1 - (1 - 0.002) ** steps)], { relative: 1e-12 });
      expect(await alive(nodes)).toBe(1);
    }
  });

  test("values and gradients that are read every step are let go", async () => {
    const f = valueAndGrad((w: Tensor) => w.square().sum());
    let w = tensor([1], { dtype: "float64" });
    const nodes: WeakRef<object>[] = [];
    for (let i = 0; i < 500; i++) {
      const { value, gradient } = f(w);
      nodes.push(new WeakRef(value.node), new WeakRef(gradient.node));
      await value.item();
      w = w.sub(gradient.mul(0.01));
    }
    await w.data();
    expect(await alive(nodes)).toBeLessThan(10);
  });

  test("vjp and jvp leave no trace behind", async () => {
    let x = tensor([1], { dtype: "float64" });
    const nodes: WeakRef<object>[] = [];
    for (let i = 0; i < 500; i++) {
      x = vjp((y) => y.sin(), x).pullback([1]);
      x = jvp((y) => y.cos(), x, [1]).tangent;
      nodes.push(new WeakRef(x.node));
      await x.data();
    }
    expect(await alive(nodes)).toBeLessThan(10);
  });

  test("a loop inside the differentiated function has its exact gradient", () => {
    // (1 + h)ⁿ·x: the derivative is (1 + h)ⁿ.
    const f = (x: Tensor) => {
      let y = x;
      for (let i = 0; i < steps; i++) y = y.mul(1 + 1e-4);
      return y.sum();
    };
    const expected = (1 + 1e-4) ** steps;
    expect(grad(f)(tensor([2], { dtype: "float64" }))).toBeAllClose([expected], { relative: 1e-11 });
  });
});

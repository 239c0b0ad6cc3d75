import { describe, expect, test } from "vitest";
import { compile, ones, scope, type Tensor, tensor } from "../index.js";
import { heap } from "./engine.js";
import { Heap } from "./heap.js";

describe("compiled functions that reuse their outputs", () => {
  test("may be given their own last results", () => {
    // Each result depends on all of the argument: overwriting it early would show.
    const step = compile((w: Tensor) => w.sub(w.sum()).add(w.flip()), { reuseOutputs: true });
    const fresh = compile((w: Tensor) => w.sub(w.sum()).add(w.flip()));
    let reused = tensor([1, 2, 4, 8, 16]);
    let expected = tensor([1, 2, 4, 8, 16]);
    for (let i = 0; i < 5; i++) {
      reused = step(reused);
      expected = fresh(expected);
      expect(reused.arraySync()).toEqual(expected.arraySync());
    }
  });
});

describe("graphs of ever new shapes", () => {
  test("are forgotten in time", () => {
    const evaluateShape = (n: number) => {
      const x = tensor(new Float32Array(n)).add(1).mul(2);
      x.dataSync();
      x.dispose();
    };
    for (let n = 1; n <= 600; n++) evaluateShape(n);
    const { used } = heap;
    for (let n = 601; n <= 1200; n++) evaluateShape(n);
    // 600 more programs would be 600 more blocks of arguments; the leaves' own memory is collected later.
    const leaves = 600 * 5120;
    expect(heap.used - used).toBeLessThan(leaves);
  });
});

test("matrix products of ever new shapes leave nothing behind", () => {
  const multiply = (n: number) =>
    scope(() => {
      ones([n, 2])
        .matmul(ones([2, 2]))
        .dataSync();
    });
  for (let n = 1; n <= 600; n++) multiply(n);
  const { used } = heap;
  for (let n = 600; n >= 1; n--) multiply(n);
  expect(heap.used).toBe(used);
});

describe("running out of memory", () => {
  test("is an error with the figures and both remedies, and what was let go can be had again", () => {
    const small = new Heap(64);
    const pieces: number[] = [];
    const fill = () => {
      for (;;) pieces.push(small.allocate(1_000_000));
    };
    expect(fill).toThrow(/1000000 bytes more .* 4194304 .*await between steps or wrap each step in scope/s);
    const [first] = pieces;
    small.release(first ?? 0, 1_000_000);
    expect(small.allocate(1_000_000)).toBe(first);
  });
});

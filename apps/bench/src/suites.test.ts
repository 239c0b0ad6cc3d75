import { describeLosses, lossNames } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import { registerPlugins } from "./plugins.js";
import { selectCases, selectEntries } from "./suites.js";

await registerPlugins();

const names = (...args: Parameters<typeof selectCases>) => selectCases(...args).map(({ name }) => name);

test("the suite of losses has every registered loss, those of whole batches at sizes they can do", () => {
  const cases = names({ suite: "losses" });
  expect(new Set(cases.map((name) => name.split(" ")[0]))).toEqual(new Set(lossNames()));
  expect(cases).toEqual(expect.arrayContaining(["huber 1e3", "huber 1e5", "huber 1e6"]));
  const ofBatches = describeLosses().filter(({ kind }) => kind === "perBatch");
  for (const { name } of ofBatches) expect(cases).not.toContain(`${name} 1e6`);
});

test("a loss may be named by any of its names", () => {
  const only = ["l1", "squaredError"];
  expect(names({ suite: "losses", only, sizes: [50] })).toEqual(["absoluteError 50", "squaredError 50"]);
  expect(names({ suite: "peers", only, sizes: [50] })).toEqual(["l1 50", "mse 50"]);
  expect(names({ suite: "matmul", only: ["matmul"], sizes: [8] })).toEqual(["matmul 8"]);
});

test("a GPU is given a sum, losses, rows of many classes and a product", () => {
  expect(names({ suite: "webgpu", processes: 1 })).toEqual([
    "sum 1e6",
    "sum 67108864",
    "mse 1e6",
    "mse 67108864",
    "bce with logits 1e6",
    "bce with logits 67108864",
    "softmax cross-entropy 8192×4096",
    "softmax cross-entropy 8192×32000",
    "matmul 1024",
  ]);
});

test("a name nobody knows brings the nearest one", () => {
  expect(() => names({ suite: "losses", only: ["hubber"] })).toThrow('Did you mean "huber"?');
  expect(() => names({ suite: "peers", only: ["smoothL1"] })).toThrow(
    'The suite "peers" has no case of smoothL1. It has: absoluteError,',
  );
});

test("the roofline always takes part; the first named is the baseline", () => {
  const entries = (contestants?: string[]) =>
    selectEntries({ suite: "peers", ...(contestants && { contestants }) }).map(({ name }) => name);
  expect(entries(["tfjs", "ours"])).toEqual(["tfjs", "ours", "roofline"]);
  expect(entries()).toEqual(expect.arrayContaining(["ours", "plain-js", "tfjs", "jax-js", "pytorch"]));
  const onGpu = selectEntries({ suite: "webgpu", processes: 1 }).map(({ name }) => name);
  expect([onGpu[0], onGpu.at(-1)]).toEqual(["webgpu", "webgpu-copy"]);
  expect(() => entries(["torch"])).toThrow('No contestant "torch". There are: ours,');
});

// What a user does first: install with npm alone, and run ten lines.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { capture } from "./command.js";

const tsc = join(dirname(fileURLToPath(import.meta.resolve("typescript"))), "tsc.js");

const huberAndItsGradient = `
import { grad, tensor } from "@surprisal/tensor";
import { huber } from "@surprisal/losses-regression";

const prediction = tensor([0.5, 3]);
const target = tensor([0, 0]);
const value = huber(prediction, target, { delta: 1 }).itemSync();
const gradient = grad((p) => huber(p, target))(prediction).arraySync();
console.log(JSON.stringify({ value, gradient }));
`;

const customLoss = `
import { createLoss, defineLoss, registerLosses } from "@surprisal/loss-registry";

registerLosses(defineLoss({
  name: "quartic",
  title: "Quartic",
  formula: "(p - t)^4",
  domain: { prediction: "real", target: "real" },
  elementwise: (prediction, target) => prediction.sub(target).square().square(),
}));
const loss = createLoss("quartic");
const { value, gradient } = loss.valueAndGrad([1, 2], [0, 0]);
console.log(JSON.stringify({ value: value.itemSync(), gradient: gradient.arraySync() }));
`;

const nothingRegistered = `
import { lossNames } from "@surprisal/loss-registry";
import { huber } from "@surprisal/losses-regression/huber";

console.log(JSON.stringify({ names: lossNames(), value: huber([3], [0]).itemSync() }));
`;

const typed = `
import { createLoss } from "@surprisal/loss-registry";
import "@surprisal/losses-regression";

createLoss("huber", { delta: 2 });
// @ts-expect-error: no package that is imported here defines it.
createLoss("softmaxCrossEntropy");
`;

describe.each(["everything", "onePlugin"] as const)("a project with %s installed", (kind) => {
  const project = inject(kind);

  test("computes the Huber loss and its gradient", () => {
    // delta 1: (½·0.5² + (3 − ½)) / 2, and half of (0.5, 1).
    const { value, gradient } = run(project, huberAndItsGradient) as { value: number; gradient: number[] };
    expect(value).toBeCloseTo(1.3125, 6);
    expect(gradient.map((g) => Number(g.toFixed(6)))).toEqual([0.25, 0.5]);
  });

  test("registers a loss of its own and uses it", () => {
    // mean of 1⁴ and 2⁴, and half of 4·1³ and 4·2³.
    expect(run(project, customLoss)).toEqual({ value: 8.5, gradient: [2, 16] });
  });

  test("registers nothing by importing one loss from its own path", () => {
    expect(run(project, nothingRegistered)).toEqual({ names: [], value: 2.5 });
  });

  test.each(["nodenext", "bundler"])(
    "type-checks names and options with moduleResolution %s",
    (resolution) => {
      writeFileSync(join(project, "typed.mts"), typed);
      const module = resolution === "bundler" ? "esnext" : "nodenext";
      const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,esnext.disposable"];
      capture(
        process.execPath,
        [tsc, ...options, "--module", module, "--moduleResolution", resolution, "typed.mts"],
        project,
      );
    },
  );
});

/** Runs a module in a project and returns the JSON that it prints. */
function run(project: string, source: string): unknown {
  writeFileSync(join(project, "program.mjs"), source);
  return JSON.parse(capture(process.execPath, ["program.mjs"], project));
}

// A loss of one's own, in a user's file, has everything a built-in one has: the README's example, put through it all.

import { describeLoss } from "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import {
  type ByName,
  createLoss,
  defineLoss,
  describeLosses,
  registerLosses,
  sampleInputs,
} from "./index.js";

const quartic = defineLoss({
  name: "quartic",
  title: "Quartic error",
  formula: "(f - y)^4",
  domain: { prediction: "real", target: "real" },
  options: { scale: { default: 1, exclusiveMin: 0, summary: "Divides the error." } },
  elementwise: (prediction, target, { scale }) => prediction.sub(target).div(scale).pow(4),
});

declare module "@surprisal/loss-registry" {
  interface LossRegistry extends ByName<[typeof quartic]> {}
}
registerLosses(quartic);

describeLoss(quartic, {
  sample: (seed) => sampleInputs(quartic, { shape: [3, 4], seed, dtype: "float64" }),
  values: [[{ prediction: [1, 3], target: [0, 1], options: { scale: 2 } }, [1 / 16, 1]]],
  gradients: [[{ prediction: [1, 3], target: [0, 1] }, [4, 32]]],
});

test("it is found by name, with its options typed", () => {
  expect(createLoss("quartic", { scale: 2, reduction: "sum" })([2], [0]).itemSync()).toBe(1);
});

test("it appears in the metadata from which documentation, demo and benchmark are made", () => {
  expect(describeLosses().map(({ name }) => name)).toEqual(["quartic"]);
});

import { createLoss, describeLosses, getLoss } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import * as plugin from "./index.js";

const { classificationLosses, ...exported } = plugin;
// Functions that are no losses have no definition.
const losses = Object.fromEntries(Object.entries(exported).filter(([, value]) => "definition" in value));

test("importing the package registers every loss under its export's name", () => {
  for (const [name, loss] of Object.entries(losses)) {
    expect(loss.name).toBe(name);
    expect(describeLosses().find((entry) => entry.name === name)?.loss).toBe(loss);
  }
  expect(Object.values(losses)).toHaveLength(classificationLosses.length);
});

test("the field's other names are aliases", () => {
  expect(getLoss("softMargin")).toBe(plugin.hinge);
  expect(getLoss("softMarginLogistic")).toBe(plugin.logistic);
  expect(getLoss("categoricalCrossEntropy")).toBe(plugin.softmaxCrossEntropy);
  expect(getLoss("bceWithLogits")).toBe(plugin.binaryCrossEntropyWithLogits);
});

test("a loss by name takes its options as defaults", () => {
  const loss = createLoss("softmaxCrossEntropy", { axis: 0, reduction: "sum" });
  expect(loss([[0], [0]], [1]).itemSync()).toBeCloseTo(Math.LN2, 6);
});

test("every loss names this package", () => {
  for (const loss of classificationLosses)
    expect(loss.definition.plugin).toBe("@surprisal/losses-classification");
});

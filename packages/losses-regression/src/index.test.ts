import { createLoss, describeLosses, getLoss } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import * as plugin from "./index.js";

const { regressionLosses, ...losses } = plugin;

test("importing the package registers every loss under its export's name", () => {
  for (const [name, loss] of Object.entries(losses)) {
    expect(loss.name).toBe(name);
    expect(describeLosses().find((entry) => entry.name === name)?.loss).toBe(loss);
  }
  expect(Object.values(losses)).toHaveLength(regressionLosses.length);
});

test("the chapter's names are aliases", () => {
  expect(getLoss("l1")).toBe(plugin.absoluteError);
  expect(getLoss("mae")).toBe(plugin.absoluteError);
  expect(getLoss("l2")).toBe(plugin.halfSquaredError);
  expect(getLoss("mse")).toBe(plugin.squaredError);
});

test("a loss by name takes its options as defaults", () => {
  expect(createLoss("huber", { delta: 2 })([5], [0]).itemSync()).toBe(8);
});

test("every loss names this package", () => {
  for (const loss of regressionLosses) expect(loss.definition.plugin).toBe("@surprisal/losses-regression");
});

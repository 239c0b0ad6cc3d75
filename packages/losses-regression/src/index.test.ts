import { type AnyLoss, createLoss, describeLosses, getLoss } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import * as plugin from "./index.js";

const { regressionLosses, ...exported } = plugin;
const losses = Object.entries(exported).filter(
  (entry): entry is [string, (typeof regressionLosses)[number]] => "definition" in entry[1],
);

test("importing the package registers every loss under its export's name", () => {
  for (const [name, loss] of losses) {
    expect(loss.name).toBe(name);
    expect(describeLosses().find((entry) => entry.name === name)?.loss).toBe(loss);
  }
  const exports = new Set<AnyLoss>(losses.map(([, loss]) => loss));
  expect(exports).toEqual(new Set<AnyLoss>(regressionLosses));
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

import { describeLosses } from "@surprisal/loss-registry";
import { expect, test } from "vitest";
import * as plugin from "./index.js";

const exported = new Map<string, unknown>(Object.entries(plugin));

test("importing the package registers every loss under its export's name", () => {
  const registered = new Map(describeLosses().map(({ name, loss }) => [name, loss]));
  for (const loss of plugin.metricLearningLosses) {
    expect(exported.get(loss.name)).toBe(loss);
    expect(registered.get(loss.name)).toBe(loss);
  }
});

test("every loss names this package", () => {
  for (const loss of plugin.metricLearningLosses)
    expect(loss.definition.plugin).toBe("@surprisal/losses-metric-learning");
});

import { explain, tensor } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { regressionLosses } from "./all.js";

const n = 7000;
const prediction = tensor(Float32Array.from({ length: n }, (_, i) => Math.sin(i)));
const target = tensor(Float32Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : -1)));
const elementwise = regressionLosses.filter(({ definition }) => definition.kind === "elementwise");

describe.each(elementwise.map((loss) => [loss.name, loss] as const))(
  "%s with its gradient",
  (_name, loss) => {
    test.each(["sum", "mean"] as const)("by %s is one walk over the data", async (reduction) => {
      const { value, gradient } = loss.valueAndGrad(prediction, target, { reduction });
      const { steps, kernels } = await explain(value, gradient);
      expect(steps).toHaveLength(1);
      const [kernel] = kernels;
      expect(kernel?.sweeps).toBe(1);
      expect(kernel?.reads.map(({ bytes, perElement }) => [bytes, perElement])).toEqual([
        [4 * n, 1],
        [4 * n, 1],
      ]);
      expect(kernel?.writes.map(({ bytes, perElement }) => [bytes, perElement])).toEqual([
        [4, 0],
        [4 * n, 1],
      ]);
    });
  },
);

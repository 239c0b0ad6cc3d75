import { type AnyLoss, type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { explain, Tensor } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { regressionLosses } from "./all.js";

const n = 7000;
const losses: readonly (readonly [string, AnyLoss])[] = regressionLosses.map((loss) => [loss.name, loss]);

/** What runs for the reduced loss and its gradient at random arguments. */
async function plan(loss: AnyLoss, shape: readonly number[], reduction: string) {
  const { prediction, target } = sampleInputs(loss as DynamicLoss, { shape }) as {
    prediction: Tensor;
    target: Tensor;
  };
  const { value, gradient } = (loss as DynamicLoss).valueAndGrad(prediction, target, { reduction });
  return explain(value, ...(gradient instanceof Tensor ? [gradient] : Object.values(gradient)));
}

/** Which take more than one kernel, or than three where an axis is reduced first. */
const more: Readonly<Record<string, number>> = {
  // Host algorithms and matrix products: Cholesky's factor, triangular systems, and their gradients.
  multivariateNormalNll: 18,
};

/** The divisor of its mean depends on the data: one kernel more. */
const divides = new Set(["weightedAbsolutePercentageError"]);

const plain = losses.filter(([name, { definition }]) => {
  const { kind, domain } = definition;
  return kind === "elementwise" && typeof domain.prediction === "string" && !(name in more);
});

describe.each(plain)("%s with its gradient", (name, loss) => {
  test.each(divides.has(name) ? ["sum"] : ["sum", "mean"])(
    "by %s is one walk over the data",
    async (reduction) => {
      const { steps, kernels } = await plan(loss, [n], reduction);
      expect(steps).toHaveLength(1);
      const [kernel] = kernels;
      expect(kernel?.sweeps).toBe(1);
      const read = kernel?.reads.filter(({ perElement }) => perElement > 0);
      expect(read?.map(({ bytes, perElement }) => [bytes, perElement])).toEqual([
        [4 * n, 1],
        [4 * n, 1],
      ]);
      expect(kernel?.writes.map(({ bytes, perElement }) => [bytes, perElement])).toEqual([
        [4, 0],
        [4 * n, 1],
      ]);
    },
  );
});

test.each(losses)("%s with its gradient takes few kernels", async (name, loss) => {
  const { kind } = loss.definition;
  const { steps } = await plan(loss, kind === "elementwise" ? [n] : [700, 4], "sum");
  expect(steps.length).toBeLessThanOrEqual(more[name] ?? (kind === "elementwise" ? 1 : 3));
});

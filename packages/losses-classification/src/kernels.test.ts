import { type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { evaluate, explain, Tensor, tensor } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { classificationLosses } from "./all.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

const n = 7000;
const prediction = tensor(Float32Array.from({ length: n }, (_, i) => Math.sin(i)));
const target = tensor(Float32Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : -1)));
const elementwise = classificationLosses.filter(({ definition }) => definition.kind === "elementwise");

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

/** Which take more than three. */
const more: Readonly<Record<string, number>> = {
  // The sums over the pixels of each class go on over the classes, and back.
  generalizedDice: 4,
  // Along rows and along columns.
  twoWay: 7,
  // Into a lattice and out of it, and the lengths beside it.
  ctc: 8,
  rnnt: 8,
};
const others = classificationLosses.filter(({ definition }) => definition.kind !== "elementwise");

test.each(others.map((loss) => [loss.name, loss as unknown as DynamicLoss] as const))(
  "%s with its gradient takes few kernels",
  async (name, loss) => {
    const shape = name === "twoWay" ? [64, 4] : [64, 16, 4];
    const { prediction, target } = sampleInputs(loss, { shape }) as {
      prediction: Tensor | Record<string, Tensor>;
      target: Tensor | Record<string, Tensor>;
    };
    const tensors = (tree: unknown): Tensor[] =>
      tree instanceof Tensor ? [tree] : Object.values(tree as Record<string, Tensor>);
    // Drawing them is no part of it.
    await evaluate(...tensors(prediction), ...tensors(target));
    const { value, gradient } = loss.valueAndGrad(prediction, target, { reduction: "sum" });
    const slopes = tensors(gradient);
    const { kernels } = await explain(value, ...slopes);
    expect(kernels.length).toBeLessThanOrEqual(more[name] ?? 3);
  },
);

describe("softmaxCrossEntropy with its gradient", () => {
  const shapes = [
    [1024, 10],
    [256, 1000],
    [32, 8192],
  ] as const;

  test.each(shapes)(
    "of %i samples in %i classes is one kernel, and no row of ones and zeros is stored",
    async (n, classes) => {
      const logits = tensor(Float32Array.from({ length: n * classes }, (_, i) => Math.sin(i))).reshape([
        n,
        classes,
      ]);
      const labels = tensor(Int32Array.from({ length: n }, (_, i) => i % classes));
      for (const options of [{}, { reduction: "sum" }, { labelSmoothing: 0.1 }] as const) {
        const { value, gradient } = softmaxCrossEntropy.valueAndGrad(logits, labels, options);
        const { steps, kernels } = await explain(value, gradient);
        expect(steps).toHaveLength(1);
        expect(kernels[0]?.bytesRead).toBe(4 * n * classes + 4 * n);
        expect(kernels[0]?.bytesWritten).toBe(4 * n * classes + 4);
      }
    },
  );

  test("of any number of classes is at most two kernels, in the memory of logits and gradient", async () => {
    const [n, classes] = [4, 40_000];
    const logits = tensor(Float32Array.from({ length: n * classes }, (_, i) => Math.sin(i))).reshape([
      n,
      classes,
    ]);
    const labels = tensor(Int32Array.from({ length: n }, (_, i) => i * 9_000));
    for (const options of [{}, { ignoreIndex: 9_000 }] as const) {
      const { value, gradient } = softmaxCrossEntropy.valueAndGrad(logits, labels, options);
      const { kernels, steps } = await explain(value, gradient);
      expect(steps).toEqual(kernels);
      // That of the divisor is over the labels.
      expect(kernels.filter(({ bytesRead }) => bytesRead >= 4 * n * classes).length).toBeLessThanOrEqual(2);
      const temporaries = kernels.flatMap(({ writes }) => writes.filter(({ role }) => role === "temporary"));
      expect(temporaries.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(4 * classes);
    }
  });

  test("distributions as targets are one more array to read", async () => {
    const logits = tensor(Float32Array.from({ length: 64 * 100 }, (_, i) => Math.sin(i))).reshape([64, 100]);
    const target = tensor(new Float32Array(64 * 100).fill(0.01)).reshape([64, 100]);
    const { value, gradient } = softmaxCrossEntropy.valueAndGrad(logits, target);
    const { steps, kernels } = await explain(value, gradient);
    expect(steps).toHaveLength(1);
    expect(kernels[0]?.bytesRead).toBe(2 * 4 * 6400);
    expect(kernels[0]?.bytesWritten).toBe(4 * 6400 + 4);
  });

  test("a divisor that depends on the data is one more kernel, over labels and weights", async () => {
    const logits = tensor(Float32Array.from({ length: 64 * 100 }, (_, i) => Math.sin(i))).reshape([64, 100]);
    const labels = tensor(Int32Array.from({ length: 64 }, (_, i) => i));
    const classWeight = tensor(new Float32Array(100).fill(2));
    for (const options of [{ ignoreIndex: 3 }, { classWeight }]) {
      const { value, gradient } = softmaxCrossEntropy.valueAndGrad(logits, labels, options);
      const { steps, kernels } = await explain(value, gradient);
      expect(kernels).toHaveLength(2);
      expect(steps).toHaveLength(2);
      const large = kernels.filter(({ bytesRead }) => bytesRead > 4 * 6400);
      expect(large).toHaveLength(1);
    }
  });
});

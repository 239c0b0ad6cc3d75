import { explain, randomNormal, type Tensor, tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import { angular, batchAllTriplet, fastAp, histogram, semiHardTriplet, smoothAp } from "./index.js";

const samples = 40;
const embeddings = randomNormal([samples, 8], { seed: 1 });
const labels = tensor(Array.from({ length: samples }, (_, i) => i % 10));

test.each(
  [batchAllTriplet, semiHardTriplet, angular, smoothAp, fastAp, histogram].map(
    (loss) => [loss.name, loss] as const,
  ),
)("%s and its gradient keep no array of triplets, nor of pairs by bin", async (_, loss) => {
  const batch = loss as unknown as typeof angular;
  const { value, gradient } = batch.valueAndGrad(embeddings, labels);
  const { steps } = await explain(value, gradient);
  const written = steps.flatMap(({ writes }) => writes.map(({ shape }) => size(shape)));
  expect(Math.max(...written)).toBeLessThanOrEqual(samples * samples);
});

const size = (shape: Tensor["shape"]): number => shape.reduce((a, b) => a * b, 1);

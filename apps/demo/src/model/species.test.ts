import { expect, test } from "vitest";
import { heldOut, noisyLabels, training, trainSpecies } from "./species.js";
import type { Progress, SpeciesLoss } from "./species-job.js";

test("every bird that was measured is in one of the two sets", () => {
  expect(heldOut).toHaveLength(114);
  expect(training).toHaveLength(228);
});

test("noise gives some birds another species' name, and more noise adds to less", () => {
  const wrong = (noise: number) =>
    noisyLabels(noise).flatMap((label, i) => (label === training[i]?.label ? [] : [i]));
  expect(wrong(0)).toEqual([]);
  const [some, more] = [wrong(0.2), wrong(0.4)];
  expect(some.length / training.length).toBeCloseTo(0.2, 1);
  expect(more).toEqual(expect.arrayContaining(some));
  expect(more.length).toBeGreaterThan(some.length);
});

test.each<SpeciesLoss>(["softmaxCrossEntropy", "generalizedCrossEntropy"])(
  "with %s the network learns the species, and says how it stands every twenty steps",
  async (loss) => {
    const run = trainSpecies({ loss, noise: 0.2 });
    const told: Progress[] = [];
    for await (const progress of run) if (told.push(progress) === 6) break;
    expect(told.map(({ steps }) => steps)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(told[5]?.loss).toBeLessThan(told[0]?.loss ?? 0);
    expect(told[5]?.heldOut).toBeGreaterThan(0.9);
    // It has not had time to learn the wrong labels.
    expect(told[5]?.repeated).toBeLessThan(0.1);
  },
);

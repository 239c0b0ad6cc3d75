import { expect, test } from "vitest";
import { apart, training, trainSpecies } from "./species.js";
import { type Progress, trainingLosses } from "./training.js";

test("every bird that was measured is in one of the two sets", () => {
  expect(apart).toHaveLength(114);
  expect(training).toHaveLength(228);
});

test.each(trainingLosses.filter(({ label }) => ["softmax", "generalised"].includes(label)))(
  "with the loss $label the network learns the species, and says how it stands every twenty steps",
  async (loss) => {
    const told: Progress[] = [];
    for await (const progress of trainSpecies({ loss, noise: 0.2, steps: 100 })) told.push(progress);
    expect(told.map(({ steps }) => steps)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(told[5]?.loss).toBeLessThan(told[0]?.loss ?? 0);
    expect(told[5]?.heldOut).toBeGreaterThan(0.9);
    // It has not had time to learn the wrong labels.
    expect(told[5]?.repeated).toBeLessThan(0.1);
  },
);

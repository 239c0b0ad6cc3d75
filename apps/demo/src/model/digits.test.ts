import { expect, test } from "vitest";
import { apart, trainDigits, training } from "./digits.js";
import { type DigitsProgress, mostConfused } from "./misread.js";
import { softmax, type TrainingLoss, trainingLosses } from "./training.js";

const all = [...training, ...apart];

test("the file holds the 1,797 images of the test part, as many of each digit as its authors tell", () => {
  const counts = Array.from({ length: 10 }, (_, digit) => all.filter(({ label }) => label === digit).length);
  expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  expect(new Set(all.map(({ pixels }) => pixels.length))).toEqual(new Set([64]));
  expect(Math.min(...all.flatMap(({ pixels }) => pixels))).toBe(0);
  expect(Math.max(...all.flatMap(({ pixels }) => pixels))).toBe(16);
});

async function trained(loss: TrainingLoss, noise: number, steps: number): Promise<DigitsProgress> {
  let last: DigitsProgress | undefined;
  for await (const progress of trainDigits({ loss, noise, steps })) last = progress;
  if (!last) throw new Error("The training told nothing.");
  return last;
}

test("with four labels in ten wrong, cross-entropy learns them; the generalised keeps to the right ones", async () => {
  const generalised = trainingLosses.find(({ label }) => label === "generalised") ?? softmax;
  const plain = await trained(softmax, 0.4, 300);
  const robust = await trained(generalised, 0.4, 300);
  expect(robust.heldOut).toBeGreaterThan(plain.heldOut + 0.08);
  expect(robust.repeated).toBeLessThan(plain.repeated / 2);
});

test.each(trainingLosses)("with $label and honest labels digits are read after 40 steps", async (loss) => {
  const { heldOut, misread, confused } = await trained(loss, 0, 40);
  expect(heldOut).toBeGreaterThan(0.8);
  expect(misread.length).toBeGreaterThan(0);
  for (const { index, label, as, pixels } of misread) {
    expect(as).not.toBe(label);
    expect(apart[index]).toEqual({ label, pixels });
  }
  expect(confused?.times).toBeGreaterThan(0);
});

test("the confusion named is the most frequent", () => {
  const [a, b] = [
    { label: 8, as: 1 },
    { label: 9, as: 4 },
  ];
  expect(mostConfused([a, b, b])).toEqual({ ...b, times: 2 });
  expect(mostConfused([])).toBeUndefined();
});

import { expect, test } from "vitest";
import {
  blank,
  border,
  type Fitted,
  type Mark,
  type PlaneLossName,
  planeLosses,
  planeModel,
} from "./plane.js";

const marks: Mark[] = [
  { x: -2, y: -1, label: 0 },
  { x: -1, y: 0, label: 0 },
  { x: -1.5, y: 1, label: 0 },
  { x: 2, y: -1, label: 1 },
  { x: 1, y: 0, label: 1 },
  { x: 1.5, y: 1, label: 1 },
];
const third: Mark[] = [
  { x: 0, y: 4, label: 2 },
  { x: 0.3, y: 5, label: 2 },
];

function trained(name: PlaneLossName, on: readonly Mark[], steps = 150): Fitted {
  const model = planeModel(name);
  let fitted = blank(name);
  for (let t = 0; t < steps; t++) fitted = model.step(fitted, on, t);
  return fitted;
}

test.each(Object.keys(planeLosses) as PlaneLossName[])(
  "%s puts marks that can be parted on their sides",
  (name) => {
    const on = name === "softmax" ? [...marks, ...third] : marks;
    const fitted = trained(name, on);
    const { classes } = planeLosses[name];
    const shares = planeModel(name).shares(fitted, on);
    on.forEach(({ label }, i) => {
      const own = Array.from({ length: classes }, (_, k) => shares[i * classes + k] ?? 0);
      expect(own.indexOf(Math.max(...own))).toBe(label);
      expect(own.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    });
  },
);

test("before the first step every mark pulls by half, and the loss is log 2", () => {
  const { loss, pulls } = planeModel("logistic").step(blank("logistic"), marks, 0);
  expect(loss).toBeCloseTo(Math.LN2, 12);
  expect(pulls).toEqual(marks.map(() => 0.5));
});

test("under the hinge a safe mark does not pull, and one on the wrong side pulls with all its strength", () => {
  const { pulls } = trained("hinge", [...marks, { x: 5, y: 0, label: 1 }, { x: 2, y: 0, label: 0 }]);
  expect(pulls.slice(6)).toEqual([expect.closeTo(0, 3), expect.closeTo(1, 3)]);
});

test("the border runs where scores are level, from side to side of the square", () => {
  // f = 2x − 1 is 0 at x = 0.5, and 1 at x = 1.
  const weights = [
    [0, 0, 0],
    [2, 0, -1],
  ];
  const sorted = (ends: ReturnType<typeof border>) => [...(ends ?? [])].sort((p, q) => p[1] - q[1]);
  expect(sorted(border(weights, [0, 1], 3))).toEqual([
    [0.5, -3],
    [0.5, 3],
  ]);
  expect(sorted(border(weights, [0, 1], 3, 1))[0]?.[0]).toBe(1);
  expect(border(weights, [0, 1], 3, 100)).toBeUndefined();
});

test("of three classes each border ends where the third takes over", () => {
  // Scores −x, x and y: the first two are level at x = 0, where the third is below them for y < 0.
  const weights = [
    [-1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ];
  const ends = border(weights, [0, 1], 3) ?? [];
  expect(ends.map(([, y]) => y).sort((a, b) => a - b)).toEqual([-3, 0]);
});

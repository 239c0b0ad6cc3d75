import { expect, test } from "vitest";
import { inDataUnits, type Line, lineFit, type MeanLoss, unitsOf } from "./line-fit.js";
import { joined, outliers, penguins } from "./penguins.js";

const halfSquares: MeanLoss = (prediction, target) => prediction.sub(target).square().mean().mul(0.5);
const absolute: MeanLoss = (prediction, target) => prediction.sub(target).abs().mean();

function fitted(loss: MeanLoss, { flipper, mass }: typeof penguins): Line {
  const step = lineFit({
    ...{ x: flipper, y: mass, loss },
    ...{ xUnits: unitsOf(penguins.flipper), yUnits: unitsOf(penguins.mass) },
  });
  for (let i = 0; i < 300; i++) step();
  return step().line;
}

/** Ordinary least squares in closed form. */
function leastSquares(x: readonly number[], y: readonly number[]): Line {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const slope =
    mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my))) / mean(x.map((value) => (value - mx) ** 2));
  return { slope, intercept: my - slope * mx };
}

test("342 penguins have both measurements", () => {
  expect(penguins.flipper).toHaveLength(342);
});

test("the L2 fit is the line of ordinary least squares", () => {
  // R: lm(body_mass_g ~ flipper_length_mm, palmerpenguins::penguins) gives −5780.83 and 49.69.
  const { slope, intercept } = fitted(halfSquares, penguins);
  expect(slope).toBeCloseTo(49.69, 2);
  expect(intercept).toBeCloseTo(-5780.83, 1);
});

test("with outliers too, the L2 fit follows the closed form", () => {
  const data = joined(penguins, outliers(40));
  const expected = leastSquares(data.flipper, data.mass);
  expect(fitted(halfSquares, data).slope).toBeCloseTo(expected.slope, 6);
});

test("the L1 fit leaves as many points above the line as below, but for the few on it", () => {
  const { slope, intercept } = fitted(absolute, penguins);
  const signs = penguins.flipper.map((x, i) => Math.sign((penguins.mass[i] ?? 0) - intercept - slope * x));
  expect(Math.abs(signs.reduce((sum, sign) => sum + sign, 0))).toBeLessThan(0.03 * 342);
});

test("outliers turn the line of L2 more than that of L1", () => {
  const data = joined(penguins, outliers(20));
  const turned = (loss: MeanLoss) => fitted(loss, penguins).slope - fitted(loss, data).slope;
  expect(turned(halfSquares)).toBeGreaterThan(3 * Math.abs(turned(absolute)));
});

test("a line keeps its meaning when units change", () => {
  const line = inDataUnits(
    { slope: 2, intercept: 1 },
    { centre: 10, spread: 4 },
    { centre: 100, spread: 50 },
  );
  // x = 14 is 1 in its units, so y is 3 in its own: 250.
  expect(line.intercept + line.slope * 14).toBeCloseTo(250);
});

test("outliers are the same on every visit, and more of them add to the first", () => {
  expect(outliers(3).mass).toEqual(outliers(10).mass.slice(0, 3));
  expect(outliers(0).mass).toEqual([]);
});

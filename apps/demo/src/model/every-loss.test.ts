import { expect, test } from "vitest";
import { lossCurve } from "./curve.js";
import { predictionAxis, targetControl } from "./domain-axis.js";
import { allLosses, isInstalled } from "./losses.js";

const installed = allLosses().filter(isInstalled);

test.each(installed.map((loss) => [loss.name, loss] as const))("%s can be drawn", (_, loss) => {
  const control = targetControl(loss);
  const { value, gradient } = lossCurve(
    loss,
    {},
    control.kind === "none" ? 0 : control.start,
    predictionAxis(loss).range,
    5,
  );
  expect(value.some(Number.isFinite)).toBe(true);
  expect(gradient.some(Number.isFinite)).toBe(true);
});

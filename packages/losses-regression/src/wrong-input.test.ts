import { type DynamicLoss, sampleInputs } from "@surprisal/loss-registry";
import { ShapeError, SurprisalError, Tensor, ValueError } from "@surprisal/tensor";
import { describe, expect, test } from "vitest";
import { regressionLosses } from "./all.js";

/** For each bound of each numeric option, a number outside it, and the words that say so. */
const outside = regressionLosses.flatMap((loss) =>
  Object.entries(loss.definition.options).flatMap(([option, spec]) => {
    if (spec.type !== undefined && spec.type !== "number" && spec.type !== "integer") return [];
    const { min, exclusiveMin, max, exclusiveMax } = spec;
    return [
      ["no number", Number.NaN, "number"] as const,
      ...(min === undefined ? [] : [["too small", min - 1, `at least ${min}`] as const]),
      ...(exclusiveMin === undefined ? [] : [["too small", exclusiveMin, `above ${exclusiveMin}`] as const]),
      ...(max === undefined || max === Number.POSITIVE_INFINITY
        ? []
        : [["too large", max + 1, `at most ${max}`] as const]),
      ...(exclusiveMax === undefined ? [] : [["too large", exclusiveMax, `below ${exclusiveMax}`] as const]),
    ].map(
      ([how, value, range]) =>
        [loss.name, option, how, value, range, loss as unknown as DynamicLoss] as const,
    );
  }),
);

test.each(outside)("%s: option %s that is %s, %d, is an error", (name, option, _, value, range, loss) => {
  const { prediction, target } = sampleInputs(loss, { shape: [2, 4] }) as {
    prediction: Tensor;
    target: Tensor;
  };
  const call = () => loss(prediction, target, { [option]: value });
  expect(call).toThrow(ValueError);
  expect(call).toThrow(`${name}: option ${option} must be`);
  expect(call).toThrow(range);
});

describe.each(regressionLosses.map((loss) => [loss.name, loss as unknown as DynamicLoss] as const))(
  "%s",
  (name, loss) => {
    const drawn = sampleInputs(loss, { shape: [3, 4] }) as {
      prediction: Tensor | Record<string, Tensor>;
      target: unknown;
    };

    test("says what it takes of an option that it has not", () => {
      expect(() => loss(drawn.prediction, drawn.target, { dleta: 1 })).toThrow(
        `${name}: no option "dleta". It takes`,
      );
    });

    test("names itself when the target does not fit", () => {
      const { target } = drawn;
      if (!(target instanceof Tensor)) return;
      const longer = target.concat(target, 0);
      expect(() => loss(drawn.prediction, longer)).toThrow(SurprisalError);
      expect(() => loss(drawn.prediction, longer)).toThrow(ShapeError);
      expect(() => loss(drawn.prediction, longer)).toThrow(new RegExp(`^${name}: `));
    });
  },
);

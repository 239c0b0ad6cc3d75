import { sampleInputs } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import { describeLoss } from "@surprisal/tensor/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hinge } from "./hinge.js";

describeLoss(hinge, {
  sample: (seed) => sampleInputs(hinge, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [2, 1, 0.5, -1], target: 1 }, [0, 0, 0.5, 2]],
    [{ prediction: [2, -2], target: -1, options: { margin: 0.5 } }, [2.5, 0]],
    [{ prediction: [2, -2], target: [0, 0], options: { labels: "binary" } }, [3, 0]],
    [{ prediction: [Infinity, -Infinity, NaN], target: 1 }, [0, Infinity, NaN]],
  ],
  gradients: [
    // 0 at the corner, which lies at 1.
    [{ prediction: [2, 1, 0.5, -1], target: 1 }, [0, 0, -1, -1]],
    [{ prediction: [-1, 0], target: -1 }, [0, 1]],
  ],
});

test("hinge bounds the zero-one loss from above", () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(-1, 1), (score, label) => {
      const mistake = score * label <= 0 ? 1 : 0;
      expect(hinge(tensor([score], { dtype: "float64" }), label).itemSync()).toBeGreaterThanOrEqual(mistake);
    }),
  );
});

test("labels have two spellings, and a third is an error", () => {
  // @ts-expect-error: not one of the choices
  expect(() => hinge([1], [1], { labels: "sign" })).toThrow(
    'hinge: option labels must be one of "signed", "binary", not "sign".',
  );
});

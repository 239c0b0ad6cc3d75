import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss } from "@surprisal/tensor/testing";
import { absoluteError } from "./absolute-error.js";

describeLoss(absoluteError, {
  sample: (seed) => sampleInputs(absoluteError, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [1, -3, 2], target: [2, 1, 2] }, [1, 4, 0]],
    [{ prediction: [Infinity, -Infinity, NaN], target: 0 }, [Infinity, Infinity, NaN]],
    [{ prediction: [Infinity], target: [Infinity] }, [NaN]],
  ],
  gradients: [
    [{ prediction: [1, -3, 2], target: [2, -5, 2] }, [-1, 1, 0]],
    [{ prediction: [Infinity, -Infinity], target: 0 }, [1, -1]],
  ],
});

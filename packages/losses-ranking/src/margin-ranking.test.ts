import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss } from "@surprisal/tensor/testing";
import { marginRanking } from "./margin-ranking.js";

describeLoss(marginRanking, {
  sample: (seed) => sampleInputs(marginRanking, { shape: [4, 3], seed, dtype: "float64" }),
  values: [
    [{ prediction: [0, 1, -2, 3], target: 0 }, [0, 1, 16, 81]],
    [{ prediction: [4], target: 0, options: { scale: 2 } }, [16]],
    [{ prediction: [Infinity, NaN], target: 0 }, [Infinity, NaN]],
  ],
  gradients: [[{ prediction: [0, 1, -2], target: 0 }, [0, 4, -32]]],
});

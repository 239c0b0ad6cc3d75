import { tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { knowledgeDistillation } from "./knowledge-distillation.js";

// By the formula in 60 digits, and mpmath's numerical derivatives: a sum of q log(q/p), whose terms nearly cancel.
test.each([
  [2, 2.6031744635822895e-6, [0.0010981189512256598, -0.000628910852251479, -0.0004692080989741807]],
  [20, 2.9839693214695825e-6, [0.0011077807232136644, -0.000267739443464077, -0.0008400412797495875]],
] as const)(
  "distillation at temperature %d keeps its digits where student and teacher nearly agree",
  (temperature, value, slopes) => {
    for (const [dtype, relative] of [
      ["float32", 1e-3],
      ["float64", 1e-11],
    ] as const) {
      const student = tensor([1 + 2 ** -8, 0, -2 - 2 ** -9], { dtype });
      const teacher = tensor([1, 0, -2], { dtype });
      const found = knowledgeDistillation.valueAndGrad(student, teacher, { temperature });
      expect(found.value).toBeAllClose(value, { relative, absolute: 0 });
      expect(found.gradient).toBeAllClose(slopes, { relative, absolute: 0 });
    }
  },
);

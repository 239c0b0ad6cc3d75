import { shortNumber } from "../report/format.js";
import type { Case } from "./case.js";
import { random } from "./distributions.js";
import { crossEntropyCases, elementwiseCases, matmulCases } from "./peers.js";

/** What a GPU is asked for: a sum, losses that move bytes and one that computes, rows of many classes, a product. */
export function webgpuCases(sizes?: readonly number[]): Case[] {
  const lengths = sizes ?? [1e6, 2 ** 26];
  const losses = elementwiseCases(lengths).filter(({ name }) => /^(mse|bce)/.test(name));
  // Rows as in language models; less of everything where a user asks for less.
  const large = sizes === undefined ? Number.POSITIVE_INFINITY : Math.max(...sizes);
  const rowsOf = (columns: number) => Math.max(1, Math.min(8192, Math.floor(large / columns)));
  const shapes = [4096, 32000].map((columns) => [rowsOf(columns), columns] as const);
  const products = matmulCases([Math.min(1024, Math.ceil(Math.sqrt(large)))]);
  return [...lengths.map(sumCase), ...losses, ...crossEntropyCases(shapes), ...products];
}

function sumCase(size: number): Case {
  return {
    name: `sum ${shortNumber(size)}`,
    task: { kind: "function", name: "sum" },
    elements: size,
    work: { bytes: 4 * size },
    inputs: [random("prediction", [size], "probabilities")],
    reference: ([x = []]) => {
      let total = 0;
      for (let i = 0; i < x.length; i++) total += x[i] ?? 0;
      return [[total]];
    },
  };
}

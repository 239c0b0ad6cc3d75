import { type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { encode, type Labels, sameLength } from "./support/labels.js";

/** Beyond this many cells a table would be mostly empty, and very large. */
const mostCells = 2 ** 26;

/**
 * How often the labels of several variables occur together: a table of counts with an axis for each variable. With
 * `normalize: true` every measure of a joint table takes it.
 *
 * Along an axis whole numbers go from the smallest to the largest that occurs, with a 0 for those between that do not,
 * unless they are far apart; these, strings, and other labels come in the order in which they occur.
 *
 * @param labels arrays of the same length: for each variable one label for each sample
 * @returns float64
 * @throws ShapeError for arrays of different lengths or tensors of several axes, ValueError for a table of more than 2²⁶
 *   cells, or of no variable
 * @example
 * ```ts
 * import { contingencyTable } from "@surprisal/info-theory/contingency-table";
 * import { totalCorrelation } from "@surprisal/info-theory/total-correlation";
 * const table = contingencyTable([0, 0, 1, 1], ["a", "a", "b", "b"], [true, false, true, false]);
 * table.shape; // → [2, 2, 2]
 * totalCorrelation(table, { normalize: true, base: 2 }).itemSync(); // → 1
 * ```
 */
export function contingencyTable(...labels: readonly Labels[]): Tensor {
  if (labels.length === 0) {
    throw new ValueError("contingencyTable: give an array of labels for each variable, such as (x, y).");
  }
  const named = Object.fromEntries(labels.map((each, i) => [`variable ${i}`, each]));
  const variables = sameLength("contingencyTable", named).map(encode);
  const shape = variables.map(({ count }) => count);
  const cells = shape.reduce((product, count) => product * count, 1);
  if (cells > mostCells) {
    throw new ValueError(
      `contingencyTable: [${shape.join(", ")}] are ${cells} cells, more than memory is good for. mutualInformationFromLabels and its neighbours count without a table.`,
    );
  }
  const counts = new Float64Array(cells);
  const samples = variables[0]?.codes.length ?? 0;
  for (let i = 0; i < samples; i++) {
    let cell = 0;
    for (const { codes, count } of variables) cell = cell * count + (codes[i] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return tensor(counts, { shape });
}

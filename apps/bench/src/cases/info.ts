import type { Measure } from "../protocol.js";
import { shortNumber } from "../report/format.js";
import type { Case, InputValues } from "./case.js";
import { randomClasses, randomDistribution } from "./distributions.js";

type Values = ArrayLike<number>;

/** Labels that two raters gave, from so many. */
const labels = 20;

interface InfoCase {
  readonly label: string;
  readonly measure: Measure;
  readonly sizes: readonly number[];
  inputs(size: number): readonly InputValues[];
  /** The measure once more, apart from the library. */
  reference(x: Values, y: Values): number;
}

const cases: readonly InfoCase[] = [
  {
    label: "entropy",
    measure: "entropy",
    sizes: [1e3, 1e6],
    inputs: (size) => [randomDistribution("p", size)],
    reference: (p) => sumOf(p.length, (i) => -at(p, i) * Math.log(at(p, i))),
  },
  {
    label: "kl divergence",
    measure: "klDivergence",
    sizes: [1e3, 1e6],
    inputs: (size) => [randomDistribution("p", size), randomDistribution("q", size)],
    reference: (p, q) => sumOf(p.length, (i) => at(p, i) * Math.log(at(p, i) / at(q, i))),
  },
  {
    label: "mutual information of labels",
    measure: "mutualInformationFromLabels",
    sizes: [1e3, 1e6, 1e7],
    inputs: (size) => [randomClasses("x", [size], labels), randomClasses("y", [size], labels)],
    reference: mutualInformation,
  },
];

/** Measures that NumPy, SciPy or scikit-learn have. */
export function infoCases(asked?: readonly number[]): Case[] {
  return cases.flatMap(({ label, measure, sizes, inputs, reference }) =>
    (asked ?? sizes).map((size): Case => {
      const given = inputs(size);
      return {
        name: `${label} ${shortNumber(size)}`,
        task: { kind: "measure", measure },
        elements: size,
        work: { bytes: given.reduce((sum, { dtype }) => sum + (dtype === "int32" ? 4 : 8) * size, 0) },
        inputs: given,
        dtype: "float64",
        reference: ([x = [], y = []]) => [[reference(x, y)]],
      };
    }),
  );
}

function mutualInformation(x: Values, y: Values): number {
  const n = x.length;
  const joint = new Map<number, number>();
  const [rows, columns] = [new Map<number, number>(), new Map<number, number>()];
  const count = (table: Map<number, number>, key: number) => table.set(key, (table.get(key) ?? 0) + 1);
  for (let i = 0; i < n; i++) {
    count(joint, at(x, i) * labels + at(y, i));
    count(rows, at(x, i));
    count(columns, at(y, i));
  }
  return [...joint].reduce((total, [key, together]) => {
    const [a, b] = [rows.get(Math.floor(key / labels)) ?? 0, columns.get(key % labels) ?? 0];
    return total + (together / n) * Math.log((together * n) / (a * b));
  }, 0);
}

const at = (values: Values, i: number): number => values[i] ?? Number.NaN;

/** With the rounding errors of the sum carried along. */
function sumOf(n: number, term: (i: number) => number): number {
  let [sum, lost] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = term(i) - lost;
    const next = sum + value;
    lost = next - sum - value;
    sum = next;
  }
  return sum;
}

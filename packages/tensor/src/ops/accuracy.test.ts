import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type FloatDtype, logRatio, type Tensor, tensor } from "../index.js";
import "../testing/index.js";

/** Each table of ../../reference-data, and how many ulp of float64 the op may be off, and up to which size of its argument. */
const functions: readonly [
  table: string,
  ulp: number,
  op: (x: Tensor, y: Tensor) => Tensor,
  farthest?: number,
][] = [
  ["exp", 1, (x) => x.exp()],
  ["expm1", 1, (x) => x.expm1()],
  ["log", 1, (x) => x.log()],
  ["log1p", 1, (x) => x.log1p()],
  ["sqrt", 0, (x) => x.sqrt()],
  ["tanh", 2, (x) => x.tanh()],
  ["sigmoid", 2, (x) => x.sigmoid()],
  ["softplus", 2, (x) => x.softplus()],
  ["logSigmoid", 2, (x) => x.logSigmoid()],
  ["logCosh", 2, (x) => x.logCosh()],
  ["sin", 1, (x) => x.sin(), 1e5],
  ["cos", 1, (x) => x.cos(), 1e5],
  ["atan", 1, (x) => x.atan()],
  ["erf", 1, (x) => x.erf()],
  ["erfc", 2, (x) => x.erfc()],
  ["lgamma", 4, (x) => x.lgamma()],
  ["digamma", 4, (x) => x.digamma()],
  ["trigamma", 4, (x) => x.polygamma(1)],
  ["tetragamma", 4, (x) => x.polygamma(2)],
  ["pow", 1, (x, y) => x.pow(y)],
  ["logRatio", 2, logRatio],
  ["xlogy", 2, (x, y) => x.xlogy(y)],
];

/** The rows of a table whose arguments are exact in `dtype`, as columns. JSON has no infinities: they are strings. */
function columns(table: string, dtype: FloatDtype, farthest = Number.POSITIVE_INFINITY): Tensor[] {
  const url = new URL(`../../reference-data/${table}.json`, import.meta.url);
  const { points } = JSON.parse(readFileSync(url, "utf8")) as { points: (number | string)[][] };
  const rows = points
    .map((row) => row.map(Number))
    .filter(([x = 0]) => !(Math.abs(x) > farthest && Math.abs(x) < Number.POSITIVE_INFINITY))
    .filter((row) => dtype === "float64" || row.slice(0, -1).every((x) => Object.is(Math.fround(x), x)));
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, i) =>
    tensor(Float64Array.from(rows, (row) => row[i] as number)).cast(dtype),
  );
}

describe.each(functions)("%s", (table, ulp, op, farthest) => {
  test(`float64 is within ${ulp} ulp of the exact value at every point of the table`, () => {
    const [x, y, expected = y] = columns(table, "float64", farthest) as [Tensor, Tensor, Tensor?];
    expect(x.size).toBeGreaterThan(250);
    expect(op(x, y)).toBeAllClose(expected, { ulp, signedZero: true });
  });

  test("float32 is the exact value rounded, or its neighbour", () => {
    const [x, y, expected = y] = columns(table, "float32", farthest) as [Tensor, Tensor, Tensor?];
    expect(x.size).toBeGreaterThan(100);
    expect(op(x, y)).toBeAllClose(expected, { ulp: 1, signedZero: true });
  });
});

test.each([
  ["lgamma", 1e-14, (x: Tensor) => x.lgamma()],
  ["digamma", 1e-13, (x: Tensor) => x.digamma()],
  ["tetragamma", 1e-10, (x: Tensor) => x.polygamma(2)],
] as const)("between its poles %s crosses 0, and its error is below %d", (table, absolute, op) => {
  const [x, y] = columns(`${table}-between-poles`, "float64") as [Tensor, Tensor];
  expect(op(x)).toBeAllClose(y, { absolute });
});

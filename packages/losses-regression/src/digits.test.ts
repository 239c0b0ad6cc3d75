import type { DynamicLoss } from "@surprisal/loss-registry";
import { tensor } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import * as losses from "./index.js";

/** One argument, or several by name; each a number that float32 holds exactly. */
type Argument = number | { readonly [name: string]: number };

interface Row {
  readonly options?: { readonly [option: string]: unknown };
  readonly prediction: Argument;
  readonly target: Argument;
  readonly value?: number;
  readonly gradient?: Argument;
}

/**
 * Where the formula as it is written loses digits, or all of them, to differences of nearly equal numbers. The figures
 * are those of the formula as it is written, in 60 digits, by mpmath, its slopes by mpmath's numerical derivatives.
 */
const table: readonly (readonly [loss: unknown, rows: readonly Row[]])[] = [
  [
    losses.poissonDeviance,
    [
      {
        prediction: 1.000244140625,
        target: 1,
        value: 5.959494527458168e-8,
        gradient: 0.000488162069807176,
      },
      { prediction: 11397341, target: 11394175, value: 0.8795458745209958, gradient: 0.0005555681803325882 },
      { prediction: 0.75, target: 0.625, value: 0.022098054007556718, gradient: 1 / 3 },
    ],
  ],
  [
    losses.gammaDeviance,
    [
      {
        prediction: 1.000244140625,
        target: 1,
        value: 5.958524754943589e-8,
        gradient: 0.00048804291870397677,
      },
      {
        prediction: 11397341,
        target: 11394175,
        value: 7.717829368181357e-8,
        gradient: 4.874542056191774e-11,
      },
      { prediction: 0.75, target: 0.625, value: 0.03130978025457592, gradient: 4 / 9 },
    ],
  ],
  [
    losses.tweedieDeviance,
    [
      {
        options: { power: 1.5 },
        prediction: 11397341,
        target: 11394175,
        value: 0.00026054145493114574,
        gradient: 1.6456428713767565e-7,
      },
      {
        options: { power: 3 },
        prediction: 1.000244140625,
        target: 1,
        value: 5.957555159960654e-8,
        gradient: 0.00048792379668330214,
      },
      {
        options: { power: -1 },
        prediction: 1.000244140625,
        target: 1,
        value: 5.961434605220954e-8,
        gradient: 0.0004884004592895508,
      },
    ],
  ],
];

const rows = table.flatMap(([loss, rows]) =>
  rows.map((row) => [(loss as DynamicLoss).name, loss, row] as const),
);

test.each(rows)("%s keeps its digits at $2", (_, loss, { prediction, target, options, ...expected }) => {
  for (const [dtype, relative] of [
    ["float32", 2e-6],
    ["float64", 1e-14],
  ] as const) {
    const given = (x: Argument) =>
      typeof x === "number"
        ? tensor(x, { dtype })
        : Object.fromEntries(Object.entries(x).map(([name, value]) => [name, tensor(value, { dtype })]));
    const found = (loss as DynamicLoss).valueAndGrad(given(prediction), given(target), options);
    const check = (x: unknown, wanted: number) => expect(x).toBeAllClose(wanted, { relative, absolute: 0 });
    if (expected.value !== undefined) check(found.value, expected.value);
    const { gradient } = expected;
    if (typeof gradient === "number") check(found.gradient, gradient);
    else {
      const slopes = found.gradient as { readonly [name: string]: unknown };
      for (const [name, wanted] of Object.entries(gradient ?? {})) check(slopes[name], wanted);
    }
  }
});

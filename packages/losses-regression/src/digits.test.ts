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
  /** By how many times a small change of the arguments the value may change, both relative. */
  readonly condition?: number;
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
  [
    losses.negativeBinomialNll,
    [
      {
        prediction: { totalCount: 1e8, logits: -17 },
        target: 3,
        value: 1.6696549646588352,
        condition: 13,
        gradient: { totalCount: 1.139937663089747e-8, logits: 1.139937671592457 },
      },
      {
        prediction: { totalCount: 1e8, logits: 0.015625 },
        target: 101000000,
        value: 819.5265780835427,
        condition: 700,
      },
      {
        prediction: { totalCount: 0.0001220703125, logits: 70 },
        target: 33518930,
        value: 26.344893544242524,
        gradient: { totalCount: -8139.904635782111, logits: 0.0001220703125 },
      },
      {
        prediction: { totalCount: 2, logits: 0.5 },
        target: 3,
        value: 1.984090559780643,
        gradient: { totalCount: -0.10925634915322666, logits: 0.11229665600927283 },
      },
    ],
  ],
  [
    losses.poissonNll,
    [
      {
        options: { full: true },
        prediction: 18.40625,
        target: 1e8,
        value: 10372.542169226865,
        condition: 2600,
        gradient: -1432711.9823462255,
      },
    ],
  ],
  [
    losses.zeroInflatedPoissonNll,
    [
      {
        prediction: { logRate: 18.40625, zeroLogits: -2 },
        target: 1e8,
        value: 10372.669097238742,
        condition: 2600,
        gradient: { logRate: -1432711.9823462255, zeroLogits: 0.11920292202211756 },
      },
      {
        prediction: { logRate: 0.75, zeroLogits: -4309.9453125 },
        target: 0,
        value: 2.117000016612675,
        gradient: { logRate: 2.117000016612675 },
      },
      {
        prediction: { logRate: -20, zeroLogits: 3 },
        target: 0,
        value: 9.775201020129018e-11,
        gradient: { logRate: 9.775201010532696e-11, zeroLogits: -9.311603576718272e-11 },
      },
    ],
  ],
  [
    losses.betaNll,
    [
      {
        prediction: { alpha: 1e8, beta: 3e8 },
        target: 0.2500152587890625,
        value: -9.573150597253765,
        condition: 1300,
      },
      {
        prediction: { alpha: 0.0001220703125, beta: 4194304 },
        target: 3.814697265625e-6,
        value: 12.53388190075265,
        gradient: { alpha: -8195.349603488256 },
      },
      {
        prediction: { alpha: 9.5367431640625e-7, beta: 4 },
        target: 2.9802322387695312e-8,
        value: -3.4657210358784627,
        gradient: { alpha: -1048560.5046525212, beta: -2.4087230406336056e-7 },
      },
      {
        prediction: { alpha: 2, beta: 3 },
        target: 0.375,
        value: -0.564070138284803,
        gradient: { alpha: -0.1025040803216071, beta: -0.11332970408759778 },
      },
    ],
  ],
  [
    losses.gammaNll,
    [
      {
        prediction: { concentration: 1e8, rate: 2 },
        target: 50003124,
        value: 9.63137359367258,
        condition: 1300,
      },
      {
        prediction: { concentration: 16, rate: 0.5 },
        target: 30,
        value: 2.9716655478676857,
        gradient: { rate: -2 },
      },
      {
        prediction: { concentration: 0.25, rate: 3 },
        target: 0.5,
        value: 1.993509067111091,
        gradient: { concentration: -4.63291864148443, rate: 0.4166666666666667 },
      },
    ],
  ],
  [
    losses.acceleratedFailureTime,
    [
      {
        prediction: { location: 0.5, scale: 2 },
        target: { lower: 1, upper: 1.0009765625 },
        value: 8.575234635753535,
        gradient: { location: 0.12487798677468614, scale: 0.4688109669137879 },
      },
      {
        prediction: { location: 0.5, scale: 4096 },
        target: { lower: 1.5, upper: 2 },
        value: 10.482604023909246,
        gradient: { scale: 0.000244140624864262 },
      },
      {
        prediction: { location: 0.5, scale: 1 },
        target: { lower: 1.5, upper: 2 },
        value: 2.1694886652017193,
        gradient: { scale: 0.9907245581309649 },
      },
    ],
  ],
  [
    losses.tobit,
    [
      {
        options: { lower: 0 },
        prediction: { mean: -6, scale: 1 },
        target: 0,
        value: 9.865876455243758e-10,
        condition: 74,
        gradient: { mean: 6.075882855817676e-9, scale: 3.645529713490606e-8 },
      },
    ],
  ],
];

const rows = table.flatMap(([loss, rows]) =>
  rows.map((row) => [(loss as DynamicLoss).name, loss, row] as const),
);

test.each(rows)("%s keeps its digits at $2", (_, loss, { prediction, target, options, ...expected }) => {
  for (const [dtype, ulp, slack] of [
    ["float32", 2 ** -23, 4e-6],
    ["float64", 2 ** -52, 1e-14],
  ] as const) {
    const relative = Math.max(slack, ulp * (expected.condition ?? 1));
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

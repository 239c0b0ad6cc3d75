import { type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";
import "@surprisal/tensor/testing";
import { expect, test } from "vitest";
import { bernoulliEntropy } from "./bernoulli-entropy.js";
import { bernoulliKlDivergence } from "./bernoulli-kl-divergence.js";
import { betaDivergence } from "./beta-divergence.js";
import { centeredKernelAlignment } from "./centered-kernel-alignment.js";
import { cressieReadDivergence } from "./cressie-read-divergence.js";
import { exponentialKlDivergence } from "./exponential-kl-divergence.js";
import { generalizedKlDivergence } from "./generalized-kl-divergence.js";
import { geometricEntropy } from "./geometric-entropy.js";
import { geometricKlDivergence } from "./geometric-kl-divergence.js";
import { itakuraSaitoDivergence } from "./itakura-saito-divergence.js";
import { jensenShannonDivergence } from "./jensen-shannon-divergence.js";
import { poissonKlDivergence } from "./poisson-kl-divergence.js";

type Measure = (p: Tensor, q: Tensor) => Tensor;
const elements = { axis: [] };
const near = 1.000244140625;
const coin = (p: Tensor) => p.unsqueeze(0).concat(p.neg().add(1).unsqueeze(0), 0);

/**
 * Arguments that float32 holds exactly, the measure, and its slopes: where the formula as it is written loses digits, or
 * all of them, to differences of nearly equal numbers. The figures are those of the formula in 60 digits, by mpmath, its
 * slopes by mpmath's numerical derivatives.
 */
const table: readonly (readonly [string, Measure, readonly number[], readonly number[]])[] = [
  [
    "generalizedKlDivergence",
    (p, q) => generalizedKlDivergence(p, q, elements),
    [near, 1],
    [2.9799897364506698e-8, 0.0002441108275273627, -0.000244140625],
  ],
  [
    "generalizedKlDivergence",
    (p, q) => generalizedKlDivergence(p, q, elements),
    [11397341, 11394175],
    [0.4398136654448874, 0.000277822679313135, -0.00027786127560793124],
  ],
  [
    "poissonKlDivergence",
    (p, q) => poissonKlDivergence({ rate: p }, { rate: q }),
    [near, 1],
    [2.9799897364506698e-8, 0.0002441108275273627, -0.000244140625],
  ],
  [
    "itakuraSaitoDivergence",
    (p, q) => itakuraSaitoDivergence(p, q, elements),
    [near, 1],
    [2.979747263729084e-8, 0.000244081034903588, -0.000244140625],
  ],
  [
    "itakuraSaitoDivergence",
    (p, q) => itakuraSaitoDivergence(p, q, elements),
    [0.625, 0.75],
    [0.01565489012728796, -0.26666666666666666, 0.2222222222222222],
  ],
  [
    "betaDivergence of order 1.5",
    (p, q) => betaDivergence(p, q, { ...elements, beta: 1.5 }),
    [near, 1],
    [2.98011098391017e-8, 0.00024412572565751805, -0.000244140625],
  ],
  [
    "betaDivergence of order -1.5",
    (p, q) => betaDivergence(p, q, { ...elements, beta: -1.5 }),
    [near, 1],
    [2.9793836101321157e-8, 0.00024403635505760153, -0.000244140625],
  ],
  [
    "cressieReadDivergence of order 0.3",
    (p, q) => cressieReadDivergence(p, q, { ...elements, alpha: 0.3 }),
    [near, 1],
    [2.9798200024381037e-8, 0.00024408997218164266, -0.00024411976625998293],
  ],
  [
    "cressieReadDivergence of order 2.5",
    (p, q) => cressieReadDivergence(p, q, { ...elements, alpha: 2.5 }),
    [near, 1],
    [2.980353501029295e-8, 0.00024415552555491954, -0.00024418533030251544],
  ],
  [
    "exponentialKlDivergence",
    (p, q) => exponentialKlDivergence({ rate: p }, { rate: q }),
    [11397341, 11394175],
    [3.8589146840906784e-8, 2.437271028095887e-11, -2.437948251332756e-11],
  ],
  [
    "bernoulliKlDivergence",
    (p, q) => bernoulliKlDivergence({ probability: p }, { probability: q }),
    [0.25006103515625, 0.25],
    [9.933568579487285e-9, 0.00032549434740951447, -0.0003255208333333333],
  ],
  [
    "geometricKlDivergence",
    (p, q) => geometricKlDivergence({ probability: p }, { probability: q }),
    [0.25006103515625, 0.25],
    [3.972457593515247e-8, 0.0013015007421296957, -0.0013017655194858025],
  ],
  [
    "bernoulliEntropy",
    (p) => bernoulliEntropy({ probability: p }),
    [2 ** -23, 0],
    [2.0196896902649515e-6, 15.942385033669446, 0],
  ],
  [
    "geometricEntropy",
    (p) => geometricEntropy({ probability: p }),
    [2 ** -23, 0],
    [16.942385093274094, -8388608.50000004, 0],
  ],
  [
    "jensenShannonDivergence",
    (p, q) => jensenShannonDivergence(coin(p), coin(q)),
    [0.250244140625, 0.25],
    [3.972350340605535e-8, 0.00032536202835692016, -0.00032546787154101814],
  ],
];

test.each(table)("%s keeps its digits at %2$j", (_, measure, [p = 0, q = 0], expected) => {
  for (const [dtype, relative] of [
    ["float32", 2e-6],
    ["float64", 1e-14],
  ] as const) {
    const { value, gradient } = valueAndGrad(([p, q]: readonly [Tensor, Tensor]) => measure(p, q))([
      tensor(p, { dtype }),
      tensor(q, { dtype }),
    ]);
    for (const [i, x] of [value, ...gradient].entries()) {
      expect(x).toBeAllClose(expected[i] ?? Number.NaN, { relative, absolute: 0 });
    }
  }
});

// The formula in 60 digits, by mpmath: of points far from the origin.
test("centeredKernelAlignment keeps its digits", () => {
  const [x, y] = [
    [1000, 1001, 1003, 1002.5],
    [500, 502, 501, 499.5],
  ];
  for (const [dtype, relative] of [
    ["float32", 4e-6],
    ["float64", 1e-13],
  ] as const) {
    const found = centeredKernelAlignment(tensor(x, { dtype }), tensor(y, { dtype }));
    expect(found).toBeAllClose(0.004656360588563979, { relative, absolute: 0 });
  }
});

import { logRatio } from "../functions/log-ratio.js";
import { describeOp } from "../testing/index.js";

const { POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf, NaN: nan } = Number;
const half = Math.LN2;

// Values at hundreds of points: accuracy.test.ts. Here: gradients, ends of the domain, dtypes, views.

describeOp({
  name: "exp",
  op: (x) => x.exp(),
  domains: [[-2, 2]],
  values: [[[[inf, minusInf, nan, -0]], [inf, 0, nan, 1]]],
  gradients: [[[[0, minusInf, 1]], [[1, 0, Math.E]]]],
});

describeOp({
  name: "expm1",
  op: (x) => x.expm1(),
  domains: [[-2, 2]],
  values: [[[[inf, minusInf, nan, -0, 1e-20]], [inf, -1, nan, -0, 1e-20]]],
  gradients: [[[[0, 1]], [[1, Math.E]]]],
});

describeOp({
  name: "log",
  op: (x) => x.log(),
  domains: [[0.2, 3]],
  values: [[[[0, -0, -1, inf, nan]], [minusInf, minusInf, nan, inf, nan]]],
  gradients: [[[[0, 2, inf]], [[inf, 0.5, 0]]]],
});

describeOp({
  name: "log1p",
  op: (x) => x.log1p(),
  domains: [[-0.7, 3]],
  values: [[[[-1, -2, -0, inf]], [minusInf, nan, -0, inf]]],
  gradients: [[[[-1, 0, 1]], [[inf, 1, 0.5]]]],
});

describeOp({
  name: "sqrt",
  op: (x) => x.sqrt(),
  domains: [[0.2, 3]],
  values: [[[[0, -0, -1, inf]], [0, -0, nan, inf]]],
  gradients: [[[[0, 4]], [[inf, 0.25]]]],
});

describeOp({
  name: "tanh",
  op: (x) => x.tanh(),
  domains: [[-2, 2]],
  values: [[[[inf, minusInf, -0]], [1, -1, -0]]],
  gradients: [[[[0, inf, minusInf]], [[1, 0, 0]]]],
});

describeOp({
  name: "sigmoid",
  op: (x) => x.sigmoid(),
  domains: [[-3, 3]],
  values: [[[[0, inf, minusInf, -1000]], [0.5, 1, 0, 0]]],
  gradients: [[[[0, inf, minusInf, 1000]], [[0.25, 0, 0, 0]]]],
});

describeOp({
  name: "softplus",
  op: (x) => x.softplus(),
  domains: [[-3, 3]],
  values: [[[[0, inf, minusInf, 1000]], [half, inf, 0, 1000]]],
  gradients: [[[[0, inf, minusInf]], [[0.5, 1, 0]]]],
});

describeOp({
  name: "logSigmoid",
  op: (x) => x.logSigmoid(),
  domains: [[-3, 3]],
  values: [[[[0, minusInf, -1000]], [-half, minusInf, -1000]]],
  gradients: [[[[0, inf, minusInf]], [[0.5, 0, 1]]]],
});

describeOp({
  name: "logCosh",
  op: (x) => x.logCosh(),
  domains: [[-2, 2]],
  values: [[[[0, inf, minusInf, 1000]], [0, inf, inf, 1000 - half]]],
  gradients: [[[[0, inf, minusInf]], [[0, 1, -1]]]],
});

describeOp({
  name: "sin",
  op: (x) => x.sin(),
  domains: [[-3, 3]],
  values: [[[[-0, inf]], [-0, nan]]],
  gradients: [[[[0]], [[1]]]],
});

describeOp({
  name: "cos",
  op: (x) => x.cos(),
  domains: [[-3, 3]],
  values: [[[[-0, inf]], [1, nan]]],
  gradients: [[[[0]], [[-0]]]],
});

describeOp({
  name: "atan",
  op: (x) => x.atan(),
  domains: [[-3, 3]],
  values: [[[[inf, minusInf, -0]], [Math.PI / 2, -Math.PI / 2, -0]]],
  gradients: [[[[0, 1, inf]], [[1, 0.5, 0]]]],
});

describeOp({
  name: "erf",
  op: (x) => x.erf(),
  domains: [[-2, 2]],
  values: [[[[inf, minusInf, -0, nan]], [1, -1, -0, nan]]],
  gradients: [[[[0, inf]], [[2 / Math.sqrt(Math.PI), 0]]]],
});

describeOp({
  name: "erfc",
  op: (x) => x.erfc(),
  domains: [[-2, 2]],
  values: [[[[inf, minusInf, -0, nan]], [0, 2, 1, nan]]],
  gradients: [[[[0, inf]], [[-2 / Math.sqrt(Math.PI), -0]]]],
});

describeOp({
  name: "lgamma",
  op: (x) => x.lgamma(),
  domains: [[0.3, 5]],
  values: [[[[0, -0, 1, 2, 3, -1, -2, inf, minusInf]], [inf, inf, 0, 0, half, inf, inf, inf, inf]]],
});

describeOp({
  name: "lgamma of negative numbers",
  op: (x) => x.lgamma(),
  domains: [[-1.7, -1.3]],
});

const euler = 0.5772156649015329;

describeOp({
  name: "digamma",
  op: (x) => x.digamma(),
  domains: [[0.5, 5]],
  values: [[[[0, -0, 1, -1, inf]], [minusInf, inf, -euler, nan, inf]]],
  gradients: [[[1], [Math.PI ** 2 / 6]]],
});

describeOp({
  name: "polygamma",
  op: (x) => x.polygamma(2),
  domains: [[0.5, 5]],
  values: [[[[0, -0, -1]], [minusInf, inf, nan]]],
  gradients: [[[1], [Math.PI ** 4 / 15]]],
});

describeOp({
  name: "logRatio",
  op: logRatio,
  domains: [
    [0.3, 3],
    [0.3, 3],
  ],
  reference: (p, q) => Math.log(p) - Math.log(q),
  tolerance: { relative: 1e-12, absolute: 1e-15 },
  float32: { ulp: 2 },
  values: [
    [[0, 1], minusInf],
    [[1, 0], inf],
    [[inf, 1], inf],
    [[1, inf], minusInf],
    [[0, inf], minusInf],
    [[inf, 0], inf],
    [[0, 0], nan],
    [[-0, 0], nan],
    [[inf, inf], nan],
    [[-1, -1], nan],
    [[nan, 1], nan],
    [[1, nan], nan],
    [[3, 3], 0],
  ],
  gradients: [
    [
      [2, 4],
      [0.5, -0.25],
    ],
  ],
});

describeOp({
  name: "xlogy",
  op: (x, y) => x.xlogy(y),
  domains: [
    [0.3, 3],
    [0.3, 3],
  ],
  reference: (x, y) => x * Math.log(y),
  values: [
    [[0, 0], 0],
    [[0, inf], 0],
    [[0, -1], 0],
    [[0, nan], nan],
    [[nan, 0], nan],
    [[1, 0], minusInf],
    [[2, -1], nan],
  ],
  gradients: [
    [
      [0, 0],
      [0, 0],
    ],
    [
      [0, 3],
      [Math.log(3), 0],
    ],
    [
      [2, 4],
      [Math.log(4), 0.5],
    ],
    [
      [1, 0],
      [minusInf, inf],
    ],
  ],
});

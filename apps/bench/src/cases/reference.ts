// The losses that have peers, each written out once more in float64, apart from the library they are to judge.

type Values = ArrayLike<number>;

/** Value and derivative with respect to the prediction of one element of a loss. */
type Elementwise = (prediction: number, target: number) => readonly [value: number, slope: number];

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

export const elementwise = {
  absoluteError: (x, y) => [Math.abs(x - y), Math.sign(x - y)],
  squaredError: (x, y) => [(x - y) ** 2, 2 * (x - y)],
  huber: (x, y) => {
    const d = x - y;
    return Math.abs(d) <= 1 ? [d ** 2 / 2, d] : [Math.abs(d) - 0.5, Math.sign(d)];
  },
  binaryCrossEntropyWithLogits: (x, y) => [softplus(x) - x * y, 1 / (1 + Math.exp(-x)) - y],
  hinge: (x, y) => (1 - x * y > 0 ? [1 - x * y, -y] : [0, 0]),
  klDivergenceLoss: (x, y) => [y === 0 ? 0 : y * (Math.log(y) - x), -y],
} satisfies Record<string, Elementwise>;

/** Mean of an elementwise loss, and its gradient. */
export function meanOf(f: Elementwise, prediction: Values, target: Values): [Values, Values] {
  const n = prediction.length;
  const gradient = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const [value, slope] = f(prediction[i] ?? 0, target[i] ?? 0);
    total += value;
    gradient[i] = slope / n;
  }
  return [[total / n], gradient];
}

/** Mean over rows of −log softmax(logits)[class], and its gradient. */
export function softmaxCrossEntropy(logits: Values, classes: Values, columns: number): [Values, Values] {
  const rows = classes.length;
  const gradient = new Float64Array(logits.length);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const target = start + (classes[row] ?? 0);
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = start; i < start + columns; i++) largest = Math.max(largest, logits[i] ?? 0);
    let sum = 0;
    for (let i = start; i < start + columns; i++) sum += Math.exp((logits[i] ?? 0) - largest);
    const logSum = largest + Math.log(sum);
    total += logSum - (logits[target] ?? 0);
    for (let i = start; i < start + columns; i++) {
      gradient[i] = (Math.exp((logits[i] ?? 0) - logSum) - (i === target ? 1 : 0)) / rows;
    }
  }
  return [[total / rows], gradient];
}

/** The product of two square matrices. */
export function matmul(a: Values, b: Values, n: number): Values {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const left = a[i * n + k] ?? 0;
      for (let j = 0; j < n; j++) product[i * n + j] = (product[i * n + j] ?? 0) + left * (b[k * n + j] ?? 0);
    }
  }
  return product;
}

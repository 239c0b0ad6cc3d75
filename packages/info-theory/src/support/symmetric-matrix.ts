// Of symmetric positive definite matrices, along the last two axes: what a normal distribution does with its covariance.

import { type HostArray, hostOp, type Tensor } from "@surprisal/tensor";

/** `log det A`; NaN unless A is positive definite. */
export const logDeterminant = /* @__PURE__ */ hostOp({
  name: "logDeterminant",
  result: (a) => ({ shape: a.shape.slice(0, -2) }),
  forward: /* @__PURE__ */ eachMatrix((a, n, out, at) => {
    const factor = cholesky(a, n);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.log(entry(factor, i * n + i));
    out[at] = 2 * sum;
  }),
  backward: (dy, [a]) => [a && inverse(a).mul(dy.unsqueeze(-1).unsqueeze(-1))],
});

/** `A⁻¹`; NaN unless A is positive definite. */
export const inverse: (a: Tensor) => Tensor = /* @__PURE__ */ hostOp({
  name: "inverse",
  result: (a) => ({ shape: a.shape }),
  forward: /* @__PURE__ */ eachMatrix((a, n, out, at) => {
    const factor = cholesky(a, n);
    for (let column = 0; column < n; column++) {
      const x = solve(factor, n, unit(n, column));
      for (let row = 0; row < n; row++) out[at + row * n + column] = entry(x, row);
    }
  }),
  backward: (dy, _, inverted) => [inverted.matmul(dy).matmul(inverted).neg()],
});

/** The positive semidefinite matrix whose square is A. */
export const squareRoot = /* @__PURE__ */ hostOp({
  name: "squareRoot",
  result: (a) => ({ shape: a.shape }),
  forward: /* @__PURE__ */ eachMatrix((a, n, out, at) => {
    const { values, vectors } = eigen(a, n);
    const roots = values.map((value) => Math.sqrt(Math.max(value, 0)));
    recompose(vectors, n, (i, j) => (i === j ? entry(roots, i) : 0), out, at);
  }),
  backward: (dy, _, root) => [sylvester(root, dy)],
});

/** X with `A X + X A = C`. */
const sylvester: (a: Tensor, c: Tensor) => Tensor = /* @__PURE__ */ hostOp({
  name: "sylvester",
  result: (a) => ({ shape: a.shape }),
  forward([a, c], output) {
    const n = a?.shape.at(-1) ?? 0;
    for (let at = 0; at < output.data.length; at += n * n) {
      const { values, vectors } = eigen(Float64Array.from(a?.data.subarray(at, at + n * n) ?? []), n);
      const right = Float64Array.from(c?.data.subarray(at, at + n * n) ?? []);
      const turned = new Float64Array(n * n);
      recompose(transposed(vectors, n), n, (i, j) => entry(right, i * n + j), turned, 0);
      const scaled = (i: number, j: number) => {
        const sum = entry(values, i) + entry(values, j);
        return sum > 0 ? entry(turned, i * n + j) / sum : 0;
      };
      recompose(vectors, n, scaled, output.data, at);
    }
  },
  backward(dy, [a], x) {
    if (a === undefined) return [];
    const right = sylvester(a, dy);
    const across = x.transpose();
    return [right.matmul(across).add(across.matmul(right)).neg(), right];
  },
});

type Numbers = Float64Array;
const entry = (x: ArrayLike<number>, i: number): number => x[i] as number;

function eachMatrix(
  one: (a: Numbers, n: number, out: HostArray["data"], at: number) => void,
): (inputs: readonly HostArray[], output: HostArray) => void {
  return ([a], output) => {
    if (a === undefined) return;
    const n = a.shape.at(-1) ?? 0;
    const count = a.shape.slice(0, -2).reduce((product, length) => product * length, 1);
    const step = output.data.length / count;
    for (let i = 0; i < count; i++) {
      one(Float64Array.from(a.data.subarray(i * n * n, (i + 1) * n * n)), n, output.data, i * step);
    }
  };
}

/** The lower triangular L with `L Lᵀ = A`, of which the lower half counts. */
function cholesky(a: Numbers, n: number): Numbers {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = entry(a, i * n + j);
      for (let k = 0; k < j; k++) sum -= entry(factor, i * n + k) * entry(factor, j * n + k);
      factor[i * n + j] = i === j ? (sum > 0 ? Math.sqrt(sum) : Number.NaN) : sum / entry(factor, j * n + j);
    }
  }
  return factor;
}

/** x with `L Lᵀ x = b`; overwrites b. */
function solve(factor: Numbers, n: number, b: Numbers): Numbers {
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) b[i] = entry(b, i) - entry(factor, i * n + k) * entry(b, k);
    b[i] = entry(b, i) / entry(factor, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) b[i] = entry(b, i) - entry(factor, k * n + i) * entry(b, k);
    b[i] = entry(b, i) / entry(factor, i * n + i);
  }
  return b;
}

/** Eigenvalues, and eigenvectors as columns, by Jacobi's rotations. */
function eigen(symmetric: Numbers, n: number): { values: Numbers; vectors: Numbers } {
  const a = symmetric.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  // Rotations do not change it.
  const size = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < 50; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const across = entry(a, p * n + q);
        off += across * across;
        if (across === 0) continue;
        const angle = (entry(a, q * n + q) - entry(a, p * n + p)) / (2 * across);
        const tangent = (angle < 0 ? -1 : 1) / (Math.abs(angle) + Math.sqrt(angle * angle + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        rotate(a, n, p, q, cosine, tangent * cosine, true);
        rotate(a, n, p, q, cosine, tangent * cosine, false);
        rotate(vectors, n, p, q, cosine, tangent * cosine, true);
      }
    }
    // The sweep has squared that.
    if (!(off > 1e-30 * size)) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => entry(a, i * n + i)), vectors };
}

/** Turns the columns p and q, or the rows, by an angle. */
function rotate(
  x: Numbers,
  n: number,
  p: number,
  q: number,
  cosine: number,
  sine: number,
  columns: boolean,
): void {
  for (let k = 0; k < n; k++) {
    const [i, j] = columns ? [k * n + p, k * n + q] : [p * n + k, q * n + k];
    const [first, second] = [entry(x, i), entry(x, j)];
    x[i] = cosine * first - sine * second;
    x[j] = sine * first + cosine * second;
  }
}

/** `V M Vᵀ`. */
function recompose(
  vectors: Numbers,
  n: number,
  middle: (i: number, j: number) => number,
  out: HostArray["data"],
  at: number,
): void {
  const left = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += entry(vectors, i * n + k) * middle(k, j);
      left[i * n + j] = sum;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += entry(left, i * n + k) * entry(vectors, j * n + k);
      out[at + i * n + j] = sum;
    }
  }
}

function transposed(x: Numbers, n: number): Numbers {
  return Float64Array.from({ length: n * n }, (_, i) => entry(x, (i % n) * n + Math.floor(i / n)));
}

function unit(n: number, at: number): Numbers {
  const vector = new Float64Array(n);
  vector[at] = 1;
  return vector;
}

import { hostOp, type Tensor, type TypedArray } from "@surprisal/tensor";

const projections = new Map<number, ReturnType<typeof hostOp>>();

/**
 * p = (u + (α − 1) z)₊^(1/(α − 1)) along an axis, with the u that makes it sum to 1; α 1 is softmax, 2 the Euclidean
 * projection, and below 1 the tails are heavy.
 */
export function tsallisSoftmax(z: Tensor, alpha: number, axis: number): Tensor {
  if (alpha === 1) return z.softmax(axis);
  const known = projections.get(alpha);
  const project = known ?? projection(alpha);
  if (known === undefined) projections.set(alpha, project);
  return project(z.transpose(axis, -1)).transpose(axis, -1);
}

function projection(alpha: number): ReturnType<typeof hostOp> {
  return hostOp({
    name: "entmax",
    result: (z) => ({ shape: z.shape }),
    forward([z], output) {
      const { data, shape } = z ?? output;
      const classes = shape.at(-1) ?? 0;
      for (let row = 0; row < data.length; row += classes) {
        fillRow(alpha - 1, data.subarray(row, row + classes), output.data.subarray(row, row + classes));
      }
    },
    // ∂p/∂z is diag(s) − s sᵀ/Σs with s = p^(2 − α) on the support.
    backward(dy, _inputs, p) {
      const outside = p.equal(0);
      const s = outside.where(0, outside.where(1, p).pow(2 - alpha));
      const mean = dy
        .mul(s)
        .sum(-1, { keepDims: true })
        .div(s.sum(-1, { keepDims: true }));
      return [s.mul(dy.sub(mean))];
    },
  });
}

/** Newton's steps towards Σ p = 1 from u = 1, where the largest p is 1; halving, where a step leaves the bracket. */
function fillRow(c: number, z: TypedArray, p: TypedArray): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of z) largest = Math.max(largest, value);
  if (!Number.isFinite(largest)) {
    p.fill(Number.NaN);
    return;
  }
  const power = powerOf(1 / c);
  const base = (value: number, u: number) => Math.max(u + c * (value - largest), 0);
  // At the other end all scores are equal.
  let [low, high] = c > 0 ? [z.length ** -c, 1] : [1, z.length ** -c];
  let u = 1;
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 200; step++) {
    let excess = -1;
    let slope = 0;
    for (const value of z) {
      const x = base(value, u);
      if (x === 0) continue;
      const y = power(x);
      excess += y;
      slope += y / x;
    }
    if (excess > 0 === c > 0) high = u;
    else low = u;
    const newton = u - (c * excess) / slope;
    const move = Math.abs(newton - u);
    // Near the solution steps shrink, until what is left is rounding.
    if (move <= Number.EPSILON * u || (move >= last && Math.abs(excess) < 1e-9)) break;
    last = move;
    u = newton >= low && newton <= high ? newton : low + (high - low) / 2;
  }
  let rest = 1;
  let least = 0;
  for (const [i, value] of z.entries()) {
    const share = power(base(value, u));
    p[i] = share;
    rest -= share;
    if (share > 0 && !(share >= (p[least] || 1))) least = i;
  }
  // The power is so steep at 0 that one rounding of u shows in a share near 0, and nowhere else.
  if (c > 1) p[least] = Math.max(0, (p[least] ?? 0) + rest);
}

function powerOf(exponent: number): (x: number) => number {
  if (exponent === 1) return (x) => x;
  if (exponent === 2) return (x) => x * x;
  return (x) => x ** exponent;
}

import { hostOp, type Tensor } from "@surprisal/tensor";

/**
 * x with `[diag(a)·s, P; Pᵀ, diag(b)·s] x = y`, where a and b are the margins of the plan P and s ≥ 1: how potentials
 * answer to a change. For s = 1 all of one may rise as the other falls; that y does not ask for it is seen to.
 */
export const solveMarginals: (plan: Tensor, stiffness: Tensor, y: Tensor) => Tensor = /* @__PURE__ */ hostOp({
  name: "solveMarginals",
  result: (_plan, _stiffness, y) => ({ shape: y.shape, dtype: y.dtype }),
  forward([plan, stiffness, y], output) {
    if (plan === undefined || stiffness === undefined || y === undefined) return;
    const [n = 0, m = 0] = plan.shape;
    const s = stiffness.data[0] as number;
    const [a, b] = [new Float64Array(n), new Float64Array(m)];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) {
        const mass = plan.data[i * m + j] as number;
        a[i] = (a[i] as number) + mass;
        b[j] = (b[j] as number) + mass;
      }
    }
    const over = (mass: number, x: number) => (mass > 0 ? x / (mass * s) : 0);
    /** P x, and Pᵀ x. */
    const forth = (x: Float64Array): Float64Array => {
      const sums = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < m; j++)
          sums[i] = (sums[i] as number) + (plan.data[i * m + j] as number) * (x[j] as number);
      }
      return sums;
    };
    const back = (x: Float64Array): Float64Array => {
      const sums = new Float64Array(m);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < m; j++)
          sums[j] = (sums[j] as number) + (plan.data[i * m + j] as number) * (x[i] as number);
      }
      return sums;
    };
    const [top, side] = [Float64Array.from(y.data.subarray(0, n)), Float64Array.from(y.data.subarray(n))];
    if (s === 1) balance(top, side, a, b);
    // The rows are eliminated; the columns' system is solved by conjugate gradients.
    const across = (x: Float64Array) => back(forth(x).map((sum, i) => over(a[i] as number, sum)));
    const schur = (x: Float64Array) => {
      const through = across(x);
      return x.map((value, j) => s * (b[j] as number) * value - (through[j] as number));
    };
    const carried = back(top.map((value, i) => over(a[i] as number, value)));
    const right = side.map((value, j) => value - (carried[j] as number));
    const columns = conjugateGradients(schur, right, (r) => r.map((value, j) => over(b[j] as number, value)));
    const shift = forth(columns);
    for (let i = 0; i < n; i++)
      output.data[i] = over(a[i] as number, (top[i] as number) - (shift[i] as number));
    output.data.set(columns, n);
  },
  backward(dy, [plan, stiffness], x) {
    if (plan === undefined || stiffness === undefined) return [];
    const n = plan.shape[0] ?? 0;
    const z = solveMarginals(plan, stiffness, dy);
    const halves = (t: Tensor) => [t.narrow(0, 0, n), t.narrow(0, n, t.size)] as [Tensor, Tensor];
    const [[zr, zc], [xr, xc]] = [halves(z), halves(x)];
    const own = zr.mul(xr).unsqueeze(1).add(zc.mul(xc)).mul(stiffness);
    return [zr.unsqueeze(1).mul(xc).add(xr.unsqueeze(1).mul(zc)).add(own).neg(), undefined, z];
  },
});

/** Gives both the same sum. */
function balance(top: Float64Array, side: Float64Array, a: Float64Array, b: Float64Array): void {
  const sum = (x: Float64Array) => x.reduce((total, value) => total + value, 0);
  const part = (sum(top) - sum(side)) / (sum(a) + sum(b));
  for (let i = 0; i < top.length; i++) top[i] = (top[i] as number) - part * (a[i] as number);
  for (let j = 0; j < side.length; j++) side[j] = (side[j] as number) + part * (b[j] as number);
}

function conjugateGradients(
  apply: (x: Float64Array) => Float64Array,
  right: Float64Array,
  precondition: (r: Float64Array) => Float64Array,
): Float64Array {
  const dot = (u: Float64Array, v: Float64Array) =>
    u.reduce((sum, value, i) => sum + value * (v[i] as number), 0);
  const x = new Float64Array(right.length);
  let residual = right;
  let direction = precondition(residual);
  let size = dot(residual, direction);
  const enough = size * 1e-28;
  for (let step = 0; step < 4 * right.length + 20 && size > enough; step++) {
    const applied = apply(direction);
    const curvature = dot(direction, applied);
    if (!(curvature > 0)) break;
    const length = size / curvature;
    for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) + length * (direction[i] as number);
    residual = residual.map((value, i) => value - length * (applied[i] as number));
    const next = precondition(residual);
    const before = size;
    size = dot(residual, next);
    direction = next.map((value, i) => value + (size / before) * (direction[i] as number));
  }
  return x;
}

import { hostOp, type Tensor } from "@surprisal/tensor";
import { atOnce, type Steps } from "./steps.js";

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
    const steps = answer(plan.data, n, m, stiffness.data[0] as number, Float64Array.from(y.data));
    output.data.set(atOnce(steps));
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

/** The same of arrays: the plan has n rows and m columns, and y one number for each. How far it is, it cannot tell. */
export function* answer(
  plan: ArrayLike<number>,
  n: number,
  m: number,
  s: number,
  y: Float64Array,
): Steps<Float64Array> {
  /** P x, and Pᵀ x. */
  const forth = (x: Float64Array): Float64Array => {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < m; j++) sum += (plan[i * m + j] as number) * (x[j] as number);
      sums[i] = sum;
    }
    return sums;
  };
  const back = (x: Float64Array): Float64Array => {
    const sums = new Float64Array(m);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++)
        sums[j] = (sums[j] as number) + (plan[i * m + j] as number) * (x[i] as number);
    }
    return sums;
  };
  const [a, b] = [forth(new Float64Array(m).fill(1)), back(new Float64Array(n).fill(1))];
  const over = (mass: Float64Array, x: Float64Array): Float64Array =>
    x.map((value, i) => ((mass[i] as number) > 0 ? value / ((mass[i] as number) * s) : 0));
  const [top, side] = [y.slice(0, n), y.slice(n)];
  if (s === 1) balance(top, side, a, b);
  // The rows are eliminated; the columns' system is solved by conjugate gradients.
  const schur = (x: Float64Array): Float64Array => {
    const through = back(over(a, forth(x)));
    return x.map((value, j) => s * (b[j] as number) * value - (through[j] as number));
  };
  const carried = back(over(a, top));
  const right = side.map((value, j) => value - (carried[j] as number));
  const columns = yield* conjugateGradients(schur, right, (r) => over(b, r));
  const shift = forth(columns);
  const rows = over(
    a,
    top.map((value, i) => value - (shift[i] as number)),
  );
  return Float64Array.of(...rows, ...columns);
}

/** Gives both the same sum. */
function balance(top: Float64Array, side: Float64Array, a: Float64Array, b: Float64Array): void {
  const sum = (x: Float64Array) => x.reduce((total, value) => total + value, 0);
  const part = (sum(top) - sum(side)) / (sum(a) + sum(b));
  for (let i = 0; i < top.length; i++) top[i] = (top[i] as number) - part * (a[i] as number);
  for (let j = 0; j < side.length; j++) side[j] = (side[j] as number) + part * (b[j] as number);
}

function* conjugateGradients(
  apply: (x: Float64Array) => Float64Array,
  right: Float64Array,
  precondition: (r: Float64Array) => Float64Array,
): Steps<Float64Array> {
  const dot = (u: Float64Array, v: Float64Array) =>
    u.reduce((sum, value, i) => sum + value * (v[i] as number), 0);
  const x = new Float64Array(right.length);
  let residual = right;
  let direction = precondition(residual);
  let size = dot(residual, direction);
  const enough = size * 1e-28;
  for (let step = 0; step < 4 * right.length + 20 && size > enough; step++) {
    yield 0;
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

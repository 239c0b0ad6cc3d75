import { type HostArray, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { type Computation, steppedOp } from "./computation.js";
import { answer, solveMarginals } from "./solve-marginals.js";
import { part, type Steps } from "./steps.js";
import type { TransportProblem } from "./transport-problem.js";

/** The problem in numbers, as the host algorithms get it. */
export interface SinkhornSetting {
  readonly epsilon: number;
  /** How much the margins are held: Infinity for exactly. */
  readonly marginPenalty: number;
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** What is optimal: the potentials f of the rows and g of the columns, and the plan `p q e^((f + g − C)/ε)`. */
export interface Solution {
  readonly f: Tensor;
  readonly g: Tensor;
  readonly plan: Tensor;
}

/** What is to be made of the solution of a problem. */
export function sinkhornSolution(
  { cost, p, q }: TransportProblem,
  { epsilon, marginPenalty, tolerance, maxIterations }: SinkhornSetting,
  finish: (solution: Solution) => Tensor,
): Computation {
  const n = cost.shape[0] ?? 0;
  return {
    op: potentials,
    inputs: [cost, p, q, tensor([epsilon, marginPenalty, tolerance, maxIterations], { dtype: p.dtype })],
    finish(both) {
      const [f, g] = [both.narrow(0, 0, n), both.narrow(0, n, both.size)];
      return finish({ f, g, plan: planOf(cost, p, q, both, epsilon) });
    },
  };
}

function planOf(cost: Tensor, p: Tensor, q: Tensor, both: Tensor, epsilon: number | Tensor): Tensor {
  const n = cost.shape[0] ?? 0;
  const sum = both
    .narrow(0, 0, n)
    .unsqueeze(1)
    .add(both.narrow(0, n, both.size));
  return sum.sub(cost).div(epsilon).exp().mul(p.unsqueeze(1)).mul(q);
}

/**
 * By Sinkhorn's iterations on logarithms: each potential in turn is the smooth minimum that makes its margin right.
 * They start from a larger ε, which is halved, so that a small one is not reached through as many steps as it is small; and
 * now and then a step of Newton's ends what would go on for long.
 */
const potentials = /* @__PURE__ */ steppedOp({
  name: "sinkhorn",
  result: (cost, p) => ({ shape: [(cost.shape[0] ?? 0) + (cost.shape[1] ?? 0)], dtype: p.dtype }),
  *steps([cost, p, q, numbers], output) {
    if (cost === undefined || p === undefined || q === undefined || numbers === undefined) return;
    const [epsilon, penalty, tolerance, maxIterations] = numbers.data as unknown as [
      number,
      number,
      number,
      number,
    ];
    const [n, m] = [p.data.length, q.data.length];
    // No plan's margins are nearer than their masses.
    const enough = Math.max(tolerance, 4 * massGap(p, q, penalty));
    const [f, g] = [new Float64Array(n), new Float64Array(m)];
    const rows = smoothMinimum(cost.data, n, m, m, 1, logarithms(q));
    const columns = smoothMinimum(cost.data, m, n, 1, m, logarithms(p));
    let scale = 0;
    for (const c of cost.data)
      if (Math.abs(c) > scale && Math.abs(c) < Number.POSITIVE_INFINITY) scale = Math.abs(c);
    let [wait, due] = [firstNewton, firstNewton];
    let [first, reached] = [0, 0];
    for (let step = 1; ; step++) {
      scale = Math.max(scale / 2, epsilon);
      const damping = 1 / (1 + scale / penalty);
      let moved = rows(g, f, scale, damping, p);
      if (scale === epsilon && step >= due) {
        const [nextF, nextG] = yield* part(
          reached,
          reached,
          newtonStep(cost.data, p.data, q.data, f, g, epsilon, penalty),
        );
        const movedThen = rows(nextG, nextF, epsilon, damping, p);
        const better = movedThen < moved;
        wait = better ? 1 : Math.max(2 * wait, firstNewton);
        due = step + wait;
        if (better) {
          moved = movedThen;
          f.set(nextF);
          g.set(nextG);
        }
      }
      columns(f, g, scale, damping, q);
      if (scale === epsilon && !(moved > enough)) break;
      if (scale === epsilon) {
        // What is off shrinks by about the same factor each time.
        const off = Math.min(moved, 1);
        first ||= off;
        reached = Math.max(reached, Math.min(1, Math.log(first / off) / Math.log(first / enough)));
      }
      yield reached;
      if (step >= maxIterations) {
        throw new ValueError(
          `sinkhorn: after ${maxIterations} iterations the margins are still off by ${moved.toPrecision(2)}. Raise epsilon, which is ${epsilon}, maxIterations or tolerance.`,
        );
      }
    }
    output.data.set(f);
    output.data.set(g, n);
  },
  // The potentials are where the margins are right: their change is what keeps them so.
  backward(dy, [cost, p, q, numbers], both) {
    if (cost === undefined || p === undefined || q === undefined || numbers === undefined) return [];
    const epsilon = numbers.narrow(0, 0, 1).cast(both.dtype);
    const penalty = numbers.narrow(0, 1, 2).cast(both.dtype);
    const plan = planOf(cost, p, q, both, epsilon);
    const n = cost.shape[0] ?? 0;
    const answered = solveMarginals(plan, epsilon.div(penalty).add(1), dy);
    const [rows, columns] = [answered.narrow(0, 0, n), answered.narrow(0, n, answered.size)];
    return [
      plan.mul(rows.unsqueeze(1).add(columns)),
      share(plan.matmul(columns), p).mul(epsilon).neg(),
      share(rows.matmul(plan), q).mul(epsilon).neg(),
    ];
  },
});

const firstNewton = 20;

/** Where the margins would be right if they answered to the potentials as they do near by. */
function* newtonStep(
  cost: Numbers,
  p: Numbers,
  q: Numbers,
  f: Float64Array,
  g: Float64Array,
  epsilon: number,
  penalty: number,
): Steps<[Float64Array, Float64Array]> {
  const [n, m] = [f.length, g.length];
  const plan = new Float64Array(n * m);
  const held = (mass: Numbers, x: Float64Array) =>
    x.map((value, i) => (mass[i] as number) * Math.exp(-value / penalty));
  const missing = Float64Array.of(...held(p, f), ...held(q, g));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const exponent = ((f[i] as number) + (g[j] as number) - (cost[i * m + j] as number)) / epsilon;
      const mass = (p[i] as number) * (q[j] as number) * Math.exp(exponent);
      plan[i * m + j] = mass;
      missing[i] = (missing[i] as number) - mass;
      missing[n + j] = (missing[n + j] as number) - mass;
    }
  }
  const change = yield* answer(plan, n, m, 1 + epsilon / penalty, missing);
  const moved = (x: Float64Array, offset: number) =>
    x.map((value, i) => value + epsilon * (change[offset + i] as number));
  return [moved(f, 0), moved(g, n)];
}

/** What has no mass has no share. */
function share(x: Tensor, mass: Tensor): Tensor {
  const none = mass.equal(0);
  return none.where(0, x.div(none.where(1, mass)));
}

function logarithms({ data }: HostArray): Float64Array {
  return Float64Array.from(data, Math.log);
}

type Numbers = HostArray["data"];

/**
 * Sets each `x[i]` to `−ε log Σⱼ wⱼ e^((yⱼ − cᵢⱼ)/ε)`, damped, and gives the mass by which the margin was off, relative
 * to the whole.
 */
function smoothMinimum(
  cost: Numbers,
  n: number,
  m: number,
  rowStep: number,
  columnStep: number,
  logWeights: Float64Array,
) {
  const exponents = new Float64Array(m);
  return (y: Float64Array, x: Float64Array, epsilon: number, damping: number, mass: HostArray): number => {
    let off = 0;
    let whole = 0;
    for (let i = 0; i < n; i++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < m; j++) {
        const c = cost[i * rowStep + j * columnStep] as number;
        const exponent = ((y[j] as number) - c) / epsilon + (logWeights[j] as number);
        exponents[j] = exponent;
        if (exponent > most) most = exponent;
      }
      let sum = 0;
      for (let j = 0; j < m; j++) sum += Math.exp((exponents[j] as number) - most);
      const next = -epsilon * damping * (most + Math.log(sum));
      const own = mass.data[i] as number;
      if (own > 0) off += own * Math.abs(Math.expm1(((x[i] as number) - next) / (epsilon * damping)));
      whole += own;
      x[i] = next;
    }
    return off / whole;
  };
}

/** By how much the masses differ, relative to the larger; rounding at most, where the margins are held. */
function massGap(p: HostArray, q: HostArray, penalty: number): number {
  const wrong = [p, q].flatMap(({ data }) => data.find((x) => x < 0) ?? []);
  if (wrong.length > 0) throw new ValueError(`sinkhorn: a mass is ${wrong[0]}, and must be from 0.`);
  if (penalty < Number.POSITIVE_INFINITY) return 0;
  const [a, b] = [p, q].map(({ data }) => Float64Array.from(data).reduce((sum, x) => sum + x, 0)) as [
    number,
    number,
  ];
  const gap = Math.abs(a - b) / Math.max(a, b);
  if (gap > 1e-5) {
    throw new ValueError(
      `sinkhorn: the masses of p sum to ${a} and those of q to ${b}. Divide each by its sum, or set marginPenalty.`,
    );
  }
  return gap;
}

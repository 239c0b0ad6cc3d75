import { concat, type Tensor, tensor, ValueError } from "@surprisal/tensor";
import { steppedOp } from "./computation.js";
import { solveMarginals } from "./solve-marginals.js";

/**
 * The cheapest way to move the masses p, [N], to q, [M]: the plan, with the prices of p's places in a last column and
 * those of q's in a last row; [N + 1, M + 1].
 *
 * By shortest augmenting paths: as long as something is left, Dijkstra's algorithm finds the cheapest way from where it
 * lies to where it is missed, over the plan's own routes backwards too, and as much as fits goes along. The prices keep
 * every route from costing less than 0.
 */
export const transportation = /* @__PURE__ */ steppedOp({
  name: "transportation",
  result: (_cost, p, q) => ({ shape: [p.size + 1, q.size + 1], dtype: p.dtype }),
  *steps([cost, p, q], output) {
    if (cost === undefined || p === undefined || q === undefined) return;
    const [n, m] = [p.data.length, q.data.length];
    const [supply, demand] = [Float64Array.from(p.data), Float64Array.from(q.data)];
    checkMasses(supply, demand);
    if (cost.data.some(Number.isNaN)) {
      output.data.fill(Number.NaN);
      return;
    }
    const whole = sum(supply);
    const tiny = 1e-15 * whole;
    const c = (i: number, j: number): number => cost.data[i * m + j] as number;
    const plan = new Float64Array(n * m);
    const g = new Float64Array(m);
    // A place without any way out has no price.
    const f = Float64Array.from(supply, (_, i) => least(m, (j) => c(i, j))).map((x) =>
      x < Number.POSITIVE_INFINITY ? x : 0,
    );
    const [distance, visited, parent] = [
      new Float64Array(n + m),
      new Uint8Array(n + m),
      new Int32Array(n + m),
    ];
    const at = (x: Float64Array, i: number): number => x[i] as number;

    /** Distances from all supplies to the nearest demand, which it returns: −1 when there is no way to any. */
    function search(): number {
      visited.fill(0);
      distance.fill(Number.POSITIVE_INFINITY);
      for (let i = 0; i < n; i++) if (at(supply, i) > tiny) distance[i] = 0;
      parent.fill(-1);
      for (;;) {
        let nearest = -1;
        let least = Number.POSITIVE_INFINITY;
        for (let v = 0; v < n + m; v++) {
          if (visited[v] === 1 || at(distance, v) >= least) continue;
          nearest = v;
          least = at(distance, v);
        }
        if (nearest < 0) return -1;
        if (nearest >= n && at(demand, nearest - n) > tiny) return nearest - n;
        visited[nearest] = 1;
        if (nearest < n) {
          for (let j = 0; j < m; j++) {
            relax(n + j, nearest, least + Math.max(0, c(nearest, j) - at(f, nearest) - at(g, j)));
          }
        } else {
          for (let i = 0; i < n; i++) if (at(plan, i * m + nearest - n) > 0) relax(i, nearest, least);
        }
      }
    }

    function relax(to: number, from: number, length: number): void {
      if (!(length < at(distance, to))) return;
      distance[to] = length;
      parent[to] = from;
    }

    /** Sends as much as fits along the path that ends in `target`. */
    function send(target: number): void {
      let amount = at(demand, target);
      let v = n + target;
      for (let u = parent[v] as number; u >= 0; v = u, u = parent[v] as number) {
        if (u >= n) amount = Math.min(amount, at(plan, v * m + u - n));
      }
      amount = Math.min(amount, at(supply, v));
      supply[v] = at(supply, v) - amount;
      demand[target] = at(demand, target) - amount;
      v = n + target;
      for (let u = parent[v] as number; u >= 0; v = u, u = parent[v] as number) {
        const cell = u < n ? u * m + v - n : v * m + u - n;
        plan[cell] = at(plan, cell) + (u < n ? amount : -amount);
      }
    }

    for (;;) {
      if (!supply.some((mass) => mass > tiny) || !demand.some((mass) => mass > tiny)) break;
      yield 1 - sum(supply) / whole;
      const target = search();
      if (target < 0) {
        throw new ValueError(
          "optimalTransport: no plan has a finite cost. Let infinite costs leave a way for all mass.",
        );
      }
      const far = at(distance, n + target);
      for (let i = 0; i < n; i++) f[i] = at(f, i) + Math.max(0, far - at(distance, i));
      for (let j = 0; j < m; j++) g[j] = at(g, j) - Math.max(0, far - at(distance, n + j));
      send(target);
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) output.data[i * (m + 1) + j] = at(plan, i * m + j);
      // As high as the others let it be: also where there was nothing to move.
      output.data[i * (m + 1) + m] = least(m, (j) => c(i, j) - at(g, j));
    }
    output.data.set(g, n * (m + 1));
  },
  // Routes in use stay in use: their amounts keep the margins right, and their prices are what they cost.
  backward(dy, [cost, p, q], solution) {
    if (cost === undefined || p === undefined || q === undefined) return [];
    const [n, m] = [p.size, q.size];
    const used = solution.slice([0, 0], [n, m]).greater(0);
    const solved = (rows: Tensor, columns: Tensor): [Tensor, Tensor] => {
      const x = solveMarginals(
        used.cast(p.dtype),
        tensor([1], { dtype: "float64" }),
        concat([rows, columns], 0),
      );
      return [x.narrow(0, 0, n), x.narrow(0, n, n + m)];
    };
    const amounts = used.where(dy.slice([0, 0], [n, m]), 0);
    const [rows, columns] = solved(
      dy.slice([0, m], [n, m + 1]).squeeze(1),
      dy.slice([n, 0], [n + 1, m]).squeeze(0),
    );
    return [used.where(rows.unsqueeze(1).add(columns), 0), ...solved(amounts.sum(1), amounts.sum(0))];
  },
});

function checkMasses(supply: Float64Array, demand: Float64Array): void {
  const wrong = [...supply, ...demand].find((mass) => !(mass >= 0 && mass < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) {
    throw new ValueError(`optimalTransport: a mass is ${wrong}, and must be a number from 0.`);
  }
  const [a, b] = [sum(supply), sum(demand)];
  if (Math.abs(a - b) <= 1e-5 * Math.max(a, b)) return;
  throw new ValueError(
    `optimalTransport: the masses of p sum to ${a} and those of q to ${b}. Divide each by its sum.`,
  );
}

const sum = (x: Float64Array): number => x.reduce((total, value) => total + value, 0);

function least(count: number, value: (j: number) => number): number {
  let result = Number.POSITIVE_INFINITY;
  for (let j = 0; j < count; j++) result = Math.min(result, value(j));
  return result;
}

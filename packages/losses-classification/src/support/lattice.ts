import { hostOp, type Tensor, type TypedArray } from "@surprisal/tensor";
import type { Sequences } from "./sequences.js";

/**
 * Paths from node 0 to the last node. Nodes are made in an order in which arcs lead from earlier to later ones; each arc
 * reads one of the sample's log-probabilities, or none (−1).
 */
export class Lattice {
  /** The arcs that enter node n are those from `first[n]` to before `first[n + 1]`. */
  readonly first: Int32Array;
  readonly from: Int32Array;
  readonly reads: Int32Array;
  #nodes = 1;
  #arcs = 0;

  /** With room for so many nodes, exactly, and arcs, at most. */
  constructor(nodes: number, arcs: number) {
    this.first = new Int32Array(nodes + 1);
    this.from = new Int32Array(arcs);
    this.reads = new Int32Array(arcs);
  }

  /** An arc into the node that is being made. */
  arc(from: number, reads = -1): void {
    this.from[this.#arcs] = from;
    this.reads[this.#arcs] = reads;
    this.#arcs++;
  }

  /** The node is made; the next one begins. */
  close(): void {
    this.#nodes++;
    this.first[this.#nodes] = this.#arcs;
  }
}

/** What tells the paths of one sample. */
export interface Alignment {
  /** How many frames there are. */
  readonly frames: number;
  readonly labels: TypedArray;
  readonly blank: number;
}

/** The lattice of one sample, in a batch of log-probabilities of some shape. */
export type BuildLattice = (sample: Alignment, shape: readonly number[]) => Lattice;

/**
 * Minus the logarithm of the total probability of all paths, [N] of log-probabilities [N, …], with exact derivatives of
 * first and second order: how likely the paths lead through each arc, and how that changes.
 */
export function pathLoss(name: string, build: BuildLattice): (sequences: Sequences) => Tensor {
  const eachSample = (
    inputs: readonly Operand[],
    visit: (paths: Paths, n: number, width: number) => void,
  ): void => {
    const [{ data, shape }, labels, frames, counts, blank] = inputs as Operands<Operand>;
    const samples = shape[0] ?? 0;
    const [width, most] = [data.length / samples, labels.data.length / samples];
    for (let n = 0; n < samples; n++) {
      const own = labels.data.subarray(n * most, n * most + at(counts.data, n));
      const alignment = { frames: at(frames.data, n), labels: own, blank: at(blank.data, 0) };
      visit(new Paths(build(alignment, shape), data.subarray(n * width, (n + 1) * width)), n, width);
    }
  };

  const change = hostOp({
    name: `${name}: second derivative`,
    result: (_direction, logProbabilities) => ({ shape: logProbabilities?.shape ?? [] }),
    forward([direction, ...inputs], output) {
      eachSample(inputs, (paths, n, width) => {
        const [start, stop] = [n * width, (n + 1) * width];
        paths.addChange((direction ?? output).data.subarray(start, stop), output.data.subarray(start, stop));
      });
    },
  });

  const occupancy = hostOp({
    name: `${name}: gradient`,
    result: (logProbabilities) => ({ shape: logProbabilities.shape }),
    forward(inputs, output) {
      eachSample(inputs, (paths, n, width) =>
        paths.addOccupancy(output.data.subarray(n * width, (n + 1) * width)),
      );
    },
    // The matrix of second derivatives is symmetric.
    backward: (dy, inputs) => [change(dy, ...inputs)],
  });

  const loss = hostOp({
    name,
    result: ({ shape }) => ({ shape: shape.slice(0, 1) }),
    forward(inputs, output) {
      eachSample(inputs, (paths, n) => {
        output.data[n] = 0 - paths.total;
      });
    },
    backward(dy, inputs) {
      const [logProbabilities] = inputs;
      const ahead = new Array<number>((logProbabilities?.rank ?? 1) - 1).fill(1);
      return [
        dy
          .neg()
          .reshape([dy.size, ...ahead])
          .mul(occupancy(...inputs)),
      ];
    },
  });
  return ({ logProbabilities, labels, inputLengths, targetLengths, blank }) => {
    const operands: Operands<Tensor> = [logProbabilities, labels, inputLengths, targetLengths, blank];
    return loss(...operands);
  };
}

interface Operand {
  readonly data: TypedArray;
  readonly shape: readonly number[];
}

type Operands<T> = readonly [logProbabilities: T, labels: T, inputLengths: T, targetLengths: T, blank: T];

/** Sums over the paths of one sample. */
class Paths {
  readonly #lattice: Lattice;
  /** For each node, the log-probability of all ways to it. */
  readonly #log: Float64Array;
  /** For each arc, that of all ways that end with it. */
  readonly #way: Float64Array;

  constructor(lattice: Lattice, weights: TypedArray) {
    const { first, from, reads } = lattice;
    const log = new Float64Array(first.length - 1).fill(Number.NEGATIVE_INFINITY);
    const way = new Float64Array(from.length);
    this.#lattice = lattice;
    this.#log = log;
    this.#way = way;
    log[0] = 0;
    for (let node = 1; node < log.length; node++) {
      const [start, stop] = [at(first, node), at(first, node + 1)];
      let most = Number.NEGATIVE_INFINITY;
      for (let arc = start; arc < stop; arc++) {
        const read = at(reads, arc);
        const along = at(log, at(from, arc)) + (read < 0 ? 0 : at(weights, read));
        way[arc] = along;
        most = Math.max(most, along);
      }
      if (most === Number.NEGATIVE_INFINITY) continue;
      let sum = 0;
      for (let arc = start; arc < stop; arc++) sum += Math.exp(at(way, arc) - most);
      log[node] = most + Math.log(sum);
    }
  }

  /** The log-probability of all paths. */
  get total(): number {
    return at(this.#log, this.#log.length - 1);
  }

  /** Adds to each log-probability how likely a path reads it. */
  addOccupancy(sums: TypedArray): void {
    const { first, from, reads } = this.#lattice;
    const visited = new Float64Array(this.#log.length);
    visited[visited.length - 1] = 1;
    for (let node = visited.length - 1; node > 0; node--) {
      const [log, visits] = [at(this.#log, node), at(visited, node)];
      if (visits === 0 || log === Number.NEGATIVE_INFINITY) continue;
      for (let arc = at(first, node); arc < at(first, node + 1); arc++) {
        const [tail, read] = [at(from, arc), at(reads, arc)];
        const share = visits * Math.exp(at(this.#way, arc) - log);
        visited[tail] = at(visited, tail) + share;
        if (read >= 0) sums[read] = at(sums, read) + share;
      }
    }
  }

  /** Adds how the occupancy changes when the log-probabilities move in `direction`. */
  addChange(direction: TypedArray, sums: TypedArray): void {
    const { first, from, reads } = this.#lattice;
    const nodes = this.#log.length;
    const moved = (arc: number, slopes: Float64Array): number =>
      at(slopes, at(from, arc)) + (at(reads, arc) < 0 ? 0 : at(direction, at(reads, arc)));
    const slopes = new Float64Array(nodes);
    const shares = new Float64Array(from.length);
    for (let node = 1; node < nodes; node++) {
      const log = at(this.#log, node);
      if (log === Number.NEGATIVE_INFINITY) continue;
      for (let arc = at(first, node); arc < at(first, node + 1); arc++) {
        shares[arc] = Math.exp(at(this.#way, arc) - log);
        slopes[node] = at(slopes, node) + at(shares, arc) * moved(arc, slopes);
      }
    }
    const visited = new Float64Array(nodes);
    const change = new Float64Array(nodes);
    visited[nodes - 1] = 1;
    for (let node = nodes - 1; node > 0; node--) {
      for (let arc = at(first, node); arc < at(first, node + 1); arc++) {
        const [tail, read, share] = [at(from, arc), at(reads, arc), at(shares, arc)];
        const visits = at(visited, node) * share;
        const changed = at(change, node) * share + visits * (moved(arc, slopes) - at(slopes, node));
        visited[tail] = at(visited, tail) + visits;
        change[tail] = at(change, tail) + changed;
        if (read >= 0) sums[read] = at(sums, read) + changed;
      }
    }
  }
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] ?? 0;
}

import { hostOp, type Tensor, type TypedArray } from "@surprisal/tensor";

/**
 * Paths from node 0 to the last node. Arcs come in the order of the nodes they leave, and lead to later nodes; each reads
 * one of the sample's log-probabilities, or none.
 */
export class Lattice {
  readonly nodes: number;
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Which log-probability an arc reads. */
  readonly reads: (number | undefined)[] = [];

  constructor(nodes: number) {
    this.nodes = nodes;
  }

  arc(from: number, to: number, reads?: number): void {
    this.from.push(from);
    this.to.push(to);
    this.reads.push(reads);
  }
}

/** The lattice of sample `n`, from the shape of the log-probabilities and the integers that tell its paths. */
export type BuildLattice = (n: number, shape: readonly number[], structure: readonly TypedArray[]) => Lattice;

/**
 * Minus the logarithm of the total probability of all paths, [N] of log-probabilities [N, …], with exact derivatives of
 * first and second order: how likely the paths lead through each arc, and how that changes.
 */
export function pathLoss(
  name: string,
  build: BuildLattice,
): (logProbabilities: Tensor, ...structure: Tensor[]) => Tensor {
  const eachSample = (
    inputs: readonly { readonly data: TypedArray; readonly shape: readonly number[] }[],
    visit: (paths: Paths, n: number, width: number) => void,
  ): void => {
    const [logProbabilities, ...structure] = inputs;
    const { data, shape } = logProbabilities ?? { data: new Float64Array(), shape: [0] };
    const samples = shape[0] ?? 0;
    const width = data.length / samples;
    const integers = structure.map((one) => one.data);
    for (let n = 0; n < samples; n++) {
      const lattice = build(n, shape, integers);
      visit(new Paths(lattice, data.subarray(n * width, (n + 1) * width)), n, width);
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

  return hostOp({
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
}

/** For each node, the log-probability of all ways to it, and its slope in some direction. */
interface Ways {
  readonly log: Float64Array;
  readonly slope: Float64Array;
}

/** Sums over the paths of one sample. */
class Paths {
  readonly #lattice: Lattice;
  readonly #weights: TypedArray;

  constructor(lattice: Lattice, weights: TypedArray) {
    this.#lattice = lattice;
    this.#weights = weights;
  }

  /** The log-probability of all paths. */
  get total(): number {
    return this.#walk("ahead").log.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  /** Adds to each log-probability how likely a path reads it. */
  addOccupancy(sums: TypedArray): void {
    this.#addShares(sums, this.#walk("ahead"), this.#walk("back"), () => 1);
  }

  /** Adds how the occupancy changes when the log-probabilities move in `direction`. */
  addChange(direction: TypedArray, sums: TypedArray): void {
    const [ahead, back] = [this.#walk("ahead", direction), this.#walk("back", direction)];
    const mean = ahead.slope.at(-1) ?? 0;
    this.#addShares(
      sums,
      ahead,
      back,
      (from, to, reads) => at(ahead.slope, from) + at(direction, reads) + at(back.slope, to) - mean,
    );
  }

  #addShares(
    sums: TypedArray,
    ahead: Ways,
    back: Ways,
    factor: (from: number, to: number, reads: number) => number,
  ): void {
    const total = ahead.log.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (total === Number.NEGATIVE_INFINITY) return;
    for (const [arc, reads] of this.#lattice.reads.entries()) {
      if (reads === undefined) continue;
      const [from, to] = [at(this.#lattice.from, arc), at(this.#lattice.to, arc)];
      const share = Math.exp(at(ahead.log, from) + at(this.#weights, reads) + at(back.log, to) - total);
      if (share !== 0) sums[reads] = at(sums, reads) + share * factor(from, to, reads);
    }
  }

  /** From the first node, or from the last. */
  #walk(order: "ahead" | "back", direction?: TypedArray): Ways {
    const { nodes, reads, ...lattice } = this.#lattice;
    const [tails, heads] = order === "ahead" ? [lattice.from, lattice.to] : [lattice.to, lattice.from];
    const log = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY);
    const slope = new Float64Array(nodes);
    log[order === "ahead" ? 0 : nodes - 1] = 0;
    for (let step = 0; step < reads.length; step++) {
      const arc = order === "ahead" ? step : reads.length - 1 - step;
      const [tail, head, read] = [at(tails, arc), at(heads, arc), reads[arc]];
      const way = at(log, tail) + (read === undefined ? 0 : at(this.#weights, read));
      if (way === Number.NEGATIVE_INFINITY) continue;
      const known = at(log, head);
      const share = 1 / (1 + Math.exp(known - way));
      log[head] = Math.max(known, way) + Math.log1p(Math.exp(-Math.abs(known - way)));
      if (direction === undefined) continue;
      const moved = at(slope, tail) + (read === undefined ? 0 : at(direction, read));
      slope[head] = at(slope, head) + share * (moved - at(slope, head));
    }
    return { log, slope };
  }
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] ?? 0;
}

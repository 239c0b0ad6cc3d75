import type { Steps } from "./steps.js";

/** How far apart points are: the largest difference of a coordinate, or the square root of the sum of squares. */
export type Metric = "chebyshev" | "euclidean";

const leafSize = 12;

/** Points in a box: smaller ones are halved without a stop. */
const worthAStop = 256;

/**
 * Points in boxes that are halved until few are left in each. Distances are as `metric` says, Euclidean ones squared.
 */
export class KdTree {
  readonly dimensions: number;
  readonly #chebyshev: boolean;
  /** The points of a box stand together: their indices, and their coordinates. */
  readonly #order: Int32Array;
  readonly #points: Float64Array;
  /** For each box its first point, the one behind its last, and the box of its lower half; 0 for a leaf. */
  readonly #boxes: Int32Array;
  /** For each box the least and the largest of each coordinate. */
  readonly #bounds: Float64Array;

  private constructor(points: Float64Array, dimensions: number, metric: Metric, halves: Halves) {
    const { order, boxes, bounds } = halves;
    this.dimensions = dimensions;
    this.#chebyshev = metric === "chebyshev";
    this.#order = order;
    this.#boxes = Int32Array.from(boxes);
    this.#bounds = Float64Array.from(bounds);
    this.#points = new Float64Array(points.length);
    for (let i = 0; i < order.length; i++) {
      const from = (order[i] as number) * dimensions;
      for (let axis = 0; axis < dimensions; axis++) {
        this.#points[i * dimensions + axis] = points[from + axis] as number;
      }
    }
  }

  /** Row-major, `dimensions` numbers a point; at least one point. */
  static *inSteps(points: Float64Array, dimensions: number, metric: Metric): Steps<KdTree> {
    return new KdTree(points, dimensions, metric, yield* halved(points, dimensions));
  }

  /**
   * The nearest points of that at `query[at…]`, nearest first, into `indices` and `distances`, as many as those are long;
   * without the point of index `except`. Where there are not enough, −1 and ∞.
   */
  nearest(
    query: Float64Array,
    at: number,
    indices: Int32Array,
    distances: Float64Array,
    except = -1,
    box = 0,
  ): void {
    if (box === 0) {
      distances.fill(Number.POSITIVE_INFINITY);
      indices.fill(-1);
    }
    const last = distances.length - 1;
    const lower = this.#boxes[3 * box + 2] as number;
    if (lower > 0) {
      const low = this.#distanceOfBox(lower, query, at, false);
      const high = this.#distanceOfBox(lower + 1, query, at, false);
      const near = low <= high ? lower : lower + 1;
      if (Math.min(low, high) < (distances[last] as number)) {
        this.nearest(query, at, indices, distances, except, near);
      }
      if (Math.max(low, high) < (distances[last] as number)) {
        this.nearest(query, at, indices, distances, except, 2 * lower + 1 - near);
      }
      return;
    }
    const end = this.#boxes[3 * box + 1] as number;
    for (let i = this.#boxes[3 * box] as number; i < end; i++) {
      const distance = this.#distance(i, query, at);
      if (!(distance < (distances[last] as number)) || this.#order[i] === except) continue;
      let place = last;
      for (; place > 0 && (distances[place - 1] as number) > distance; place--) {
        distances[place] = distances[place - 1] as number;
        indices[place] = indices[place - 1] as number;
      }
      distances[place] = distance;
      indices[place] = this.#order[i] as number;
    }
  }

  /** How many points lie nearer than `radius`; or, unless `strictly`, as near. */
  countWithin(query: Float64Array, at: number, radius: number, strictly: boolean, box = 0): number {
    const nearest = this.#distanceOfBox(box, query, at, false);
    if (!(strictly ? nearest < radius : nearest <= radius)) return 0;
    const [start, end] = [this.#boxes[3 * box] as number, this.#boxes[3 * box + 1] as number];
    const farthest = this.#distanceOfBox(box, query, at, true);
    if (strictly ? farthest < radius : farthest <= radius) return end - start;
    const lower = this.#boxes[3 * box + 2] as number;
    if (lower > 0) {
      const inLower = this.countWithin(query, at, radius, strictly, lower);
      return inLower + this.countWithin(query, at, radius, strictly, lower + 1);
    }
    let count = 0;
    for (let i = start; i < end; i++) {
      const distance = this.#distance(i, query, at);
      if (strictly ? distance < radius : distance <= radius) count++;
    }
    return count;
  }

  #distance(place: number, query: Float64Array, at: number): number {
    const from = place * this.dimensions;
    let distance = 0;
    for (let axis = 0; axis < this.dimensions; axis++) {
      const apart = Math.abs((this.#points[from + axis] as number) - (query[at + axis] as number));
      if (!this.#chebyshev) distance += apart * apart;
      else if (apart > distance) distance = apart;
    }
    return distance;
  }

  /** Of the box's nearest place, or its farthest. */
  #distanceOfBox(box: number, query: Float64Array, at: number, farthest: boolean): number {
    let distance = 0;
    for (let axis = 0; axis < this.dimensions; axis++) {
      const place = 2 * (box * this.dimensions + axis);
      const x = query[at + axis] as number;
      const below = (this.#bounds[place] as number) - x;
      const above = x - (this.#bounds[place + 1] as number);
      const apart = farthest ? Math.max(-below, -above) : Math.max(below, above, 0);
      if (!this.#chebyshev) distance += apart * apart;
      else if (apart > distance) distance = apart;
    }
    return distance;
  }
}

/** Indices in the order of boxes, and the boxes. */
interface Halves {
  readonly order: Int32Array;
  readonly boxes: readonly number[];
  readonly bounds: readonly number[];
}

/** Each box is cut where it is widest, at the point in the middle. */
function* halved(points: Float64Array, dimensions: number): Steps<Halves> {
  const order = Int32Array.from({ length: points.length / dimensions }, (_, i) => i);
  const boxes: number[] = [];
  const bounds: number[] = [];
  const coordinate = (place: number, axis: number): number =>
    points[(order[place] as number) * dimensions + axis] as number;

  function add(start: number, end: number): void {
    boxes.push(start, end, 0);
    for (let axis = 0; axis < dimensions; axis++) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = start; i < end; i++) {
        const x = coordinate(i, axis);
        if (x < low) low = x;
        if (x > high) high = x;
      }
      bounds.push(low, high);
    }
  }

  /** The lower of its halves, unless it stays whole. */
  function split(box: number): number | undefined {
    const [start, end] = [boxes[3 * box] as number, boxes[3 * box + 1] as number];
    if (end - start <= leafSize) return undefined;
    let [axis, widest] = [0, 0];
    for (let i = 0; i < dimensions; i++) {
      const place = 2 * (box * dimensions + i);
      const width = (bounds[place + 1] as number) - (bounds[place] as number);
      if (width > widest) [axis, widest] = [i, width];
    }
    // All are the same point.
    if (widest === 0) return undefined;
    const middle = (start + end) >> 1;
    select(start, end - 1, middle, axis);
    const lower = boxes.length / 3;
    boxes[3 * box + 2] = lower;
    add(start, middle);
    add(middle, end);
    return lower;
  }

  /** Puts in place the point that stands at `middle` when sorted, the smaller before it (Hoare's selection). */
  function select(from: number, to: number, middle: number, axis: number): void {
    while (from < to) {
      const pivot = coordinate((from + to) >> 1, axis);
      let [i, j] = [from, to];
      while (i <= j) {
        while (coordinate(i, axis) < pivot) i++;
        while (coordinate(j, axis) > pivot) j--;
        if (i > j) break;
        const moved = order[i] as number;
        order[i++] = order[j] as number;
        order[j--] = moved;
      }
      if (middle <= j) to = j;
      else if (middle >= i) from = i;
      else return;
    }
  }

  add(0, order.length);
  const waiting = [0];
  for (let box = waiting.pop(); box !== undefined; box = waiting.pop()) {
    const [start, end] = [boxes[3 * box] as number, boxes[3 * box + 1] as number];
    if (end - start >= worthAStop) yield start / order.length;
    const lower = split(box);
    if (lower !== undefined) waiting.push(lower + 1, lower);
  }
  return { order, boxes, bounds };
}

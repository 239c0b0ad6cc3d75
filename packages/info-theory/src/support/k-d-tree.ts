/** How far apart points are: the largest difference of a coordinate, or the square root of the sum of squares. */
export type Metric = "chebyshev" | "euclidean";

const leafSize = 12;

/**
 * Points in boxes that are halved until few are left in each. Distances are as `metric` says, Euclidean ones squared.
 */
export class KdTree {
  readonly dimensions: number;
  readonly #points: Float64Array;
  readonly #chebyshev: boolean;
  /** The points of a box stand together. */
  readonly #order: Int32Array;
  /** For each box its first point, the one behind its last, and the box of its lower half; 0 for a leaf. */
  readonly #boxes: number[] = [];
  /** For each box the least and the largest of each coordinate. */
  readonly #bounds: number[] = [];

  /** Row-major, `dimensions` numbers a point; at least one point. */
  constructor(points: Float64Array, dimensions: number, metric: Metric) {
    this.dimensions = dimensions;
    this.#points = points;
    this.#chebyshev = metric === "chebyshev";
    this.#order = Int32Array.from({ length: points.length / dimensions }, (_, i) => i);
    this.#addBox(0, this.#order.length);
    this.#split(0);
  }

  /**
   * The k nearest points of that at `query[at…]`, nearest first, into `indices` and `distances`, which are as long as
   * k; without the point of index `except`.
   */
  nearest(query: Float64Array, at: number, indices: Int32Array, distances: Float64Array, except = -1): void {
    distances.fill(Number.POSITIVE_INFINITY);
    indices.fill(-1);
    this.#search(0, query, at, indices, distances, except);
  }

  /** How many points lie nearer than `radius`; or, unless `strictly`, as near. */
  countWithin(query: Float64Array, at: number, radius: number, strictly: boolean, box = 0): number {
    const within = (distance: number) => (strictly ? distance < radius : distance <= radius);
    const [start, end, lower] = this.#box(box);
    if (!within(this.#distanceOfBox(box, query, at, false))) return 0;
    if (within(this.#distanceOfBox(box, query, at, true))) return end - start;
    if (lower > 0) {
      const inLower = this.countWithin(query, at, radius, strictly, lower);
      return inLower + this.countWithin(query, at, radius, strictly, lower + 1);
    }
    let count = 0;
    for (let i = start; i < end; i++) if (within(this.#distance(i, query, at))) count++;
    return count;
  }

  #box(box: number): [number, number, number] {
    return this.#boxes.slice(3 * box, 3 * box + 3) as [number, number, number];
  }

  #coordinate(place: number, axis: number): number {
    return this.#points[(this.#order[place] as number) * this.dimensions + axis] as number;
  }

  #distance(place: number, query: Float64Array, at: number): number {
    let distance = 0;
    for (let axis = 0; axis < this.dimensions; axis++) {
      const apart = Math.abs(this.#coordinate(place, axis) - (query[at + axis] as number));
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
      const [below, above] = [(this.#bounds[place] as number) - x, x - (this.#bounds[place + 1] as number)];
      const apart = farthest ? Math.max(-below, -above) : Math.max(below, above, 0);
      if (!this.#chebyshev) distance += apart * apart;
      else if (apart > distance) distance = apart;
    }
    return distance;
  }

  #search(
    box: number,
    query: Float64Array,
    at: number,
    indices: Int32Array,
    distances: Float64Array,
    except: number,
  ): void {
    const last = distances.length - 1;
    const [start, end, lower] = this.#box(box);
    if (lower > 0) {
      const [low, high] = [lower, lower + 1].map((half) => this.#distanceOfBox(half, query, at, false)) as [
        number,
        number,
      ];
      const [near, far] = low <= high ? [lower, lower + 1] : [lower + 1, lower];
      if (Math.min(low, high) < (distances[last] as number))
        this.#search(near, query, at, indices, distances, except);
      if (Math.max(low, high) < (distances[last] as number))
        this.#search(far, query, at, indices, distances, except);
      return;
    }
    for (let i = start; i < end; i++) {
      const index = this.#order[i] as number;
      const distance = this.#distance(i, query, at);
      if (index === except || !(distance < (distances[last] as number))) continue;
      let place = last;
      for (; place > 0 && (distances[place - 1] as number) > distance; place--) {
        distances[place] = distances[place - 1] as number;
        indices[place] = indices[place - 1] as number;
      }
      distances[place] = distance;
      indices[place] = index;
    }
  }

  #addBox(start: number, end: number): void {
    this.#boxes.push(start, end, 0);
    for (let axis = 0; axis < this.dimensions; axis++) {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = start; i < end; i++) {
        const x = this.#coordinate(i, axis);
        if (x < low) low = x;
        if (x > high) high = x;
      }
      this.#bounds.push(low, high);
    }
  }

  #split(box: number): void {
    const [start, end] = this.#box(box);
    if (end - start <= leafSize) return;
    let [axis, widest] = [0, 0];
    for (let i = 0; i < this.dimensions; i++) {
      const place = 2 * (box * this.dimensions + i);
      const width = (this.#bounds[place + 1] as number) - (this.#bounds[place] as number);
      if (width > widest) [axis, widest] = [i, width];
    }
    // All are the same point.
    if (!(widest > 0)) return;
    const middle = (start + end) >> 1;
    this.#partition(start, end - 1, middle, axis);
    const lower = this.#boxes.length / 3;
    this.#boxes[3 * box + 2] = lower;
    this.#addBox(start, middle);
    this.#addBox(middle, end);
    this.#split(lower);
    this.#split(lower + 1);
  }

  /** Puts in place the point that stands at `middle` when sorted, the smaller before it (Hoare's selection). */
  #partition(from: number, to: number, middle: number, axis: number): void {
    while (from < to) {
      const pivot = this.#coordinate((from + to) >> 1, axis);
      let [i, j] = [from, to];
      while (i <= j) {
        while (this.#coordinate(i, axis) < pivot) i++;
        while (this.#coordinate(j, axis) > pivot) j--;
        if (i > j) break;
        const moved = this.#order[i] as number;
        this.#order[i++] = this.#order[j] as number;
        this.#order[j--] = moved;
      }
      if (middle <= j) to = j;
      else if (middle >= i) from = i;
      else return;
    }
  }
}

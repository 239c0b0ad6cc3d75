import type { TypedArray } from "./dtype.js";

/** Where the values of a node lie. */
export interface Storage {
  /** The values as they lie: shared, not to be written to, and not to be held beyond the next evaluation. */
  array(): TypedArray;
}

/** Values in an array of JavaScript's own. */
export class HostStorage implements Storage {
  readonly #array: TypedArray;

  constructor(array: TypedArray) {
    this.#array = array;
  }

  array(): TypedArray {
    return this.#array;
  }
}

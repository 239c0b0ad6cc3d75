import type { TypedArray } from "./dtype.js";
import { StateError } from "./errors.js";

/** Where the values of a node lie. */
export interface Storage {
  /** The values as they lie: shared, not to be written to, and not to be held beyond the next evaluation. */
  array(): TypedArray;
  /** One more node has these values. */
  hold?(): void;
  /** One node less; memory goes back with the last. */
  release?(): void;
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

/** What a node has whose values were given up. */
export const disposedStorage: Storage = {
  array() {
    throw new StateError(
      "This tensor was disposed. Read it before dispose(), or keep a copy: await x.data().",
    );
  },
};

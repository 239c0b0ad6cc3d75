import type { TypedArray } from "./dtype.js";
import { StateError } from "./errors.js";
import type { Backend } from "./place.js";

/** Where the values of a node lie. */
export interface Storage {
  /** Where they lie, when that is no accident: on the GPU, or on the CPU because they were moved there. */
  backend?: Backend | undefined;
  /** The same values on the GPU, once they were needed there. */
  copy?: Storage | undefined;
  /** The values as they lie: shared, not to be written to, and not to be held beyond the next evaluation. */
  array(): TypedArray;
  /** A copy of the values, where they can only be waited for. */
  read?(): Promise<TypedArray>;
  /** One more node has these values. */
  hold?(): void;
  /** One node less; memory goes back with the last. */
  release?(): void;
}

/** Values in an array of JavaScript's own. */
export class HostStorage implements Storage {
  readonly #array: TypedArray;
  backend: Backend | undefined;
  copy: Storage | undefined = undefined;

  /** `backend`: "cpu" for values that are to stay there. */
  constructor(array: TypedArray, backend?: Backend) {
    this.#array = array;
    this.backend = backend;
  }

  array(): TypedArray {
    return this.#array;
  }

  release(): void {
    this.copy?.release?.();
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

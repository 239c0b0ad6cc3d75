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

const disposed = "This tensor was disposed. Read it before dispose(), or keep a copy: await x.data().";

/** What a node has whose values were given up. */
export const disposedStorage: Storage = {
  array() {
    throw new StateError(disposed);
  },
};

/** From this size on the collector is told how much memory hangs on an array. */
const worthTelling = 512;

/** Values in memory that goes back with the last who holds it. */
export abstract class HeldStorage implements Storage {
  #holders = 0;
  #gone = "";
  /**
   * Never touched, so it costs address space only; but JavaScript's collector counts it, and so learns that memory is
   * at stake: of a heap or a GPU it sees nothing.
   */
  readonly weight: ArrayBuffer | undefined;

  constructor(bytes: number) {
    this.weight = bytes >= worthTelling ? new ArrayBuffer(bytes) : undefined;
  }

  abstract array(): TypedArray;
  protected abstract giveBack(): void;

  /** Throws when the memory was given back, and says why. */
  protected check(): void {
    if (this.#gone !== "") throw new StateError(this.#gone);
  }

  hold(): void {
    this.#holders++;
  }

  release(): void {
    this.#holders--;
    if (this.#holders === 0) this.end(disposed);
  }

  /** Gives the memory back now; whoever asks later is told why. */
  end(reason: string): void {
    if (this.#gone !== "") return;
    this.#gone = reason;
    this.giveBack();
  }
}

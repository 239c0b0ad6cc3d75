import type { Clock } from "./fit-runner.js";

interface DescentOptions<S> {
  /** The state after one step more; `t` counts the steps made. */
  readonly step: (state: S, t: number) => S;
  readonly steps: number;
  readonly clock: Clock;
  /** Shows only the end, for visitors who want no motion. */
  readonly still: boolean;
  readonly onChange: (state: S) => void;
}

/** Milliseconds of a frame that may go into steps; the rest is for drawing. */
const budget = 6;
const stepsPerFrame = 6;

/** Makes a few steps in each frame until all are made; begun anew, it goes on from the state it is given. */
export class Descent<S> {
  readonly #options: DescentOptions<S>;
  #cancel: (() => void) | undefined;

  constructor(options: DescentOptions<S>) {
    this.#options = options;
  }

  begin(from: S): void {
    this.stop();
    this.#await(from, 0);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #await(state: S, t: number): void {
    this.#cancel = this.#options.clock.nextFrame(() => this.#advance(state, t));
  }

  #advance(from: S, made: number): void {
    const { step, steps, clock, still, onChange } = this.#options;
    const start = clock.now();
    let state = from;
    let t = made;
    for (let i = 0; (i < stepsPerFrame || still) && t < steps; i++) {
      state = step(state, t++);
      if (clock.now() - start > budget) break;
    }
    if (t >= steps || !still) onChange(state);
    if (t < steps) this.#await(state, t);
    else this.#cancel = undefined;
  }
}

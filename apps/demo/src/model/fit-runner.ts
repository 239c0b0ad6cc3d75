import { type Fits, lastStep, penguinFits, record } from "./penguin-fits.js";

/** What the runner needs of a browser. */
export interface Clock {
  now(): number;
  /** Calls back before the next frame; the result cancels it. */
  nextFrame(callback: () => void): () => void;
}

export interface FitProgress {
  readonly fits: Fits;
  readonly running: boolean;
}

interface RunnerOptions {
  readonly clock: Clock;
  /** Shows only where the fits end, for visitors who want no motion. */
  readonly still: boolean;
  readonly onChange: (progress: FitProgress) => void;
}

const stepsPerFrame = 4;
/** Milliseconds of a frame that may go into steps; the rest is for drawing. */
const budget = 8;

/** Advances the three fits a few steps in each frame, so that the page stays responsive. */
export class FitRunner {
  readonly #options: RunnerOptions;
  #outliers: number;
  #delta: number;
  #step: () => Fits;
  #fits: Fits;
  #cancel: (() => void) | undefined;

  constructor(outliers: number, delta: number, options: RunnerOptions) {
    this.#options = options;
    this.#outliers = outliers;
    this.#delta = delta;
    this.#step = penguinFits(outliers, delta);
    this.#fits = this.#step();
  }

  get progress(): FitProgress {
    return { fits: this.#fits, running: this.#cancel !== undefined };
  }

  /** Other data, or another delta: the lines go on from where they are. */
  pose(outliers: number, delta: number): void {
    if (outliers === this.#outliers && delta === this.#delta) return;
    this.#outliers = outliers;
    this.#delta = delta;
    this.#step = penguinFits(
      outliers,
      delta,
      record((name) => this.#fits[name].weights),
    );
    this.#start();
  }

  /** Goes on, or once more from the start when all steps are done. */
  run(): void {
    if (this.#fits.L1.steps >= lastStep) this.#step = penguinFits(this.#outliers, this.#delta);
    this.#start();
  }

  pause(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#options.onChange(this.progress);
  }

  reset(): void {
    this.#step = penguinFits(this.#outliers, this.#delta);
    this.#fits = this.#step();
    this.pause();
  }

  #start(): void {
    if (this.#cancel) return;
    this.#await();
    this.#options.onChange(this.progress);
  }

  #await(): void {
    this.#cancel = this.#options.clock.nextFrame(() => this.#advance());
  }

  #advance(): void {
    const { clock, still, onChange } = this.#options;
    const start = clock.now();
    for (let i = 0; i < stepsPerFrame || still; i++) {
      this.#fits = this.#step();
      if (this.#fits.L1.steps >= lastStep || clock.now() - start > budget) break;
    }
    const done = this.#fits.L1.steps >= lastStep;
    if (done) this.#cancel = undefined;
    else this.#await();
    if (done || !still) onChange(this.progress);
  }
}

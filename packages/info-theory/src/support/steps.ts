export interface StepOptions {
  /** Ends it early: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is told now and then which part is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** A long computation that stops now and then, and says which part is done. */
export type Steps<T> = Generator<number, T, void>;

/** Milliseconds of work between two turns of the event loop: a page can still draw each frame. */
const slice = 12;

/** Without stopping. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** With turns of the event loop at some of its stops, so that others may go on, and end it. */
export async function inTurns<T>(steps: Steps<T>, { signal, onProgress }: StepOptions): Promise<T> {
  signal?.throwIfAborted();
  onProgress?.(0);
  for (let start = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) {
      onProgress?.(1);
      return value;
    }
    if (performance.now() - start < slice) continue;
    onProgress?.(value);
    await turn();
    signal?.throwIfAborted();
    start = performance.now();
  }
}

/** The steps of a part, which say what part of the whole is done: it lies between `from` and `to`. */
export function* part<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield from + (to - from) * value;
  }
}

/** Something for each of so many. */
export function* each(count: number, f: (i: number) => void): Steps<void> {
  for (let i = 0; i < count; i++) {
    if (i % 64 === 0) yield i / count;
    f(i);
  }
}

/** Unlike a timer it does not wait for some milliseconds, or in a page in the background for a second. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

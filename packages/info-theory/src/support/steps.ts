export interface StepOptions {
  /** Ends it early: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is told now and then which part is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** A long computation that stops now and then, and says which part is done. */
export type Steps<T> = Generator<number, T, void>;

/** Without stopping. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** With a turn of the event loop at each stop, so that others may go on, and end it. */
export async function inSteps<T>(steps: Steps<T>, { signal, onProgress }: StepOptions): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    onProgress?.(done ? 1 : value);
    if (done) return value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** An evaluation of which it is not known yet whether it went well: what hangs on its results waits, when it is read. */
export class Run {
  /** Rejects with what went wrong: here, or in what this was computed from. */
  readonly outcome: Promise<void>;
  done = false;

  constructor(watched: readonly Promise<void>[]) {
    this.outcome = Promise.all(watched).then(() => {
      this.done = true;
    });
    // Somebody reads, or nobody wants to know.
    this.outcome.catch(() => undefined);
  }
}

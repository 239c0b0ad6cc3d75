/**
 * How one case came out. "artifact": the reference's figure is its implementation's, not the mathematics'; our answer
 * stands beside it and counts neither way.
 */
export interface Outcome {
  readonly id: string;
  /** The reference name, or the section of the file. */
  readonly group: string;
  readonly status: "passed" | "failed" | "not covered" | "artifact";
  readonly message?: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notCovered: number;
}

export function count(outcomes: readonly Outcome[]): Counts {
  const of = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
  return { passed: of("passed"), failed: of("failed"), notCovered: of("not covered") };
}

export function countLine({ passed, failed, notCovered }: Counts): string {
  return `${passed} passed, ${failed} failed, ${notCovered} not covered`;
}

import type { Check } from "./check.js";
import type { CaseResult, Outcome } from "./measure.js";
import type { Entry } from "./roster.js";
import {
  type Groups,
  geometricMeanRatio,
  pairedRatio,
  type Ratio,
  type Summary,
  summarize,
} from "./statistics.js";

/** A contestant's row under a case: its outcome, and what the samples amount to. */
export interface Row {
  readonly entry: Entry;
  readonly outcome: Outcome;
  readonly summary?: Summary;
  /** Largest error of any output. */
  readonly error?: number;
  /** The roofline's time over its own: 1 is as fast as the machine allows. */
  readonly ofRoof?: number;
  /** Its time over that of the baseline; only for right answers. */
  readonly ratio?: Ratio;
}

const isRight = (outcome: Outcome | undefined) =>
  outcome?.status === "timed" && outcome.check?.right === true;

/** The samples of an outcome, where there are any. */
function samplesOf(outcome: Outcome | undefined): Groups | undefined {
  return outcome?.status === "timed" ? outcome.samples : undefined;
}

/** Against whom the others are held: ours, or the first there is. */
export function baselineOf(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ role }) => role !== "roofline");
}

/** The rows of a case in the order of the roster. */
export function rowsOf({ outcomes }: CaseResult): Row[] {
  const entries = [...outcomes.keys()];
  const baseline = baselineOf(entries);
  const reference = baseline && outcomes.get(baseline);
  const roofline = entries.find(({ role }) => role === "roofline");
  const roof = samplesOf(roofline && outcomes.get(roofline));
  return [...outcomes].map(([entry, outcome]): Row => {
    const samples = samplesOf(outcome);
    if (outcome.status === "untimed") return { entry, outcome, ...errorOf(outcome) };
    if (samples === undefined || outcome.status !== "timed") return { entry, outcome };
    const base = samplesOf(reference);
    const comparable = entry !== baseline && base !== undefined && isRight(outcome) && isRight(reference);
    return {
      entry,
      outcome,
      summary: summarize(samples),
      ...errorOf(outcome),
      ...(roof && entry !== roofline && { ofRoof: 1 / pairedRatio(samples, roof).ratio }),
      ...(comparable && { ratio: pairedRatio(samples, base) }),
    };
  });
}

const errorOf = ({ check }: { readonly check?: Check }) =>
  check === undefined ? {} : { error: Math.max(...check.errors) };

export interface Overall {
  readonly entry: Entry;
  readonly cases: number;
  readonly ratio: Ratio;
}

/** Geometric means, over the cases that both have right, of each contestant's time over the baseline's. */
export function overall(results: readonly CaseResult[]): Overall[] {
  const entries = [...(results[0]?.outcomes.keys() ?? [])];
  const baseline = baselineOf(entries);
  if (baseline === undefined) return [];
  return entries.flatMap((entry) => {
    if (entry === baseline || entry.role === "roofline") return [];
    const both = results
      .map(({ outcomes }) => [outcomes.get(entry), outcomes.get(baseline)] as const)
      .filter((pair) => pair.every(isRight))
      .map(([a, b]) => ({ a: samplesOf(a) ?? [], b: samplesOf(b) ?? [] }));
    return both.length === 0 ? [] : [{ entry, cases: both.length, ratio: geometricMeanRatio(both) }];
  });
}

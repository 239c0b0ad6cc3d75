import type { Environment } from "../environment.js";
import type { CaseResult, Measurements } from "../measure.js";
import type { Options } from "../options.js";
import { overall, rowsOf } from "../results.js";

/** Everything that was measured, raw samples included, as plain data. */
export function jsonReport(options: Options, environment: Environment, measurements: Measurements): object {
  const { suite, rounds, processes } = options;
  return {
    format: 1,
    suite,
    rounds,
    processes,
    environment,
    contestants: Object.fromEntries([...measurements.details].map(([{ name }, details]) => [name, details])),
    cases: measurements.results.map(caseReport),
    overall: overall(measurements.results).map(({ entry, ...rest }) => ({ contestant: entry.name, ...rest })),
  };
}

function caseReport(result: CaseResult): object {
  const { name, task, elements, work } = result.case;
  return {
    name,
    task,
    elements,
    work,
    results: rowsOf(result).map(({ entry, outcome, summary, ofRoof, ratio }) => ({
      contestant: entry.name,
      ...outcome,
      ...(summary && { milliseconds: summary }),
      ...(ofRoof !== undefined && { ofRoof }),
      ...(ratio && { ratio }),
    })),
  };
}

import "./plugins.js";
import { writeFileSync } from "node:fs";
import { styleText } from "node:util";
import { SurprisalError } from "@surprisal/tensor";
import { bundleContestants } from "./bundle.js";
import { environment } from "./environment.js";
import { type CaseResult, measure, type Plan } from "./measure.js";
import { type Options, parseOptions, type Suite } from "./options.js";
import { jsonReport } from "./report/json.js";
import { type Progress, startProgress } from "./report/progress.js";
import { caseTable, contestantList, lossTable, overallTable, type Paint } from "./report/table.js";
import { selectCases, selectEntries } from "./suites.js";

const { stdout, stderr } = process;
const paint: Paint = (style, text) => (stdout.isTTY && stdout.hasColors() ? styleText(style, text) : text);

const suites: Record<Suite, { readonly subject: string; readonly patience: number }> = {
  losses: { subject: "Value and gradient", patience: 3 },
  peers: { subject: "Value and gradient", patience: 10 },
  matmul: { subject: "Products of square matrices", patience: 10 },
};

async function main(options: Options): Promise<void> {
  const plan = planOf(options);
  const machine = environment();
  const { cpu, cores, node } = machine;
  stdout.write(
    `${paint("dim", `${cpu}, ${cores} cores, Node ${node}. ${suites[options.suite].subject}, float32.`)}\n\n`,
  );

  const perCase = options.suite !== "losses";
  const measurements = await withProgress(async (progress) =>
    measure(
      { ...plan, bundles: await bundleContestants() },
      {
        progress: progress.update,
        finished: (result) => perCase && progress.print(caseTable(result, paint)),
      },
    ),
  );
  const { results } = measurements;
  const tables = perCase ? overallTable(measurements, paint) : lossTable(results, paint);
  stdout.write(`${[tables, contestantList(measurements, paint)].join("\n\n")}\n`);
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify(jsonReport(options, machine, measurements), null, 2)}\n`);
  }
  if (results.some(wentWrong)) process.exitCode = 1;
}

function planOf(options: Options): Omit<Plan, "bundles"> {
  const { rounds, processes } = options;
  return {
    cases: selectCases(options),
    entries: selectEntries(options),
    rounds: rounds ?? 20,
    ...(rounds === undefined && { patience: suites[options.suite].patience }),
    processes,
  };
}

/** Leaves the terminal as it was, however the work ends. */
async function withProgress<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = startProgress(stdout, stderr);
  const interrupt = () => {
    progress.stop();
    process.exit(130);
  };
  process.once("SIGINT", interrupt);
  try {
    return await work(progress);
  } finally {
    progress.stop();
    process.off("SIGINT", interrupt);
  }
}

/** Whether our own result is wrong or missing; what others get wrong is theirs. */
function wentWrong({ outcomes }: CaseResult): boolean {
  return [...outcomes].some(
    ([{ name }, outcome]) =>
      (name === "ours" || name === "compiled") &&
      (outcome.status !== "timed" || outcome.check?.right === false),
  );
}

try {
  await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof SurprisalError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { readFileSync, writeFileSync } from "node:fs";
import { styleText } from "node:util";
import { SurprisalError } from "@surprisal/tensor";
import { measureAccuracy } from "./accuracy-suite.js";
import { bundleContestants } from "./bundle.js";
import { accuracyCases } from "./cases/accuracy.js";
import { environment } from "./environment.js";
import { gpuEnvironment } from "./gpu-environment.js";
import { InputFiles } from "./input-files.js";
import { type CaseResult, measure, type Plan } from "./measure.js";
import { type Options, parseOptions } from "./options.js";
import { ProcessPlayer } from "./player.js";
import { registerPlugins } from "./plugins.js";
import { compareReports, describeComparison } from "./report/compare.js";
import { markdownOf, provenance } from "./report/markdown.js";
import { accuracyNotes, accuracyTable, sizeTable } from "./report/plain-tables.js";
import { type Progress, startProgress } from "./report/progress.js";
import { makeReport, type Report, toJson } from "./report/report.js";
import { caseTable, contestantList, lossTable, overallTable, type Paint } from "./report/table.js";
import type { Entry } from "./roster.js";
import { measureSizes } from "./size-suite.js";
import { isTimed, ofWorkspace, selectCases, selectEntries, timedSuites } from "./suites.js";

const { stdout, stderr } = process;
const paint: Paint = (style, text) => (stdout.isTTY && stdout.hasColors() ? styleText(style, text) : text);

async function main(argv: readonly string[]): Promise<void> {
  const options = parseOptions(argv);
  await registerPlugins(options.plugin);
  const { suite } = options;
  if (!isTimed(suite)) refuseTimes(options);
  if (suite === "size") return showSizes(options, argv);
  if (suite === "accuracy") return showAccuracy(options, argv);
  const earlier = options.compare === undefined ? undefined : readReport(options.compare);

  const { subject, patience, perCase, costs, ...usual } = timedSuites[suite];
  const machine = environment();
  const { cpu, cores, node } = machine;
  stdout.write(`${paint("dim", `${cpu}, ${cores} cores, Node ${node}. ${subject}.`)}\n\n`);

  const { rounds, processes = usual.processes } = options;
  const plan = {
    cases: selectCases(options),
    entries: selectEntries(options),
    rounds: rounds ?? usual.rounds,
    ...(rounds === undefined && { patience }),
    processes,
  };
  const measurements = await withProgress((progress) =>
    onStage(options, (stage) =>
      measure(
        { ...plan, ...stage },
        {
          progress: progress.update,
          finished: (result) => perCase && progress.print(caseTable(result, paint, costs)),
        },
      ),
    ),
  );
  const { results } = measurements;
  const tables = perCase ? overallTable(measurements, paint) : lossTable(results, paint);
  stdout.write(`${[tables, contestantList(measurements, paint)].join("\n\n")}\n`);
  if (results.some(wentWrong)) process.exitCode = 1;
  await report(options, makeReport(options, commandOf(argv), machine, measurements), earlier);
}

/** Suites without times have no plots of them, and nothing that could have got slower. */
function refuseTimes(options: Options): void {
  const vain = (["markdown", "html", "compare"] as const).find((name) => options[name] !== undefined);
  if (vain === undefined) return;
  throw new SurprisalError(
    `--${vain} is for suites with times; "${options.suite}" has none. Its figures go into --json.`,
  );
}

/** Where contestants perform: processes of Node, or pages of a browser. */
async function onStage<T>(
  { plugin, browser }: Options,
  work: (stage: Pick<Plan, "files" | "open">) => Promise<T>,
): Promise<T> {
  const files = new InputFiles();
  const bundles = await bundleContestants({ plugins: plugin, platform: browser ? "browser" : "node" });
  // What few runs need is loaded by those that do.
  const pages = browser
    ? await (await import("./browser-stage.js")).browserStage(bundles, files.folder)
    : undefined;
  const start = async (entry: Entry) => {
    const command = entry.start(bundles);
    if ("missing" in command) return command;
    const env = { ...command.env, ...(entry.onGpu && (await gpuEnvironment())) };
    return new ProcessPlayer({ ...command, env });
  };
  try {
    return await work({ files, open: pages?.open ?? start });
  } finally {
    await pages?.close();
    files.remove();
  }
}

async function showAccuracy(options: Options, argv: readonly string[]): Promise<void> {
  stdout.write(
    `${paint("dim", "Largest errors in float32: ulp of functions, else parts of the exact value.")}\n\n`,
  );
  const named = options.contestants ?? ["ours", "tfjs", "tfjs-cpu", "jax-js", "pytorch"];
  const entries = selectEntries({ ...options, contestants: named }).filter(({ role }) => role === undefined);
  const cases = accuracyCases().filter(
    ({ name }) => options.only?.some((part) => name.includes(part)) ?? true,
  );
  const run = await withProgress((progress) =>
    onStage(options, (stage) => measureAccuracy(cases, entries, stage, progress.update)),
  );
  stdout.write(`${[accuracyTable(run, paint), ...accuracyNotes(run)].join("\n")}\n`);
  if (options.json !== undefined) writeJson(options.json, { ...about(options, argv), ...run });
  const ours = run.results.map(({ verdicts }) => verdicts.ours);
  if (ours.some((verdict) => verdict !== undefined && !("right" in verdict && verdict.right)))
    process.exitCode = 1;
}

async function showSizes(options: Options, argv: readonly string[]): Promise<void> {
  stdout.write(
    `${paint("dim", "Huber loss and its gradient, bundled for a browser, before anything runs.")}\n\n`,
  );
  const sizes = await measureSizes();
  stdout.write(`${sizeTable(sizes, paint)}\n`);
  if (options.json !== undefined) writeJson(options.json, { ...about(options, argv), sizes });
}

const about = ({ suite }: Options, argv: readonly string[]) => ({
  format: 2,
  suite,
  command: commandOf(argv),
  environment: environment(),
});

const writeJson = (file: string, data: unknown) => writeFileSync(file, `${toJson(data, 1)}\n`);

/** Writes the files that were asked for, and holds the run against an earlier one. */
async function report(options: Options, found: Report, earlier: Report | undefined): Promise<void> {
  if (options.json !== undefined) writeJson(options.json, found);
  if (options.markdown !== undefined) {
    writeFileSync(options.markdown, `${markdownOf(found)}\n\n${provenance(found)}\n`);
  }
  if (options.html !== undefined) {
    const { htmlOf } = await import("./report/html.js");
    writeFileSync(options.html, await htmlOf(found));
  }
  if (earlier === undefined) return;
  const { text, regressed } = describeComparison(compareReports(earlier, found), new Set(ofWorkspace));
  stdout.write(`\n${paint("bold", `Against ${options.compare}`)}\n${text}\n`);
  if (regressed) process.exitCode = 1;
}

/** How to run it again: without what only says where results go. */
function commandOf(argv: readonly string[]): string {
  const outputs = ["--json", "--markdown", "--html", "--compare"];
  const kept = argv.filter(
    (word, i) => !outputs.includes(word.split("=")[0] ?? "") && !outputs.includes(argv[i - 1] ?? ""),
  );
  return ["npm run bench", ...(kept.length > 0 ? ["--", ...kept] : [])].join(" ");
}

function readReport(file: string): Report {
  const reason = (text: string) =>
    new SurprisalError(`--compare ${file}: ${text} Write one with --json first.`);
  let json: Partial<Report>;
  try {
    json = JSON.parse(readFileSync(file, "utf8")) as Partial<Report>;
  } catch (error) {
    throw reason(`${error instanceof Error ? error.message : error}.`);
  }
  if (json.format === 2 && Array.isArray(json.cases)) return json as Report;
  throw reason("it is no report of this bench.");
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
      ofWorkspace.includes(name) && !("check" in outcome && outcome.check?.right === true),
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SurprisalError)) throw error;
  stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

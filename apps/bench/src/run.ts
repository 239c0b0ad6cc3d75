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
import type { Options } from "./options.js";
import { ProcessPlayer } from "./player.js";
import { registerPlugins } from "./plugins.js";
import { compareReports, describeComparison } from "./report/compare.js";
import { markdownOf, provenance } from "./report/markdown.js";
import { accuracyNotes, accuracyTable, sizeTable } from "./report/plain-tables.js";
import { type Progress, startProgress, type Terminal } from "./report/progress.js";
import { makeReport, type Report, toJson } from "./report/report.js";
import {
  caseTable,
  contestantList,
  lossTable,
  overallTable,
  type Paint,
  untimedNotes,
} from "./report/table.js";
import type { Entry } from "./roster.js";
import { measureSizes } from "./size-suite.js";
import { isTimed, ofWorkspace, selectCases, selectEntries, timedSuites } from "./suites.js";

/** What was asked for, and where it is shown. */
interface Run {
  readonly options: Options;
  /** How to run it again. */
  readonly command: string;
  readonly terminal: Terminal;
  readonly paint: Paint;
}

/** Runs what the arguments ask for, and returns the exit status. */
export async function run(argv: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  const paint: Paint = (style, text) =>
    stdout.isTTY && stdout.hasColors?.() ? styleText(style, text) : text;
  try {
    return await runSuite({ options, command: commandOf(argv), terminal, paint });
  } catch (error) {
    if (!(error instanceof SurprisalError)) throw error;
    stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function runSuite(run: Run): Promise<number> {
  const { options, terminal, paint } = run;
  const { stdout } = terminal;
  const { suite } = options;
  if (!isTimed(suite)) refuseTimes(options);
  const earlier = options.compare === undefined ? undefined : readReport(options.compare);
  await registerPlugins(options.plugin);
  if (suite === "size") return showSizes(run);
  if (suite === "accuracy") return showAccuracy(run);

  const { subject, patience, perCase, costs, ...usual } = timedSuites[suite];
  const { rounds, processes = usual.processes } = options;
  const plan = {
    cases: selectCases(options),
    entries: selectEntries(options),
    rounds: rounds ?? usual.rounds,
    ...(rounds === undefined && { patience }),
    processes,
  };
  const machine = environment();
  const { cpu, cores, node } = machine;
  stdout.write(`${paint("dim", `${cpu}, ${cores} cores, Node ${node}. ${subject}.`)}\n\n`);
  const measurements = await withProgress(terminal, (progress) =>
    onStage(options, plan.entries, (stage) =>
      measure(
        { ...plan, ...stage },
        {
          progress: progress.update,
          started: (untimed) => untimed.size > 0 && progress.print(untimedNotes(untimed, paint)),
          finished: (result) => perCase && progress.print(caseTable(result, paint, costs)),
        },
      ),
    ),
  );
  const { results } = measurements;
  const tables = perCase ? overallTable(measurements, paint) : lossTable(results, paint);
  stdout.write(
    `${[tables, contestantList(measurements, paint)].filter((text) => text !== "").join("\n\n")}\n`,
  );
  const regressed = await report(run, makeReport(options, run.command, machine, measurements), earlier);
  return regressed || results.some(wentWrong) ? 1 : 0;
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
  entries: readonly Entry[],
  work: (stage: Pick<Plan, "files" | "open">) => Promise<T>,
): Promise<T> {
  const files = new InputFiles();
  const bundles = await bundleContestants(entries, {
    plugins: plugin,
    platform: browser ? "browser" : "node",
  });
  // What few runs need is loaded by those that do.
  const pages = browser
    ? await (await import("./browser-stage.js")).browserStage(bundles.folder, files.folder)
    : undefined;
  const start = async (entry: Entry) => {
    const command = entry.start(bundles.folder);
    if ("missing" in command) return command;
    const env = { ...command.env, ...(entry.onGpu && (await gpuEnvironment())) };
    return new ProcessPlayer({ ...command, env });
  };
  try {
    return await work({ files, open: pages?.open ?? start });
  } finally {
    await pages?.close();
    bundles.remove();
    files.remove();
  }
}

async function showAccuracy(run: Run): Promise<number> {
  const { options, terminal, paint } = run;
  const { stdout } = terminal;
  stdout.write(
    `${paint("dim", "Largest errors in float32: ulp of functions, else parts of the exact value.")}\n\n`,
  );
  const named = options.contestants ?? ["ours", "tfjs", "tfjs-cpu", "jax-js", "pytorch"];
  const entries = selectEntries({ ...options, contestants: named }).filter(({ role }) => role === undefined);
  const cases = accuracyCases().filter(
    ({ name }) => options.only?.some((part) => name.includes(part)) ?? true,
  );
  const found = await withProgress(terminal, (progress) =>
    onStage(options, entries, (stage) => measureAccuracy(cases, entries, stage, progress.update)),
  );
  stdout.write(`${[accuracyTable(found, paint), ...accuracyNotes(found)].join("\n")}\n`);
  if (options.json !== undefined) writeJson(options.json, { ...about(run), ...found });
  const ours = found.results.map(({ verdicts }) => verdicts.ours);
  return ours.some((verdict) => verdict !== undefined && !("right" in verdict && verdict.right)) ? 1 : 0;
}

async function showSizes(run: Run): Promise<number> {
  const { options, terminal, paint } = run;
  const { stdout } = terminal;
  stdout.write(
    `${paint("dim", "Huber loss and its gradient, bundled for a browser, before anything runs.")}\n\n`,
  );
  const sizes = await measureSizes();
  stdout.write(`${sizeTable(sizes, paint)}\n`);
  if (options.json !== undefined) writeJson(options.json, { ...about(run), sizes });
  return 0;
}

const about = ({ options: { suite }, command }: Run) => ({
  format: 2,
  suite,
  command,
  environment: environment(),
});

const writeJson = (file: string, data: unknown) => writeFileSync(file, `${toJson(data, 1)}\n`);

/** Writes the files that were asked for, and holds the run against an earlier one: whether something of ours got slower. */
async function report(
  { options, terminal, paint }: Run,
  found: Report,
  earlier: Report | undefined,
): Promise<boolean> {
  if (options.json !== undefined) writeJson(options.json, found);
  if (options.markdown !== undefined) {
    writeFileSync(options.markdown, `${markdownOf(found)}\n\n${provenance(found)}\n`);
  }
  if (options.html !== undefined) {
    const { htmlOf } = await import("./report/html.js");
    writeFileSync(options.html, await htmlOf(found));
  }
  if (earlier === undefined) return false;
  const { text, regressed } = describeComparison(compareReports(earlier, found), new Set(ofWorkspace));
  terminal.stdout.write(`\n${paint("bold", `Against ${options.compare}`)}\n${text}\n`);
  return regressed;
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
async function withProgress<T>(terminal: Terminal, work: (progress: Progress) => Promise<T>): Promise<T> {
  const progress = startProgress(terminal);
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

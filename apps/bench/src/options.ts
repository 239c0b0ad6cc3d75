import { Command, InvalidArgumentError, Option } from "commander";

export const suites = [
  "quick",
  "peers",
  "losses",
  "small",
  "matmul",
  "info",
  "webgpu",
  "accuracy",
  "size",
] as const;
export type Suite = (typeof suites)[number];

export interface Options {
  readonly suite: Suite;
  readonly only?: readonly string[];
  readonly contestants?: readonly string[];
  readonly sizes?: readonly number[];
  /** Undefined: the suite's own, or as many as there is patience for. */
  readonly rounds?: number;
  /** Undefined: the suite's own. */
  readonly processes?: number;
  /** Where ours computes. */
  readonly backend?: "cpu" | "webgpu";
  /** In pages of Chromium instead of Node. */
  readonly browser?: boolean;
  /** Modules with losses of the user's own. */
  readonly plugin?: readonly string[];
  /** Files to write. */
  readonly json?: string;
  readonly markdown?: string;
  readonly html?: string;
  /** An earlier report to compare with. */
  readonly compare?: string;
}

const help = `
Examples:
  npm run bench                                        against other libraries, in two minutes
  npm run bench -- --suite losses --only huber,hinge   some losses, at three sizes
  npm run bench -- --suite peers --html report.html --json report.json
  npm run bench -- --suite losses --plugin ./my-loss.ts --only myLoss
  npm run bench -- --suite peers --compare report.json

Suites: quick (a part of peers), peers (losses that others have too), losses (every
registered one), small (calls on few elements), matmul, info (measures of
information), webgpu (ours on a GPU and not), accuracy (no times: errors, kinks,
special values), size (bundles).

Each result is checked against float64 before it is timed. "spread" is half the
interquartile range; "of roof" the part of the speed at which this machine copies
as many bytes, or multiplies and adds as often; a range is a 95 % interval.`;

/** The command line. Throws commander's errors, with their exit codes, when `exitOverride` is set by a test. */
export function parseOptions(argv: readonly string[], command: Command = new Command()): Options {
  command
    .name("npm run bench --")
    .description("Times value and gradient of losses, and says how exact they are.")
    .addOption(new Option("--suite <name>", "what to run").choices(suites).default("quick"))
    .option(
      "--only <names>",
      "losses, by name or alias (accuracy: parts of the rows' names), apart by commas",
      names,
    )
    .option("--contestants <names>", "who takes part, apart by commas; the first is the baseline", names)
    .option("--sizes <numbers>", "elements of the prediction (matmul: rows), as in 1e3,1e6", sizes)
    .option(
      "--rounds <n>",
      "samples per contestant and start (default: the suite's, fewer where a case takes long)",
      count,
    )
    .option(
      "--processes <n>",
      "fresh starts of all contestants (default: the suite's; peers: 8, quick: 1)",
      count,
    )
    .addOption(new Option("--backend <name>", "where ours computes").choices(["cpu", "webgpu"]))
    .option("--browser", "run the contestants as pages of Chromium instead of in Node")
    .option("--plugin <file>", "a module whose losses take part; may be repeated", append)
    .option("--json <file>", "write everything measured, raw samples included")
    .option("--markdown <file>", "write the tables in Markdown")
    .option("--html <file>", "write a page with plots that needs nothing else")
    .option("--compare <file>", "hold against an earlier --json; status 1 when something of ours got slower")
    .addHelpText("after", help)
    .allowExcessArguments(false)
    .parse(argv, { from: "user" });
  return command.opts<Options>();
}

function names(text: string): string[] {
  const list = text.split(",").map((name) => name.trim());
  if (list.some((name) => name === "")) throw new InvalidArgumentError("Give names apart by commas.");
  return list;
}

function append(file: string, before: string[] = []): string[] {
  return [...before, file];
}

function count(text: string): number {
  const n = Number(text);
  if (Number.isSafeInteger(n) && n > 0) return n;
  throw new InvalidArgumentError("Give a whole number from 1.");
}

function sizes(text: string): number[] {
  return names(text).map((part) => {
    const n = Number(part);
    if (Number.isSafeInteger(n) && n > 0 && n <= 1e8) return n;
    throw new InvalidArgumentError(`Give whole numbers from 1 to 1e8, as in 1e3,1e5; "${part}" is none.`);
  });
}

import { Command, InvalidArgumentError, Option } from "commander";

export const suites = ["losses", "peers", "matmul"] as const;
export type Suite = (typeof suites)[number];

export interface Options {
  readonly suite: Suite;
  readonly only?: readonly string[];
  readonly contestants?: readonly string[];
  readonly sizes?: readonly number[];
  /** Undefined: as many as there is patience for. */
  readonly rounds?: number;
  readonly processes: number;
  readonly json?: string;
}

const help = `
Examples:
  npm run bench                                   every loss at three sizes
  npm run bench -- --only huber,l1 --sizes 1e4    two losses at one size
  npm run bench -- --suite peers --json out.json  against other libraries

Each result is checked against float64 before it is timed. "spread" is half the
interquartile range; "of roof" the part of the speed at which this machine copies
as many bytes, or multiplies and adds as often; a range is a 95 % interval.`;

/** The command line. Throws commander's errors, with their exit codes, when `exitOverride` is set by a test. */
export function parseOptions(argv: readonly string[], command: Command = new Command()): Options {
  command
    .name("npm run bench --")
    .description("Times value and gradient of losses, and says how exact they are.")
    .addOption(new Option("--suite <name>", "what to run").choices(suites).default("losses"))
    .option("--only <names>", "losses, by name or alias, apart by commas", names)
    .option("--contestants <names>", "who takes part, apart by commas; the first is the baseline", names)
    .option("--sizes <numbers>", "elements of the prediction (matmul: rows), as in 1e3,1e6", sizes)
    .option("--rounds <n>", "samples per contestant (default: 20, fewer where a case takes long)", count)
    .option("--processes <n>", "fresh starts of all contestants", count, 1)
    .option("--json <file>", "write everything measured, raw samples included")
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

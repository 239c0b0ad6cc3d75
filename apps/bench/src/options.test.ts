import { Command, type CommanderError } from "commander";
import { expect, test } from "vitest";
import { parseOptions } from "./options.js";

function parse(...argv: string[]) {
  let stderr = "";
  const command = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      stderr += text;
    },
    writeErr: (text) => {
      stderr += text;
    },
  });
  try {
    return { options: parseOptions(argv, command) };
  } catch (error) {
    return { code: (error as CommanderError).code, message: stderr };
  }
}

test("without arguments: the quick suite, as it is", () => {
  expect(parse().options).toEqual({ suite: "quick" });
});

test("lists are split at commas, sizes are numbers", () => {
  const argv = ["--suite", "peers", "--only", "l1, huber", "--contestants", "ours,tfjs"];
  expect(
    parse(
      ...argv,
      "--sizes",
      "1e3,50",
      "--rounds",
      "7",
      "--json",
      "out.json",
      "--plugin",
      "a.ts",
      "--plugin",
      "b.ts",
    ).options,
  ).toEqual({
    suite: "peers",
    only: ["l1", "huber"],
    contestants: ["ours", "tfjs"],
    sizes: [1000, 50],
    rounds: 7,
    json: "out.json",
    plugin: ["a.ts", "b.ts"],
  });
});

test.each([
  [["--sizes", "1e3,x"], 'as in 1e3,1e5; "x" is none'],
  [["--sizes", "0"], "from 1 to 1e8"],
  [["--rounds", "0"], "whole number from 1"],
  [["--rounds", "1.5"], "whole number from 1"],
  [["--only", "l1,"], "Give names apart by commas"],
  [["--suite", "peer"], "Allowed choices are quick, peers, losses"],
  [["--round", "5"], "Did you mean --rounds?"],
  [["huber"], "too many arguments"],
])("%j is refused with a reason", (argv, reason) => {
  expect(parse(...argv).message).toContain(reason);
});

test("--help lists the options and examples", () => {
  const { code, message } = parse("--help");
  expect(code).toBe("commander.helpDisplayed");
  expect(message).toContain("--contestants");
  expect(message).toContain("npm run bench -- --suite losses --only huber");
});

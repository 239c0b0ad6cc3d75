// What a program's types know about the registry depends on what it imports, so these are whole programs.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-api";
import { expect, test } from "vitest";

// TypeScript writes paths with forward slashes everywhere.
const folder = dirname(fileURLToPath(import.meta.url)).replaceAll("\\", "/");
const config = ts.readConfigFile(`${folder}/../../../tsconfig.base.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config.config, files: [] }, ts.sys, folder);

const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles files that exist only here, beside this package's sources, and lists their errors as `TS2345: …`. */
function errorsOf(files: { readonly [name: string]: string }): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const own = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = own.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...rest));
    return parsed.get(path);
  };
  const program = ts.createProgram([...own.keys()], options, host);
  // A clash is reported where the interface is first declared.
  return [...own.keys(), `${folder}/registry.ts`].flatMap((path) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );
}

/** A plug-in with one loss, as packages write it. */
const plugin = (option: string) => `
  import { type ByName, defineLoss, registerLosses } from "@surprisal/loss-registry";
  const losses = [
    defineLoss({
      name: "shared",
      aliases: ["common"],
      title: "Shared",
      formula: "f",
      domain: { prediction: "real", target: "real" },
      options: { ${option}: { default: 1, summary: "An option." } },
      elementwise: (prediction, target) => prediction.sub(target),
    }),
  ] as const;
  declare module "@surprisal/loss-registry" {
    interface LossRegistry extends ByName<typeof losses> {}
  }
  registerLosses(...losses);
`;

test("importing a plug-in makes its names, aliases and options known", { timeout: 60_000 }, () => {
  const use = `
    import { createLoss, getLoss } from "@surprisal/loss-registry";
    import "./plugin.js";
    getLoss("common")([1], [2], { first: 3 });
    createLoss("shared", { first: 2 });
    createLoss("shared", { second: 2 });
    getLoss("another");
  `;
  const errors = errorsOf({ "plugin.ts": plugin("first"), "use.ts": use });
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(/^TS2353: .*'second' does not exist/);
  expect(errors[1]).toMatch(/^TS2345: .*"another"/);
});

test("without the import the name is a type error", { timeout: 60_000 }, () => {
  const use = `
    import { getLoss } from "@surprisal/loss-registry";
    getLoss("shared");
  `;
  expect(errorsOf({ "use.ts": use })).toEqual([
    `TS2345: Argument of type '"shared"' is not assignable to parameter of type 'never'.`,
  ]);
});

test("two plug-ins with a loss of one name do not compile together", { timeout: 60_000 }, () => {
  const errors = errorsOf({ "one.ts": plugin("first"), "two.ts": plugin("second") });
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error).toMatch(/^TS2320: Interface 'LossRegistry' cannot simultaneously extend types/);
  }
  expect(errors.join()).toContain("Named property 'common'");
});

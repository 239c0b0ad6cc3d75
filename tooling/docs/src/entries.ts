import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packageFolders, root } from "../../../scripts/install.mjs";

/** A published path without a pattern: `@surprisal/tensor/testing`, and the source that defines it. */
export interface Entry {
  name: string;
  source: string;
}

/** Every path that a user may import by one name, except those of single losses. */
export function publishedEntries(): Entry[] {
  return packageFolders().flatMap((member) => {
    const manifest = JSON.parse(readFileSync(join(root, member, "package.json"), "utf8")) as {
      name: string;
      private?: boolean;
      exports: Record<string, string>;
    };
    if (manifest.private) return [];
    return Object.entries(manifest.exports)
      .filter(([path, source]) => !path.includes("*") && source.endsWith(".ts"))
      .map(([path, source]) => ({
        name: join(manifest.name, path).replaceAll("\\", "/"),
        source: `${member}${source.slice(1)}`,
      }))
      .filter(({ source }) => existsSync(join(root, source)));
  });
}

/** The sources of every entry as one program, from which all that is written of them is read. */
export function programOf(entries: Entry[]): ts.Program {
  const configFile = join(root, "tooling/docs/tsconfig.api.json");
  const config = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  return ts.createProgram(
    entries.map(({ source }) => join(root, source)),
    config?.options ?? {},
  );
}

/** The file of an entry in a program. */
export function sourceFileOf({ name, source }: Entry, program: ts.Program): ts.SourceFile {
  const file = program.getSourceFile(join(root, source));
  if (!file) throw new Error(`${name} has no source ${source}.`);
  return file;
}

// The API pages: one folder per published entry, generated from the source by TypeDoc.

import { Application } from "typedoc";
import type ts from "typescript";
import { type Entry, sourceFileOf } from "./entries.js";

/** Writes the pages of every entry into a folder. */
export async function writeApi(entries: Entry[], program: ts.Program, folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    name: "surprisal",
    outputs: [{ name: "markdown", path: folder }],
    plugin: ["typedoc-plugin-markdown"],
    readme: "none",
    // Links to lines of a commit would change with every commit.
    disableSources: true,
    hideGenerator: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    // Types have a check of their own.
    skipErrorChecking: true,
    logLevel: "Error",
    ...markdown,
  });
  const project = app.converter.convert(
    entries.map((entry) => ({
      displayName: entry.name,
      program,
      sourceFile: sourceFileOf(entry, program),
    })),
  );
  await app.generateOutputs(project);
}

const markdown = {
  outputFileStrategy: "modules",
  entryFileName: "index",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
};

// The API pages: one folder per published entry, generated from the source by TypeDoc.

import { join, resolve } from "node:path";
import { Application, type DeclarationReflection, ReflectionKind } from "typedoc";
import { root } from "../../../scripts/install.mjs";
import type { Entry } from "./entries.js";

/** Writes the pages of every entry into a folder. */
export async function writeApi(entries: Entry[], folder: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ source }) => join(root, source)),
    tsconfig: join(root, "tooling/docs/tsconfig.api.json"),
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
  const project = await app.convert();
  if (!project) throw new Error("TypeDoc could not read the sources; see its messages above.");
  const names = new Map(entries.map(({ name, source }) => [resolve(root, source), name]));
  for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
    const file = project.getSymbolIdFromReflection(module as DeclarationReflection)?.fileName ?? "";
    module.name = names.get(resolve(file)) ?? module.name;
  }
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

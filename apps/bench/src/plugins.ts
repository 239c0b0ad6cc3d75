// The plug-ins whose losses the bench knows: importing one registers them.

import "@surprisal/info-theory";
import "@surprisal/losses-classification";
import "@surprisal/losses-regression";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type AnyLoss, describeLosses, registerLosses } from "@surprisal/loss-registry";
import { NameError } from "@surprisal/tensor";

/** Registers the losses that modules of the user export, as far as they have not done so themselves. */
export async function registerPlugins(files: readonly string[] = []): Promise<void> {
  for (const file of files) {
    registerExports(file, (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>);
  }
}

/** What a module exports, registered; an error when there is no loss in it. */
export function registerExports(file: string, exports: Readonly<Record<string, unknown>>): void {
  const losses = Object.values(exports)
    .flatMap((value): unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isLoss);
  const known = new Set<unknown>(describeLosses().map(({ loss }) => loss));
  if (losses.length === 0) {
    throw new NameError(`--plugin ${file}: it exports no loss. Export what defineLoss({ … }) returns.`);
  }
  registerLosses(...losses.filter((loss) => !known.has(loss)));
}

function isLoss(value: unknown): value is AnyLoss {
  return typeof value === "function" && "definition" in value && "valueAndGrad" in value;
}

import { type AnyLoss, describeLosses, registerLosses } from "@surprisal/loss-registry";
import { NameError } from "@surprisal/tensor";

/** What a module of the user exports, registered as far as it has not done so itself; an error when there is no loss in it. */
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

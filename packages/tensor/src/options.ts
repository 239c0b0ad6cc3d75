import { NameError } from "./errors.js";

/** That options are an object with known names only: a misspelt one would be ignored in silence. */
export function checkOptions(where: string, options: unknown, known: readonly string[]): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null) {
    throw new NameError(`${where}: options are an object, { ${known.join(", ")} }, not ${String(options)}.`);
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new NameError(`${where}: unknown option "${name}". The options are ${known.join(", ")}.`);
  }
}

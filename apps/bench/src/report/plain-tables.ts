// Tables of the suites that are not timed.

import type { AccuracyRun, Verdict } from "../accuracy-suite.js";
import type { Size } from "../size-suite.js";
import { bytes, magnitude, threeDigits } from "./format.js";
import { header, type Paint, plainTable, withoutTrailingSpace } from "./table.js";

/** A line per case, a column per contestant. */
export function accuracyTable({ results }: AccuracyRun, paint: Paint): string {
  const names = Object.keys(results[0]?.verdicts ?? {});
  const table = plainTable([36, ...names.map(() => 10)], ["left", ...names.map(() => "right" as const)]);
  table.push(header(["", ...names], paint));
  for (const { case: item, verdicts } of results) {
    const cells = names.map((name) => cell(verdicts[name], item.unit, paint));
    table.push([`${item.name} ${paint("dim", item.unit === "ulp" ? "ulp" : "")}`, ...cells]);
  }
  return withoutTrailingSpace(table.toString());
}

function cell(verdict: Verdict | undefined, unit: "ulp" | "relative", paint: Paint): string {
  if (verdict === undefined) return "";
  if ("reason" in verdict) return verdict.failed ? paint("red", "fails") : paint("dim", "–");
  const text = figure(verdict.error, unit);
  return verdict.right ? text : paint("red", `${text} ✗`);
}

/** An error in ulp, or as a part of the exact value. */
export function figure(error: number, unit: "ulp" | "relative"): string {
  if (unit === "relative" || error >= 1e4) return magnitude(error);
  return threeDigits(error);
}

/** Why figures are missing, a line each. */
export function accuracyNotes({ results }: AccuracyRun): string[] {
  const notes = results.flatMap(({ case: { name }, verdicts }) =>
    Object.entries(verdicts).flatMap(([contestant, verdict]) =>
      "reason" in verdict && verdict.failed ? [`${contestant}, ${name}: ${verdict.reason}`] : [],
    ),
  );
  return [...new Set(notes)];
}

export function sizeTable(sizes: readonly Size[], paint: Paint): string {
  const table = plainTable([18, 9, 9, 9, 44], ["left", "right", "right", "right", "left"]);
  table.push(header(["", "gzip", "brotli", "minified", " what is in it"], paint));
  for (const { name, gzip, brotli, minified, about } of sizes) {
    table.push([name, bytes(gzip), bytes(brotli), bytes(minified), ` ${about}`]);
  }
  return withoutTrailingSpace(table.toString());
}

import { labels } from "../src/data/chapter.js";
import { klNumbers, softmaxNumbers } from "../src/model/chapter-numbers.js";
import { type Comparison, deviation, figure } from "../src/model/comparison.js";
import { estimatorOf } from "../src/model/estimators.js";
import { coin, lightSwitch, parts } from "../src/model/information.js";

/** The chapter's figures as the packages compute them, as a table of text; what it prints stands beside. */
export function report(): string {
  const least = (name: string, options = {}) => estimatorOf(name, options).best(labels);
  const rows = [
    ["", "computed here", "printed by the chapter", "apart by"],
    ...[...softmaxNumbers(), ...klNumbers()].map(compared),
    ["entropy of a fair coin", `${figure(coin(0.5).entropy)} bit`],
    ["mutual information of light switch and bulb", `${figure(parts(lightSwitch(0.5, 1)).mutual)} bit`],
    [`L1 of ${labels.join(", ")} is least at the median`, figure(least("absoluteError"))],
    ["L2 at the mean", figure(least("halfSquaredError"))],
    ["Huber, ρ = 2, between them", figure(least("huber", { rho: 2 }))],
  ];
  return `\nLoss functions, computed by Surprisal\n\n${aligned(rows)}\n`;
}

function compared(row: Comparison): string[] {
  return [row.name, figure(row.computed), figure(row.printed), deviation(row)];
}

function aligned(rows: readonly string[][]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   "))
    .map((line) => `  ${line.trimEnd()}`)
    .join("\n");
}

// What a file holds besides calls: curves, minimisers, and single figures. Each point and each figure is a case.

import { grad, type Tensor, tensor } from "@surprisal/tensor";
import { type GoldenAdapters, GoldenFigures } from "./adapters.js";
import { doublePrecision, isClose, singlePrecision, type Tolerance } from "./compare.js";
import { type Curve, type GoldenFile, readNumbers } from "./format.js";
import { minimise } from "./minimise.js";
import type { Outcome } from "./outcome.js";

export function replaySections(file: GoldenFile, adapters: readonly GoldenAdapters[]): Outcome[] {
  return [
    ...(file.curves?.curves ?? []).flatMap((curve) => replayCurve(file.curves?.x ?? [], curve, adapters)),
    ...replayMinimisers(file, adapters),
    ...replayFigures(file, "printed", adapters, singlePrecision),
    ...replayFigures(file, "constants", adapters, doublePrecision),
    ...replayFigures(file, "concavity", adapters, doublePrecision),
  ];
}

function replayCurve(x: readonly number[], curve: Curve, adapters: readonly GoldenAdapters[]): Outcome[] {
  const group = `curve ${curve.name}`;
  const compute = adapters.map(({ curves }) => curves?.[curve.name]).find((found) => found !== undefined);
  const [value, slope] = [readNumbers(curve.value), readNumbers(curve.grad)];
  const ids = x.map((at) => `${curve.name}(${at})`);
  if (compute === undefined) return ids.map((id) => ({ id, group, status: "not covered" }));

  const at = tensor(Float64Array.from(x));
  const ours = compute(at, curve.params).dataSync();
  const oursSlope = grad((scores: Tensor) => compute(scores, curve.params).sum())(at).dataSync();
  return ids.map((id, i) => {
    const figures = [
      ["value", ours[i], value[i]],
      ["gradient", oursSlope[i], slope[i]],
    ] as const;
    return judge(id, group, figures, doublePrecision);
  });
}

function replayMinimisers({ minimisers }: GoldenFile, adapters: readonly GoldenAdapters[]): Outcome[] {
  if (minimisers === undefined) return [];
  const { labels, ...figures } = minimisers;
  return Object.entries(figures).map(([id, expected]) => {
    const total = adapters.map((each) => each.minimisers?.[id]).find((found) => found !== undefined);
    if (total === undefined) return { id, group: "minimisers", status: "not covered" };
    const targets = tensor(Float64Array.from(labels));
    const found = minimise((constant) => total(constant, targets), Math.min(...labels), Math.max(...labels));
    return judge(id, "minimisers", [["minimiser", found, Number(expected)]], doublePrecision);
  });
}

function replayFigures(
  file: GoldenFile,
  section: "printed" | "constants" | "concavity",
  adapters: readonly GoldenAdapters[],
  tolerance: Tolerance,
): Outcome[] {
  return Object.entries(file[section] ?? {}).flatMap(([name, expected]): Outcome[] => {
    const id = `${section}.${name}`;
    // Lists, and numbers that nobody computes but other figures are computed from, are givens.
    if (typeof expected !== "number" || givens.has(id)) return [];
    const compute = adapters.map(({ figures }) => figures?.[id]).find((found) => found !== undefined);
    if (compute === undefined) return [{ id, group: section, status: "not covered" }];
    const answer = compute(new GoldenFigures(file));
    const ours = typeof answer === "number" ? answer : answer.itemSync();
    return [judge(id, section, [["figure", ours, expected]], tolerance)];
  });
}

const givens = new Set(["concavity.lambda"]);

function judge(
  id: string,
  group: string,
  figures: readonly (readonly [what: string, ours: number | undefined, theirs: number | undefined])[],
  tolerance: Tolerance,
): Outcome {
  for (const [what, ours = Number.NaN, theirs = Number.NaN] of figures) {
    if (!isClose(ours, theirs, tolerance)) {
      return { id, group, status: "failed", message: `${what} is ${ours}, the reference ${theirs}` };
    }
  }
  return { id, group, status: "passed" };
}

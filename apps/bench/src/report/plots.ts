// The plots of the page, drawn by Vega as SVG. Colours are the page's own variables, so that they follow its theme.

import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Report, ReportedCase } from "./report.js";

/** Narrow enough for a telephone without being scaled. */
const width = 210;

const config = {
  background: "transparent",
  font: "system-ui, sans-serif",
  view: { stroke: "transparent" },
  axis: {
    labelColor: "var(--ink)",
    titleColor: "var(--quiet)",
    gridColor: "var(--line)",
    domainColor: "var(--line)",
    tickColor: "var(--line)",
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
  },
} as const;

const y = {
  field: "contestant",
  type: "nominal",
  sort: null,
  title: null,
  axis: { labelLimit: 150 },
} as const;

/** Every sample of a case as a tick, the middle half as a bar, the median as a point; nothing where nothing was timed. */
export async function casePlot({ results }: ReportedCase): Promise<string> {
  const rows = results.flatMap(({ contestant, samples, check }) =>
    (samples ?? []).flat().map((time) => ({ contestant, time, wrong: check?.right === false })),
  );
  if (rows.length === 0) return "";
  const decades = powersOfTen(rows.map(({ time }) => time));
  const colour = {
    condition: { test: "datum.wrong", value: "var(--wrong)" },
    value: "var(--accent)",
  } as const;
  const x = {
    field: "time",
    type: "quantitative",
    scale: { type: "log", domain: ends(decades) },
    title: "time of a call",
    axis: { labelExpr: timeLabels, labelOverlap: true, values: decades },
  } as const;
  return draw({
    data: { values: rows },
    width,
    height: { step: 20 },
    encoding: { y },
    layer: [
      { mark: { type: "tick", opacity: 0.3, thickness: 1 }, encoding: { x, color: colour } },
      {
        mark: { type: "rule", strokeWidth: 4, opacity: 0.7 },
        encoding: {
          x: { ...x, aggregate: "q1" },
          x2: { field: "time", aggregate: "q3" },
          color: colour,
        },
      },
      {
        mark: { type: "point", filled: true, size: 45, opacity: 1 },
        encoding: { x: { ...x, aggregate: "median" }, color: colour },
      },
    ],
  });
}

/** The geometric means of the ratios with their 95 % intervals. */
export function overallPlot({ overall, contestants }: Report): Promise<string> {
  const [baseline = ""] = Object.keys(contestants);
  const rows = overall.map(({ contestant, ratio: { ratio, low, high } }) => ({
    contestant,
    ratio,
    // A single sample has no bounds.
    ...(Number.isFinite(Number(high)) ? { low, high } : { low: ratio, high: ratio }),
  }));
  const decades = powersOfTen(rows.flatMap(({ low, high }) => [low, high, 1]));
  const scale = { type: "log", domain: ends(decades) } as const;
  const title = `times as long as ${baseline}`;
  const axis = { values: decades, format: "~g", labelOverlap: true } as const;
  const x = { field: "ratio", type: "quantitative", scale, title, axis } as const;
  return draw({
    data: { values: rows },
    width,
    height: { step: 22 },
    layer: [
      {
        mark: { type: "rule", stroke: "var(--quiet)", strokeDash: [3, 3] },
        encoding: { x: { datum: 1, type: "quantitative" } },
      },
      {
        mark: { type: "rule", strokeWidth: 3, color: "var(--accent)", opacity: 0.6 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1, color: "var(--accent)" },
        encoding: { y, x },
      },
    ],
  });
}

/** Milliseconds in the unit that suits them. */
const timeLabels = [
  "datum.value >= 1000 ? format(datum.value / 1000, '~g') + ' s'",
  "datum.value >= 1 ? format(datum.value, '~g') + ' ms'",
  "datum.value >= 0.001 ? format(datum.value * 1000, '~g') + ' µs'",
  "format(datum.value * 1000000, '~g') + ' ns'",
].join(" : ");

/** Those that enclose the values. */
function powersOfTen(values: readonly number[]): number[] {
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  return Array.from({ length: Math.max(1, high - low) + 1 }, (_, i) => 10 ** (low + i));
}

const ends = (values: readonly number[]): number[] => [values[0] ?? 1, values.at(-1) ?? 1];

async function draw(spec: TopLevelSpec): Promise<string> {
  const { spec: compiled } = compile({ ...spec, config });
  const view = new View(parse(compiled), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

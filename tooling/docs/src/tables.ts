// The overviews: all losses, the losses of each package, the measures, and calls of other libraries.

import type { LossDescription } from "@surprisal/loss-registry";
import type { Exported } from "./exports.js";
import { rangeOf } from "./loss-page.js";
import { code, formula, page, table } from "./markdown.js";
import type { Plugin } from "./plugins.js";

/** docs/losses.md: every registered loss by package, with what one compares losses by. */
export function lossTable(plugins: readonly Plugin[]): string {
  const sections = plugins
    .filter(({ losses }) => losses.length > 0)
    .flatMap(({ name, losses }) => [
      `## ${name}`,
      table(["name", "aliases", "formula", "best constant", "options", "elsewhere"], losses.map(lossRow)),
    ]);
  const total = plugins.reduce((count, { losses }) => count + losses.length, 0);
  return page(
    "Losses",
    `Every loss that the packages register: ${total}, each with a page of its own.`,
    ...sections,
  );
}

function lossRow(loss: LossDescription): string[] {
  return [
    `[\`${loss.name}\`](losses/${loss.name}.md)`,
    loss.aliases.map(code).join(", "),
    formula(loss.formula),
    loss.properties.minimisedBy ?? "",
    options(loss),
    Object.entries(loss.peers)
      .map(([peer, call]) => `${peer}: ${code(call)}`)
      .join("<br>"),
  ];
}

function options({ options }: LossDescription): string {
  return Object.entries(options)
    .map(([name, spec]) => {
      const initial = "default" in spec && spec.default !== undefined ? ` = ${spec.default}` : "";
      const range = spec.type === "tensor" || spec.type === "boolean" ? "" : rangeOf(spec);
      return `\`${name}${initial}\`${range === "" ? "" : ` (${range})`}: ${spec.summary}`;
    })
    .join("<br>");
}

/** docs/measures.md: what plug-ins export besides losses, with what each docstring says first. */
export function measureTable(
  plugins: readonly Plugin[],
  exported: ReadonlyMap<string, readonly Exported[]>,
): string {
  const sections = plugins.flatMap(({ name, losses, exports }) => {
    const registered = new Set(losses.map((loss) => loss.name));
    const functions = (exported.get(name) ?? []).filter(
      (one) => typeof exports[one.name] === "function" && !registered.has(one.name),
    );
    if (functions.length === 0) return [];
    const rows = functions.map((one) => [code(one.name), one.summary]);
    return [`## ${name}`, table(["function", "what it gives"], rows)];
  });
  return page(
    "Measures and metrics",
    "What the packages compute besides losses. Information is in nats unless `base` says otherwise: 2 for bits.",
    ...sections,
  );
}

/** docs/coming-from.md: which call of another library becomes which. Each row is a test. */
export function comingFromTable(plugins: readonly Plugin[]): string {
  const rows = plugins.flatMap(({ name, comingFrom }) => comingFrom.map((row) => ({ ...row, plugin: name })));
  const peers = [...new Set(rows.map(({ peer }) => peer))].sort();
  const sections = peers.flatMap((peer) => {
    const own = rows.filter((row) => row.peer === peer);
    return [
      `## ${peer}`,
      table(
        ["there", "here", "from", "to know"],
        own.map((row) => [code(row.call), code(row.ours), code(row.plugin), row.note ?? ""]),
      ),
    ];
  });
  return page(
    "Coming from other libraries",
    "Which call becomes which. Each row is a test: the expression on the right gives what the call on the left gives.",
    ...sections,
  );
}

// docs/losses/NAME.md: one page for each loss, from its definition and its docstring.

import { type DomainName, domains, type LossDescription } from "@surprisal/loss-registry";
import type { Exported } from "./exports.js";
import { code, list, page, table } from "./markdown.js";

type Options = LossDescription["options"];

export function lossPage(loss: LossDescription, exported: Exported | undefined): string {
  const { name, title, aliases, plugin, options, references, reduction } = loss;
  const own = exported && `Import \`${name}\` from \`${plugin}/${exported.file}\`.`;
  const other = aliases.length > 0 ? `Also registered as ${aliases.map(code).join(", ")}.` : undefined;
  const reduced =
    reduction === "mean" ? undefined : `Its reduction is \`"${reduction}"\` unless you name another.`;
  return page(
    title,
    [own, other, reduced].filter((part) => part !== undefined).join(" "),
    `$$${loss.formula}$$`,
    exported?.text,
    ...section("Arguments", table(["argument", "holds"], argumentRows(loss))),
    ...section("Options", optionTable(options)),
    ...section("Properties", list(propertiesOf(loss))),
    ...section(
      "Elsewhere",
      table(
        ["library", "its name"],
        Object.entries(loss.peers).map(([peer, call]) => [peer, code(call)]),
      ),
    ),
    ...section("References", list(references)),
  );
}

function section(title: string, body: string | undefined): string[] {
  return body === undefined ? [] : [`## ${title}`, body];
}

function argumentRows({ domain }: LossDescription): string[][] {
  return (["prediction", "target"] as const).flatMap((role) => {
    const spec = domain[role];
    if (spec === undefined) return [];
    const slots = typeof spec === "string" || Array.isArray(spec) ? [[role, spec]] : Object.entries(spec);
    return slots.map(([name, kinds]) => [
      code(slots.length === 1 && name === role ? role : `${role}.${name}`),
      ([kinds].flat() as DomainName[]).map((kind) => domains[kind].summary).join(", or "),
    ]);
  });
}

/** Name, default, range and meaning of each option. */
export function optionTable(options: Options): string | undefined {
  const rows = Object.entries(options).map(([name, spec]) => [
    code(name),
    "default" in spec && spec.default !== undefined ? code(JSON.stringify(spec.default)) : "",
    rangeOf(spec),
    spec.summary,
  ]);
  return table(["option", "default", "range", "meaning"], rows);
}

/** In words, what values an option takes. */
export function rangeOf(spec: Options[string]): string {
  if (spec.type === "tensor") return "a tensor";
  if (spec.type === "boolean") return "true, false";
  if (spec.type === "choice") return spec.choices.map((choice) => code(JSON.stringify(choice))).join(", ");
  const whole = spec.type === "integer" || spec.type === "axis" ? "whole" : "";
  const low = spec.exclusiveMin === undefined ? bound("≥", spec.min) : `> ${spec.exclusiveMin}`;
  const high = spec.exclusiveMax === undefined ? bound("≤", spec.max) : `< ${spec.exclusiveMax}`;
  return [whole, low, high].filter((part) => part !== "").join(", ");
}

const bound = (sign: string, limit: number | undefined): string =>
  limit === undefined ? "" : `${sign} ${limit === Number.POSITIVE_INFINITY ? "∞" : limit}`;

function propertiesOf({ properties, options }: LossDescription): string[] {
  const { convex, robust, smooth, minimisedBy, lipschitz } = properties;
  const said = (flag: boolean | undefined, yes: string) => (flag ? [yes] : []);
  return [
    ...said(convex, "convex in the prediction"),
    ...said(robust, "robust: its slope is bounded"),
    ...said(smooth, "smooth: its slope is continuous"),
    ...(minimisedBy === undefined ? [] : [`the best constant prediction: ${minimisedBy}`]),
    ...(lipschitz === undefined ? [] : [slopeBound(lipschitz, options)]),
  ];
}

function slopeBound(
  lipschitz: NonNullable<LossDescription["properties"]["lipschitz"]>,
  options: Options,
): string {
  if (typeof lipschitz === "number") return `its slope is at most ${lipschitz} in size`;
  const defaults = Object.fromEntries(
    Object.entries(options).flatMap(([name, spec]) =>
      "default" in spec && typeof spec.default === "number" ? [[name, spec.default]] : [],
    ),
  );
  return `its slope is at most ${Number(lipschitz(defaults).toPrecision(4))} in size with the options' defaults`;
}

// Controls for a loss's options, made from the registry's metadata.

import type { OptionSpec, OptionSpecs } from "@surprisal/loss-registry";

export type OptionValues = Readonly<Record<string, number | boolean | string>>;

/** What shows one option: a slider, a check box or a list. Tensors and axes have none. */
export type OptionControl =
  | {
      readonly kind: "number";
      readonly name: string;
      readonly summary: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly start: number;
      /** Not given unless the visitor says so; then the options it excludes are not. */
      readonly optional: boolean;
      readonly excludes: readonly string[];
    }
  | { readonly kind: "boolean"; readonly name: string; readonly summary: string; readonly start: boolean }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly summary: string;
      readonly choices: readonly string[];
      readonly start: string;
    };

export function optionControls(specs: OptionSpecs): OptionControl[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const control = controlOf(name, spec);
    return control ? [control] : [];
  });
}

function controlOf(name: string, spec: OptionSpec): OptionControl | undefined {
  const { summary } = spec;
  switch (spec.type) {
    case "tensor":
    case "axis":
      return undefined;
    case "boolean":
      return { kind: "boolean", name, summary, start: spec.default };
    case "choice":
      return { kind: "choice", name, summary, choices: spec.choices, start: spec.default };
    default: {
      const start = spec.default ?? 1;
      const step = spec.type === "integer" ? 1 : 0.05;
      const low = spec.min ?? (spec.exclusiveMin === undefined ? start - 4 : spec.exclusiveMin + step);
      const end = Math.min(
        spec.max ?? Number.POSITIVE_INFINITY,
        (spec.exclusiveMax ?? Number.POSITIVE_INFINITY) - step,
      );
      const high = Number.isFinite(end) ? end : start + 4;
      const optional = spec.default === undefined;
      return {
        ...{ kind: "number", name, summary, step, start, optional },
        ...{ min: low, max: Math.max(high, low), excludes: spec.excludes ?? [] },
      };
    }
  }
}

/** Sets an option, taking away those it excludes; undefined takes it back to what the loss does without it. */
export function withOption(
  values: OptionValues,
  control: OptionControl,
  value: number | boolean | string | undefined,
): OptionValues {
  const gone = new Set([control.name, ...(control.kind === "number" ? control.excludes : [])]);
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)));
  return value === undefined ? kept : { ...kept, [control.name]: value };
}

/** Whether an option has been set that excludes this one. */
export function isExcluded(
  control: OptionControl,
  all: readonly OptionControl[],
  values: OptionValues,
): boolean {
  return all.some(
    (other) => other.kind === "number" && other.name in values && other.excludes.includes(control.name),
  );
}

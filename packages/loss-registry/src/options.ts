import {
  asTensor,
  type Dtype,
  NameError,
  SurprisalError,
  Tensor,
  type TensorLike,
  ValueError,
} from "@surprisal/tensor";
import { didYouMean } from "./suggest.js";

interface AnyOption {
  /** What it means, in one sentence. */
  readonly summary: string;
  /** Options that say the same thing otherwise, and must not be given beside this one. */
  readonly excludes?: readonly string[];
}

export interface NumberOption extends AnyOption {
  /** "axis" is the class or vector axis of a `perSample` loss. Default "number". */
  readonly type?: "number" | "integer" | "axis";
  /** Without one, the body gets `undefined` when the caller gives nothing. */
  readonly default?: number;
  readonly min?: number;
  readonly exclusiveMin?: number;
  /** `Infinity` lets ∞ in, which is refused without it. */
  readonly max?: number;
  readonly exclusiveMax?: number;
}

export interface BooleanOption extends AnyOption {
  readonly type: "boolean";
  readonly default: boolean;
}

export interface ChoiceOption extends AnyOption {
  readonly type: "choice";
  readonly choices: readonly string[];
  readonly default: string;
}

export interface TensorOption extends AnyOption {
  readonly type: "tensor";
  /** Broadcasts to the unreduced loss, without stretching it; checked before the body runs. Default false. */
  readonly broadcasts?: boolean;
}

/** One option of a loss, as data. */
export type OptionSpec = NumberOption | BooleanOption | ChoiceOption | TensorOption;
export type OptionSpecs = { readonly [name: string]: OptionSpec };

/** What a caller may give for an option. */
export type OptionValue<S> = S extends { readonly type: "boolean" }
  ? boolean
  : S extends { readonly type: "choice"; readonly choices: readonly (infer C)[] }
    ? C
    : S extends { readonly type: "tensor" }
      ? TensorLike
      : number;

/** What the body gets for it: checked, converted, with the default filled in. */
export type ResolvedOptions<O> = {
  readonly [K in keyof O]: O[K] extends { readonly type: "tensor" }
    ? Tensor | undefined
    : O[K] extends { readonly default: unknown }
      ? OptionValue<O[K]>
      : OptionValue<O[K]> | undefined;
};

/** The options a caller gave, checked against their descriptions, with defaults filled in. */
export function resolveOptions(
  where: string,
  specs: OptionSpecs,
  given: unknown,
  dtype: Dtype,
): Record<string, unknown> {
  const options = checkOptions(where, specs, given);
  const resolved = Object.entries(specs).map(([name, spec]) => {
    const value = options[name];
    if (spec.type === "tensor") return [name, toTensor(`${where}: ${name}`, value, dtype)];
    return [name, value ?? spec.default];
  });
  return Object.fromEntries(resolved) as Record<string, unknown>;
}

/** The options that were given. Throws for an unknown name, a wrong type or range, or two that exclude each other. */
export function checkOptions(where: string, specs: OptionSpecs, given: unknown): Record<string, unknown> {
  const options = asRecord(where, given);
  const names = Object.keys(options).filter((name) => options[name] !== undefined);
  for (const name of names) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      const known = Object.keys(specs);
      throw new NameError(
        `${where}: no option "${name}". It takes ${known.join(", ")}.${didYouMean(name, known)}`,
      );
    }
    checkValue(`${where}: option ${name}`, spec, options[name]);
    const rival = spec.excludes?.find((other) => names.includes(other));
    if (rival !== undefined) {
      throw new ValueError(`${where}: give ${name} or ${rival}, not both. ${name}: ${spec.summary}`);
    }
  }
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

function asRecord(where: string, given: unknown): Record<string, unknown> {
  if (given === undefined) return {};
  const proto = typeof given === "object" && given !== null ? Object.getPrototypeOf(given) : undefined;
  if (proto === Object.prototype || proto === null) return given as Record<string, unknown>;
  throw new SurprisalError(
    `${where}: the options must be a plain object, such as { reduction: "sum" }, not ${show(given)}. ` +
      "Sample weights go there too: { weight }.",
  );
}

function checkValue(where: string, spec: OptionSpec, value: unknown): void {
  switch (spec.type) {
    case "tensor":
      return;
    case "boolean":
      if (typeof value === "boolean") return;
      throw new ValueError(`${where} must be true or false, not ${show(value)}.`);
    case "choice": {
      if (typeof value === "string" && spec.choices.includes(value)) return;
      const choices = spec.choices.map((choice) => `"${choice}"`).join(", ");
      const hint = typeof value === "string" ? didYouMean(value, spec.choices) : "";
      throw new ValueError(`${where} must be one of ${choices}, not ${show(value)}.${hint}`);
    }
    default:
      checkNumber(where, spec, value);
  }
}

function checkNumber(where: string, spec: NumberOption, value: unknown): void {
  const x = typeof value === "number" ? value : Number.NaN;
  const whole = spec.type === "integer" || spec.type === "axis";
  const endless = spec.max === Number.POSITIVE_INFINITY;
  const kind = whole ? "a whole number" : endless ? "a number, also Infinity" : "a finite number";
  const ofKind = whole ? Number.isSafeInteger(x) : Number.isFinite(x) || x === spec.max;
  const limits: readonly [string, number | undefined, (limit: number) => boolean][] = [
    ["at least", spec.min, (limit) => x >= limit],
    ["above", spec.exclusiveMin, (limit) => x > limit],
    ["at most", endless ? undefined : spec.max, (limit) => x <= limit],
    ["below", spec.exclusiveMax, (limit) => x < limit],
  ];
  const given = limits.filter(([, limit]) => limit !== undefined);
  if (ofKind && given.every(([, limit = 0, holds]) => holds(limit))) return;
  const words = [kind, ...given.map(([words, limit]) => `${words} ${limit}`)].join(", ");
  throw new ValueError(`${where} must be ${words}, not ${show(value)}.`);
}

/** Host values are weak: they take the dtype the loss computes in. Booleans and typed arrays keep their own. */
export function toTensor(where: string, value: unknown, dtype: Dtype): Tensor | undefined {
  if (value === undefined) return undefined;
  const strong = value instanceof Tensor || ArrayBuffer.isView(value) || holdsBooleans(value);
  return asTensor(value as TensorLike, strong ? undefined : dtype, where);
}

function holdsBooleans(value: unknown): boolean {
  let first = value;
  while (Array.isArray(first)) first = first[0];
  return typeof first === "boolean";
}

function show(value: unknown): string {
  if (value instanceof Tensor) return `a tensor [${value.shape.join(", ")}]`;
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

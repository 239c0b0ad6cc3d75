interface Domain {
  /** In words, for messages and documentation. */
  readonly summary: string;
  /** A value at which every loss and its slope are finite; it stands where a mask is false. */
  readonly safe: number;
}

/** The sets that arguments of losses live in. */
export const domains = {
  real: { summary: "real numbers", safe: 0 },
  positive: { summary: "numbers above 0", safe: 1 },
  nonNegative: { summary: "numbers from 0", safe: 1 },
  count: { summary: "whole numbers from 0", safe: 1 },
  probability: { summary: "probabilities", safe: 0.5 },
  sign: { summary: "labels −1 and 1", safe: 1 },
  binary: { summary: "labels 0 and 1", safe: 0 },
  logits: { summary: "unnormalised scores", safe: 0 },
  distribution: { summary: "distributions along the class axis", safe: 1 },
  logProbability: { summary: "logarithms of probabilities", safe: 0 },
  classIndex: { summary: "class indices", safe: 0 },
  // NaN equals nothing: a sample that is masked is like no other.
  label: { summary: "labels of which only equality counts", safe: Number.NaN },
  // Who is masked was last seen before everything else: nobody's rival.
  time: { summary: "times of an event, or of the last sight", safe: Number.NEGATIVE_INFINITY },
  box: { summary: "boxes x1, y1, x2, y2 along the last axis", safe: 0 },
} as const satisfies Record<string, Domain>;

export type DomainName = keyof typeof domains;
/** One domain, or several of which the shape of the argument tells which is meant. */
export type ArgumentDomain = DomainName | readonly DomainName[];
/** An argument that is one tensor, or a plain object of tensors. */
export type ArgumentSpec = ArgumentDomain | { readonly [key: string]: ArgumentDomain };

/** One tensor of an argument: "prediction", or "mean" of `prediction: { mean, variance }`. */
export interface Slot {
  readonly role: "prediction" | "target";
  /** Undefined when the argument is the tensor itself. */
  readonly key: string | undefined;
  readonly label: string;
  readonly domains: readonly DomainName[];
}

/** The tensors that an argument consists of. */
export function slotsOf(role: Slot["role"], spec: ArgumentSpec | undefined): Slot[] {
  if (spec === undefined) return [];
  if (isDomain(spec)) return [{ role, key: undefined, label: role, domains: listed(spec) }];
  return Object.entries(spec).map(([key, domain]) => ({ role, key, label: key, domains: listed(domain) }));
}

function isDomain(spec: ArgumentSpec): spec is ArgumentDomain {
  return typeof spec === "string" || Array.isArray(spec);
}

function listed(domain: ArgumentDomain): readonly DomainName[] {
  return typeof domain === "string" ? [domain] : domain;
}

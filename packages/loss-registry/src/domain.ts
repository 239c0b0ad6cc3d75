import { type FloatDtype, randomNormal, randomUniform, type Shape, type Tensor } from "@surprisal/tensor";

/** Where samples are drawn. `shape` is that of the prediction; `axis` its class or vector axis. */
export interface Draw {
  readonly shape: Shape;
  readonly axis: number;
  readonly seed: number;
  readonly dtype: FloatDtype;
}

interface Domain {
  /** In words, for messages and documentation. */
  readonly summary: string;
  /** A value at which every loss and its slope are finite; it stands where a mask is false. */
  readonly safe: number;
  /** Whether values lie in the domain together, along the class axis, or one by one. */
  readonly sample: (draw: Draw) => Tensor;
}

const uniform = ({ shape, seed, dtype }: Draw, low: number, high: number): Tensor =>
  randomUniform(shape, { seed, dtype, low, high });
const normal = ({ shape, seed, dtype }: Draw, standardDeviation = 1): Tensor =>
  randomNormal(shape, { seed, dtype, standardDeviation });

/** The sets that arguments of losses live in. */
export const domains = {
  real: { summary: "real numbers", safe: 0, sample: (draw) => normal(draw) },
  positive: { summary: "numbers above 0", safe: 1, sample: (draw) => uniform(draw, 0.1, 3) },
  nonNegative: { summary: "numbers from 0", safe: 1, sample: (draw) => uniform(draw, 0, 3) },
  count: { summary: "whole numbers from 0", safe: 1, sample: (draw) => uniform(draw, 0, 6).floor() },
  probability: { summary: "probabilities", safe: 0.5, sample: (draw) => uniform(draw, 0.02, 0.98) },
  sign: {
    summary: "labels −1 and 1",
    safe: 1,
    sample: (draw) => uniform(draw, 0, 1).less(0.5).where(-1, 1).cast(draw.dtype),
  },
  binary: {
    summary: "labels 0 and 1",
    safe: 0,
    sample: (draw) => uniform(draw, 0, 1).less(0.5).cast(draw.dtype),
  },
  logits: { summary: "unnormalised scores", safe: 0, sample: (draw) => normal(draw, 2) },
  distribution: {
    summary: "distributions along the class axis",
    safe: 1,
    sample: (draw) => normal(draw).softmax(draw.axis),
  },
  logProbability: {
    summary: "logarithms of probabilities",
    safe: 0,
    sample: (draw) => normal(draw).logSoftmax(draw.axis),
  },
  classIndex: {
    summary: "class indices",
    safe: 0,
    sample: (draw) => {
      const at = draw.axis < 0 ? draw.axis + draw.shape.length : draw.axis;
      const shape = draw.shape.filter((_, axis) => axis !== at);
      return uniform({ ...draw, shape }, 0, draw.shape[at] ?? 1)
        .floor()
        .cast("int32");
    },
  },
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

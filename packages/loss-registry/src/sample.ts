import {
  type FloatDtype,
  randomNormal,
  randomUniform,
  type Shape,
  type Tensor,
  tensor,
} from "@surprisal/tensor";
import { type DomainName, type Slot, slotsOf } from "./domain.js";
import type { AnyLoss, TensorsOf } from "./loss.js";

export interface SampleOptions {
  /** Of the prediction, with the class axis. Default [8, 5]. */
  readonly shape?: Shape;
  /** The same seed gives the same numbers. Default 0. */
  readonly seed?: number;
  /** Default "float32". */
  readonly dtype?: FloatDtype;
  /** The class axis. Default: the loss's own. */
  readonly axis?: number;
  /** Which of its domains the target is drawn from. Default the first. */
  readonly target?: DomainName;
}

/** Where samples are drawn. `shape` is that of the prediction; `axis` its class or vector axis. */
interface Draw {
  readonly shape: Shape;
  readonly axis: number;
  readonly seed: number;
  readonly dtype: FloatDtype;
}

const uniform = ({ shape, seed, dtype }: Draw, low: number, high: number): Tensor =>
  randomUniform(shape, { seed, dtype, low, high });
const normal = ({ shape, seed, dtype }: Draw, standardDeviation = 1): Tensor =>
  randomNormal(shape, { seed, dtype, standardDeviation });

/** Values lie in a domain together, along the class axis, or one by one. */
const samplers: Readonly<Record<DomainName, (draw: Draw) => Tensor>> = {
  real: (draw) => normal(draw),
  positive: (draw) => uniform(draw, 0.1, 3),
  nonNegative: (draw) => uniform(draw, 0, 3),
  time: (draw) => uniform(draw, 1, 7).floor(),
  count: (draw) => uniform(draw, 0, 6).floor(),
  probability: (draw) => uniform(draw, 0.02, 0.98),
  sign: (draw) => uniform(draw, 0, 1).less(0.5).where(-1, 1).cast(draw.dtype),
  binary: (draw) => uniform(draw, 0, 1).less(0.5).cast(draw.dtype),
  logits: (draw) => normal(draw, 2),
  distribution: (draw) => normal(draw).softmax(draw.axis),
  logProbability: (draw) => normal(draw).logSoftmax(draw.axis),
  classIndex(draw) {
    const at = draw.axis < 0 ? draw.axis + draw.shape.length : draw.axis;
    const shape = draw.shape.filter((_, axis) => axis !== at);
    return uniform({ ...draw, shape }, 0, draw.shape[at] ?? 1)
      .floor()
      .cast("int32");
  },
  /** Each label twice or more, in turn: every sample has its like and its unlike. */
  label({ shape: [samples = 1], dtype }) {
    const labels = Math.max(1, Math.floor(samples / 2));
    return tensor(
      Array.from({ length: samples }, (_, i) => i % labels),
      { shape: [samples], dtype },
    );
  },
  box(draw) {
    const half = [...draw.shape.slice(0, -1), 2];
    const corner = normal({ ...draw, shape: half });
    return corner.concat(corner.add(uniform({ ...draw, shape: half, seed: draw.seed + 32 }, 0.2, 2)), -1);
  },
};

type Sample = Tensor | { readonly [key: string]: Tensor };

/**
 * Random arguments for a loss, drawn from the domains it declares. A loss without a target gets `undefined` for it.
 *
 * @example
 * ```ts
 * import { defineLoss, sampleInputs } from "@surprisal/loss-registry";
 * const logLikelihood = defineLoss({
 *   name: "logLikelihood",
 *   title: "Log-likelihood of a Bernoulli",
 *   formula: "-y \\log p - (1 - y) \\log(1 - p)",
 *   domain: { prediction: "probability", target: "binary" },
 *   elementwise: (p, y) => y.mul(p.log()).add(y.neg().add(1).mul(p.neg().log1p())).neg(),
 * });
 * const { prediction, target } = sampleInputs(logLikelihood, { shape: [4, 3], seed: 1 });
 * logLikelihood(prediction, target).shape; // → []
 * ```
 */
export function sampleInputs<L extends AnyLoss>(loss: L, options: SampleOptions = {}): SampleOf<L> {
  const { shape = [8, 5], seed = 0, dtype = "float32" } = options;
  const { domain, options: specs, sample } = loss.definition;
  const declared = specs.axis?.type === "axis" ? specs.axis.default : undefined;
  const axis = options.axis ?? declared ?? -1;
  if (sample !== undefined) return sample({ shape, seed, dtype, axis }) as SampleOf<L>;
  let drawn = 0;
  const draw = (slots: Slot[], wanted?: DomainName): Sample | undefined => {
    const tensors = slots.map(({ key, domains: allowed }) => {
      const name = wanted ?? allowed[0] ?? "real";
      return [key, samplers[name]({ shape, axis, seed: seed * 64 + drawn++, dtype })] as const;
    });
    const [first] = tensors;
    return first?.[0] === undefined ? first?.[1] : Object.fromEntries(tensors);
  };
  const prediction = draw(slotsOf("prediction", domain.prediction));
  const target = draw(slotsOf("target", domain.target), options.target);
  return { prediction, target } as SampleOf<L>;
}

/** Arguments in the structure that the loss declares. */
export interface SampleOf<L extends AnyLoss> {
  readonly prediction: TensorsOf<L["definition"]["domain"]["prediction"]>;
  readonly target: TensorsOf<L["definition"]["domain"]["target"]>;
}

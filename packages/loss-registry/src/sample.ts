import type { FloatDtype, Shape, Tensor } from "@surprisal/tensor";
import { type DomainName, domains, type Slot, slotsOf } from "./domain.js";
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
  const { domain, options: specs } = loss.definition;
  const declared = specs.axis?.type === "axis" ? specs.axis.default : undefined;
  const axis = options.axis ?? declared ?? -1;
  let drawn = 0;
  const draw = (slots: Slot[], wanted?: DomainName): Sample | undefined => {
    const tensors = slots.map(({ key, domains: allowed }) => {
      const name = wanted ?? allowed[0] ?? "real";
      return [key, domains[name].sample({ shape, axis, seed: seed * 64 + drawn++, dtype })] as const;
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

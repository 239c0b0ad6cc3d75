import { DtypeError, type Shape, Tensor } from "@surprisal/tensor";
import {
  assemble,
  fitToLoss,
  type Given,
  maskArguments,
  maskLeading,
  sameShape,
  unreducedShape,
} from "./arguments.js";
import type { LossMetadata, WithDivisor } from "./loss.js";
import type { OptionSpecs } from "./options.js";
import { reduce } from "./reduction.js";
import type { ResolvedShared } from "./shared-options.js";

/** A body without its author's types. */
export type PlainBody = (
  prediction: unknown,
  target: unknown,
  options: ResolvedShared,
) => Tensor | WithDivisor;

/** The loss of arguments and options that are each valid by itself: whether they fit, mask, body, weight, reduction. */
export function evaluateLoss(
  metadata: LossMetadata,
  specs: OptionSpecs,
  body: PlainBody,
  given: readonly Given[],
  options: ResolvedShared,
): Tensor {
  const { name } = metadata;
  const { mask } = options;
  checkMask(name, mask);
  const cast = given.map((one) => ({ ...one, tensor: one.tensor.cast(one.dtype) }));
  const compute = (inputs: readonly Given[]): Computed => {
    const result = body(assemble(inputs, "prediction"), assemble(inputs, "target"), options);
    return result instanceof Tensor ? { loss: result, divisor: undefined } : result;
  };
  const fit = (shape: Shape) => checkBroadcasts(name, specs, options, shape);
  const ofKind = metadata.kind === "perBatch" ? lossOfBatch : lossOfSamples;
  const { loss, divisor, shape } = ofKind({ metadata, given: cast, options, compute, fit });
  fitToLoss(name, "what the body returned", loss, shape);

  const masked = (x: Tensor) => (mask === undefined ? x : mask.where(x, 0));
  const weight = options.weight && masked(options.weight);
  const unreduced = loss.expand(shape);
  return reduce(options.reduction, {
    loss: masked(weight === undefined ? unreduced : unreduced.mul(weight)),
    weight,
    counts: divisor === undefined ? mask : masked(divisor),
    emptyMean: options.emptyMean,
  });
}

interface Computed {
  readonly loss: Tensor;
  readonly divisor: Tensor | undefined;
}

interface Call {
  readonly metadata: LossMetadata;
  readonly given: readonly Given[];
  readonly options: ResolvedShared;
  compute(inputs: readonly Given[]): Computed;
  /** Throws unless mask, weight and the like broadcast to a loss of this shape. */
  fit(shape: Shape): void;
}

/** The shape of the loss is known from the arguments, so what does not fit is found before the body runs. */
function lossOfSamples({ metadata, given, options, compute, fit }: Call): Computed & { shape: Shape } {
  const { mask, axis = -1 } = options;
  const shape = unreducedShape(metadata, given, axis);
  fit(shape);
  return { ...compute(mask === undefined ? given : maskArguments(given, mask.expand(shape), axis)), shape };
}

/** The shape of the loss is the body's affair: a mask is tried as it is, and again when it has to be stretched. */
function lossOfBatch({ given, options: { mask }, compute, fit }: Call): Computed & { shape: Shape } {
  const computed = compute(mask === undefined ? given : maskLeading(given, mask));
  const { shape } = computed.loss;
  fit(shape);
  if (mask === undefined || sameShape(mask.shape, shape)) return { ...computed, shape };
  return { ...compute(maskLeading(given, mask.expand(shape))), shape };
}

function checkBroadcasts(where: string, specs: OptionSpecs, options: ResolvedShared, shape: Shape): void {
  for (const [label, spec] of Object.entries(specs)) {
    const value = options[label];
    if (spec.type !== "tensor" || !spec.broadcasts || !(value instanceof Tensor)) continue;
    fitToLoss(where, label, value, shape);
  }
}

function checkMask(where: string, mask: Tensor | undefined): void {
  if (mask === undefined || mask.dtype === "bool") return;
  throw new DtypeError(
    `${where}: the mask must be bool, not ${mask.dtype}. Compare first: mask.notEqual(0).`,
  );
}

import { DtypeError, type Shape, Tensor } from "@surprisal/tensor";
import { assemble, fitToLoss, type Given, maskArguments, unreducedShape } from "./arguments.js";
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
  const axis = options.axis ?? -1;
  const shape = unreducedShape(metadata, given, axis);
  checkBroadcasts(name, specs, options, shape);

  const { mask } = options;
  const masked = (x: Tensor) => (mask === undefined ? x : mask.where(x, 0));
  const cast = given.map((one) => ({ ...one, tensor: one.tensor.cast(one.dtype) }));
  const inputs = mask === undefined ? cast : maskArguments(cast, mask, shape, axis);
  const result = body(assemble(inputs, "prediction"), assemble(inputs, "target"), options);
  const { loss, divisor } = result instanceof Tensor ? { loss: result, divisor: undefined } : result;
  fitToLoss(name, "what the body returned", loss, shape);

  const weight = options.weight && masked(options.weight);
  const unreduced = loss.expand(shape);
  return reduce(options.reduction, {
    loss: masked(weight === undefined ? unreduced : unreduced.mul(weight)),
    weight,
    counts: divisor === undefined ? mask : masked(divisor),
    emptyMean: options.emptyMean,
  });
}

function checkBroadcasts(where: string, specs: OptionSpecs, options: ResolvedShared, shape: Shape): void {
  for (const [label, spec] of Object.entries(specs)) {
    const value = options[label];
    if (spec.type !== "tensor" || !spec.broadcasts || !(value instanceof Tensor)) continue;
    fitToLoss(where, label, value, shape);
  }
  const { mask } = options;
  if (mask === undefined || mask.dtype === "bool") return;
  throw new DtypeError(
    `${where}: the mask must be bool, not ${mask.dtype}. Compare first: mask.notEqual(0).`,
  );
}

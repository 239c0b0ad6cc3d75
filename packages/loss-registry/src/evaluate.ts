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
  const cast = given.map((one) => ({ ...one, tensor: one.tensor.cast(one.dtype) }));
  const compute = (inputs: readonly Given[]) => {
    const result = body(assemble(inputs, "prediction"), assemble(inputs, "target"), options);
    return result instanceof Tensor ? { loss: result, divisor: undefined } : result;
  };
  const { mask } = options;
  checkMask(name, mask);
  // A body that gives its losses a shape of its own has to be asked for it.
  const unmasked = metadata.kind === "perBatch" ? compute(cast) : undefined;
  const shape = unmasked?.loss.shape ?? unreducedShape(metadata, given, axis);
  checkBroadcasts(name, specs, options, shape);

  const masked = (x: Tensor) => (mask === undefined ? x : mask.where(x, 0));
  const inputs = () => (mask === undefined ? cast : maskArguments(metadata, cast, mask, shape, axis));
  const { loss, divisor } = (mask === undefined ? unmasked : undefined) ?? compute(inputs());
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
}

function checkMask(where: string, mask: Tensor | undefined): void {
  if (mask === undefined || mask.dtype === "bool") return;
  throw new DtypeError(
    `${where}: the mask must be bool, not ${mask.dtype}. Compare first: mask.notEqual(0).`,
  );
}

import { type Dtype, DtypeError, Tensor, valueAndGrad } from "@surprisal/tensor";
import {
  assemble,
  fitToLoss,
  type Given,
  maskArguments,
  readArguments,
  unreducedShape,
} from "./arguments.js";
import { type ArgumentSpec, slotsOf } from "./domain.js";
import type { DynamicLoss, Loss, LossDefinition, LossMetadata, WithDivisor } from "./loss.js";
import { checkOptions, type OptionSpecs, resolveOptions } from "./options.js";
import { type Reduction, reduce, reductionNames } from "./reduction.js";

/** The options that every loss takes, described like its own. */
export const sharedOptions = {
  reduction: {
    type: "choice",
    choices: reductionNames,
    default: "mean",
    summary: "How the losses of elements or samples become the result.",
  },
  weight: { type: "tensor", summary: "Multiplies the losses; broadcasts to the unreduced loss." },
  mask: { type: "tensor", summary: "bool; where it is false nothing is computed, and nothing counts." },
  emptyMean: {
    type: "choice",
    choices: ["nan", "zero"],
    default: "nan",
    summary: "What the mean of nothing is.",
  },
} as const satisfies OptionSpecs;

/**
 * Makes a loss function from a formula and its data: with options checked, reductions, weights, masks, and gradients.
 * It registers nothing: join it with `registerLosses(loss)`.
 *
 * @example
 * ```ts
 * import { defineLoss } from "@surprisal/loss-registry";
 * const quartic = defineLoss({
 *   name: "quartic",
 *   title: "Quartic error",
 *   formula: "(f - y)^4",
 *   domain: { prediction: "real", target: "real" },
 *   elementwise: (prediction, target) => prediction.sub(target).pow(4),
 * });
 * quartic([1, 3], [0, 1]).itemSync(); // → 8.5
 * quartic.valueAndGrad([1, 3], [0, 1]).gradient.arraySync(); // → [2, 16]
 * ```
 */
export function defineLoss<
  const N extends string,
  const P extends ArgumentSpec,
  const A extends readonly string[] = readonly [],
  const T extends ArgumentSpec | undefined = undefined,
  const O extends OptionSpecs = Record<never, never>,
>(definition: LossDefinition<N, A, P, T, O>): Loss<N, A, P, T, O> {
  const plain = definition as unknown as PlainDefinition;
  return dynamicLoss(plain, metadataOf(plain), {}) as unknown as Loss<N, A, P, T, O>;
}

/** A definition without its author's types. */
interface PlainDefinition extends Partial<LossMetadata> {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly domain: { readonly prediction: ArgumentSpec; readonly target: ArgumentSpec | undefined };
  readonly elementwise?: Body;
  readonly perSample?: Body;
}
type Body = (prediction: unknown, target: unknown, options: unknown) => Tensor | WithDivisor;

function metadataOf(definition: PlainDefinition): LossMetadata {
  const { elementwise, perSample, ...data } = definition;
  return {
    aliases: [],
    options: {},
    reduction: "mean",
    properties: {},
    references: [],
    plugin: undefined,
    ...data,
    domain: { prediction: data.domain.prediction, target: data.domain.target },
    kind: elementwise === undefined ? "perSample" : "elementwise",
  };
}

function dynamicLoss(
  definition: PlainDefinition,
  metadata: LossMetadata,
  defaults: Record<string, unknown>,
): DynamicLoss {
  const { name, domain } = metadata;
  const slots = [...slotsOf("prediction", domain.prediction), ...slotsOf("target", domain.target)];
  const specs: OptionSpecs = {
    ...metadata.options,
    ...sharedOptions,
    reduction: { ...sharedOptions.reduction, default: metadata.reduction },
  };

  /** A call's parts; a loss without a target has its options in second place. */
  const read = (prediction: unknown, rest: readonly unknown[]) => {
    const [target, options] = domain.target === undefined ? [undefined, rest[0]] : rest;
    const { given, dtype } = readArguments(name, slots, { prediction, target });
    return { given, dtype, options: mergeOptions(name, specs, defaults, options, dtype) };
  };
  const run = ({ given, options }: ReturnType<typeof read>) =>
    evaluateLoss(definition, metadata, given, options);

  const loss = (prediction: unknown, ...rest: unknown[]) => run(read(prediction, rest));
  return Object.defineProperties(loss, {
    name: { value: name },
    definition: { value: metadata, enumerable: true },
    valueAndGrad: {
      value: (prediction: unknown, ...rest: unknown[]) => {
        const call = read(prediction, rest);
        let value: Tensor | undefined;
        const summed = (replaced: TensorTree): Tensor => {
          value = run({ ...call, given: replacePrediction(call.given, replaced) });
          return value.rank === 0 ? value : value.sum();
        };
        const { gradient } = valueAndGrad<[TensorTree]>(summed)(assemble(call.given, "prediction") as TensorTree);
        return { value, gradient };
      },
    },
    with: {
      value: (options: unknown) => {
        const own = checkOptions(name, specs, options);
        const merged = { ...defaults, ...own };
        checkOptions(name, specs, merged);
        return dynamicLoss(definition, metadata, merged);
      },
    },
  }) as unknown as DynamicLoss;
}

type TensorTree = Tensor | { readonly [key: string]: Tensor };

function replacePrediction(given: readonly Given[], replaced: TensorTree): Given[] {
  return given.map((one) => {
    if (one.role !== "prediction") return one;
    const tensor = replaced instanceof Tensor ? replaced : replaced[one.key ?? ""];
    return { ...one, tensor: tensor ?? one.tensor };
  });
}

function mergeOptions(
  where: string,
  specs: OptionSpecs,
  defaults: Record<string, unknown>,
  given: unknown,
  dtype: Dtype,
): ResolvedCall {
  const options = { ...defaults, ...checkOptions(where, specs, given) };
  return resolveOptions(where, specs, options, dtype) as unknown as ResolvedCall;
}

interface ResolvedCall {
  readonly reduction: Reduction;
  readonly weight: Tensor | undefined;
  readonly mask: Tensor | undefined;
  readonly emptyMean: "nan" | "zero";
  readonly axis?: number;
}

function evaluateLoss(
  definition: PlainDefinition,
  metadata: LossMetadata,
  given: readonly Given[],
  options: ResolvedCall,
): Tensor {
  const { name } = metadata;
  const axis = options.axis ?? -1;
  const shape = unreducedShape(metadata, given, axis);
  const weight = options.weight && fitToLoss(name, "weight", options.weight, shape);
  const mask = options.mask && checkMask(name, fitToLoss(name, "mask", options.mask, shape));

  const inputs = mask === undefined ? given : maskArguments(given, mask, shape, axis);
  const body = definition.elementwise ?? definition.perSample;
  if (body === undefined) {
    throw new DtypeError(`${name}: the definition has no body. Give elementwise or perSample.`);
  }
  const result = body(assemble(inputs, "prediction"), assemble(inputs, "target"), options);
  const { loss, divisor } = result instanceof Tensor ? { loss: result, divisor: undefined } : result;

  const masked = (x: Tensor | undefined) => x && (mask === undefined ? x : mask.where(x, 0));
  const weights = masked(weight);
  const spread = loss.expand(shape);
  const weighted = weights === undefined ? spread : spread.mul(weights);
  return reduce(options.reduction, {
    loss: masked(weighted) ?? weighted,
    weight: weights,
    counts: masked(divisor) ?? mask,
    emptyMean: options.emptyMean,
  });
}

function checkMask(where: string, mask: Tensor): Tensor {
  if (mask.dtype === "bool") return mask;
  throw new DtypeError(
    `${where}: the mask must be bool, not ${mask.dtype}. Compare first: mask.notEqual(0).`,
  );
}

import { NameError, SurprisalError, Tensor, valueAndGrad } from "@surprisal/tensor";
import { assemble, type Given, readArguments } from "./arguments.js";
import { type ArgumentSpec, slotsOf } from "./domain.js";
import { evaluateLoss, type PlainBody } from "./evaluate.js";
import type { DynamicLoss, Loss, LossDefinition, LossMetadata } from "./loss.js";
import { checkOptions, type OptionSpecs, resolveOptions } from "./options.js";
import { allOptions, type ResolvedShared, sharedOptions } from "./shared-options.js";

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
  const { metadata, body } = readDefinition(definition as unknown as PlainDefinition);
  return makeLoss(metadata, body, {}) as unknown as Loss<N, A, P, T, O>;
}

/** A definition without its author's types. */
interface PlainDefinition extends Partial<LossMetadata> {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly domain: { readonly prediction: ArgumentSpec; readonly target: ArgumentSpec | undefined };
  readonly elementwise?: PlainBody;
  readonly perSample?: PlainBody;
  readonly perBatch?: PlainBody;
}

const kinds = ["elementwise", "perSample", "perBatch"] as const;

function readDefinition(definition: PlainDefinition): { metadata: LossMetadata; body: PlainBody } {
  const { elementwise, perSample, perBatch, ...data } = definition;
  const bodies = { elementwise, perSample, perBatch };
  const [kind, ...others] = kinds.filter((each) => bodies[each] !== undefined);
  const body = kind && bodies[kind];
  if (kind === undefined || body === undefined || others.length > 0) {
    throw new SurprisalError(
      `defineLoss: "${data.name}" must have one body: elementwise, which keeps the shape, perSample, which consumes the class axis, ` +
        "or perBatch, which gives its losses a shape of its own.",
    );
  }
  const metadata: LossMetadata = {
    aliases: [],
    options: {},
    reduction: "mean",
    properties: {},
    references: [],
    peers: {},
    sample: undefined,
    plugin: undefined,
    ...data,
    domain: { prediction: data.domain.prediction, target: data.domain.target },
    kind,
  };
  const shadowed = Object.keys(metadata.options).find((option) => Object.hasOwn(sharedOptions, option));
  if (shadowed === undefined) return { metadata, body };
  throw new NameError(
    `defineLoss: every loss has an option "${shadowed}"; "${data.name}" must name its own otherwise.`,
  );
}

/** The callable, with `defaults` standing in for options that a call leaves out. */
function makeLoss(metadata: LossMetadata, body: PlainBody, defaults: Record<string, unknown>): DynamicLoss {
  const { name, domain } = metadata;
  const slots = [...slotsOf("prediction", domain.prediction), ...slotsOf("target", domain.target)];
  const specs = allOptions(metadata);

  const read = (prediction: unknown, rest: readonly unknown[]) => {
    // A loss without a target has its options in second place; whoever calls any loss may still pass undefined there.
    const inSecondPlace = domain.target === undefined && rest[0] !== undefined;
    const [target, options] = inSecondPlace ? [undefined, rest[0]] : rest;
    const { given, dtype } = readArguments(name, slots, { prediction, target });
    const merged = { ...defaults, ...checkOptions(name, specs, options) };
    return { given, options: resolveOptions(name, specs, merged, dtype) as ResolvedShared };
  };

  const loss = (prediction: unknown, ...rest: unknown[]): Tensor => {
    const { given, options } = read(prediction, rest);
    return evaluateLoss(metadata, specs, body, given, options);
  };

  const lossAndGradient = (prediction: unknown, ...rest: unknown[]) => {
    const { given, options } = read(prediction, rest);
    let value: Tensor | undefined;
    const summed = (tree: TensorTree): Tensor => {
      value = evaluateLoss(metadata, specs, body, withPrediction(given, tree), options);
      return value.rank === 0 ? value : value.sum();
    };
    const { gradient } = valueAndGrad<[TensorTree]>(summed)(assemble(given, "prediction") as TensorTree);
    return { value, gradient };
  };

  const withDefaults = (options: unknown): DynamicLoss => {
    const merged = { ...defaults, ...checkOptions(name, specs, options) };
    return makeLoss(metadata, body, checkOptions(name, specs, merged));
  };

  return Object.defineProperties(loss, {
    name: { value: name },
    definition: { value: metadata, enumerable: true },
    valueAndGrad: { value: lossAndGradient },
    with: { value: withDefaults },
  }) as unknown as DynamicLoss;
}

type TensorTree = Tensor | { readonly [key: string]: Tensor };

function withPrediction(given: readonly Given[], tree: TensorTree): Given[] {
  return given.map((one) => {
    if (one.role !== "prediction") return one;
    return { ...one, tensor: (tree instanceof Tensor ? tree : tree[one.key ?? ""]) ?? one.tensor };
  });
}

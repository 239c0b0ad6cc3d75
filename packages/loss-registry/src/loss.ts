import type { FloatDtype, Shape, Tensor, TensorLike } from "@surprisal/tensor";
import type { ArgumentSpec, DomainName } from "./domain.js";
import type { OptionSpecs, OptionValue, ResolvedOptions } from "./options.js";
import type { Reduction } from "./reduction.js";

/** Options that every loss takes. */
export interface SharedOptions {
  /** How the losses of elements or samples become the result. Default: the loss's own, mostly "mean". */
  readonly reduction?: Reduction | undefined;
  /** Multiplies the losses; broadcasts to the shape of `reduction: "none"`. */
  readonly weight?: TensorLike | undefined;
  /** bool, broadcasts likewise. Where it is false nothing is computed, and nothing counts in a mean. */
  readonly mask?: TensorLike | undefined;
  /** What the mean of nothing is: "nan" (the default) or "zero". */
  readonly emptyMean?: "nan" | "zero" | undefined;
}

/** The options of one loss. */
export type LossOptions<O> = { readonly [K in keyof O]?: OptionValue<O[K]> | undefined } & SharedOptions;

type One = DomainName | readonly DomainName[];
/** What a caller passes for an argument. */
export type ArgumentOf<D> = D extends One ? TensorLike : { readonly [K in keyof D]: TensorLike };
/** What the body gets for it, and what its gradient looks like. */
export type TensorsOf<D> = D extends undefined
  ? undefined
  : D extends One
    ? Tensor
    : { readonly [K in keyof D]: Tensor };

/** The parameters of a loss; one without a target, such as the triplet loss, has none. */
export type CallParameters<P, T, O> = [T] extends [undefined]
  ? [prediction: ArgumentOf<P>, options?: LossOptions<O>]
  : [prediction: ArgumentOf<P>, target: ArgumentOf<T>, options?: LossOptions<O>];

/** A body's result when the mean is to divide by something else than the number of samples. */
export interface WithDivisor {
  readonly loss: Tensor;
  /** What each sample counts in the mean; the mean divides by the sum. */
  readonly divisor: Tensor;
}

/** What is known about a loss as a function of its prediction. */
export interface LossProperties {
  /** Convex in the prediction. */
  readonly convex?: boolean;
  /** Its slope is bounded, so that one outlier has bounded influence. */
  readonly robust?: boolean;
  /** Has a continuous first derivative. */
  readonly smooth?: boolean;
  /** Which constant prediction minimises the sum over targets: "mean", "median" … */
  readonly minimisedBy?: string;
  /** A bound of the slope's size, with respect to each element of the prediction; of the options, when it depends on them. */
  readonly lipschitz?: number | ((options: { readonly [option: string]: number }) => number);
}

export interface LossData<N extends string, A extends readonly string[], P, T, O> {
  /** The name it is registered under, which is that of the export: camelCase. */
  readonly name: N;
  /** Other names under which it is found. */
  readonly aliases?: A;
  readonly title: string;
  /** TeX. */
  readonly formula: string;
  /** The npm package it belongs to. A newer object of the same name and package replaces the older: hot reload. */
  readonly plugin?: string;
  /** Where prediction and target live: one domain, or a plain object of them for an argument of several tensors. */
  readonly domain: { readonly prediction: P; readonly target?: T };
  readonly options?: O;
  /** The reduction when the caller names none. Default "mean". */
  readonly reduction?: Reduction;
  readonly properties?: LossProperties;
  readonly references?: readonly string[];
  /** What other libraries call it: `{ PyTorch: "nn.HuberLoss" }`. */
  readonly peers?: Peers;
  /** Random arguments, for a loss whose domains alone do not say how they hang together. */
  readonly sample?: (draw: SampleDraw) => {
    readonly prediction: TensorsOf<P>;
    readonly target: TensorsOf<T>;
  };
}

/** The name of the same loss in other libraries, by library. */
export type Peers = { readonly [library: string]: string };

/** What random arguments are to be like. `shape` is that of an array of samples, the class or vector axis included. */
export interface SampleDraw {
  readonly shape: Shape;
  readonly seed: number;
  readonly dtype: FloatDtype;
  readonly axis: number;
}

type Body<P, T, O> = (
  prediction: TensorsOf<P>,
  target: TensorsOf<T>,
  options: ResolvedOptions<O>,
) => Tensor | WithDivisor;

/** A loss as its author writes it: data, and the formula as the body. */
export type LossDefinition<N extends string, A extends readonly string[], P, T, O> = LossData<N, A, P, T, O> &
  (
    | {
        /** The loss of each element; prediction and target broadcast as NumPy does. */
        readonly elementwise: Body<P, T, O>;
        readonly perSample?: never;
        readonly perBatch?: never;
      }
    | {
        /** The loss of each sample: the class axis (option `axis`, else the last) is consumed. */
        readonly perSample: Body<P, T, O>;
        readonly elementwise?: never;
        readonly perBatch?: never;
      }
    | {
        /**
         * Losses in a shape of the body's own, from arguments of any shapes, which it checks itself. A mask of that
         * shape selects before the loss is computed in each argument whose shape begins with it.
         */
        readonly perBatch: Body<P, T, O>;
        readonly elementwise?: never;
        readonly perSample?: never;
      }
  );

/** What is known of a loss, as plain data. */
export interface LossMetadata<
  N extends string = string,
  A extends readonly string[] = readonly string[],
  P = ArgumentSpec,
  T = ArgumentSpec | undefined,
> {
  readonly name: N;
  readonly aliases: A;
  readonly title: string;
  readonly formula: string;
  readonly plugin: string | undefined;
  /** Whether the unreduced loss has one value per element, one per sample, or a shape of its own. */
  readonly kind: "elementwise" | "perSample" | "perBatch";
  readonly domain: { readonly prediction: P; readonly target: T };
  /** Those of the loss itself; the shared ones are the same for all. */
  readonly options: OptionSpecs;
  readonly reduction: Reduction;
  readonly properties: LossProperties;
  readonly references: readonly string[];
  readonly peers: Peers;
  readonly sample:
    | ((draw: SampleDraw) => { readonly prediction: unknown; readonly target: unknown })
    | undefined;
}

/** A loss function, with what is known about it. */
export interface Loss<N extends string, A extends readonly string[], P, T, O> {
  (...call: CallParameters<P, T, O>): Tensor;
  readonly name: N;
  readonly definition: LossMetadata<N, A, P, T>;
  /** The loss, and its gradient with respect to the prediction; of its sum, when the reduction leaves several. */
  valueAndGrad(...call: CallParameters<P, T, O>): { value: Tensor; gradient: TensorsOf<P> };
  /** The same loss with other defaults. Throws at once when an option is wrong. */
  with(options: LossOptions<O>): Loss<N, A, P, T, O>;
}

/** Any loss, for lists of them. */
export interface AnyLoss {
  (...call: never): Tensor;
  readonly name: string;
  readonly definition: LossMetadata;
  valueAndGrad(...call: never): { value: Tensor; gradient: unknown };
  with(options: never): AnyLoss;
}

/** A tensor, or a plain object of tensors. */
export type Argument = TensorLike | { readonly [key: string]: TensorLike };

/** A loss whose name was not known to the compiler: what it takes is checked when it is called. */
export interface DynamicLoss {
  (prediction: Argument, ...rest: unknown[]): Tensor;
  readonly name: string;
  readonly definition: LossMetadata;
  valueAndGrad(
    prediction: Argument,
    ...rest: unknown[]
  ): { value: Tensor; gradient: Tensor | { readonly [key: string]: Tensor } };
  with(options: { readonly [name: string]: unknown }): DynamicLoss;
}

/** Losses by name and alias, as a type: what a plug-in adds to `LossRegistry`. */
export type ByName<L extends readonly AnyLoss[]> = {
  readonly [K in L[number] as K["definition"]["name"] | K["definition"]["aliases"][number]]: K;
};

/** The options that a loss takes. */
export type OptionsOf<L> = L extends { with(options: infer O): unknown } ? O : never;

import { type AnyLoss, type DomainName, sampleInputs } from "@surprisal/loss-registry";
import {
  describeLoss,
  type LossInputs,
  type LossUnderTest,
  type TestableLoss,
} from "@surprisal/tensor/testing";

/** What a loss is to show beyond the kit: figures by closed forms, and how it is sampled where the defaults will not do. */
export interface Conformance extends Omit<LossUnderTest, "sample"> {
  /** Options of the sampled calls. */
  readonly options?: { readonly [option: string]: unknown };
  readonly shape?: readonly number[];
  readonly target?: DomainName;
}

/** The kit's suite for one loss, on random arguments in its domains. */
export function conform(
  loss: AnyLoss & TestableLoss,
  { options, shape = [3, 2], target, ...definition }: Conformance,
): void {
  describeLoss(loss, {
    ...(options && { name: `${loss.name} with ${JSON.stringify(options)}` }),
    ...definition,
    sample(seed) {
      const axis = typeof options?.axis === "number" ? { axis: options.axis } : {};
      const drawn = sampleInputs(loss, { shape, seed, dtype: "float64", ...axis, ...(target && { target }) });
      return { ...(drawn as LossInputs), options };
    },
  });
}

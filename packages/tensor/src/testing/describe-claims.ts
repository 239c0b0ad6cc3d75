import { expect, test } from "vitest";
import { bind, type LossInputs, type TestableLoss } from "./loss-inputs.js";
import { currentTarget } from "./target.js";

/** A loss that says what is known about it; every loss of @surprisal/loss-registry is one. */
export interface ClaimingLoss extends TestableLoss {
  readonly definition: {
    readonly options: { readonly [name: string]: object };
    readonly properties: {
      readonly convex?: boolean;
      readonly lipschitz?: number | ((options: { readonly [option: string]: number }) => number);
    };
  };
}

/** Random inputs, of the same shapes for every seed. */
type Sample = (seed: number) => LossInputs;

/**
 * Defines tests of what the definition of a loss claims: `convex`, between two random predictions; `lipschitz`, at one.
 * A loss that claims neither has none.
 *
 * @example
 * ```ts
 * import { sampleInputs } from "@surprisal/loss-registry";
 * import { huber } from "@surprisal/losses-regression/huber";
 * import { describeClaims } from "@surprisal/tensor/testing";
 * describeClaims(huber, (seed) => sampleInputs(huber, { seed, dtype: "float64" }));
 * ```
 */
export function describeClaims(loss: ClaimingLoss, sample: Sample): void {
  const { convex, lipschitz } = loss.definition.properties;
  if (convex) {
    test(`${loss.name} is convex: between two predictions it lies below the chord`, async () => {
      expect(await aboveChord(loss, sample)).toBeLessThanOrEqual(1e-11);
    });
  }
  if (lipschitz === undefined) return;
  test(`${loss.name} has no slope beyond its bound`, async () => {
    const bound = typeof lipschitz === "number" ? lipschitz : lipschitz(defaultsOf(loss));
    expect(await steepestSlope(loss, sample)).toBeLessThanOrEqual(bound + 1e-12);
  });
}

/** How far a loss rises above the middle of the chord between two predictions. */
export async function aboveChord(loss: TestableLoss, sample: Sample): Promise<number> {
  const [from, to] = [inFloat64(loss, sample(1)), inFloat64(loss, sample(2))];
  const middle = from.predictions.map((x, i) => x.add(to.predictions[i] ?? x).mul(0.5));
  const chord = from.loss({}, from.predictions).add(from.loss({}, to.predictions)).mul(0.5);
  return largest(await from.loss({}, middle).sub(chord).data());
}

export async function steepestSlope(loss: TestableLoss, sample: Sample): Promise<number> {
  const { gradients } = inFloat64(loss, sample(1)).valueAndGradient({ reduction: "sum" });
  return largest(await Promise.all(gradients.map(async (slope) => largest(await slope.abs().data()))));
}

const inFloat64 = (loss: TestableLoss, inputs: LossInputs) => bind(loss, inputs, "float64", currentTarget());

const largest = (values: Iterable<number>): number => Math.max(...values);

/** The options that are numbers, at their defaults. */
const defaultsOf = ({ definition }: ClaimingLoss): { readonly [option: string]: number } =>
  Object.fromEntries(
    Object.entries(definition.options).flatMap(([name, spec]) =>
      "default" in spec && typeof spec.default === "number" ? [[name, spec.default]] : [],
    ),
  );

import { describe, expect, test } from "vitest";
import { grad } from "../autograd/grad.js";
import { tensor } from "../create.js";
import type { FloatDtype, TypedArray } from "../dtype.js";
import { SurprisalError } from "../errors.js";
import { evaluate } from "../evaluate.js";
import { sizeOf } from "../shape.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import type { Tolerance } from "./all-close.js";
import { checkGradient, type GradientCheckOptions } from "./check-gradient.js";
import {
  bind,
  type Case,
  holds,
  type LossInputs,
  leavesOf,
  type Prediction,
  type TestableLoss,
} from "./loss-inputs.js";
import "./matcher.js";
import { nonContiguous } from "./samples.js";
import { currentTarget, widest } from "./target.js";

/** A tolerance in float64; in float32 it is never below what float32 comes to, and `single` where that says more. */
export interface CaseTolerance extends Tolerance {
  readonly single?: Tolerance;
}

export interface LossUnderTest {
  /** Default: the function's name. */
  readonly name?: string;
  /** Inputs where the loss is smooth, the same for the same seed. */
  sample(seed: number): LossInputs;
  /** Which samples are drawn. Default 1 and 2. */
  readonly seeds?: readonly number[];
  /**
   * Inputs and the losses there before reduction, by a closed form or a published table. Where a target computes in
   * float32 alone, those with numbers that float32 lacks are left out.
   */
  readonly values?: readonly (readonly [inputs: LossInputs, losses: TensorLike, tolerance?: CaseTolerance])[];
  /** Inputs and the gradient of the summed loss there: kinks, ties, ends of the domain; likewise. */
  readonly gradients?: readonly (readonly [inputs: LossInputs, gradient: Prediction])[];
  /** Whether the loss of one sample depends on that sample alone. Default true. */
  readonly independentSamples?: boolean;
  /**
   * Whether each prediction has its target. Default true. False for what compares two clouds of samples, of any two
   * sizes but 0, which is an error.
   */
  readonly paired?: boolean;
  /** Whether it takes `weight`; `mask`. Default true. */
  readonly weight?: boolean;
  readonly mask?: boolean;
  /** How close float32 comes to float64. Default relative 1e-5, absolute 1e-6. */
  readonly float32?: Tolerance;
  /** Whether its mean divides by a number of its own, such as that of the pairs it found. Default false. */
  readonly ownDivisor?: boolean;
  /**
   * Bounds of the comparison with differences; `second: false` leaves the second derivative out. False where the
   * gradient is not the derivative of the value, because something in it is held constant.
   */
  readonly gradientCheck?: GradientCheckOptions | false;
}

/**
 * Defines a suite that a loss must pass: reductions, weight and mask against the loss before reduction, both float
 * dtypes, views, `valueAndGrad`, gradient and second derivative by finite differences, NaN, empty and misfit inputs,
 * and the given values and gradients.
 *
 * @example
 * ```ts
 * import { huber } from "@surprisal/losses-regression/huber";
 * import { describeLoss } from "@surprisal/tensor/testing";
 * describeLoss(huber, {
 *   sample: () => ({ prediction: [0.3, 5, -2], target: [0, 1, 2], options: { delta: 1 } }),
 *   gradients: [[{ prediction: [0, 1], target: [0, 0] }, [0, 1]]],
 * });
 * ```
 */
export function describeLoss(loss: TestableLoss, definition: LossUnderTest): void {
  const name = definition.name ?? loss.name;
  const target = currentTarget();
  const best = widest(target);
  const { seeds = [1, 2] } = definition;
  const cases = async (dtype: FloatDtype = best): Promise<readonly Case[]> => {
    const all = seeds.map((seed) => bind(loss, definition.sample(seed), dtype, target));
    // However they are drawn, what is computed of them is one program.
    await evaluate(...all.flatMap(({ predictions, labels }) => [...predictions, ...labels]));
    return all;
  };
  const read = (x: Tensor) => target.read(x);
  /** What is computed together takes one program. */
  const readAll = async (xs: readonly Tensor[]): Promise<readonly TypedArray[]> => {
    await evaluate(...xs);
    return Promise.all(xs.map(read));
  };
  // As data, so that what is made of them, or expected, is the same few programs for every loss.
  const settled = async (x: Tensor) => tensor(await read(x), { shape: x.shape, dtype: x.dtype });
  const close: Tolerance =
    best === "float64" ? { relative: 1e-12, absolute: 1e-14 } : { relative: 1e-5, absolute: 1e-6 };

  const agree = async (
    loss: Case["loss"],
    options: object,
    expected: readonly (readonly [reduction: string, Tensor])[],
  ) => {
    const found = await readAll(expected.map(([reduction]) => loss({ ...options, reduction })));
    const wanted = await readAll(expected.map(([, values]) => values));
    for (const [i, [reduction]] of expected.entries()) {
      expect(found[i], reduction).toBeAllClose(wanted[i] as TypedArray, close);
    }
  };

  describe(`${name} on ${target.name}`, () => {
    test("reductions reduce the losses of the elements", async () => {
      for (const { loss } of await cases()) {
        const losses = await settled(loss());
        const rest = Array.from({ length: losses.rank - 1 }, (_, i) => i + 1);
        const reduced: [string, Tensor][] = [["sum", losses.sum()]];
        const means: [string, Tensor][] = [
          ["mean", losses.mean()],
          ["batchMean", losses.sum().div(losses.shape[0] ?? 1)],
          ["perSample", losses.mean(rest)],
        ];
        await agree(loss, {}, definition.ownDivisor ? reduced : [...reduced, ...means]);
      }
    });

    if (definition.weight !== false) {
      test("a weight scales the losses; weighted means divide by its sum or its count", async () => {
        for (const { loss } of await cases()) {
          const losses = await settled(loss());
          const weight = tensor(
            Float64Array.from({ length: losses.size }, (_, i) => [0, 1.5, 2.5][i % 3] ?? 0),
            {
              shape: losses.shape,
              dtype: losses.dtype,
            },
          );
          const total = losses.mul(weight).sum();
          const reduced: [string, Tensor][] = [
            ["none", losses.mul(weight)],
            ["sum", total],
          ];
          const means: [string, Tensor][] = [
            ["mean", total.div(losses.size)],
            ["weightedMean", total.div(weight.sum())],
            ["sumByNonzeroWeights", total.div(weight.notEqual(0).sum())],
          ];
          await agree(loss, { weight }, definition.ownDivisor ? reduced : [...reduced, ...means]);
        }
      });
    }

    if (definition.mask !== false) {
      test("a mask leaves elements out before the loss is computed, NaN under it included", async () => {
        for (const { loss, predictions } of await cases()) {
          const losses = await settled(loss());
          const rows = losses.shape[0] ?? 1;
          // The first sample is masked: its losses are left out, whatever they are.
          const flags = Array.from({ length: losses.size }, (_, i) => i >= losses.size / rows);
          const mask = tensor(flags, { shape: losses.shape });
          const spoiled = await Promise.all(predictions.map(spoilFirstSample).map(settled));
          const kept = mask.where(losses, 0).sum();
          const mean = kept.div(losses.size - losses.size / rows);
          const slopes = grad((at: Tensor[]) => loss({ reduction: "sum", mask }, at))(spoiled);
          const clean = grad((at: Tensor[]) => mask.where(loss({}, at), 0).sum())([...predictions]);
          const sums = ["sum", "mean"].map((reduction) => loss({ reduction, mask }, spoiled));
          const found = await readAll([...sums, ...slopes]);
          const expected = await readAll([kept, mean, ...clean.map(clearFirstSample)]);
          for (const [i, values] of found.entries()) {
            expect(values).toBeAllClose(expected[i] as TypedArray, close);
          }
        }
      });
    }

    if (target.dtypes.length > 1) {
      test("float32 agrees with float64", async () => {
        const [single, double] = [await cases("float32"), await cases("float64")];
        for (const [i, { loss }] of single.entries()) {
          const y = loss();
          expect(y.dtype).toBe("float32");
          const expected = await read((double[i] as Case).loss());
          expect(await read(y)).toBeAllClose(
            expected,
            definition.float32 ?? { relative: 1e-5, absolute: 1e-6 },
          );
        }
      });
    }

    // But for the last digit: a sum goes through memory in the order in which it lies there.
    test("views give what copies give", async () => {
      for (const { loss, predictions } of await cases()) {
        const expected = await read(loss());
        for (const [i, prediction] of predictions.entries()) {
          for (const { name: kind, view } of nonContiguous(prediction)) {
            const exchanged = predictions.map((other, j) => (i === j ? view : other));
            expect(await read(loss({}, exchanged)), kind).toBeAllClose(expected, close);
          }
        }
      }
    });

    test("valueAndGrad gives the value and its gradient with respect to the prediction", async () => {
      for (const { loss, predictions, valueAndGradient } of await cases()) {
        const { value, gradients } = valueAndGradient({ reduction: "mean" });
        // With the gradient beside it the sum may be taken in another order.
        expect(await read(value)).toBeAllClose(await read(loss({ reduction: "mean" })), close);
        const expected = grad((at: Tensor[]) => loss({ reduction: "mean" }, at))([...predictions]);
        expect(gradients).toHaveLength(expected.length);
        for (const [i, gradient] of gradients.entries()) {
          expect(gradient.shape).toEqual(predictions[i]?.shape);
          expect(await read(gradient)).toBeAllClose(await read(expected[i] as Tensor), close);
        }
      }
    });

    const { gradientCheck } = definition;
    if (gradientCheck !== false) {
      test("gradient and second derivative agree with finite differences", async () => {
        for (const { loss, predictions, labels } of await cases()) {
          const check = { second: true, target, ...gradientCheck };
          // Differences are taken on the CPU: there the labels come along.
          const labelsFor = (at: readonly Tensor[]) =>
            labels.map((label) => label.to(at[0]?.backend ?? "cpu"));
          await checkGradient((...at) => loss({}, at, labelsFor(at)), predictions, check);
        }
      });
    }

    if (definition.independentSamples !== false) {
      test("NaN in one sample makes the loss of that sample NaN, and of no other", async () => {
        for (const { loss, predictions } of await cases()) {
          const losses = await read(loss());
          const inputs = await Promise.all(predictions.map(spoilFirstSample).map(settled));
          const spoiled = await read(loss({}, inputs));
          const first = losses.length / (predictions[0]?.shape[0] ?? 1);
          expect(spoiled.slice(0, first)).toEqual(losses.slice(0, first).fill(Number.NaN));
          expect(spoiled.slice(first)).toEqual(losses.slice(first));
        }
      });
    }

    const { paired = true } = definition;
    test(
      paired ? "no samples at all sum to 0, and have no mean" : "no samples at all are an error",
      async () => {
        for (const { loss, predictions, labels } of await cases()) {
          const none = predictions.map((x) => x.narrow(0, 0, 0));
          const noLabel = labels.map((x) => x.narrow(0, 0, 0));
          if (!paired) {
            expect(() => loss({}, none, noLabel)).toThrow(SurprisalError);
            continue;
          }
          expect([...(await read(loss({ reduction: "sum" }, none, noLabel)))]).toEqual([0]);
          expect([...(await read(loss({ reduction: "mean" }, none, noLabel)))]).toEqual([Number.NaN]);
        }
      },
    );

    test(`a target of another number of samples is ${paired ? "an error" : "compared"}`, async () => {
      for (const { loss, labels } of await cases()) {
        if (labels.length === 0) continue;
        const longer = labels.map((x) => x.concat(x.narrow(0, 0, 1), 0));
        if (paired) expect(() => loss({}, undefined, longer)).toThrow(SurprisalError);
        else expect((await read(loss({}, undefined, longer))).every(Number.isFinite)).toBe(true);
      }
    });

    for (const [inputs, losses, tolerance] of definition.values ?? []) {
      if (!holds(inputs, best)) continue;
      test(`at ${show(inputs)} the loss is ${show(losses)}`, async () => {
        const y = bind(loss, inputs, best, target).loss();
        const expected = await asTensor(losses, best).expand(y.shape).data();
        expect(await read(y)).toBeAllClose(
          expected,
          best === "float64" ? (tolerance ?? close) : loosest(close, tolerance, tolerance?.single),
        );
      });
    }

    for (const [inputs, gradient] of definition.gradients ?? []) {
      if (!holds(inputs, best)) continue;
      test(`at ${show(inputs)} the gradient is ${show(gradient)}`, async () => {
        const { loss: at, predictions } = bind(loss, inputs, best, target);
        const found = grad((xs: Tensor[]) => at({ reduction: "sum" }, xs))([...predictions]);
        for (const [i, expected] of leavesOf(gradient, best).entries()) {
          expect(await read(found[i] as Tensor)).toBeAllClose(await expected.data(), close);
        }
      });
    }
  });
}

/** What meets any of the tolerances meets it. */
function loosest(...tolerances: readonly (Tolerance | undefined)[]): Tolerance {
  const bound = (kind: "relative" | "absolute") => Math.max(...tolerances.map((given) => given?.[kind] ?? 0));
  return { ...Object.assign({}, ...tolerances), relative: bound("relative"), absolute: bound("absolute") };
}

/** The elements of the first sample, as a mask in the shape of x. */
function firstSample(x: Tensor): Tensor {
  const length = x.size / (x.shape[0] ?? 1);
  const flags = Array.from({ length: sizeOf(x.shape) }, (_, i) => i < length);
  return tensor(flags, { shape: x.shape });
}

function spoilFirstSample(x: Tensor): Tensor {
  return firstSample(x).where(Number.NaN, x);
}

function clearFirstSample(x: Tensor): Tensor {
  return firstSample(x).where(0, x);
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === "number" && !Number.isFinite(item)) return String(item);
    return ArrayBuffer.isView(item) ? [...(item as Float64Array)] : item;
  });
}

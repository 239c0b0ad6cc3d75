import { type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { compile, grad, linspace, SurprisalError, Tensor, tensor } from "@surprisal/tensor";
import type { Interval } from "../chart/frame.js";
import { isDrawnInBatch, predictionAt, targetAt } from "./domain-axis.js";
import type { OptionValues } from "./option-controls.js";

/** A loss and its derivatives as functions of the prediction, for one label. */
export interface LossCurve {
  readonly x: Float64Array;
  readonly value: Float64Array;
  readonly gradient: Float64Array;
  /** Computed when it is first asked for: most curves are drawn without it. */
  readonly second: Float64Array;
}

/** Samples a loss and its derivatives at `points` predictions of an interval, or at the predictions given. */
export function lossCurve(
  description: LossDescription,
  options: OptionValues,
  label: number,
  at: Interval | readonly number[],
  points = 1001,
): LossCurve {
  const [low = 0, high = low] = at;
  if (isDrawnInBatch(description)) {
    // Each point costs a call, so there are fewer of them.
    return batchCurve(description, options, linspace(low, high, Math.min(points, 161), { dtype: "float64" }));
  }
  const x = linspace(low, high, points, { dtype: "float64" });
  const values = (input: Tensor) => lossesOf(description, options, label, input);
  const total = (input: Tensor) => values(input).sum();
  const slope = grad(total);
  return read(x, values(x), slope(x), grad((input: Tensor) => slope(input).sum())(x));
}

const none = new Float64Array(0);
/** A curve without a point. */
export const noCurve: LossCurve = { x: none, value: none, gradient: none, second: none };

/** The curve, or why there is none with these options: some exclude each other's values. */
export function tryCurve(...args: Parameters<typeof lossCurve>): { curve: LossCurve; problem?: string } {
  try {
    return { curve: lossCurve(...args) };
  } catch (error) {
    if (!(error instanceof SurprisalError)) throw error;
    return { curve: noCurve, problem: error.message };
  }
}

/** The losses of predictions that vary alone, element by element. */
function lossesOf(description: LossDescription, options: OptionValues, label: number, x: Tensor): Tensor {
  const loss = description.loss.with({ ...options, reduction: "none" });
  const prediction = predictionAt(description, x);
  const like = prediction instanceof Tensor ? prediction : (Object.values(prediction)[0] ?? x);
  const target = targetAt(description, label, like.detach());
  const losses = target === undefined ? loss(prediction) : loss(prediction, target);
  // A loss that is elementwise over the classes counts as their sum.
  return losses.rank > x.rank ? losses.sum(-1) : losses;
}

/** The summed loss of a batch drawn at random, in which the first number of the first prediction varies. */
function batchCurve(description: LossDescription, options: OptionValues, x: Tensor): LossCurve {
  const step = stepOver(description, options);
  const xs = x.dataSync() as Float64Array;
  const columns = Array.from(xs, (at) =>
    step(tensor(at, { dtype: "float64" })).map((result) => result.itemSync()),
  );
  const column = (i: number) => Float64Array.from(columns, (results) => results[i] ?? Number.NaN);
  return { x: xs, value: column(0), gradient: column(1), second: column(2) };
}

type Step = (number: Tensor) => readonly Tensor[];

const latestSteps = new WeakMap<LossDescription["loss"], { readonly options: string; readonly step: Step }>();

/** Value and derivatives at a number, kept for the options that a loss was last asked with: a panel asks again and again. */
function stepOver({ name: title, loss }: LossDescription, options: OptionValues): Step {
  const key = String(Object.entries(options));
  const latest = latestSteps.get(loss);
  if (latest?.options === key) return latest.step;
  const { prediction, target } = sampleInputs(loss, { shape: [4, 3], seed: 1, dtype: "float64" });
  const whole = prediction as unknown as Tensor | Readonly<Record<string, Tensor>>;
  const [name, first] = whole instanceof Tensor ? [undefined, whole] : (Object.entries(whole)[0] ?? []);
  if (first === undefined) throw new Error(`internal: ${title} predicts nothing`);
  const place = linspace(0, first.size - 1, first.size)
    .reshape(first.shape)
    .equal(0);
  const total = (number: Tensor): Tensor => {
    const moved = place.where(number, first);
    const given = name === undefined ? moved : { ...(whole as Record<string, Tensor>), [name]: moved };
    return loss(given, target, { ...options, reduction: "sum" });
  };
  const slope = grad(total);
  const step = compile((number: Tensor) => [total(number), slope(number), grad(slope)(number)] as const);
  latestSteps.set(loss, { options: key, step });
  return step;
}

function read(x: Tensor, value: Tensor, gradient: Tensor, second: Tensor): LossCurve {
  const [xs, values, slopes] = [x, value, gradient].map((tensor) => tensor.dataSync() as Float64Array);
  let curvatures: Float64Array | undefined;
  return {
    ...({ x: xs, value: values, gradient: slopes } as Omit<LossCurve, "second">),
    get second() {
      curvatures ??= second.dataSync() as Float64Array;
      return curvatures;
    },
  };
}

/** A loss and its derivatives at one prediction. */
export function lossAt(description: LossDescription, options: OptionValues, label: number, x: number) {
  const { curve } = tryCurve(description, options, label, [x, x], 1);
  const only = ([first = Number.NaN]: Float64Array) => first;
  return {
    ...{ value: only(curve.value), gradient: only(curve.gradient) },
    get second() {
      return only(curve.second);
    },
  };
}

/** The interval that a set of curves needs, without what shoots up near a pole. */
export function spanOf(curves: readonly ArrayLike<number>[]): Interval {
  const finite = curves
    .flatMap((curve) => Array.from(curve))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const quantile = (share: number) => finite[Math.round((finite.length - 1) * share)] ?? 0;
  const [low, high] = [quantile(0.02), quantile(0.98)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

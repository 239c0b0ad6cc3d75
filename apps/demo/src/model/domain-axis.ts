// How a loss, whose arguments live in a domain, becomes a curve over one number and one label that can be set.

import type { ArgumentSpec, DomainName, LossDescription } from "@surprisal/loss-registry";
import { domains } from "@surprisal/loss-registry";
import { ones, stack, type Tensor } from "@surprisal/tensor";
import type { Interval } from "../chart/frame.js";

/** One tensor of an argument; `key` is its name in an argument that consists of several. */
interface Slot {
  readonly key: string | undefined;
  readonly domain: DomainName;
}

function slotsOf(spec: ArgumentSpec | undefined): Slot[] {
  if (spec === undefined) return [];
  if (typeof spec === "string") return [{ key: undefined, domain: spec }];
  if (isList(spec)) return spec.slice(0, 1).map((domain) => ({ key: undefined, domain }));
  return Object.entries(spec).flatMap(([key, domain]) =>
    slotsOf(domain).map((slot) => ({ key, domain: slot.domain })),
  );
}

/** Domains whose values belong together along the class axis, whatever the loss does with them. */
const ofClasses: ReadonlySet<DomainName> = new Set(["distribution", "logProbability", "classIndex"]);

/** Whether a prediction is one number, or one for each class. */
function hasClasses({ kind, domain }: LossDescription): boolean {
  const slots = [...slotsOf(domain.prediction), ...slotsOf(domain.target)];
  return kind === "perSample" || slots.some((slot) => ofClasses.has(slot.domain));
}

/** Whether arguments hang together, so that one number can vary only within a whole batch. */
export function isDrawnInBatch({ kind, domain, sample }: LossDescription): boolean {
  const [predicted, targets] = [slotsOf(domain.prediction), slotsOf(domain.target)];
  const vectors = kind === "perSample" && predicted.length > 1;
  const boxes = predicted.some((slot) => slot.domain === "box");
  return kind === "perBatch" || sample !== undefined || vectors || boxes || targets.length > 1;
}

const isList = (spec: object): spec is readonly DomainName[] => Array.isArray(spec);

interface Axis {
  readonly range: Interval;
  readonly title: string;
}

const realAxis: Axis = { range: [-5, 5], title: "prediction" };
const axes: Partial<Record<DomainName, Axis>> = {
  positive: { range: [0.02, 5], title: "prediction" },
  nonNegative: { range: [0, 5], title: "prediction" },
  probability: { range: [0.005, 0.995], title: "predicted probability" },
  logits: { range: [-5, 5], title: "score" },
  distribution: { range: [0.005, 0.995], title: "probability of class 0, of two" },
  logProbability: { range: [-5, -0.01], title: "log-probability" },
};

/** The horizontal axis of a loss's curve: what varies, and from where to where. */
export function predictionAxis(loss: LossDescription): Axis {
  const [slot] = slotsOf(loss.domain.prediction);
  const axis = (slot && axes[slot.domain]) ?? realAxis;
  if (isDrawnInBatch(loss))
    return { ...axis, title: `first number of ${slot?.key ?? "the prediction"}, in a random batch` };
  if (!hasClasses(loss)) return slot?.key === undefined ? axis : { ...axis, title: slot.key };
  if (slot?.domain === "logits") return { ...axis, title: "score of class 0; classes 1 and 2 score 0" };
  if (slot?.domain === "logProbability") return { ...axis, title: "log-probability of class 0, of two" };
  return axis;
}

/** The prediction for each number of `x`, in the structure that the loss takes. */
export function predictionAt(loss: LossDescription, x: Tensor): Tensor | Record<string, Tensor> {
  const [first, ...others] = slotsOf(loss.domain.prediction);
  const vector = (name: DomainName) => (hasClasses(loss) ? alongClasses(name, x) : x);
  if (first === undefined || first.key === undefined) return vector(first?.domain ?? "real");
  const constants = others.map(({ key, domain: name }) => [key, x.mul(0).add(domains[name].safe)]);
  return { [first.key]: vector(first.domain), ...Object.fromEntries(constants) };
}

function alongClasses(domain: DomainName, x: Tensor): Tensor {
  const zero = x.mul(0);
  switch (domain) {
    case "distribution":
      return stack([x, x.neg().add(1)], -1);
    case "logProbability":
      return stack([x, x.exp().neg().log1p()], -1);
    default:
      return stack([x, zero, zero], -1);
  }
}

/** How the label is set: one of a few, or a number in a range; not at all where a loss has none. */
export type TargetControl =
  | { readonly kind: "none" }
  | { readonly kind: "choice"; readonly values: readonly number[]; readonly start: number }
  | { readonly kind: "range"; readonly range: Interval; readonly start: number };

const targetControls: Record<DomainName, TargetControl> = {
  real: { kind: "range", range: [-4, 4], start: 0 },
  logits: { kind: "range", range: [-4, 4], start: 0 },
  positive: { kind: "range", range: [0.1, 4], start: 1 },
  nonNegative: { kind: "range", range: [0, 4], start: 1 },
  count: { kind: "choice", values: [0, 1, 2, 3, 4], start: 2 },
  probability: { kind: "range", range: [0, 1], start: 0.5 },
  sign: { kind: "choice", values: [-1, 1], start: 1 },
  binary: { kind: "choice", values: [0, 1], start: 1 },
  classIndex: { kind: "choice", values: [0, 1], start: 0 },
  distribution: { kind: "range", range: [0, 1], start: 0.8 },
  logProbability: { kind: "none" },
  label: { kind: "choice", values: [0, 1], start: 0 },
  time: { kind: "range", range: [0.1, 4], start: 1 },
  box: { kind: "none" },
};

export function targetControl(loss: LossDescription): TargetControl {
  const [slot] = isDrawnInBatch(loss) ? [] : slotsOf(loss.domain.target);
  return slot ? targetControls[slot.domain] : { kind: "none" };
}

/** The label for each of the predictions: a number, or a distribution that gives class 0 the share `label`. */
export function targetAt({ domain }: LossDescription, label: number, prediction: Tensor): Tensor | undefined {
  const [slot] = slotsOf(domain.target);
  if (slot === undefined) return undefined;
  if (slot.domain === "classIndex") return ones(prediction.shape.slice(0, -1), { dtype: "int32" }).mul(label);
  if (slot.domain !== "distribution") return prediction.mul(0).add(label);
  const classes = prediction.shape.at(-1) ?? 1;
  const other = (1 - label) / Math.max(1, classes - 1);
  return prediction.mul(0).add(Array.from({ length: classes }, (_, i) => (i === 0 ? label : other)));
}

import { hinge } from "@surprisal/losses-classification/hinge";
import { logistic } from "@surprisal/losses-classification/logistic";
import { sigmoidFocal } from "@surprisal/losses-classification/sigmoid-focal";
import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
import { compile, stack, type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";

/** A point of the plane and the class it belongs to: 0, 1 or, for softmax, 2. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

/** For each class the slopes in x and y and the constant of its score; a model of two sides has the scores 0 and f. */
type Weights = readonly (readonly number[])[];

export interface Fitted {
  readonly weights: Weights;
  /** The mean loss of the marks. */
  readonly loss: number;
  /** How hard each mark has pulled of late: the size of its loss's gradient in the score, from 0 to about 1. */
  readonly pulls: readonly number[];
}

/** A little of the squared weights is charged too, or they would grow for ever where the classes can be parted. */
const decay = 0.01;

type Scored = (scores: Tensor, labels: Tensor) => Tensor;

interface PlaneLoss {
  readonly classes: 2 | 3;
  readonly loss: Scored;
  /** The label of a class in the loss's own words. */
  readonly label: (side: number) => number;
  /** What part of each class a place is, from scores. */
  readonly shares: (scores: Tensor) => Tensor;
}

const separately = { reduction: "none" } as const;
const sign = (side: number) => 2 * side - 1;
const bothSides = (p: Tensor) => stack([p.neg().add(1), p], 1);

export const planeLosses = {
  logistic: {
    ...{ classes: 2, label: sign, loss: (f, y) => logistic(f, y, separately) },
    shares: (f) => bothSides(f.sigmoid()),
  },
  hinge: {
    ...{ classes: 2, label: sign, loss: (f, y) => hinge(f, y, separately) },
    // A hinge knows no probabilities: this is where a score stands between the two margins.
    shares: (f) => bothSides(f.clamp(-1, 1).add(1).div(2)),
  },
  focal: {
    ...{ classes: 2, label: (side) => side, loss: (f, y) => sigmoidFocal(f, y, separately) },
    shares: (f) => bothSides(f.sigmoid()),
  },
  softmax: {
    ...{ classes: 3, label: (side) => side, loss: (f, y) => softmaxCrossEntropy(f, y, separately) },
    shares: (f) => f.softmax(1),
  },
} satisfies Record<string, PlaneLoss>;

export type PlaneLossName = keyof typeof planeLosses;

/** The model before it has seen anything. */
export const blank = (name: PlaneLossName): Fitted => ({
  weights: Array.from({ length: planeLosses[name].classes }, () => [0, 0, 0]),
  ...{ loss: Number.NaN, pulls: [] },
});

/** Gradient descent on a linear model of the classes in a plane, and what the model thinks of any place. */
export function planeModel(name: PlaneLossName) {
  const { classes, loss, label, shares }: PlaneLoss = planeLosses[name];
  const binary = classes === 2;
  const scoresOf = (w: Tensor, places: Tensor): Tensor =>
    binary ? places.mul(w).sum(1) : places.unsqueeze(1).mul(w).sum(2);
  const step = compile((w: Tensor, places: Tensor, labels: Tensor, rate: number) => {
    const scores = scoresOf(w, places);
    const each = valueAndGrad((f: Tensor) => loss(f, labels).sum())(scores);
    const mean = (v: Tensor) => loss(scoresOf(v, places), labels).mean();
    const { gradient } = valueAndGrad((v: Tensor) => mean(v).add(v.square().sum().mul(decay)))(w);
    const size = each.gradient.abs();
    return {
      weights: w.sub(gradient.mul(rate)),
      loss: each.value.div(labels.size),
      pulls: binary ? size : size.sum(1).div(2),
    };
  });
  const shade = compile((w: Tensor, places: Tensor) => shares(scoresOf(w, places)));
  const inner = ({ weights }: Fitted) => double(binary ? (weights[1] ?? []) : weights);

  return {
    /** One step of a size that shrinks, for the hinge's gradient does not. */
    step(fitted: Fitted, marks: readonly Mark[], t: number): Fitted {
      const labels = double(marks.map((mark) => label(mark.label)));
      const next = step(inner(fitted), homogeneous(marks), labels, rate / (1 + t / 60));
      const rows = next.weights.arraySync() as number[] | number[][];
      return {
        weights: binary ? [[0, 0, 0], rows as number[]] : (rows as number[][]),
        loss: next.loss.itemSync(),
        pulls: Array.from(next.pulls.dataSync(), (pull, i) => smoothed(fitted.pulls[i], Number(pull))),
      };
    },
    /** Shares of the classes at each place, one place after the other. */
    shares: (fitted: Fitted, places: readonly { x: number; y: number }[]): ArrayLike<number> =>
      shade(inner(fitted), homogeneous(places)).dataSync() as Float64Array,
  };
}

const rate = 0.6;

/** A mark on the hinge's margin pulls in some steps and not in others; its share of them is what it weighs. */
const smoothed = (before: number | undefined, now: number): number =>
  before === undefined ? now : 0.9 * before + 0.1 * now;

const double = (values: readonly number[] | Weights): Tensor =>
  tensor(values as number[], { dtype: "float64" });

const homogeneous = (places: readonly { x: number; y: number }[]): Tensor =>
  double(places.map(({ x, y }) => [x, y, 1]));

/** Where in a square of that half-width classes `a` and `b` are level, and no other is above them; undefined where never. */
export function border(
  weights: Weights,
  [a, b]: readonly [number, number],
  half: number,
  offset = 0,
): readonly [readonly [number, number], readonly [number, number]] | undefined {
  const row = (i: number) => weights[i] ?? [0, 0, 0];
  const minus = (i: number, j: number) => row(i).map((value, k) => value - (row(j)[k] ?? 0));
  const [dx = 0, dy = 0, d0 = 0] = minus(b, a);
  const norm = dx * dx + dy * dy;
  if (norm < 1e-12) return undefined;
  const [x0, y0] = [(dx * (offset - d0)) / norm, (dy * (offset - d0)) / norm];
  const [tx, ty] = [-dy / Math.sqrt(norm), dx / Math.sqrt(norm)];
  // Along the line (x0 + t·tx, y0 + t·ty) each condition u·x + v·y + w ≥ 0 leaves t an interval.
  const others = weights.map((_, k) => k).filter((k) => k !== a && k !== b);
  const conditions = [
    [1, 0, half],
    [-1, 0, half],
    [0, 1, half],
    [0, -1, half],
    ...others.map((k) => minus(a, k)),
  ];
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [u = 0, v = 0, w = 0] of conditions) {
    const slope = u * tx + v * ty;
    const at = -(u * x0 + v * y0 + w) / slope;
    if (slope > 0) low = Math.max(low, at);
    else if (slope < 0) high = Math.min(high, at);
    else if (u * x0 + v * y0 + w < 0) return undefined;
  }
  if (low >= high) return undefined;
  return [
    [x0 + low * tx, y0 + low * ty],
    [x0 + high * tx, y0 + high * ty],
  ];
}

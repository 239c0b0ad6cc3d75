import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
import { tensor } from "@surprisal/tensor";

/** Probabilities of three classes. */
export type Triple = readonly [number, number, number];
type Point = readonly [number, number];

/** Where each class is certain: the corners of a triangle with sides of length 1. */
export const corners: readonly [Point, Point, Point] = [
  [0, 0],
  [1, 0],
  [0.5, Math.sqrt(3) / 2],
];

/** The corners' mean, weighted by the probabilities; of a change of them, how far it moves the point. */
export function toPlane(p: readonly number[]): Point {
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner, k) => sum + (p[k] ?? 0) * corner[axis], 0);
  return [mean(0), mean(1)];
}

/** The probabilities at a point, none below `least`: a point outside goes to the nearest edge or so. */
export function fromPlane([x, y]: Point, least = 0.01): Triple {
  const top = y / corners[2][1];
  const right = x - top / 2;
  const raised = [1 - right - top, right, top].map((p) => Math.max(least, p));
  const total = raised.reduce((sum, p) => sum + p - least, 0);
  const room = 1 - 3 * least;
  const [a = 0, b = 0, c = 0] = raised.map((p) => least + ((p - least) / total) * room);
  return [a, b, c];
}

/** The softmax cross-entropy of scores that give these probabilities, and its gradient in the scores. */
export function surpriseAt(p: Triple, label: number): { loss: number; gradient: readonly number[] } {
  const scores = tensor([p.map(Math.log)], { dtype: "float64" });
  const { value, gradient } = softmaxCrossEntropy.valueAndGrad(scores, [label]);
  return { loss: value.itemSync(), gradient: Array.from(gradient.dataSync(), Number) };
}

/** Where the class `label` has probability e^(−loss): a line through the triangle, parallel to the side across. */
export function levelLine(label: number, loss: number): readonly [Point, Point] {
  const p = Math.exp(-loss);
  const ends = [0, 1, 2].filter((k) => k !== label);
  const [from, to] = ends.map((k) => toPlane([0, 1, 2].map((i) => (i === label ? p : i === k ? 1 - p : 0))));
  return [from ?? corners[0], to ?? corners[0]];
}

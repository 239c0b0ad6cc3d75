import type { Shape } from "../shape.js";
import { type Expression, inputsOf, type ReduceExpression } from "./expression.js";

/** A whole reduction that feeds back into its own elements stays in one kernel, on one thread, up to this size. */
const largestFeedback = 65536;

/** The loops of a kernel: the lengths of its axes, and which of them its row reductions run along. */
export interface Space {
  readonly frame: Shape;
  /** Undefined where any will do: no reduction along some axes only. */
  readonly columns: readonly number[] | undefined;
  /** Whole reductions whose results are used again element by element. */
  readonly feedback: boolean;
}

/** A space without its axes of length 1. */
export function wideAxes({ frame, columns }: Space): { lengths: number[]; columns: number[] | undefined } {
  const kept = frame.flatMap((length, axis) => (length === 1 ? [] : [axis]));
  return {
    lengths: kept.map((axis) => frame[axis] ?? 1),
    columns: columns?.map((axis) => kept.indexOf(axis)).filter((axis) => axis >= 0),
  };
}

export function reductionsBelow(roots: readonly Expression[]): ReduceExpression[] {
  const found = new Set<ReduceExpression>();
  visit(roots, (expression) => {
    if (expression.kind === "reduce") found.add(expression);
  });
  return [...found].sort((a, b) => a.id - b.id);
}

/** Every expression below, each once. */
export function visit(roots: readonly Expression[], each: (expression: Expression) => void): void {
  const seen = new Set<Expression>(roots);
  const stack = [...seen];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    each(top);
    for (const input of inputsOf(top)) {
      if (!seen.has(input)) {
        seen.add(input);
        stack.push(input);
      }
    }
  }
}

function wide(shape: Shape): number[] {
  return shape.flatMap((length, axis) => (length === 1 ? [] : [axis]));
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/**
 * The space in which `root`, written along the frame `shown`, can be computed in one go, or the reduction that stands in the way and must be stored
 * first.
 */
export function spaceOf(root: Expression, shown: Shape): Space | { readonly cut: ReduceExpression } {
  const reductions = reductionsBelow([root]);
  const [deepest] = reductions;
  if (deepest === undefined) return { frame: shown, columns: undefined, feedback: false };
  const rank = deepest.space.length;
  const stranger = reductions.find((reduction) => reduction.space.length !== rank);
  if (stranger !== undefined) return { cut: smallest(reductions.filter((reduction) => reduction !== root)) };
  const shapes = [...reductions.map((reduction) => reduction.space), shown];
  const frame = deepest.space.map((_, axis) => Math.max(...shapes.map((shape) => shape[axis] ?? 1)));
  const all = wide(frame);
  const whole = reductions.filter((reduction) => same(reduction.space, frame));
  const partial = whole.find((reduction) => !same(reduction.axes, all));
  const columns = partial?.axes ?? all;
  const rowShape = frame.map((length, axis) => (columns.includes(axis) ? 1 : length));
  const illegal = reductions.find((reduction) => {
    if (same(reduction.space, frame)) return !same(reduction.axes, columns) && !same(reduction.axes, all);
    return !same(reduction.space, rowShape) || !same(reduction.axes, wide(rowShape));
  });
  // Stored by itself, it would need what it reduces first as well: with that there, it may fit.
  if (illegal !== undefined) return { cut: reductionsBelow([illegal])[0] ?? illegal };
  if (partial === undefined) {
    const feedback = feedsBack(root, new Set(reductions));
    const size = frame.reduce((product, length) => product * length, 1);
    // Each element is written once: the loops are no longer than what is shown.
    if (feedback && (size > largestFeedback || !same(shown, frame))) return { cut: deepest };
    return { frame, columns: feedback ? all : undefined, feedback };
  }
  // The result of a grand reduction is known only after the last row.
  const grand = reductions.filter((reduction) => !same(reduction.space, frame) || same(reduction.axes, all));
  const early = grand.find((reduction) => feedsBack(root, new Set([reduction])));
  return early === undefined ? { frame, columns, feedback: false } : { cut: early };
}

function smallest(reductions: readonly ReduceExpression[]): ReduceExpression {
  const size = (shape: Shape) => shape.reduce((product, length) => product * length, 1);
  const [first, ...rest] = reductions;
  if (first === undefined) throw new Error("internal: no reduction to cut");
  return rest.reduce(
    (least, reduction) => (size(reduction.space) < size(least.space) ? reduction : least),
    first,
  );
}

/** Whether something that is no scalar is computed from one of `reductions`. */
function feedsBack(root: Expression, reductions: ReadonlySet<ReduceExpression>): boolean {
  const depends = new Map<Expression, boolean>();
  let found = false;
  const check = (expression: Expression): boolean => {
    const known = depends.get(expression);
    if (known !== undefined) return known;
    const below = inputsOf(expression).map(check).some(Boolean);
    const single = expression.shape.every((length) => length === 1);
    // A reduction runs over its whole space, also where its input is the same everywhere.
    const spread = expression.kind === "reduce" ? !expression.space.every((length) => length === 1) : !single;
    if (below && spread) found = true;
    const result = below || (expression.kind === "reduce" && reductions.has(expression));
    depends.set(expression, result);
    return result;
  };
  check(root);
  return found;
}

import {
  type Expression,
  type Expressions,
  inputsOf,
  isFrameless,
  type ReduceExpression,
} from "./expression.js";
import type { Kernel } from "./kernel.js";
import { lower, type Root } from "./lower.js";
import { type Space, spaceOf, visit, wideAxes } from "./space.js";
import type { Buffer, Ref, Task, Translator } from "./translate.js";

/** What runs, in order. */
export type Step =
  | { readonly kind: "kernel"; readonly kernel: Kernel }
  | { readonly kind: "routine"; readonly task: Extract<Task, { kind: "routine" }> };

interface Pending {
  readonly root: Root;
  readonly space: Space;
  readonly depth: number;
}

/**
 * Orders the tasks and makes kernels of the stores: those of one space that do not wait for each other share one
 * loop. A reduction that cannot run inside its user's space is stored first.
 */
export function schedule(translator: Translator): Step[] {
  const depths = new Map<number, number>();
  const stores: Pending[] = [];
  const routines: { task: Extract<Task, { kind: "routine" }>; depth: number }[] = [];
  const depthOf = (expression: Expression): number => {
    let depth = 0;
    visit([expression], (below) => {
      if (below.kind === "load" || below.kind === "take")
        depth = Math.max(depth, depths.get(below.buffer) ?? 0);
    });
    return depth;
  };
  const store = (buffer: Buffer, wanted: Ref): void => {
    let ref = wanted.expression.rigid ? wanted : translator.flexible(wanted);
    let space = spaceOf(ref.expression, shownFrame(ref));
    while ("cut" in space) {
      const expression = replace(
        translator.make,
        ref.expression,
        space.cut,
        spill(translator, space.cut, store),
      );
      ref = expression.rigid ? { ...ref, expression } : translator.flexible({ ...ref, expression });
      space = spaceOf(ref.expression, shownFrame(ref));
    }
    const depth = depthOf(ref.expression);
    stores.push({ root: { buffer, ref, frame: space.frame }, space, depth });
    depths.set(buffer.id, depth + 1);
  };
  for (const task of translator.tasks) {
    if (task.kind === "store") store(task.buffer, task.ref);
    else {
      const depth = Math.max(0, ...task.inputs.map(({ id }) => depths.get(id) ?? 0));
      routines.push({ task, depth });
      depths.set(task.buffer.id, depth + 1);
    }
  }
  return order(stores, routines);
}

/** How long the loops over the frame of a stored expression must be at least: stretched axes are written in full. */
function shownFrame({ expression, axes, shape }: Ref): number[] {
  if (isFrameless(expression)) return [...shape];
  const frame = [...expression.shape];
  for (const [visible, axis] of axes.entries()) {
    if (axis >= 0) frame[axis] = Math.max(frame[axis] ?? 1, shape[visible] ?? 1);
  }
  return frame;
}

/** Stores a reduction on its own frame and gives the load that stands for it. */
function spill(
  translator: Translator,
  cut: ReduceExpression,
  store: (buffer: Buffer, ref: Ref) => void,
): Expression {
  const ref = { expression: cut, axes: cut.shape.map((_, axis) => axis), shape: cut.shape };
  const buffer = { id: translator.buffers.length, dtype: cut.dtype, shape: cut.shape, leaf: undefined };
  translator.buffers.push(buffer);
  store(buffer, ref);
  return translator.load(buffer).expression;
}

function replace(make: Expressions, root: Expression, from: Expression, to: Expression): Expression {
  const done = new Map<Expression, Expression>([[from, to]]);
  const walk = (expression: Expression): Expression => {
    const known = done.get(expression);
    if (known !== undefined) return known;
    const inputs = inputsOf(expression).map(walk);
    const changed = inputs.some((input, i) => input !== inputsOf(expression)[i]);
    let result = expression;
    const [first] = inputs;
    if (changed && first !== undefined) {
      if (expression.kind === "map") result = make.make({ ...expression, inputs });
      else if (expression.kind === "reduce") result = make.make({ ...expression, input: first });
      else if (expression.kind === "take") result = make.make({ ...expression, place: first });
    }
    done.set(expression, result);
    return result;
  };
  return walk(root);
}

function order(
  stores: readonly Pending[],
  routines: readonly { task: Extract<Task, { kind: "routine" }>; depth: number }[],
): Step[] {
  const deepest = Math.max(0, ...stores.map(({ depth }) => depth), ...routines.map(({ depth }) => depth));
  const steps: Step[] = [];
  for (let depth = 0; depth <= deepest; depth++) {
    for (const routine of routines)
      if (routine.depth === depth) steps.push({ kind: "routine", task: routine.task });
    for (const group of groupBySpace(stores.filter((pending) => pending.depth === depth))) {
      steps.push({
        kind: "kernel",
        kernel: lower(
          group.map(({ root }) => root),
          mergedSpace(group),
        ),
      });
    }
  }
  return steps;
}

/** Spaces agree when their loops have the same lengths and no two reductions ask for different columns. */
function groupBySpace(pending: readonly Pending[]): Pending[][] {
  const groups: Pending[][] = [];
  // Those that fix the columns first: the others join them.
  const fixed = [...pending].sort(
    (a, b) => Number(b.space.columns !== undefined) - Number(a.space.columns !== undefined),
  );
  for (const item of fixed) {
    const group = groups.find(([first]) => first !== undefined && compatible(first.space, item.space));
    if (group === undefined) groups.push([item]);
    else group.push(item);
  }
  return groups;
}

function compatible(a: Space, b: Space): boolean {
  const wideA = wideAxes(a);
  const wideB = wideAxes(b);
  if (wideA.lengths.join() !== wideB.lengths.join() || wideA.lengths.includes(0)) return false;
  if (b.columns === undefined) return true;
  return wideA.columns?.join() === wideB.columns?.join() && a.feedback === b.feedback;
}

function mergedSpace(group: readonly Pending[]): Space {
  const [first] = group;
  if (first === undefined) throw new Error("internal: an empty group");
  return first.space;
}

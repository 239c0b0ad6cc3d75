import type { Target } from "./block.js";
import {
  type Expression,
  type Expressions,
  inputsOf,
  isFrameless,
  type ReduceExpression,
} from "./expression.js";
import type { Kernel } from "./kernel.js";
import { lower, type Root } from "./lower.js";
import type { Buffer, Placement, Ref, Task } from "./refs.js";
import { reductionsBelow, type Space, spaceOf, visit, wideAxes } from "./space.js";
import type { Translator } from "./translate.js";

/** What runs, in order. */
export type Step =
  | { readonly kind: "kernel"; readonly kernel: Kernel }
  | { readonly kind: "routine"; readonly task: Extract<Task, { kind: "routine" }> };

type RoutineTask = Extract<Task, { kind: "routine" }>;

/** A store that has its space. */
interface Pending {
  readonly root: Root;
  readonly space: Space;
}

/**
 * Orders the tasks and makes kernels of the stores: those of one space that do not wait for each other share one
 * loop. A reduction that cannot run inside its user's space is stored first, and so is one that several kernels use:
 * each is computed once, and whoever compares with it compares with the same number.
 */
export function schedule(translator: Translator, target?: Target): Step[] {
  const plan = new Plan(translator);
  for (const task of translator.tasks) {
    if (task.kind === "store") plan.add(task.buffer, task.ref, task.at);
    else plan.routines.push(task);
  }
  return stepsOf(plan.shareReductions(), target);
}

/** What has the same depth and runs in one go. */
interface Stage {
  readonly routines: readonly RoutineTask[];
  readonly groups: readonly (readonly Pending[])[];
}

class Plan {
  readonly routines: RoutineTask[] = [];
  readonly #translator: Translator;
  readonly #stores: Pending[] = [];
  /** Reductions that are stored, and the loads that stand for them. */
  readonly #stored = new Map<Expression, { readonly load: Expression; readonly buffer: number }>();

  constructor(translator: Translator) {
    this.#translator = translator;
  }

  add(buffer: Buffer, ref: Ref, at?: Placement): void {
    const { expression, axes, shape } = ref;
    const shown = axes.filter((_, i) => shape[i] !== 1);
    const plain = shown.every((axis, i) => axis > (shown[i - 1] ?? -1) && expression.shape[axis] !== 1);
    if (expression.kind === "reduce" && plain && !buffer.inParts && !this.#stored.has(expression)) {
      const load = this.#translator.load({ ...buffer, shape: expression.shape });
      this.#stored.set(expression, { load: load.expression, buffer: buffer.id });
    }
    this.#stores.push(this.#fit(buffer, ref, at));
  }

  /** Finds the space of a store; what stands in the way is stored apart. */
  #fit(buffer: Buffer, wanted: Ref, at: Placement | undefined): Pending {
    const { make } = this.#translator;
    const settle = (ref: Ref) => (ref.expression.rigid ? ref : this.#translator.flexible(ref));
    let ref = settle(wanted);
    let space = spaceOf(ref.expression, shownFrame(ref));
    while ("cut" in space) {
      ref = settle({ ...ref, expression: replace(make, ref.expression, space.cut, this.#loadOf(space.cut)) });
      space = spaceOf(ref.expression, shownFrame(ref));
    }
    return { root: { buffer, ref, frame: space.frame, at }, space };
  }

  /** What reads the reduction from memory, where it is stored now if it was not. */
  #loadOf(reduction: ReduceExpression): Expression {
    const known = this.#stored.get(reduction);
    if (known !== undefined) return known.load;
    const { shape, dtype } = reduction;
    const buffer = this.#translator.buffer(dtype, shape);
    this.add(buffer, { expression: reduction, axes: shape.map((_, axis) => axis), shape });
    return this.#translator.load(buffer).expression;
  }

  /** What runs together, once no kernel computes what another one stores. */
  shareReductions(): Stage[] {
    for (;;) {
      const stages = this.#stages();
      const groups = stages.flatMap((stage) => stage.groups);
      const apart = reductionsInSeveral(groups).filter((reduction) => !this.#stored.has(reduction));
      for (const reduction of apart) this.#loadOf(reduction);
      if (apart.length === 0 && !this.#readStored(groups)) return stages;
    }
  }

  /** Lets each store read the reductions that other kernels store. Whether there were any. */
  #readStored(groups: readonly (readonly Pending[])[]): boolean {
    const homes = new Map(
      groups.flatMap((group) => group.map(({ root }) => [root.buffer.id, group] as const)),
    );
    let changed = false;
    // A store that changes may add others: those come after it.
    for (const [i, pending] of [...this.#stores.entries()]) {
      const { buffer, ref, at } = pending.root;
      let { expression } = ref;
      // The outermost first: what is below them goes with them.
      for (const reduction of reductionsBelow([expression]).reverse()) {
        const stored = this.#stored.get(reduction);
        if (stored === undefined || stored.buffer === buffer.id) continue;
        const home = homes.get(stored.buffer);
        const together =
          home?.includes(pending) && home.some(({ root }) => root.ref.expression === reduction);
        if (!together) expression = replace(this.#translator.make, expression, reduction, stored.load);
      }
      if (expression === ref.expression) continue;
      this.#stores[i] = this.#fit(buffer, { ...ref, expression }, at);
      changed = true;
    }
    return changed;
  }

  #stages(): Stage[] {
    const depthOf = this.#depths();
    const stages: { routines: RoutineTask[]; pending: Pending[] }[] = [];
    const at = (depth: number) => {
      while (stages.length <= depth) stages.push({ routines: [], pending: [] });
      return stages[depth] as { routines: RoutineTask[]; pending: Pending[] };
    };
    for (const routine of this.routines) at(depthOf(routine)).routines.push(routine);
    for (const pending of this.#stores) at(depthOf(pending)).pending.push(pending);
    return stages.map(({ routines, pending }) => ({ routines, groups: groupBySpace(pending) }));
  }

  /** How many steps must be over before one can run. */
  #depths(): (step: Pending | RoutineTask) => number {
    const writers = new Map<number, (Pending | RoutineTask)[]>();
    for (const step of [...this.routines, ...this.#stores]) {
      const { buffer } = "root" in step ? step.root : step;
      const known = writers.get(buffer.id);
      if (known === undefined) writers.set(buffer.id, [step]);
      else known.push(step);
    }
    const depths = new Map<Pending | RoutineTask, number>();
    const depthOf = (step: Pending | RoutineTask): number => {
      const known = depths.get(step);
      if (known !== undefined) return known;
      const sources =
        "root" in step ? buffersBelow(step.root.ref.expression) : step.inputs.map(({ id }) => id);
      const before = sources.flatMap((buffer) => writers.get(buffer) ?? []);
      // A part comes after the fill, which waits for nothing.
      const least = "root" in step && step.root.at !== undefined ? 1 : 0;
      const depth = Math.max(least, ...before.map((writer) => 1 + depthOf(writer)));
      depths.set(step, depth);
      return depth;
    };
    return depthOf;
  }
}

function buffersBelow(root: Expression): number[] {
  const found = new Set<number>();
  visit([root], (below) => {
    if (below.kind === "load" || below.kind === "take") found.add(below.buffer);
  });
  return [...found];
}

function reductionsInSeveral(groups: readonly (readonly Pending[])[]): ReduceExpression[] {
  const counts = new Map<ReduceExpression, number>();
  for (const group of groups) {
    for (const reduction of reductionsBelow(group.map(({ root }) => root.ref.expression)))
      counts.set(reduction, (counts.get(reduction) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([reduction]) => reduction);
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

function stepsOf(stages: readonly Stage[], target: Target | undefined): Step[] {
  return stages.flatMap(({ routines, groups }) => [
    ...routines.map((task): Step => ({ kind: "routine", task })),
    ...groups.map((group): Step => {
      const [first] = group;
      if (first === undefined) throw new Error("internal: an empty group");
      return {
        kind: "kernel",
        kernel: lower(
          group.map(({ root }) => root),
          first.space,
          target,
        ),
      };
    }),
  ]);
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

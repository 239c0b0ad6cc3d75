import { type Expression, inputsOf } from "./expression.js";
import type { Access, Kernel, Level } from "./kernel.js";
import type { Task } from "./refs.js";
import { visit } from "./space.js";

/** One line for each expression below, inputs first: `%7 float32 [3, 1] = sum %6 over 1 of [3, 4]`. */
export function printExpression(root: Expression): string {
  const all: Expression[] = [];
  visit([root], (expression) => all.push(expression));
  return all
    .sort((a, b) => a.id - b.id)
    .map((x) => `%${x.id} ${x.dtype} [${x.shape.join(", ")}] = ${describe(x)}`)
    .join("\n");
}

function describe(x: Expression): string {
  const below = inputsOf(x)
    .map(({ id }) => `%${id}`)
    .join(" ");
  switch (x.kind) {
    case "load":
      return `load ${place(x.buffer, x.offset, x.strides)}`;
    case "iota":
      return `iota ${affine(x.offset, x.strides)}`;
    case "scalar":
      return `scalar ${x.slot}`;
    case "literal":
      return showNumber(x.value);
    case "take":
      return `take ${place(x.buffer, x.offset, x.strides)} + ${x.step} · ${below}, of ${x.length}`;
    case "map":
      return `${x.op.name} ${below}`;
    case "reduce":
      return `${x.op.name} ${below} over ${x.axes.join(", ")} of [${x.space.join(", ")}]`;
  }
}

/** What stands in the program, in order: stores and routines. */
export function printTask(task: Task): string {
  const { id, dtype, shape } = task.buffer;
  const into = `b${id} ${dtype} [${shape.join(", ")}] =`;
  if (task.kind === "routine")
    return `${into} ${task.node.op.name} ${task.inputs.map((input) => `b${input.id}`).join(" ")}`;
  return `${into} %${task.ref.expression.id} along axes [${task.ref.axes.join(", ")}]`;
}

/** The loops of a kernel, and under each what it computes, reduces and stores. */
export function printKernel(kernel: Kernel): string {
  const { rows, columns, lanes, lanesAlong, sweeps, accesses, block, levels, reductions, stores, keeps } =
    kernel;
  const lines = [
    `for rows [${rows.join(", ")}] and columns [${columns.join(", ")}], ${lanes} lanes along ${lanesAlong}`,
  ];
  for (const [i, access] of accesses.entries()) lines.push(`  a${i} ${printAccess(access)}`);
  const section = (title: string, kind: Level["kind"], sweep: number): void => {
    const own: string[] = [];
    for (const [number, { op, type, args, immediate }] of block.instructions.entries()) {
      const level = levels[number];
      if (level?.kind !== kind || level.sweep !== sweep) continue;
      const operands = [...args.map((arg) => `%${arg}`), ...immediateOf(op, immediate)].join(" ");
      own.push(
        `    %${number} ${type} = ${op}${operands === "" ? "" : ` ${operands}`}${keeps.includes(number) ? "  (kept)" : ""}`,
      );
    }
    for (const [i, { monoid, dtype, value, level }] of reductions.entries()) {
      if (levels[value]?.kind === kind && levels[value].sweep === sweep)
        own.push(`    r${i} = ${level} ${monoid} ${dtype} of %${value}`);
    }
    for (const { access, value } of stores) {
      if (levels[value]?.kind === kind && levels[value].sweep === sweep)
        own.push(`    a${access} = %${value}`);
    }
    if (own.length > 0) lines.push(`  ${title}`, ...own);
  };
  section("once", "uniform", 0);
  for (let sweep = 0; sweep <= sweeps; sweep++) {
    section(`each row${sweep > 0 ? `, after sweep ${sweep - 1}` : ""}`, "row", sweep);
    section(`sweep ${sweep} along the columns`, "element", sweep);
  }
  section("at the end", "final", Math.max(0, ...levels.map(({ sweep }) => sweep)));
  for (let sweep = 0; sweep < Math.max(0, ...levels.map((level) => level.sweep)); sweep++)
    section("at the end", "final", sweep);
  return lines.join("\n");
}

function immediateOf(op: string, immediate: number | bigint): string[] {
  if (op === "load" || op === "ramp" || op === "take") return [`a${immediate}`];
  if (op === "reduced") return [`r${immediate}`];
  return op === "constant" || op === "scalar" || op.startsWith("shift") ? [showNumber(immediate)] : [];
}

function printAccess({ buffer, dtype, offset, rowStrides, columnStrides, step, length }: Access): string {
  const strides = [
    ...rowStrides.map((stride) => ["r", stride]),
    ...columnStrides.map((stride) => ["c", stride]),
  ];
  const at = [
    ...(offset === 0 ? [] : [offset]),
    ...strides.map(([loop, stride], i) => `${stride}·${loop}${i}`),
  ].join(" + ");
  const taken = length > 0 ? ` + ${step}·place, of ${length}` : "";
  return `${buffer < 0 ? "ramp" : `b${buffer} ${dtype}`} at ${at || "0"}${taken}`;
}

function place(buffer: number, offset: number, strides: readonly number[]): string {
  return `b${buffer} at ${affine(offset, strides)}`;
}

function affine(offset: number, strides: readonly number[]): string {
  return `${offset} + [${strides.join(", ")}]`;
}

function showNumber(value: number | bigint): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

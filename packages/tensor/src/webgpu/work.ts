import type { Access, Kernel } from "../compiler/kernel.js";
import { StateError } from "../errors.js";
import { sizeOf } from "../shape.js";
import type { Limits } from "./bindings.js";

/** Invocations of a workgroup; every adapter allows as many. */
export const groupSize = 256;

/** Partial results of a whole reduction are joined by one workgroup: more than so many only where each has much to add. */
const mostPartials = 4096;

/** How the loops of a kernel are spread over invocations. */
export interface Work {
  /** One element at a time, whichever its row; or rows, each by so many invocations, a power of two. */
  readonly perRow: number | undefined;
  /** Workgroups. */
  readonly groups: number;
  /** Whether an invocation takes four neighbours of a row at a time. */
  readonly fours: boolean;
}

/** Of more instructions, what memory gives is not what they wait for, and four times as much may not find registers. */
const mostInFours = 160;

export function spread(kernel: Kernel, { groups: mostGroups, steps }: Limits): Work {
  const { rows, columns, reductions, lanesAlong } = kernel;
  const [height, width] = [sizeOf(rows), sizeOf(columns)];
  const whole = reductions.some(({ level }) => level === "grand");
  const size = height * width;
  if (Math.max(height, width) > steps) {
    throw new StateError(
      `A step runs over ${size} elements, ${height} × ${width}, and a loop takes at most ${steps}. Compute in parts.`,
    );
  }
  if (size <= steps && !reductions.some(({ level }) => level === "row") && kernel.sweeps === 1) {
    const groups = whole
      ? Math.max(Math.min(ceil(size, 16 * groupSize), mostPartials), ceil(size, 64 * groupSize))
      : ceil(size, 4 * groupSize);
    return {
      perRow: undefined,
      groups: Math.min(groups, mostGroups),
      fours: lanesAlong === "columns" && takesFours(kernel),
    };
  }
  // Neighbouring invocations read neighbouring places: along the rows, where those are what is contiguous.
  const perRow = lanesAlong === "rows" && height >= 1024 ? 1 : invocationsFor(width);
  const groups = ceil(height, groupSize / perRow);
  return {
    perRow,
    groups: Math.min(groups, whole ? mostPartials : mostGroups, mostGroups),
    fours: takesFours(kernel),
  };
}

function takesFours({ rows, columns, block, accesses }: Kernel): boolean {
  return (
    sizeOf(rows) * sizeOf(columns) > 0 &&
    (columns.at(-1) ?? 1) % 4 === 0 &&
    block.instructions.length <= mostInFours &&
    accesses.some(inFours)
  );
}

/** Whether any four neighbours along a row begin at a multiple of four, one behind the other. */
export function inFours({ offset, rowStrides, columnStrides, length }: Access): boolean {
  const starts = [offset, ...rowStrides, ...columnStrides.slice(0, -1)];
  return length === 0 && columnStrides.at(-1) === 1 && starts.every((start) => start % 4 === 0);
}

/** For a row of so many columns: about four for each. */
function invocationsFor(width: number): number {
  return Math.min(groupSize, 2 ** Math.ceil(Math.log2(Math.max(1, width / 4))));
}

function ceil(count: number, parts: number): number {
  return Math.max(1, Math.ceil(count / parts));
}

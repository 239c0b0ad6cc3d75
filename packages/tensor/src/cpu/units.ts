import type { Kernel } from "../compiler/kernel.js";

/**
 * Elements that one chunk of a kernel without rows covers: the unit of work, whatever the number of threads. Sums of
 * doubles are joined more often than those of floats, which double has digits to spare for.
 */
export function chunkSize({ lanes }: Pick<Kernel, "lanes">): number {
  return lanes === 2 ? 4096 : 16384;
}

/** No rows, and one run of columns: split into chunks instead. */
export function isFlat(kernel: Kernel): boolean {
  return (
    kernel.rows.length === 0 &&
    kernel.columns.length === 1 &&
    kernel.sweeps === 1 &&
    !kernel.reductions.some(({ level }) => level === "row")
  );
}

/** How many units of work `body` counts in. */
export function unitCount(kernel: Kernel): number {
  if (isFlat(kernel)) return Math.ceil((kernel.columns[0] ?? 0) / chunkSize(kernel));
  const rows = [...kernel.rows];
  if (kernel.lanesAlong === "rows") rows.push(Math.ceil((rows.pop() ?? 1) / kernel.lanes));
  return rows.reduce((count, length) => count * length, 1);
}

import type { WideAccess } from "./lower.js";

/** The loops of a kernel, each over one or more neighbouring axes that every array walks through evenly. */
export interface Loops {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly lanesAlong: "columns" | "rows";
  /** For each loop, rows first, the wide axis whose stride it walks with. */
  readonly axes: { readonly rows: readonly number[]; readonly columns: readonly number[] };
}

interface Run {
  readonly length: number;
  /** The innermost of its axes: its stride is the stride of the run. */
  readonly axis: number;
}

/** Rows shorter than this leave lanes empty; lanes then lie across rows. */
const shortRow = 16;

export function layOut(
  lengths: readonly number[],
  columns: readonly number[] | undefined,
  accesses: readonly WideAccess[],
): Loops {
  const all = lengths.map((_, axis) => axis);
  const columnRuns = joinRuns(columns ?? all, lengths, accesses);
  if (columns === undefined && columnRuns.length > 1) {
    const inner = columnRuns.slice(-1);
    return finish(columnRuns.slice(0, -1), inner, accesses);
  }
  const rowAxes = columns === undefined ? [] : all.filter((axis) => !columns.includes(axis));
  return finish(joinRuns(rowAxes, lengths, accesses), columnRuns, accesses);
}

function finish(rows: readonly Run[], columns: readonly Run[], accesses: readonly WideAccess[]): Loops {
  const row = rows.at(-1);
  const column = columns.at(-1);
  const evenAlong = (run: Run | undefined): number =>
    run === undefined ? 0 : accesses.filter(({ strides }) => strides[run.axis] === 1).length;
  const short = (column?.length ?? 0) < shortRow && (row?.length ?? 0) >= 4;
  const across = row !== undefined && (short || (evenAlong(row) > 0 && evenAlong(column) === 0));
  return {
    rows: rows.map(({ length }) => length),
    columns: columns.map(({ length }) => length),
    lanesAlong: across ? "rows" : "columns",
    axes: { rows: rows.map(({ axis }) => axis), columns: columns.map(({ axis }) => axis) },
  };
}

function joinRuns(
  axes: readonly number[],
  lengths: readonly number[],
  accesses: readonly WideAccess[],
): Run[] {
  const runs: Run[] = [];
  for (const axis of axes) {
    const length = lengths[axis] ?? 1;
    const last = runs.at(-1);
    const joins =
      last !== undefined &&
      last.axis === axis - 1 &&
      accesses.every(({ strides }) => (strides[axis - 1] ?? 0) === (strides[axis] ?? 0) * length);
    if (joins) runs[runs.length - 1] = { length: last.length * length, axis };
    else runs.push({ length, axis });
  }
  return runs;
}

import { encode } from "./labels.js";

/** How often each pair of labels occurs: the cells of their contingency table that are not empty. */
export interface PairCounts {
  readonly samples: number;
  /** How often each label of x occurs; labels that do not occur may be among them. */
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  /** For each cell its row, its column, and how often that pair occurs. */
  readonly row: readonly number[];
  readonly column: readonly number[];
  readonly count: readonly number[];
}

/** Bits of the largest label, of either side, that are counted in a table as they come. */
const mostBits = 10;
const blockLength = 4096;

/** Counts pairs in one pass, where labels are small whole numbers; else after numbering them. */
export function countPairs(x: ArrayLike<unknown>, y: ArrayLike<unknown>): PairCounts {
  return (x instanceof Int32Array && y instanceof Int32Array && countSmall(x, y)) || countCoded(x, y);
}

/** Labels from 0 to below 2^mostBits. The table doubles when a block of labels has a larger one. */
function countSmall(x: Int32Array, y: Int32Array): PairCounts | undefined {
  let bits = 4;
  let table = new Int32Array(1 << (2 * bits));
  for (let start = 0; start < x.length; start += blockLength) {
    const stop = Math.min(start + blockLength, x.length);
    const needed = bitsOf(x, y, start, stop);
    if (needed > mostBits) return undefined;
    if (needed > bits) {
      table = widened(table, bits, needed);
      bits = needed;
    }
    countBlock(table, bits, x, y, start, stop);
  }
  return collect(table, 1 << bits, x.length);
}

function bitsOf(x: Int32Array, y: Int32Array, start: number, stop: number): number {
  let all = 0;
  for (let i = start; i < stop; i++) all |= (x[i] as number) | (y[i] as number);
  return 32 - Math.clz32(all);
}

function countBlock(
  table: Int32Array,
  bits: number,
  x: Int32Array,
  y: Int32Array,
  start: number,
  stop: number,
): void {
  for (let i = start; i < stop; i++) {
    const cell = ((x[i] as number) << bits) | (y[i] as number);
    table[cell] = (table[cell] as number) + 1;
  }
}

function widened(table: Int32Array, bits: number, wanted: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(1 << (2 * wanted));
  const width = 1 << bits;
  for (let row = 0; row < width; row++) {
    wider.set(table.subarray(row * width, (row + 1) * width), row << wanted);
  }
  return wider;
}

function countCoded(x: ArrayLike<unknown>, y: ArrayLike<unknown>): PairCounts {
  const [rows, columns] = [encode(x), encode(y)];
  const cells = rows.count * columns.count;
  if (cells > 4 * x.length + 65536) return countSparse(rows.codes, columns.codes, rows.count, columns.count);
  const table = new Int32Array(cells);
  for (let i = 0; i < x.length; i++) {
    const cell = (rows.codes[i] as number) * columns.count + (columns.codes[i] as number);
    table[cell] = (table[cell] as number) + 1;
  }
  return collect(table, columns.count, x.length);
}

/** Sorts the pairs, so that equal ones stand together: the table itself would be mostly empty. */
function countSparse(x: ArrayLike<number>, y: ArrayLike<number>, height: number, width: number): PairCounts {
  const pairs = Float64Array.from(x, (code, i) => code * width + (y[i] as number)).sort();
  const cells = { row: [] as number[], column: [] as number[], count: [] as number[] };
  for (let start = 0; start < pairs.length; ) {
    const pair = pairs[start] as number;
    let stop = start + 1;
    while (pairs[stop] === pair) stop++;
    cells.row.push(Math.floor(pair / width));
    cells.column.push(pair % width);
    cells.count.push(stop - start);
    start = stop;
  }
  return { samples: x.length, ...cells, ...margins(cells, height, width) };
}

function collect(table: Int32Array, width: number, samples: number): PairCounts {
  const cells = { row: [] as number[], column: [] as number[], count: [] as number[] };
  for (let cell = 0; cell < table.length; cell++) {
    const count = table[cell] as number;
    if (count === 0) continue;
    cells.row.push(Math.floor(cell / width));
    cells.column.push(cell % width);
    cells.count.push(count);
  }
  return { samples, ...cells, ...margins(cells, table.length / Math.max(1, width), width) };
}

function margins(
  { row, column, count }: Pick<PairCounts, "row" | "column" | "count">,
  height: number,
  width: number,
): { rows: Float64Array; columns: Float64Array } {
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  for (let i = 0; i < count.length; i++) {
    rows[row[i] as number] = (rows[row[i] as number] as number) + (count[i] as number);
    columns[column[i] as number] = (columns[column[i] as number] as number) + (count[i] as number);
  }
  return { rows, columns };
}

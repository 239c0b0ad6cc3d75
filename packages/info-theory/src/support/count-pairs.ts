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
  const rows = wholeNumbers(x);
  const columns = rows && wholeNumbers(y);
  return (rows && columns && countSmall(rows, columns)) || countCoded(x, y);
}

function wholeNumbers(labels: ArrayLike<unknown>): Int32Array | undefined {
  if (labels instanceof Int32Array) return labels;
  const numbers = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (typeof label !== "number" || (label | 0) !== label) return undefined;
    numbers[i] = label;
  }
  return numbers;
}

/** Labels from 0 to below 2^mostBits. The table grows when a block of labels turns out to have a larger one. */
function countSmall(x: Int32Array, y: Int32Array): PairCounts | undefined {
  let bits = 4;
  let tables = new Int32Array(copiesOf(bits) << (2 * bits));
  for (let start = 0; start < x.length; start += blockLength) {
    const stop = Math.min(start + blockLength, x.length);
    const needed = countBlock(tables, bits, x, y, start, stop, 1);
    if (needed <= bits) continue;
    if (needed > mostBits) return undefined;
    countBlock(tables, bits, x, y, start, stop, -1);
    tables = widened(folded(tables, bits), bits, needed);
    bits = needed;
    countBlock(tables, bits, x, y, start, stop, 1);
  }
  return collect(folded(tables, bits), 1 << bits, x.length);
}

/** Adds `by` to the cells of the labels from `start` to `stop`, or of their lower `bits`. */
type CountBlock = (
  tables: Int32Array,
  bits: number,
  x: Int32Array,
  y: Int32Array,
  start: number,
  stop: number,
  by: 1 | -1,
) => number;

/** Tells how many bits the labels have. */
const countBlock: CountBlock = (tables, bits, ...block) => {
  const count = copiesOf(bits) === 4 ? countInFour : countInOne;
  return 32 - Math.clz32(count(tables, bits, ...block));
};

/** Counting the same pair twice in a row has to wait for memory; of four small tables each waits for itself only. */
function copiesOf(bits: number): 1 | 4 {
  return bits <= 6 ? 4 : 1;
}

/** Tells which bits are set in any label. */
const countInOne: CountBlock = (table, bits, x, y, start, stop, by) => {
  const mask = (1 << bits) - 1;
  let all = 0;
  for (let i = start; i < stop; i++) {
    const a = x[i] as number;
    const b = y[i] as number;
    all |= a | b;
    const cell = ((a & mask) << bits) | (b & mask);
    table[cell] = (table[cell] as number) + by;
  }
  return all;
};

const countInFour: CountBlock = (tables, bits, x, y, start, stop, by) => {
  const mask = (1 << bits) - 1;
  const cells = 1 << (2 * bits);
  const whole = stop - ((stop - start) & 3);
  let all = 0;
  for (let i = start; i < whole; i += 4) {
    const x0 = x[i] as number;
    const x1 = x[i + 1] as number;
    const x2 = x[i + 2] as number;
    const x3 = x[i + 3] as number;
    const y0 = y[i] as number;
    const y1 = y[i + 1] as number;
    const y2 = y[i + 2] as number;
    const y3 = y[i + 3] as number;
    all |= x0 | x1 | x2 | x3 | y0 | y1 | y2 | y3;
    const a = ((x0 & mask) << bits) | (y0 & mask);
    const b = cells + (((x1 & mask) << bits) | (y1 & mask));
    const c = 2 * cells + (((x2 & mask) << bits) | (y2 & mask));
    const d = 3 * cells + (((x3 & mask) << bits) | (y3 & mask));
    tables[a] = (tables[a] as number) + by;
    tables[b] = (tables[b] as number) + by;
    tables[c] = (tables[c] as number) + by;
    tables[d] = (tables[d] as number) + by;
  }
  return all | countInOne(tables, bits, x, y, whole, stop, by);
};

/** The sum of all copies of the table. */
function folded(tables: Int32Array, bits: number): Int32Array {
  const cells = 1 << (2 * bits);
  for (let i = cells; i < tables.length; i++) {
    const cell = i & (cells - 1);
    tables[cell] = (tables[cell] as number) + (tables[i] as number);
  }
  return tables.subarray(0, cells);
}

function widened(table: Int32Array, bits: number, wanted: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(copiesOf(wanted) << (2 * wanted));
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

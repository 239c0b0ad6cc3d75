import { elementSize } from "./arguments.js";
import type { FunctionWriter, Local } from "./assembler.js";
import { blockRows, blockVectors, type MatmulDtype, vectors } from "./matmul-block.js";
import { UnitWriter } from "./unit-writer.js";

/** Products of float32 are added in float32 so many at a time, and those sums in double. */
const stretch = 256;

/** Arguments, one word each. */
export const productArguments = {
  left: 0,
  right: 4,
  target: 8,
  rows: 12,
  columns: 16,
  depth: 20,
  /** Blocks of rows in one unit of work. */
  blocks: 24,
  /** Bytes from one block of columns to the next, and from one row of it to the next. */
  block: 28,
  step: 32,
  size: 36,
};

/** The product of packed factors, block by block; for each the sums stay in registers over the whole depth. */
export function writeProduct(dtype: MatmulDtype): FunctionWriter {
  const units = new UnitWriter();
  const { f } = units;
  const { lanes, add, mul, splat } = vectors[dtype];
  const size = elementSize[dtype];
  const width = blockVectors * lanes;
  const at = productArguments;
  const [left, right, target] = [
    units.argument(at.left),
    units.argument(at.right),
    units.argument(at.target),
  ];
  const [rows, columns, depth] = [
    units.argument(at.rows),
    units.argument(at.columns),
    units.argument(at.depth),
  ];
  const [blocks, block, step] = [
    units.argument(at.blocks),
    units.argument(at.block),
    units.argument(at.step),
  ];
  const word = () => f.local("i32");
  const [row, lastRow, column, lastColumn, a, b, c] = [
    word(),
    word(),
    word(),
    word(),
    word(),
    word(),
    word(),
  ];
  const [rowsLeft, columnsLeft, rest, end] = [word(), word(), word(), word()];
  const grid = () =>
    Array.from({ length: blockRows }, () => Array.from({ length: blockVectors }, () => f.local("v128")));
  const sums = grid();
  const widened = dtype === "float32";
  const totals = widened ? Array.from({ length: 2 }, grid) : [];
  const ceiling = (length: Local, by: number, into: Local) => {
    f.get(length);
    f.i32(by - 1);
    f.op("i32.add");
    f.i32(by);
    f.op("i32.div_u");
    f.set(into);
  };
  const clear = (locals: Local[][]) => {
    for (const local of locals.flat()) {
      f.v128(new Uint8Array(16));
      f.set(local);
    }
  };

  /** Adds `rest` products to the sums. */
  const accumulate = (): void => {
    clear(sums);
    f.get(a);
    f.get(rest);
    f.i32(blockRows * size);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(end);
    f.loop(() => {
      const vectorsOfRow = Array.from({ length: blockVectors }, (_, i) => {
        const vector = f.local("v128");
        f.get(b);
        f.simdMemory("v128.load", 16 * i);
        f.set(vector);
        return vector;
      });
      for (const [i, row] of sums.entries()) {
        const factor = f.local("v128");
        f.get(a);
        f.simdMemory(splat, i * size);
        f.set(factor);
        for (const [j, sum] of row.entries()) {
          f.get(sum);
          f.get(factor);
          f.get(vectorsOfRow[j] as Local);
          f.simd(mul);
          f.simd(add);
          f.set(sum);
        }
      }
      units.advance(b, step);
      units.advance(a, blockRows * size);
      f.get(a);
      f.get(end);
      f.op("i32.lt_u");
    });
  };

  const promote = (): void => {
    for (const [half, total] of totals.entries()) {
      for (const [i, row] of total.entries()) {
        for (const [j, local] of row.entries()) {
          const sum = sums[i]?.[j] as Local;
          f.get(local);
          f.get(sum);
          if (half === 1) {
            f.get(sum);
            f.shuffle(highHalf);
          }
          f.simd("f64x2.promote_low_f32x4");
          f.simd("f64x2.add");
          f.set(local);
        }
      }
    }
  };

  const multiply = (): void => {
    f.get(depth);
    f.set(rest);
    if (!widened) {
      accumulate();
      return;
    }
    const remaining = word();
    f.get(depth);
    f.set(remaining);
    for (const total of totals) clear(total);
    f.loop(() => {
      f.i32(stretch);
      f.get(remaining);
      f.get(remaining);
      f.i32(stretch);
      f.op("i32.gt_s");
      f.op("select");
      f.set(rest);
      accumulate();
      promote();
      f.get(remaining);
      f.get(rest);
      f.op("i32.sub");
      f.tee(remaining);
    });
    for (const [i, row] of sums.entries()) {
      for (const [j, sum] of row.entries()) {
        for (const total of totals) {
          f.get(total[i]?.[j] as Local);
          f.simd("f32x4.demote_f64x2_zero");
        }
        f.shuffle(lowHalves);
        f.set(sum);
      }
    }
  };

  const store = (): void => {
    for (const [i, row] of sums.entries()) {
      f.get(rowsLeft);
      f.i32(i);
      f.op("i32.gt_s");
      f.if(() => {
        f.get(columnsLeft);
        f.i32(width - 1);
        f.op("i32.gt_s");
        f.if(() => {
          for (const [j, sum] of row.entries()) {
            f.get(c);
            f.get(sum);
            f.simdMemory("v128.store", 16 * j);
          }
        });
        f.get(columnsLeft);
        f.i32(width);
        f.op("i32.lt_s");
        f.if(() => {
          for (let lane = 0; lane < width - 1; lane++) {
            f.get(columnsLeft);
            f.i32(lane);
            f.op("i32.gt_s");
            f.if(() => {
              f.get(c);
              f.get(row[Math.floor(lane / lanes)] as Local);
              f.simdMemoryLane(
                size === 8 ? "v128.store64_lane" : "v128.store32_lane",
                lane * size,
                lane % lanes,
              );
            });
          }
        });
      });
      f.get(c);
      f.get(columns);
      f.i32(size);
      f.op("i32.mul");
      f.op("i32.add");
      f.set(c);
    }
  };

  ceiling(columns, width, lastColumn);
  units.each(() => {
    const [firstRow, allRows] = [word(), word()];
    ceiling(rows, blockRows, allRows);
    f.get(units.unit);
    f.get(blocks);
    f.op("i32.mul");
    f.tee(firstRow);
    f.get(blocks);
    f.op("i32.add");
    f.set(lastRow);
    // min(lastRow, allRows)
    f.get(lastRow);
    f.get(allRows);
    f.get(lastRow);
    f.get(allRows);
    f.op("i32.lt_u");
    f.op("select");
    f.set(lastRow);
    f.i32(0);
    f.set(column);
    units.upTo(column, lastColumn, () => {
      f.get(firstRow);
      f.set(row);
      units.upTo(row, lastRow, () => {
        f.get(left);
        f.get(row);
        f.get(depth);
        f.op("i32.mul");
        f.i32(blockRows * size);
        f.op("i32.mul");
        f.op("i32.add");
        f.set(a);
        f.get(units.place(right, column, block));
        f.set(b);
        multiply();
        f.get(target);
        f.get(row);
        f.i32(blockRows);
        f.op("i32.mul");
        f.get(columns);
        f.op("i32.mul");
        f.get(column);
        f.i32(width);
        f.op("i32.mul");
        f.op("i32.add");
        f.i32(size);
        f.op("i32.mul");
        f.op("i32.add");
        f.set(c);
        const remaining = (length: Local, index: Local, by: number, into: Local) => {
          f.get(length);
          f.get(index);
          f.i32(by);
          f.op("i32.mul");
          f.op("i32.sub");
          f.set(into);
        };
        remaining(rows, row, blockRows, rowsLeft);
        remaining(columns, column, width, columnsLeft);
        store();
      });
    });
  });
  return f;
}

const highHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

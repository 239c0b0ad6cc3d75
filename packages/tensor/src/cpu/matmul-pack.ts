import { elementSize } from "./arguments.js";
import type { FunctionWriter, Local } from "./assembler.js";
import { type MatmulDtype, vectors } from "./matmul-block.js";
import { UnitWriter } from "./unit-writer.js";

/** Arguments, one word each. */
export const packArguments = { source: 0, target: 4, count: 8, depth: 12, major: 16, minor: 20, size: 24 };

/** Copies `width` rows at a time so that those lie side by side, step by step along the depth; a row that does not exist repeats the last. */
export function writePack(dtype: MatmulDtype, width: number): FunctionWriter {
  const units = new UnitWriter();
  const { f } = units;
  const { lanes } = vectors[dtype];
  const size = elementSize[dtype];
  const at = packArguments;
  const [source, target, count, depth, major, minor] = [
    units.argument(at.source),
    units.argument(at.target),
    units.argument(at.count),
    units.argument(at.depth),
    units.argument(at.major),
    units.argument(at.minor),
  ];
  const [first, left, from, to, k] = ["i32", "i32", "i32", "i32", "i32"].map(() => f.local("i32")) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const offsets = Array.from({ length: width - 1 }, () => f.local("i32"));
  const zero = () => {
    f.i32(0);
    f.set(k);
  };
  const copy = (load: (vector: number) => void) => {
    zero();
    units.upTo(k, depth, () => {
      for (let vector = 0; vector * lanes < width; vector++) {
        f.get(to);
        load(vector);
        f.simdMemory("v128.store", 16 * vector);
      }
      units.advance(from, minor);
      units.advance(to, width * size);
    });
  };
  units.each(() => {
    f.get(units.unit);
    f.i32(width);
    f.op("i32.mul");
    f.set(first);
    f.get(count);
    f.get(first);
    f.op("i32.sub");
    f.set(left);
    f.get(units.place(source, first, major));
    f.set(from);
    f.get(target);
    f.get(first);
    f.get(depth);
    f.op("i32.mul");
    f.i32(size);
    f.op("i32.mul");
    f.op("i32.add");
    f.set(to);
    for (const [i, offset] of offsets.entries()) {
      // min(row, left − 1) · major
      f.i32(i + 1);
      f.get(left);
      f.i32(1);
      f.op("i32.sub");
      f.get(left);
      f.i32(i + 1);
      f.op("i32.gt_s");
      f.op("select");
      f.get(major);
      f.op("i32.mul");
      f.set(offset);
    }
    const whole = f.local("i32");
    f.get(left);
    f.i32(width - 1);
    f.op("i32.gt_s");
    f.get(major);
    f.i32(size);
    f.op("i32.sub");
    f.op("i32.eqz");
    f.op("i32.and");
    f.tee(whole);
    f.if(() =>
      copy((vector) => {
        f.get(from);
        f.simdMemory("v128.load", 16 * vector);
      }),
    );
    f.get(whole);
    f.op("i32.eqz");
    f.if(() =>
      copy((vector) => {
        const value = f.local("v128");
        for (let lane = 0; lane < lanes; lane++) {
          const offset = offsets[vector * lanes + lane - 1];
          f.get(from);
          if (offset !== undefined) {
            f.get(offset);
            f.op("i32.add");
          }
          if (lane === 0) f.simdMemory(size === 8 ? "v128.load64_zero" : "v128.load32_zero");
          else {
            f.get(value);
            f.simdMemoryLane(size === 8 ? "v128.load64_lane" : "v128.load32_lane", 0, lane);
          }
          if (lane < lanes - 1) f.set(value);
        }
      }),
    );
  });
  return f;
}

import type { Access, Kernel } from "../compiler/kernel.js";
import type { Dtype } from "../dtype.js";

/** Bytes of an element. float16 is not stored here, but what has it on the GPU may have to be computed again. */
export const elementSize: Record<Dtype, number> = { float16: 4, float32: 4, float64: 8, int32: 4, bool: 1 };

/** How an array is walked along a loop: not at all, element by element, or in steps that are an argument. */
export type StrideClass = "none" | "unit" | "any";

export function strideClass(stride: number): StrideClass {
  if (stride === 0) return "none";
  return stride === 1 ? "unit" : "any";
}

/** Bytes per index; a ramp counts in ones. */
export function accessSize(access: Access): number {
  return access.buffer < 0 ? 1 : elementSize[access.dtype];
}

/** Where each argument of a kernel lies in its block of arguments, in bytes. */
export interface ArgumentLayout {
  readonly scalars: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly accesses: readonly {
    readonly pointer: number;
    readonly rowStrides: readonly number[];
    readonly columnStrides: readonly number[];
    readonly step: number;
    readonly length: number;
  }[];
  /** Set to 1 by a read at a place that does not exist. */
  readonly fault: number;
  readonly size: number;
}

export function layOutArguments(kernel: Kernel): ArgumentLayout {
  let at = 0;
  const word = (bytes = 4) => {
    const place = at;
    at += bytes;
    return place;
  };
  const scalars = kernel.scalars.map(() => word(8));
  const fault = word();
  const rows = kernel.rows.map(() => word());
  const columns = kernel.columns.map(() => word());
  const accesses = kernel.accesses.map(({ rowStrides, columnStrides }) => ({
    pointer: word(),
    rowStrides: rowStrides.map(() => word()),
    columnStrides: columnStrides.map(() => word()),
    step: word(),
    length: word(),
  }));
  return { scalars, fault, rows, columns, accesses, size: (at + 15) & ~15 };
}

/** What must agree for two kernels to be one module: everything but sizes, strides that are arguments, and numbers. */
export function kernelKey(kernel: Kernel): string {
  const { block, rows, columns, lanesAlong, lanes, accesses, scalars, reductions, stores, keeps } = kernel;
  const shown = accesses.map((access) =>
    [
      access.buffer < 0 ? "ramp" : access.dtype,
      access.rowStrides.map(strideClass),
      access.columnStrides.map(strideClass),
      access.length > 0 ? "take" : "",
    ].join(":"),
  );
  const sums = reductions.map(
    ({ monoid, dtype, value, level, over }) => `${monoid} ${dtype} ${value} ${level} ${over}`,
  );
  const writes = stores.map(
    ({ access, value, patch }) => `${access}=${value}${patch ? `+${patch.value}@${patch.place}` : ""}`,
  );
  return [
    `${rows.length}x${columns.length} ${lanesAlong} ${lanes}`,
    ...shown,
    scalars.map(({ dtype }) => dtype),
    ...sums,
    writes,
    keeps,
    block.print(),
  ].join("\n");
}

import type { Dtype } from "../dtype.js";
import type { Block } from "./block.js";

/**
 * A loop over rows × columns. For each row the sweeps run along the columns, one after the other: each loads, computes,
 * adds to row reductions and stores; what a sweep has reduced, the next one may use. Grand reductions gather over
 * all rows; what depends on them is computed at the very end.
 */
export interface Kernel {
  /** All values, of every level; which instruction runs where follows from `levels`. */
  readonly block: Block;
  readonly levels: readonly Level[];
  /** Lengths of the loops, outermost first; unit axes are gone and neighbours that run together are one. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** The axis along which lanes lie: the last column, or the last row where rows are short. */
  readonly lanesAlong: "columns" | "rows";
  /** Lanes of a vector: 2 where there are doubles, else 4. */
  readonly lanes: number;
  readonly sweeps: number;
  readonly accesses: readonly Access[];
  /** Arguments: slot in the program's scalars, and dtype. */
  readonly scalars: readonly { readonly slot: number; readonly dtype: Dtype }[];
  readonly reductions: readonly KernelReduction[];
  readonly stores: readonly Store[];
  /** Element values kept from the sweep that computes them for later ones. */
  readonly keeps: readonly number[];
}

/** Where a value changes: nowhere, with the row (and after which sweep), with the column (and in which sweep), or at the end. */
export interface Level {
  readonly kind: "uniform" | "row" | "element" | "final";
  readonly sweep: number;
}

/** An array read or written at `offset + Σ stride · index`, in elements; strides of rows, then of columns. */
export interface Access {
  readonly buffer: number;
  readonly dtype: Dtype;
  readonly offset: number;
  readonly rowStrides: readonly number[];
  readonly columnStrides: readonly number[];
  /** For a read at a computed place: the step per place, and how many there are. */
  readonly step: number;
  readonly length: number;
}

export interface KernelReduction {
  readonly monoid: "sum" | "prod" | "max" | "min";
  readonly dtype: Dtype;
  readonly value: number;
  /** "row": per row, for later sweeps. "grand": over everything, for the end. */
  readonly level: "row" | "grand";
  /** What is added: a value for each element, or one for each row. */
  readonly over: "elements" | "rows";
}

export interface Store {
  readonly access: number;
  readonly value: number;
  /** Added at one column of each row, once the row is stored. */
  readonly patch?: { readonly place: number; readonly value: number };
}

/** Whether it may find a value that does not suit. */
export function isGuarded({ block }: Kernel): boolean {
  return block.instructions.some(({ op }) => op === "guard");
}

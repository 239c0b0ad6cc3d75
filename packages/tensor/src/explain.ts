import { explainNodes } from "./backend.js";
import type { Dtype } from "./dtype.js";
import { DtypeError } from "./errors.js";
import type { Shape } from "./shape.js";
import { Tensor } from "./tensor/tensor.js";

/** An array that a step reads or writes. */
export interface ExplainedArray {
  /** As the loops call it. */
  readonly name: string;
  /** A value from outside, one that was asked for, or one that lives from one step to the next. */
  readonly role: "input" | "output" | "temporary";
  readonly dtype: Dtype;
  readonly shape: Shape;
  /** What is read or written of it, each byte counted once. */
  readonly bytes: number;
  /** Loads, or stores, for one element of the innermost loop; 0 for what is read or written once a row, or once. */
  readonly perElement: number;
}

interface ExplainedTraffic {
  readonly reads: readonly ExplainedArray[];
  readonly writes: readonly ExplainedArray[];
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** A loop nest that computes in vectors. */
export interface ExplainedKernel extends ExplainedTraffic {
  readonly kind: "kernel";
  /** The loops, and what happens in each. */
  readonly loops: string;
  /** How often the loops run along a row: what the first run reduces, the next may use. */
  readonly sweeps: number;
  /** The machine code in the text format of WebAssembly, or WGSL. */
  readonly code: string;
}

/** An algorithm in plain code between kernels, such as a sort. */
export interface ExplainedRoutine extends ExplainedTraffic {
  readonly kind: "routine";
  readonly operation: string;
}

/** What a read would run. */
export interface Explanation {
  readonly steps: readonly (ExplainedKernel | ExplainedRoutine)[];
  readonly kernels: readonly ExplainedKernel[];
  /** All steps in words, without the machine code. */
  toString(): string;
}

/**
 * What computing these tensors together would run: kernels and routines in order, with the arrays that each reads and
 * writes, how many bytes, how often per element, its loops and its machine code. Nothing is computed; what is computed
 * already takes no steps.
 *
 * @throws DtypeError for what is no tensor; StateError where WebAssembly does not run, since there are no kernels then
 * @example
 * ```ts
 * import { explain, tensor, valueAndGrad, type Tensor } from "@surprisal/tensor";
 * const { value, gradient } = valueAndGrad((w: Tensor) => w.square().mean())(tensor([1, 2, 3]));
 * const { kernels } = await explain(value, gradient);
 * kernels.length; // → 1
 * kernels[0]?.bytesRead; // → 12
 * ```
 */
export async function explain(...tensors: readonly Tensor[]): Promise<Explanation> {
  for (const tensor of tensors) {
    if (!(tensor instanceof Tensor)) throw new DtypeError("explain: takes tensors only: explain(a, b).");
  }
  return explainNodes(tensors.map((tensor) => tensor.node));
}

import type { Numbers } from "../input-files.js";
import type { ArrayFile, Task, Work } from "../protocol.js";

/** The values of an input before they are written to a file. */
export interface InputValues extends Omit<ArrayFile, "path"> {
  /** Inputs of different cases with one key have equal values, and share a file. */
  readonly key: string;
  values(): Numbers;
}

/** One row of the bench: a task on inputs of one size, with the answer in float64. */
export interface Case {
  /** Unique within a suite, as in `mse 1e6`. */
  readonly name: string;
  readonly task: Task;
  /** Elements of the prediction, by which times are divided. */
  readonly elements: number;
  readonly work: Work;
  readonly inputs: readonly InputValues[];
  /** Of the outputs; default "float32". */
  readonly dtype?: "float32" | "float64";
  /** What the contestants' outputs are checked against, computed in float64 from the inputs as they are. */
  reference(inputs: readonly Numbers[]): readonly ArrayLike<number>[];
}

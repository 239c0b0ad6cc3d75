import { type Axes, normalizeAxes, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { normalized } from "./normalized.js";
import { operands } from "./operands.js";

/** The axes of the variables of a joint table; axes of neither are a batch. */
export interface VariableOptions {
  /** The axis, or axes, of X. Default 0, the rows, in a table of two axes. */
  readonly x?: Axes;
  /** The axis, or axes, of Y. Default 1, the columns, in a table of two axes. */
  readonly y?: Axes;
}

interface JointTable {
  readonly table: Tensor;
  readonly x: number[];
  readonly y: number[];
  /** The axes of both. */
  readonly both: number[];
}

/** The joint probabilities of X and Y, divided by their sum if so wished. */
export function jointTable(
  where: string,
  joint: TensorLike,
  options: VariableOptions & { readonly normalize?: boolean },
): JointTable {
  const [given] = operands(where, joint);
  const [x, y] = variableAxes(where, given, options);
  const both = [...x, ...y];
  return { table: options.normalize ? normalized(given, both) : given, x, y, both };
}

/** `p(x) p(y)`: the table if X and Y were independent. */
export function independent({ table, x, y }: JointTable): Tensor {
  return table.sum(y, { keepDims: true }).mul(table.sum(x, { keepDims: true }));
}

/** Which axes of `joint` belong to X, which to Y. In a table of two axes one names the other. */
function variableAxes(where: string, joint: Tensor, { x, y }: VariableOptions): [number[], number[]] {
  const { rank, shape } = joint;
  if (rank !== 2 && (x === undefined || y === undefined)) {
    throw new ShapeError(
      `${where}: a joint table [${shape.join(", ")}] of ${rank} axes does not tell which of them are X and which are Y. ` +
        "Name them, as in { x: 0, y: [1, 2] }; sum over an axis first to leave it out.",
    );
  }
  const other = (axes: Axes) => normalizeAxes(where, axes, rank).map((axis) => 1 - axis);
  const ofX = normalizeAxes(where, x ?? (y === undefined ? 0 : other(y)), rank);
  const ofY = normalizeAxes(where, y ?? other(ofX), rank);
  const shared = ofX.find((axis) => ofY.includes(axis));
  if (shared !== undefined || ofX.length === 0 || ofY.length === 0) {
    const fault = shared === undefined ? "one of them has none" : `both claim axis ${shared}`;
    throw new ShapeError(
      `${where}: X has the axes [${ofX}] and Y [${ofY}], but ${fault}. Give each its own.`,
    );
  }
  return [ofX, ofY];
}

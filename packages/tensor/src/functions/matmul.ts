import { ShapeError } from "../errors.js";
import { broadcastShapes, showShape } from "../shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** The operands of a matrix product as stacks of matrices of one shape, and the shape that the user sees. */
export function matmulOperands(a: Tensor, b: Tensor): { a: Tensor; b: Tensor; shape: number[] } {
  if (a.rank === 0 || b.rank === 0) {
    throw new ShapeError(
      `matmul: a scalar is no matrix (${showShape(a.shape)} and ${showShape(b.shape)}). Use mul.`,
    );
  }
  const left = a.rank === 1 ? a.unsqueeze(0) : a;
  const right = b.rank === 1 ? b.unsqueeze(1) : b;
  const [rows, inner] = left.shape.slice(-2) as [number, number];
  const [innerRight, columns] = right.shape.slice(-2) as [number, number];
  if (inner !== innerRight) {
    const turned = right.shape.at(-1) === inner ? " Did you mean a.matmul(b.transpose())?" : "";
    throw new ShapeError(
      `matmul: ${showShape(a.shape)} and ${showShape(b.shape)} do not fit: ${inner} columns meet ${innerRight} rows.${turned}`,
    );
  }
  const batch = broadcastShapes("matmul", [left.shape.slice(0, -2), right.shape.slice(0, -2)]);
  return {
    a: left.expand([...batch, rows, inner]),
    b: right.expand([...batch, inner, columns]),
    shape: [...batch, ...(a.rank === 1 ? [] : [rows]), ...(b.rank === 1 ? [] : [columns])],
  };
}

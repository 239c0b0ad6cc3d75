import { type HostArray, hostOp, type Tensor, tensor } from "@surprisal/tensor";

// Factors and systems of many small matrices at once. Their order is that of vectors a network predicts, so that loops
// over one matrix after the other are all that is needed.

/** L⁻¹ b, or L⁻ᵀ b, for lower triangular L [..., D, D] and columns b [..., D, K] with the same leading axes. */
export function solveTriangular(factor: Tensor, columns: Tensor, transposed = false): Tensor {
  return transposed ? solveUpper(factor, columns) : solveLower(factor, columns);
}

const solver = (transposed: boolean) =>
  hostOp({
    name: "solveTriangular",
    result: (_factor, columns) => ({ shape: columns?.shape ?? [] }),
    forward([factor, columns], output) {
      if (factor !== undefined && columns !== undefined) substitute(factor, columns, output, transposed);
    },
    backward(dy, [factor, columns], solution) {
      if (factor === undefined || columns === undefined) return [];
      const back = solveTriangular(factor, dy, !transposed);
      const [left, right] = transposed ? [solution, back] : [back, solution];
      return [lowerPart(left.matmul(right.transpose())).neg(), back];
    },
  });

const solveLower = /* @__PURE__ */ solver(false);
const solveUpper = /* @__PURE__ */ solver(true);

/** Forward substitution with L, or backward with its transpose. */
function substitute(factor: HostArray, columns: HostArray, output: HostArray, transposed: boolean): void {
  const [size = 0, width = 0] = columns.shape.slice(-2);
  const [l, b, x] = [factor.data, columns.data, output.data];
  for (let matrix = 0; matrix * size * width < x.length; matrix++) {
    const [atL, atX] = [matrix * size * size, matrix * size * width];
    for (let column = 0; column < width; column++) {
      for (let step = 0; step < size; step++) {
        const row = transposed ? size - 1 - step : step;
        let sum = b[atX + row * width + column] ?? 0;
        for (let done = 0; done < step; done++) {
          const other = transposed ? size - 1 - done : done;
          const entry = transposed ? l[atL + other * size + row] : l[atL + row * size + other];
          sum -= (entry ?? 0) * (x[atX + other * width + column] ?? 0);
        }
        x[atX + row * width + column] = sum / (l[atL + row * size + row] ?? 0);
      }
    }
  }
}

/** The lower triangular L with LLᵀ = A, for A [..., D, D]; NaN where A is not positive definite. */
export const cholesky: (matrix: Tensor) => Tensor = /* @__PURE__ */ hostOp({
  name: "cholesky",
  result: (matrix) => ({ shape: matrix?.shape ?? [] }),
  forward([matrix], output) {
    if (matrix !== undefined) factorize(matrix, output);
  },
  // Ā = L⁻ᵀ Φ(Lᵀ L̄) L⁻¹, made symmetric, where Φ takes the lower part with half the diagonal.
  backward(dy, _inputs, factor) {
    const inner = factor.transpose().matmul(dy);
    const half = lowerPart(inner).sub(diagonalPart(inner).mul(0.5));
    const left = solveTriangular(factor, half, true);
    const both = solveTriangular(factor, left.transpose(), true);
    return [both.add(both.transpose()).mul(0.5)];
  },
});

function factorize(matrix: HostArray, output: HostArray): void {
  const size = matrix.shape.at(-1) ?? 0;
  const [a, l] = [matrix.data, output.data];
  for (let at = 0; at < l.length; at += size * size) {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        let sum = a[at + row * size + column] ?? 0;
        for (let k = 0; k < column; k++) {
          sum -= (l[at + row * size + k] ?? 0) * (l[at + column * size + k] ?? 0);
        }
        l[at + row * size + column] =
          row === column ? Math.sqrt(sum) : sum / (l[at + column * size + column] ?? 0);
      }
    }
  }
}

/** What lies on and below the diagonal of square matrices; 0 above. */
export function lowerPart(x: Tensor): Tensor {
  return select(x, (row, column) => column <= row);
}

function diagonalPart(x: Tensor): Tensor {
  return select(x, (row, column) => column === row);
}

/** The diagonals of square matrices, [..., D]. */
export function diagonal(x: Tensor): Tensor {
  return diagonalPart(x).sum(-1);
}

function select(x: Tensor, keep: (row: number, column: number) => boolean): Tensor {
  const size = x.shape.at(-1) ?? 0;
  const flags = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => keep(row, column)),
  );
  return tensor(flags.flat(), { shape: [size, size], dtype: "bool" }).where(x, 0);
}

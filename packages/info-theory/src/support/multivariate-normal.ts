import { ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { operands } from "./operands.js";

/** A normal distribution of vectors; axes in front of the last ones are a batch. */
export interface MultivariateNormal {
  /** Where it is centred, [..., D]; entropies do not depend on it. Default 0. */
  readonly mean?: TensorLike;
  /** Symmetric and positive definite, [..., D, D]; of another matrix the symmetric part counts. */
  readonly covariance: TensorLike;
}

interface Moments {
  readonly mean: Tensor;
  readonly covariance: Tensor;
}

/** The covariance of one distribution. */
export function covarianceOf(where: string, { covariance }: MultivariateNormal): Tensor {
  const [matrix] = operands(where, given(where, "covariance", covariance));
  return symmetric(where, "covariance", matrix);
}

/** The parameters of two distributions, in one dtype. */
export function twoNormals(where: string, p: MultivariateNormal, q: MultivariateNormal): [Moments, Moments] {
  const [a, b, first, second] = operands(
    where,
    p.mean ?? 0,
    q.mean ?? 0,
    given(where, "p.covariance", p.covariance),
    given(where, "q.covariance", q.covariance),
  );
  return [moments(where, "p", a, first), moments(where, "q", b, second)];
}

function moments(where: string, name: string, mean: Tensor, matrix: Tensor): Moments {
  const covariance = symmetric(where, `${name}.covariance`, matrix);
  const dimensions = covariance.shape.at(-1) ?? 0;
  if (mean.rank > 0 && mean.shape.at(-1) !== dimensions) {
    throw new ShapeError(
      `${where}: ${name}.mean [${mean.shape.join(", ")}] does not fit ${name}.covariance [${matrix.shape.join(", ")}]. Give a mean [..., ${dimensions}].`,
    );
  }
  return { mean: mean.rank > 0 ? mean : mean.expand([dimensions]), covariance };
}

function symmetric(where: string, name: string, matrix: Tensor): Tensor {
  if (matrix.rank < 2 || matrix.shape.at(-1) !== matrix.shape.at(-2)) {
    throw new ShapeError(
      `${where}: ${name} has the shape [${matrix.shape.join(", ")}]. Its last two axes must be those of a square matrix, [..., D, D].`,
    );
  }
  return matrix.add(matrix.transpose()).mul(0.5);
}

function given(where: string, name: string, covariance: TensorLike | undefined): TensorLike {
  if (covariance !== undefined) return covariance;
  throw new ShapeError(`${where}: ${name} is missing. Give { mean, covariance: [..., D, D] }.`);
}

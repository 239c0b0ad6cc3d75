import { customGrad, normalizeAxes, ShapeError, type Tensor, type TensorLike } from "@surprisal/tensor";
import { entr } from "../entr.js";
import type { JointEntropyOptions } from "../joint-entropy.js";
import { inBase } from "./base.js";
import { normalized } from "./normalized.js";
import { operands } from "./operands.js";
import { zeroWins } from "./zero-wins.js";

/** A multiple of the joint entropy of the variables along `axes`. */
interface EntropyTerm {
  readonly coefficient: number;
  readonly axes: readonly number[];
}

/** The table of a measure of several variables, and their axes; divided by its sum if so wished. */
export function variablesOf(
  where: string,
  joint: TensorLike,
  { axis, normalize = false }: JointEntropyOptions,
): { table: Tensor; variables: number[] } {
  const [given] = operands(where, joint);
  const variables = normalizeAxes(where, axis, given.rank);
  if (variables.length < 2) {
    throw new ShapeError(
      `${where}: a joint table [${given.shape.join(", ")}] needs an axis for each of two or more variables, not ${variables.length}. Count labels with contingencyTable(x, y, …).`,
    );
  }
  return { table: normalize ? normalized(given, variables) : given, variables };
}

/** A combination of entropies of the variables along the axes of a table, each axis one. */
export function ofVariables(
  where: string,
  joint: TensorLike,
  options: JointEntropyOptions,
  terms: (variables: readonly number[]) => readonly EntropyTerm[],
): Tensor {
  const { table, variables } = variablesOf(where, joint, options);
  return inBase(where, combination(table, variables, terms(variables)), options.base);
}

/**
 * Σ c H(…) in nats. In a cell of probability 0 the slopes of the entropies are infinite; added up before they are
 * multiplied by that infinity, they may cancel.
 */
export function combination(
  table: Tensor,
  variables: readonly number[],
  terms: readonly EntropyTerm[],
): Tensor {
  const batch = table.shape.filter((_, axis) => !variables.includes(axis));
  const total = terms.reduce((sum, { coefficient }) => sum + coefficient, 0);
  const margins = (p: Tensor) =>
    terms.map(({ coefficient, axes }) => ({
      coefficient,
      margin: marginOf(p, variables, axes),
    }));
  const combined = customGrad((p) => ({
    value: sum(
      margins(p).map(({ coefficient, margin }) =>
        entr(margin)
          .sum([...variables], { keepDims: true })
          .mul(coefficient),
      ),
    ),
    gradient: (dy) => {
      const parts = margins(p).map(({ coefficient, margin }) => ({
        coefficient,
        margin,
        empty: margin.equal(0),
      }));
      const finite = sum(
        parts.map(({ coefficient, margin, empty }) => empty.where(1, margin).log().mul(-coefficient)),
      );
      const infinite = sum(parts.map(({ coefficient, empty }) => empty.where(coefficient, 0).cast(p.dtype)));
      const slope = infinite.equal(0).where(finite.sub(total), infinite.mul(Number.POSITIVE_INFINITY));
      return zeroWins(dy, slope);
    },
  }));
  return combined(table).reshape(batch);
}

/** The table of some of the variables alone; the axes of the others have length 1. */
export function marginOf(table: Tensor, variables: readonly number[], kept: readonly number[]): Tensor {
  return table.sum(
    variables.filter((variable) => !kept.includes(variable)),
    { keepDims: true },
  );
}

function sum(tensors: readonly Tensor[]): Tensor {
  return tensors.reduce((total, x) => total.add(x));
}

/** All of the variables but one, for each of them. */
export function others(variables: readonly number[]): number[][] {
  return variables.map((variable) => variables.filter((other) => other !== variable));
}

/** All sets of one or more of the variables. */
export function subsets(variables: readonly number[]): number[][] {
  const [first, ...rest] = variables;
  if (first === undefined) return [];
  const without = subsets(rest);
  return [[first], ...without, ...without.map((set) => [first, ...set])];
}

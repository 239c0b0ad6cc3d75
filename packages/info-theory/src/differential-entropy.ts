import { ShapeError, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { operands } from "./support/operands.js";

export interface SpacingOptions extends BaseOption {
  /**
   * Whose estimate: "vasicek", "vanEs", "ebrahimi", "correa"; "auto", the default, is van Es's for up to 10 samples,
   * Ebrahimi's up to 1000 and Vasicek's beyond.
   */
  readonly method?: "auto" | Method;
  /** How many samples apart the ends of a spacing are to either side. Default ⌊√n + ½⌋. */
  readonly windowLength?: number;
}

type Method = "vasicek" | "vanEs" | "ebrahimi" | "correa";

/**
 * Differential entropy of numbers drawn from an unknown density, from the spacings of the sorted samples: where they
 * are wide, the density is low. Its options are those of SciPy's `differential_entropy`.
 *
 * Samples that are equal as far as the window reaches make −∞. `kozachenkoLeonenkoEntropy` takes points of several
 * coordinates.
 *
 * @param x samples along the last axis; other axes are a batch
 * @returns the shape of the batch, with gradients; numbers alone compute in float64
 * @throws ShapeError for fewer than 3 samples; ValueError for a window that is not shorter than half of them, a method
 *   that does not exist or a base that is none
 * @see Vasicek 1976; van Es 1992; Ebrahimi, Pflughoeft & Soofi 1994; Correa 1995
 * @example
 * ```ts
 * import { differentialEntropy } from "@surprisal/info-theory/differential-entropy";
 * differentialEntropy([1, 2, 4, 7, 11, 16], { method: "vasicek" }).itemSync(); // → 2.4911560
 * ```
 */
export function differentialEntropy(x: TensorLike, options: SpacingOptions = {}): Tensor {
  const where = "differentialEntropy";
  const [samples] = operands(where, x);
  const n = samples.shape.at(-1) ?? 0;
  if (samples.rank === 0 || n < 3) {
    throw new ShapeError(
      `${where}: it needs 3 samples along the last axis, not [${samples.shape.join(", ")}].`,
    );
  }
  const window = options.windowLength ?? Math.floor(Math.sqrt(n) + 0.5);
  if (!Number.isSafeInteger(window) || window < 1 || 2 * window >= n) {
    throw new ValueError(
      `${where}: windowLength must be a whole number from 1 and less than half of the ${n} samples, not ${window}.`,
    );
  }
  const { method = "auto" } = options;
  const chosen = method === "auto" ? (n <= 10 ? "vanEs" : n <= 1000 ? "ebrahimi" : "vasicek") : method;
  const estimate = Object.hasOwn(methods, chosen) ? methods[chosen] : undefined;
  if (estimate === undefined) {
    throw new ValueError(
      `${where}: there is no method "${method}". Choose one of auto, ${Object.keys(methods).join(", ")}.`,
    );
  }
  return inBase(where, estimate(samples.sort(), n, window), options.base);
}

const methods: { readonly [M in Method]: (sorted: Tensor, n: number, m: number) => Tensor } = {
  vasicek: (x, n, m) =>
    spacings(x, n, m)
      .mul(n / (2 * m))
      .log()
      .mean(-1),
  vanEs(x, n, m) {
    const apart = x.narrow(-1, m, n).sub(x.narrow(-1, 0, n - m));
    const harmonic = range(n + 1 - m).reduce((sum, i) => sum + 1 / (i + m), 0);
    return apart
      .mul((n + 1) / m)
      .log()
      .mean(-1)
      .add(harmonic + Math.log(m / (n + 1)));
  },
  ebrahimi(x, n, m) {
    // At the ends a spacing has fewer samples inside.
    const inside = range(n).map((i) => 1 + Math.min(i, n - 1 - i, m) / m);
    return spacings(x, n, m)
      .div(inside)
      .mul(n / m)
      .log()
      .mean(-1);
  },
  correa(x, n, m) {
    // The slope of the samples' ranks over them, by least squares within each window.
    const offsets = range(2 * m + 1).map((j) => j - m);
    const windows = at(
      x,
      n,
      range(n).flatMap((i) => offsets.map((j) => i + j)),
    ).reshape([...x.shape.slice(0, -1), n, 2 * m + 1]);
    const apart = windows.sub(windows.mean(-1, { keepDims: true }));
    return apart.square().sum(-1).mul(n).div(apart.mul(offsets).sum(-1)).log().mean(-1);
  },
};

/** From m samples before each to m behind it. */
function spacings(x: Tensor, n: number, m: number): Tensor {
  return at(
    x,
    n,
    range(n).map((i) => i + m),
  ).sub(
    at(
      x,
      n,
      range(n).map((i) => i - m),
    ),
  );
}

/** The samples at those ranks; there are none beyond the first and the last. */
function at(x: Tensor, n: number, ranks: readonly number[]): Tensor {
  return x.take(
    Int32Array.from(ranks, (rank) => Math.min(Math.max(rank, 0), n - 1)),
    -1,
  );
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

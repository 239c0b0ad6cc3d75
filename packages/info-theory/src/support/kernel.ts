import { type Tensor, ValueError } from "@surprisal/tensor";
import { squaredDistances } from "./points.js";
import { root } from "./root.js";

export interface KernelOptions {
  /**
   * How alike two points are, from their distance r: "gaussian" `e^(−γr²)`, "laplace" `e^(−γr)`, "inverseMultiquadric"
   * `1/√(1 + γr²)`, "rationalQuadratic" `1/(1 + γr²)`; or "linear", their scalar product.
   */
  readonly kernel?: KernelName;
  /** γ, one over a squared width (a width, for "laplace"). The mean of the kernels of several. Default 1 over D. */
  readonly gamma?: number | readonly number[];
}

type KernelName = "gaussian" | "laplace" | "inverseMultiquadric" | "rationalQuadratic" | "linear";

const ofSquare: { readonly [K in Exclude<KernelName, "linear">]: (r2: Tensor, gamma: number) => Tensor } = {
  gaussian: (r2, gamma) => r2.mul(-gamma).exp(),
  laplace: (r2, gamma) => root(r2).mul(-gamma).exp(),
  inverseMultiquadric: (r2, gamma) => r2.mul(gamma).add(1).sqrt().reciprocal(),
  rationalQuadratic: (r2, gamma) => r2.mul(gamma).add(1).reciprocal(),
};

/** The kernel as a function of two arrays of points, [N, D] and [M, D], to [N, M]. */
export function kernelOf(
  where: string,
  dimensions: number,
  { kernel = "gaussian", gamma = 1 / Math.max(dimensions, 1) }: KernelOptions,
): (x: Tensor, y: Tensor) => Tensor {
  if (kernel === "linear") return (x, y) => x.matmul(y.transpose());
  const one = Object.hasOwn(ofSquare, kernel) ? ofSquare[kernel] : undefined;
  if (one === undefined) {
    throw new ValueError(
      `${where}: there is no kernel "${kernel}". Choose one of ${[...Object.keys(ofSquare), "linear"].join(", ")}.`,
    );
  }
  const widths = typeof gamma === "number" ? [gamma] : gamma;
  const wrong = widths.find((width) => !(width > 0 && width < Number.POSITIVE_INFINITY));
  if (wrong !== undefined || widths.length === 0) {
    throw new ValueError(`${where}: gamma must be a number above 0, or several, not ${gamma}.`);
  }
  return (x, y) => {
    const r2 = squaredDistances(x, y);
    const kernels = widths.map((width) => one(r2, width));
    return kernels.reduce((sum, each) => sum.add(each)).div(widths.length);
  };
}

/**
 * The means of the coordinates, for products of points. Taken off all of them, it changes no measure, and large offsets
 * leave digits for what lies within. Distances need none.
 */
export function centerOf(points: Tensor, { kernel }: KernelOptions): Tensor | 0 {
  return kernel === "linear" ? points.mean(0, { keepDims: true }).detach() : 0;
}

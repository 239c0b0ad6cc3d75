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

/** Less 1. */
const ofSquare: { readonly [K in Exclude<KernelName, "linear">]: (r2: Tensor, gamma: number) => Tensor } = {
  gaussian: (r2, gamma) => r2.mul(-gamma).expm1(),
  laplace: (r2, gamma) => root(r2).mul(-gamma).expm1(),
  inverseMultiquadric(r2, gamma) {
    const a = scaled(r2, gamma);
    const length = a.add(1).sqrt();
    return a.div(length.mul(length.add(1))).neg();
  },
  rationalQuadratic(r2, gamma) {
    const a = scaled(r2, gamma);
    return a.div(a.add(1)).neg();
  },
};

/** Where it is so large that the kernel is 0, no infinities meet. */
const scaled = (r2: Tensor, gamma: number): Tensor => r2.mul(gamma).minimum(1e30);

/**
 * The kernel as a function of two arrays of points, [N, D] and [M, D], to [N, M], up to a constant: less 1 for those that
 * are 1 for equal points, of which near ones would leave nothing.
 */
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

/** The means of the coordinates. Taken off all points, it changes no measure, and large offsets leave no digits out. */
export function centerOf(points: Tensor): Tensor {
  return points.mean(0, { keepDims: true }).detach();
}

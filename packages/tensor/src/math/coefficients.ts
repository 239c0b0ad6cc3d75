/**
 * Constants of the expansions, for each width of float. Polynomials are given from the constant term up.
 * "Fitted": minimax by reference-data/fit.py. Cephes: S. Moshier's library, netlib.org/cephes. fdlibm: Sun
 * Microsystems 1993, netlib.org/fdlibm.
 */
interface ByWidth<T> {
  readonly float32: T;
  readonly float64: T;
}

/** ln 2 as a sum: the first part has so few bits that its products with exponents are exact. */
export const ln2: ByWidth<readonly [high: number, low: number]> = {
  float32: [0.693145751953125, 1.428606765330187e-6],
  float64: [0.6931471803691238, 1.9082149292705877e-10],
};

export const log2e = Math.LOG2E;

/** eʳ = 1 + r + r²·p(r) for |r| ≤ ln 2 / 2. float32: Cephes expf. float64: fitted, 2⁻⁵⁶. */
export const exponential: ByWidth<readonly number[]> = {
  float32: [0.50000001201, 0.16666665459, 0.041665795894, 0.0083334519073, 0.0013981999507, 0.000198756915],
  float64: [
    0.5000000000000001, 0.16666666666666674, 0.04166666666662381, 0.008333333333322127, 0.0013888888917370848,
    0.00019841269886836392, 2.4801521052860206e-5, 2.7557242059340425e-6, 2.762020367160025e-7,
    2.5110154340462048e-8,
  ],
};

/** Beyond these eˣ rounds to 0 and to ∞. */
export const exponentialRange: ByWidth<readonly [low: number, high: number]> = {
  float32: [-104, 89],
  float64: [-746, 710],
};

/** log(1 + f) = f − f²/2 + f³·p(f) for 1 + f between √½ and √2: Cephes logf. */
export const logarithm32: readonly number[] = [
  0.33333331174, -0.24999993993, 0.20000714765, -0.16668057665, 0.14249322787, -0.12420140846, 0.1167699874,
  -0.1151461031, 0.070376836292,
];

/** log(1 + f) = 2s + s·z·p(z) with s = f / (2 + f), z = s², for the same f: fdlibm log. */
export const logarithm64: readonly number[] = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

/** The same for f from 0 to 1. Fitted: 2⁻²⁶ and 2⁻⁵⁷ of log(1 + f). */
export const logarithmOfUnit: ByWidth<readonly number[]> = {
  float32: [0.6666663899480532, 0.4000778105981302, 0.2823129237743984, 0.2688359889853928],
  float64: [
    0.6666666666666666, 0.40000000000015246, 0.2857142856694937, 0.22222222732209662, 0.18181788749832642,
    0.15385587955558622, 0.13313870355685645, 0.12003515181263912, 0.0878899499175466, 0.16187568204346658,
  ],
};

/** tanh x = x + x·z·top(z)/bottom(z) with z = x², for |x| < 0.625: Cephes tanhf and tanh. */
export const hyperbolicTangent: ByWidth<{
  readonly top: readonly number[];
  readonly bottom?: readonly number[];
}> = {
  float32: { top: [-0.333332819422, 0.133314422036, -0.0537397155531, 0.0206390887954, -0.00570498872745] },
  float64: {
    top: [-1614.6876844170845, -99.28772310019185, -0.9643991794250523],
    bottom: [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1],
  },
};

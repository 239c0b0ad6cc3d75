/**
 * Constants of the expansions, for each width of float. Polynomials are given from the constant term up, each
 * coefficient with no more digits than count: what is left out changes the result by less than a hundredth of an ulp.
 * "Fitted": minimax by reference-data/lanes_coefficients.py, which leaves out the digits too. Cephes: S. Moshier's
 * library, netlib.org/cephes. fdlibm: Sun Microsystems 1993, netlib.org/fdlibm.
 */
interface ByWidth<T> {
  readonly float32: T;
  readonly float64: T;
}

/** A quotient of polynomials, or one alone. */
interface Ratio {
  readonly top: readonly number[];
  readonly bottom?: readonly number[];
}

/** ln 2 as a sum: the first part has so few bits that its products with exponents are exact. */
export const ln2: ByWidth<readonly [high: number, low: number]> = {
  float32: [0.693145751953125, 1.428606765330187e-6],
  float64: [0.6931471803691238, 1.9082149292705877e-10],
};

export const log2e = Math.LOG2E;

/** eʳ = 1 + r + r²·p(r) for |r| ≤ ln 2 / 2. Fitted: 2⁻²⁶ and 2⁻⁵⁵ of eʳ − 1. */
export const exponential: ByWidth<readonly number[]> = {
  float32: [0.5, 0.16666543, 0.04166724, 0.0083666, 0.001388],
  float64: [
    0.5000000000000006, 0.16666666666666582, 0.04166666666657605, 0.0083333333333956, 0.001388888893184,
    0.00019841269705, 2.48015049e-5, 2.755742e-6, 2.76262e-7, 2.505e-8,
  ],
};

/** Beyond these eˣ rounds to 0 and to ∞. */
export const exponentialRange: ByWidth<readonly [low: number, high: number]> = {
  float32: [-104, 89],
  float64: [-746, 710],
};

/**
 * log(1 + f) = 2s + s·z·p(z) with s = f / (2 + f), z = s², for 1 + f between √½ and √2. Fitted: 2⁻³⁰ and
 * 2⁻⁵⁹ of log(1 + f).
 */
export const logarithm: ByWidth<readonly number[]> = {
  float32: [0.6666679, 0.399764, 0.299],
  float64: [0.666666666666674, 0.39999999999391, 0.28571428747, 0.2222219815, 0.18183584, 0.153136, 0.148],
};

/** The same for f from 0 to 1. Fitted: 2⁻²⁶ and 2⁻⁵⁸ of log(1 + f). */
export const logarithmOfUnit: ByWidth<readonly number[]> = {
  float32: [0.66666645, 0.4000774, 0.28232, 0.2688],
  float64: [
    0.6666666666666627, 0.4000000000016175, 0.28571428547697, 0.222222239634, 0.181817445, 0.153865431,
    0.1330123, 0.121039, 0.0835, 0.17,
  ],
};

/** tanh x = x + x·z·top(z)/bottom(z) with z = x², for |x| < 0.625. float32: fitted, 2⁻²⁷. float64: Cephes tanh. */
export const hyperbolicTangent: ByWidth<Ratio> = {
  float32: { top: [-0.33333283, 0.13331475, -0.053742, 0.020645, -0.00571] },
  float64: {
    top: [-1614.6876844170845, -99.28772310019185, -0.9643991794250523],
    bottom: [4844.063053251255, 2235.4883906010045, 112.81167849163293, 1],
  },
};

/** ½z − log cosh x = z²·p(z) with z = x² ≤ 1. Fitted: 2⁻²⁸ and 2⁻⁵⁸ of log cosh x. */
export const logHyperbolicCosine: ByWidth<readonly number[]> = {
  float32: [0.0833333322, -0.022222105, 0.006744079, -0.002174525, 0.00070004, -0.00019195, 3.03e-5],
  float64: [
    0.08333333333333333, -0.02222222222222141, 0.006746031745972049, -0.002186948851842854,
    0.0007386029329894, -0.0002565803091351, 9.09879941154e-5, -3.2772163108e-5, 1.193449577e-5,
    -4.3560931e-6, 1.5556357e-6, -5.136515e-7, 1.41484e-7, -2.7534e-8, 2.72e-9,
  ],
};

/** π/4 as the nearest float and the rest. */
export const quarterPi: ByWidth<readonly [high: number, low: number]> = {
  float32: [Math.fround(Math.PI / 4), Math.PI / 4 - Math.fround(Math.PI / 4)],
  float64: [Math.PI / 4, 3.061616997868383e-17],
};

/** atan t = t + t·z·top(z)/bottom(z) with z = t², for |t| ≤ 0.66. float32: fitted, 2⁻²⁸. float64: Cephes atan. */
export const arcTangent: ByWidth<Ratio> = {
  float32: {
    top: [-0.33333323, 0.19999372, -0.1427223, 0.109735, -0.08322, 0.0519, -0.018],
  },
  float64: {
    top: [
      -64.85021904942025, -122.88666844901361, -75.00855792314705, -16.157537187333652, -0.8750608600031904,
    ],
    bottom: [
      194.5506571482614, 485.3903996359137, 432.88106049129027, 165.02700983169885, 24.858464901423062, 1,
    ],
  },
};

/**
 * π/2 in parts. All but the last have so few bits that their products with whole numbers are exact: below 2⁹ in
 * float32 (Cephes sinf), below 2²⁹ in float64.
 */
export const halfPi: ByWidth<readonly number[]> = {
  float32: [1.5703125, 4.837512969970703e-4, 7.549789954891882e-8],
  float64: [1.570796251296997, 7.549789415861596e-8, 5.390302529957765e-15, 3.2820035428735005e-22],
};

/** sin r = r + r·z·p(z) with z = r², for |r| ≤ π/4: Cephes sinf, fdlibm k_sin. */
export const sine: ByWidth<readonly number[]> = {
  float32: [-0.16666655, 0.00833216, -0.00019515],
  float64: [
    -0.16666666666666632, 0.008333333333322535, -0.000198412698299, 2.755731372e-6, -2.5050762e-8, 1.5897e-10,
  ],
};

/** cos r = 1 − z/2 + z²·p(z): Cephes cosf, fdlibm k_cos. */
export const cosine: ByWidth<readonly number[]> = {
  float32: [0.041666639, -0.0013887, 2.44e-5],
  float64: [
    0.041666666666666546, -0.00138888888888673, 2.48015872867e-5, -2.75573139e-7, 2.08757e-9, -1.136e-11,
  ],
};

/** erf x = x + x·p(x²) for |x| ≤ 0.928 and |x| ≤ 1. Fitted: 2⁻²⁵ and 2⁻⁵⁶. */
export const errorFunction: ByWidth<readonly number[]> = {
  float32: [0.12837915, -0.37612494, 0.11281803, -0.02676558, 0.004991, -0.0005977],
  float64: [
    0.12837916709551256, -0.37612638903183543, 0.11283791670945188, -0.02686617064326588, 0.00522397760734054,
    -0.0008548325985878, 0.000120552952119, -1.492474269e-5, 1.64474947e-6, -1.620901e-7, 1.37223e-8,
    -7.8e-10,
  ],
};

/** log erfc x for 0.927 ≤ x ≤ 4. Fitted: erfc to 2⁻²⁹. */
export const logOfErfc32: readonly number[] = [
  -0.0002188933, -1.1275786, -0.63734725, -0.10378555, 0.02215598, -0.0030253, 0.0001941,
];

/**
 * erfc x = e^−x²·(1 + u·p(u − 1)) / (1 + 2x) with u = 2x/(x + centre), for x ≥ 0 until it vanishes: the
 * transformation of Shepherd and Laframboise, Math. Comp. 36 (1981). Fitted: 2⁻²⁹ and 2⁻⁵⁶.
 */
export const erfcTail: ByWidth<{
  readonly centre: number;
  readonly end: number;
  readonly terms: readonly number[];
}> = {
  float32: {
    centre: 2,
    end: 10.1,
    terms: [
      0.27697838286, -0.3697422048, 0.2037116696, -0.039660593, -0.014557019, 0.0065259, 0.0021819,
      -0.0009288, -0.0004887, 8.87e-5, 7.77e-5,
    ],
  },
  float64: {
    centre: 4,
    end: 27.3,
    terms: [
      0.2329951186255525, -0.3726162354661154, 0.38799588756873626, -0.3198988333140005, 0.21885976727763745,
      -0.1251269322808, 0.0587965664695802, -0.0216290509075942, 0.005431316844249, -0.000399347086013,
      -0.00035842622351, 0.000159170717965, -8.54861526e-6, -1.585462083e-5, 4.6302035e-6, 1.0879799e-6,
      -7.87183e-7, -4.8604e-8, 1.11692e-7, 4.319e-9, -1.2033e-8, -1.92e-9,
    ],
  },
};

/**
 * log₂ m = 2/(3 ln 2)·s·(3 + z + z²·p(z)) with s = (m − 1)/(m + 1), z = s², for m between √½ and √2: the form of
 * fdlibm's e_pow. Fitted: 2⁻³² and 2⁻⁶¹ of the bracket.
 */
export const powerLogarithm: ByWidth<readonly number[]> = {
  float32: [0.6000002, 0.42843255, 0.34576],
  float64: [
    0.6000000000000004, 0.4285714285700568, 0.33333333407525, 0.272727122387, 0.2307837128, 0.1992865,
    0.193738,
  ],
};

/** Constants whose product with half a mantissa is exact in the first part. */
export const twoThirdsOfLog2e: ByWidth<readonly [high: number, low: number]> = {
  float32: [0.9619140625, -0.00011736857402439509],
  float64: [0.9617967009544373, -7.028461650952758e-9],
};
export const ln2ByHalves: ByWidth<readonly [high: number, low: number]> = {
  float32: [0.693115234375, 3.1946184945309415e-5],
  float64: [0.6931471824645996, -1.904654299957768e-9],
};

/**
 * log Γ(x) = (x − 1)(x − 2)·p(q) with q = (x − 2)/(x + 2), for x from 1 to 7: that takes the poles at 0, −1, …, as far
 * away as any substitution can. Fitted: 2⁻³⁰ and 2⁻⁵⁴.
 */
export const logGamma: ByWidth<readonly number[]> = {
  float32: [
    0.42278433527, -0.40126921206, 0.1261707382, -0.138976635, 0.082941573, -0.08719537, 0.0622795, -0.063379,
    0.049569, -0.056435, 0.0507, -0.032,
  ],
  float64: [
    0.42278433509846713, -0.4012692066974151, 0.12617080324106036, -0.13897748719646033, 0.0829380601579066,
    -0.0871563904836766, 0.062323224062061, -0.064107260403474, 0.04993342084641, -0.05083379648297,
    0.041639689185, -0.042155834082, 0.03571990747, -0.036042253, 0.0310625262, -0.031097698, 0.028890244,
    -0.03152441, 0.02285958, -0.0075796, 0.01149, -0.055002, 0.07389, -0.03596,
  ],
};

/** sin(πr)/π = r + r·z·p(z) with z = r² ≤ ¼. Fitted: 2⁻³³ and 2⁻⁶⁰. */
export const sineOfHalfTurns: ByWidth<readonly number[]> = {
  float32: [-1.6449340668, 0.8117423, -0.1907487, 0.02612, -0.00224],
  float64: [
    -1.6449340668482264, 0.81174242528334, -0.1907518241214956, 0.02614784780539, -0.0023460808934,
    0.00014842783, -6.97207e-6, 2.45e-7,
  ],
};

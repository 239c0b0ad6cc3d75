/**
 * Constants of the expansions, for each width of float. Polynomials are given from the constant term up.
 * "Fitted": minimax by reference-data/lanes_coefficients.py. Cephes: S. Moshier's library, netlib.org/cephes. fdlibm: Sun
 * Microsystems 1993, netlib.org/fdlibm.
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

/** eʳ = 1 + r + r²·p(r) for |r| ≤ ln 2 / 2. Fitted: 2⁻²⁷ and 2⁻⁵⁶. */
export const exponential: ByWidth<readonly number[]> = {
  float32: [
    0.5000000027086513, 0.16666576620974374, 0.04166637412164208, 0.008363237885573721, 0.0013941215601065715,
  ],
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

/**
 * log(1 + f) = 2s + s·z·p(z) with s = f / (2 + f), z = s², for 1 + f between √½ and √2. float32: fitted, 2⁻²⁷.
 * float64: fdlibm log.
 */
export const logarithm: ByWidth<readonly number[]> = {
  float32: [0.666666853221117, 0.3998869588263696, 0.29583087689249266],
  float64: [
    0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
    0.15313837699209373, 0.14798198605116586,
  ],
};

/** The same for f from 0 to 1. Fitted: 2⁻²⁶ and 2⁻⁵⁷ of log(1 + f). */
export const logarithmOfUnit: ByWidth<readonly number[]> = {
  float32: [0.66666645, 0.4000778105981302, 0.2823129237743984, 0.2688359889853928],
  float64: [
    0.6666666666666666, 0.40000000000015246, 0.28571428566949336, 0.22222222732212002, 0.1818178874974137,
    0.15385587957649544, 0.1331387032673444, 0.1200351541949097, 0.08788993919732896, 0.1618757023554579,
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

/** ½z − log cosh x = z²·p(z) with z = x² ≤ 1. Fitted: 2⁻²⁸ and 2⁻⁵⁸ of log cosh x. */
export const logHyperbolicCosine: ByWidth<readonly number[]> = {
  float32: [
    0.08333333221178775, -0.02222210701222751, 0.006744093383061187, -0.002174584789096753,
    0.0007001559386841978, -0.00019205391667648485, 3.033482297449254e-5,
  ],
  float64: [
    0.08333333333333333, -0.022222222222221474, 0.006746031745974615, -0.002186948851890113,
    0.0007386029334884773, -0.0002565803125060697, 9.098800953873515e-5, -3.277221249381929e-5,
    1.1934608380223301e-5, -4.356276888236822e-6, 1.5558487648224604e-6, -5.13822775638107e-7,
    1.415747479157558e-7, -2.756249650496773e-8, 2.724016550586695e-9,
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
    top: [
      -0.3333333275776798, 0.1999986465536514, -0.1428050071799123, 0.11034911178762545, -0.08547026878632213,
      0.05589355187093395, -0.020742285404415587,
    ],
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
  float32: [-0.16666654611, 0.0083321608736, -0.00019515295891],
  float64: [
    -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6,
    -2.5050760253406863e-8, 1.58969099521155e-10,
  ],
};

/** cos r = 1 − z/2 + z²·p(z): Cephes cosf, fdlibm k_cos. */
export const cosine: ByWidth<readonly number[]> = {
  float32: [0.041666645683, -0.0013887316255, 0.00002443315711809948],
  float64: [
    0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5, -2.7557314351390663e-7,
    2.087572321298175e-9, -1.1359647557788195e-11,
  ],
};

/** erf x = x + x·p(x²) for |x| ≤ 0.928 and |x| ≤ 1. Fitted: 2⁻²⁵ and 2⁻⁵⁶. */
export const errorFunction: ByWidth<readonly number[]> = {
  float32: [
    0.12837915004921668, -0.376124943617974, 0.11281803031060522, -0.02676557176678659, 0.004990982997908609,
    -0.0005976893767823265,
  ],
  float64: [
    0.12837916709551256, -0.3761263890318355, 0.11283791670945253, -0.02686617064327622, 0.005223977607423468,
    -0.0008548325989696758, 0.00012055295320494294, -1.4924744663335489e-5, 1.6447517677871873e-6,
    -1.6209175911748696e-7, 1.3722976265924504e-8, -7.801188874097751e-10,
  ],
};

/** log erfc x for 0.927 ≤ x ≤ 4. Fitted: erfc to 2⁻²⁹. */
export const logOfErfc32: readonly number[] = [
  -0.00021910986347194655, -1.1275777485828322, -0.6373487916321401, -0.10378397895965108,
  0.02215510141918293, -0.0030250461638071644, 0.0001940703111971617,
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
      0.2769783827807631, -0.36974220448561224, 0.2037116717602187, -0.03966060088169548,
      -0.014557032476099326, 0.0065259516333458015, 0.0021819321408129205, -0.0009289177924050693,
      -0.0004887496870063272, 8.879017054955885e-5, 7.774533697981335e-5,
    ],
  },
  float64: {
    centre: 4,
    end: 27.3,
    terms: [
      0.2329951186255525, -0.3726162354661154, 0.3879958875687362, -0.3198988333140007, 0.21885976727763937,
      -0.1251269322807935, 0.05879656646955367, -0.02162905090766606, 0.005431316844416556,
      -0.0003993470855699062, -0.0003584262240204026, 0.00015917071632954165, -8.54861474048473e-6,
      -1.5854617207230638e-5, 4.63020461002447e-6, 1.0879754000223516e-6, -7.871869106594536e-7,
      -4.8601621187859185e-8, 1.1169638788543174e-7, 4.319456552324147e-9, -1.203478750908659e-8,
      -1.92074840174061e-9,
    ],
  },
};

/**
 * log₂ m = 2/(3 ln 2)·s·(3 + z + z²·p(z)) with s = (m − 1)/(m + 1), z = s², for m between √½ and √2: the form of
 * fdlibm's e_pow. Fitted: 2⁻³² and 2⁻⁶¹ of the bracket.
 */
export const powerLogarithm: ByWidth<readonly number[]> = {
  float32: [0.6000002293354371, 0.4284325026389671, 0.34576175904591655],
  float64: [
    0.6000000000000004, 0.42857142857005653, 0.3333333340753035, 0.2727271223808513, 0.2307837132393396,
    0.19928648428763993, 0.19373820714255113,
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
    0.42278433526888093, -0.4012692123065134, 0.12617073764486403, -0.13897661505708284, 0.08294157489520676,
    -0.08719586331228843, 0.062280026423549587, -0.0633741079057584, 0.04955915525522209,
    -0.05644838552257767, 0.05074895748510139, -0.03203398351467385,
  ],
  float64: [
    0.42278433509846713, -0.4012692066974151, 0.12617080324106028, -0.13897748719645986, 0.0829380601579172,
    -0.08715639048377283, 0.0623232240615896, -0.06410726039763995, 0.049933420852619675, -0.0508337966488599,
    0.041639689297865205, -0.04215583160340202, 0.0357199029365089, -0.0360422718797758, 0.03106258290298336,
    -0.03109764554613422, 0.02888992328180197, -0.031524280326131346, 0.02286028361765957,
    -0.007580383723482656, 0.011489831586651959, -0.05500190309773949, 0.07389079388252333,
    -0.035960557769886575,
  ],
};

/** log Γ(x) = (x − ½)(log x − 1) + (log 2π − 1)/2 + p(1/x²)/x for x ≥ 7: Stirling's series, B₂ₖ/(2k(2k − 1)). */
export const stirling: ByWidth<readonly number[]> = {
  float32: [1 / 12, -1 / 360, 1 / 1260],
  float64: [
    1 / 12,
    -1 / 360,
    1 / 1260,
    -1 / 1680,
    1 / 1188,
    -691 / 360360,
    1 / 156,
    -3617 / 122400,
    43867 / 244188,
    -174611 / 125400,
  ],
};

/** sin(πr)/π = r + r·z·p(z) with z = r² ≤ ¼. Fitted: 2⁻³³ and 2⁻⁶⁰. */
export const sineOfHalfTurns: ByWidth<readonly number[]> = {
  float32: [
    -1.6449340665749304, 0.8117423704946478, -0.1907500662174135, 0.026128085263710438,
    -0.0022551156120378902,
  ],
  float64: [
    -1.6449340668482264, 0.8117424252833519, -0.19075182412194153, 0.02614784781308468,
    -0.0023460809635595186, 0.00014842817856065285, -6.972961700803992e-6, 2.459193472130892e-7,
  ],
};

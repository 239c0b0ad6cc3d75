import { polynomial } from "./polynomial.js";

/**
 * Error function in double, to about 1 ulp: rational approximations on four intervals.
 * Coefficients: FreeBSD msun / fdlibm 5.3, `s_erf.c`.
 */
interface Rational {
  readonly top: readonly number[];
  readonly bottom: readonly number[];
}

/** erf(x)/x − 1 in x², for |x| < 0.84375. */
const centre: Rational = {
  top: [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
    -2.3763016656650163e-5,
  ],
  bottom: [
    1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
    -3.960228278775368e-6,
  ],
};

/** erf(x) − `atOne` in |x| − 1, for |x| < 1.25. */
const atOne = 0.8450629115104675;
const nearOne: Rational = {
  top: [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175,
    -0.11089469428239668, 0.035478304325618236, -0.002166375594868791,
  ],
  bottom: [
    1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
  ],
};

/** log(x·erfc(x)) + x² + 0.5625 in 1/x², for |x| < 1/0.35. */
const tail: Rational = {
  top: [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
  ],
  bottom: [
    1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
  ],
};

/** The same beyond. */
const farTail: Rational = {
  top: [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
  ],
  bottom: [
    1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
  ],
};

function ratio(x: number, { top, bottom }: Rational): number {
  return polynomial(x, top) / polynomial(x, bottom);
}

export function erf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) return x + x * ratio(x * x, centre);
  const value = size < 1.25 ? atOne + ratio(size - 1, nearOne) : 1 - upperTail(size);
  return x < 0 ? -value : value;
}

export function erfc(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size < 0.84375) {
    const bend = x * ratio(x * x, centre);
    return x < 0.25 ? 1 - (x + bend) : 0.5 - (x - 0.5 + bend);
  }
  if (size < 1.25) {
    const rise = ratio(size - 1, nearOne);
    return x < 0 ? 1 + atOne + rise : 1 - atOne - rise;
  }
  return x < 0 ? 2 - upperTail(size) : upperTail(size);
}

const words = new DataView(new ArrayBuffer(8));

/** erfc of x ≥ 1.25. */
function upperTail(x: number): number {
  if (x > 28) return 0;
  const r = ratio(1 / (x * x), x < 1 / 0.35 ? tail : farTail);
  // x² to more than a double: z is x with its low half cut off, so z² is exact.
  words.setFloat64(0, x);
  words.setUint32(4, 0);
  const z = words.getFloat64(0);
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + r)) / x;
}

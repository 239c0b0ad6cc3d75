"""Prints the fitted polynomials of src/math/coefficients.ts: python3 lanes_coefficients.py, with mpmath 1.3."""

from fit import mp, mpf, show


def constant(value):
    return lambda _: mpf(value)


def series(x, term):
    return sum(term(k) * x**k for k in range(60))


def power_rest(r):
    return series(r, lambda k: 1 / mp.factorial(k + 2))


def log_of_unit(z):
    if z < mpf(10) ** -18:
        return mpf(2) / 3
    s = mp.sqrt(z)
    return (mp.log((1 + s) / (1 - s)) / s - 2) / z


def hyperbolic_tangent(z):
    x = mp.sqrt(z)
    return (mp.tanh(x) / x - 1) / z


def log_cosh(z):
    return (z / 2 - mp.log(mp.cosh(mp.sqrt(z)))) / z**2


def arc_tangent(z):
    t = mp.sqrt(z)
    return (mp.atan(t) / t - 1) / z


def error_function(z):
    return series(z, lambda k: 2 / mp.sqrt(mp.pi) * (-1) ** k / (mp.factorial(k) * (2 * k + 1))) - 1


def erfc_tail(centre):
    def f(q):
        x = centre * (1 + q) / (1 - q)
        return ((1 + 2 * x) * mp.exp(x * x) * mp.erfc(x) - 1) / (1 + q)

    return f


def log_gamma(q):
    x = (2 * q + 2) / (1 - q)
    for zero in (1, 2):
        if abs(x - zero) < mpf(10) ** -30:
            x = zero + mpf(10) ** -30
    return mp.loggamma(x) / ((x - 1) * (x - 2))


def half_turns(z):
    r = mp.sqrt(z)
    return (mp.sin(mp.pi * r) / (mp.pi * r) - 1) / z


if __name__ == "__main__":
    nearly = mpf("1.001")
    half = mp.log(2) / 2 * nearly
    # In float32 the constant terms of this and of logarithmOfUnit are ½ and 6e-8 more than printed, which costs less
    # than the roundings that they make up for.
    show("exponential", power_rest, lambda r: (abs(r) + mpf(10) ** -9) * mp.exp(-r / 2), -half, half, 4, 9)
    about_one = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * nearly
    show("logarithm", log_of_unit, lambda z: z / 2, mpf(10) ** -20, about_one, 2, 6)
    show("logarithmOfUnit", log_of_unit, constant("0.06"), mpf(10) ** -20, mpf(1) / 9, 3)
    show("logarithmOfUnit", log_of_unit, lambda z: z / 2, mpf(10) ** -20, mpf(1) / 9, float64=9)
    show("hyperbolicTangent", hyperbolic_tangent, lambda z: z * mpf("1.13"), mpf(10) ** -9, mpf("0.626") ** 2, 4)
    show("logHyperbolicCosine", log_cosh, constant(2), mpf(10) ** -7, 1, 6, 14)
    show("arcTangent", arc_tangent, lambda z: z * mpf("1.13"), mpf(10) ** -9, mpf("0.662") ** 2, 6)
    eighth = (mpf(10) ** -20, (mp.pi / 4 + mpf("0.01")) ** 2)
    # Cephes sinf and cosf, fdlibm k_sin and k_cos: rounding suits them a little better than the fits.
    show(
        "sine",
        lambda z: series(z, lambda k: (-1) ** (k + 1) / mp.factorial(2 * k + 3)),
        lambda z: z * mpf("1.1"),
        *eighth,
        [-0.16666654611, 0.0083321608736, -0.00019515295891],
        [
            -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6,
            -2.5050760253406863e-8, 1.58969099521155e-10,
        ],
    )
    show(
        "cosine",
        lambda z: series(z, lambda k: (-1) ** k / mp.factorial(2 * k + 4)),
        lambda z: z**2 * mpf("1.4"),
        *eighth,
        [0.041666645683, -0.0013887316255, 0.00002443315711809948],
        [
            0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5, -2.7557314351390663e-7,
            2.087572321298175e-9, -1.1359647557788195e-11,
        ],
    )
    show("errorFunction", error_function, constant(1), 0, mpf("0.93") ** 2, 5)
    show("errorFunction", error_function, constant(1), 0, 1, float64=11)
    show("logOfErfc32", lambda x: mp.log(mp.erfc(x)), mp.erfc, "0.9277", 4, 6, spare=12)
    for centre, end, degrees in ((2, "10.1", {"float32": 10, "wide": True}), (4, "27.3", {"float64": 21})):
        high = (mpf(end) - centre) / (mpf(end) + centre)
        show("erfcTail", erfc_tail(mpf(centre)), lambda q: q + mpf("1.01"), mpf(-1) + mpf(10) ** -20, high, **degrees)
    show("powerLogarithm", lambda z: series(z, lambda k: mpf(3) / (2 * k + 5)), constant(1), 0, about_one, 2, 6)
    show("logGamma", log_gamma, lambda q: 1 / log_gamma(q), mpf(-1) / 3, mpf(5) / 9, 11, 23, wide=True)
    show("sineOfHalfTurns", half_turns, lambda z: z * mpf("1.6"), mpf(10) ** -10, mpf("0.25"), 4, 7, wide=True)

"""Prints the fitted polynomials of src/math/coefficients.ts: python3 lanes_coefficients.py, with mpmath 1.3.

Each minimises the largest weighted error on its interval, by the exchange algorithm of Remez.
"""

from mpmath import mp, mpf

mp.dps = 70


def remez(f, weight, low, high, degree, rounds=12):
    """c0, c1, … of the polynomial p with the least max |weight·(f − p)| on [low, high], and that maximum."""
    low, high, n = mpf(low), mpf(high), degree + 2

    def chebyshev(count):
        return [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * k / count) for k in range(count + 1)]

    grid = [(x, f(x), weight(x)) for x in chebyshev(40 * n)]
    nodes = chebyshev(n - 1)
    for _ in range(rounds):
        rows, values = mp.matrix(n, n), mp.matrix(n, 1)
        for i, x in enumerate(nodes):
            for j in range(degree + 1):
                rows[i, j] = x**j
            rows[i, degree + 1] = (-1) ** i / weight(x)
            values[i] = f(x)
        coefficients = list(mp.lu_solve(rows, values))[: degree + 1]
        errors = [(w * (v - mp.polyval(coefficients[::-1], x)), x) for x, v, w in grid]
        peaks = []
        for error, x in errors:
            if not peaks or (error > 0) != (peaks[-1][0] > 0):
                peaks.append((error, x))
            elif abs(error) > abs(peaks[-1][0]):
                peaks[-1] = (error, x)
        while len(peaks) > n:
            peaks.pop(0 if abs(peaks[0][0]) < abs(peaks[-1][0]) else -1)
        if len(peaks) < n:
            break
        nodes = [x for _, x in peaks]
        sizes = [abs(error) for error, _ in peaks]
        if max(sizes) < 1.01 * min(sizes):
            break
    return coefficients, max(abs(error) for error, _ in errors)


def show(name, f, weight, low, high, *degrees):
    for degree in degrees:
        coefficients, error = remez(f, weight, low, high, degree)
        print(f"{name}, error 2^{mp.nstr(mp.log(error, 2), 4)}:")
        print(f"  [{', '.join(repr(float(c)) for c in coefficients)}]")


def constant(value):
    return lambda _: mpf(value)


def series(x, term):
    return sum(term(k) * x**k for k in range(60))


def log_of_unit(z):
    if z < mpf(10) ** -18:
        return mpf(2) / 3
    s = mp.sqrt(z)
    return (mp.log((1 + s) / (1 - s)) / s - 2) / z


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
    reach = mp.log(2) / 2 * mpf("1.001")
    show("exponential", lambda r: series(r, lambda k: 1 / mp.factorial(k + 2)), constant("0.13"), -reach, reach, 4, 9)
    reach = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mpf("1.001")
    show("logarithm, float32", log_of_unit, constant("0.03"), mpf(10) ** -20, reach, 2)
    # In float32 the constant term is 6e-8 more than printed, which costs less than the roundings it makes up for.
    show("logarithmOfUnit", log_of_unit, constant("0.06"), mpf(10) ** -20, mpf(1) / 9, 3, 9)
    show("logHyperbolicCosine", log_cosh, constant(2), mpf(10) ** -7, 1, 6, 14)
    show("arcTangent", arc_tangent, constant("0.4"), mpf(10) ** -9, mpf("0.662") ** 2, 6)
    show("errorFunction, float32", error_function, constant(1), 0, mpf("0.93") ** 2, 5)
    show("errorFunction, float64", error_function, constant(1), 0, 1, 11)
    show("logOfErfc32", lambda x: mp.log(mp.erfc(x)), mp.erfc, "0.9277", 4, 6)
    for width, centre, end, degree in ((32, 2, "10.1", 10), (64, 4, "27.3", 21)):
        high = (mpf(end) - centre) / (mpf(end) + centre)
        weight = lambda q: q + mpf("1.01")
        show(f"erfcTail, float{width}", erfc_tail(mpf(centre)), weight, mpf(-1) + mpf(10) ** -20, high, degree)
    reach = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mpf("1.001")
    show("powerLogarithm", lambda z: series(z, lambda k: mpf(3) / (2 * k + 5)), constant(1), 0, reach, 2, 6)
    show("logGamma", log_gamma, lambda q: 1 / log_gamma(q), mpf(-1) / 3, mpf(5) / 9, 11, 23)
    show("sineOfHalfTurns", half_turns, constant("0.25"), mpf(10) ** -10, mpf("0.25"), 4, 7)

"""Polynomials with the least largest error, and few digits, for lanes_coefficients.py and gamma_coefficients.py."""

import struct

from mpmath import mp, mpf

mp.dps = 70


def remez(f, weight, low, high, degree, rounds=12):
    """c0, c1, … of the polynomial p with the least max |weight·(f − p)| on [low, high], and that maximum, by the exchange
    algorithm of Remez."""
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


def shorten(coefficients, weight, low, high, slack, to_float):
    """The coefficients as they are written: each with as few digits as keep the result within `slack` in all, after
    those below it have made up for what they can, which is more the higher it stands."""
    rest, written = list(coefficients), []
    for power in reversed(range(len(rest))):
        if power > 0:
            lower, cost = remez(lambda x: x**power, weight, low, high, power - 1)
        else:
            lower, cost = [], max(weight(x) for x in mp.linspace(low, high, 1000))
        short = shortest(rest[power], slack / mp.sqrt(len(rest)) / cost, to_float)
        written.insert(0, short)
        for i, c in enumerate(lower):
            rest[i] += (rest[power] - to_float(short)) * c
    return written


def shortest(x, tolerance, to_float):
    """The decimal of fewest digits that is no further from x than `tolerance`, or rounds to the same float."""
    for digits in range(1, 18):
        short = float(mp.nstr(x, digits))
        if abs(short - x) <= tolerance or to_float(short) == to_float(float(x)):
            return short
    return float(x)


def single(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def show(name, f, weight, low, high, float32=None, float64=None, wide=False, spare=7):
    """Prints a polynomial for each width, and its largest error. A width says the degree, or which coefficients are to
    be written with fewer digits. `weight` makes an error of the result of one of the polynomial. Digits are left out
    where that changes the result by less than 2^-spare ulp. Coefficients for float32 round to float32 before they are
    used, unless the steps are `wide`: their result is good to two bits more."""
    widths = [("float32", 26 if wide else 24, float if wide else single, float32), ("float64", 53, float, float64)]
    for width, bits, to_float, fit in widths:
        if fit is None:
            continue
        best = remez(f, weight, low, high, fit)[0] if isinstance(fit, int) else list(map(mpf, fit))
        written = shorten(best, weight, low, high, mpf(2) ** -(bits + spare), to_float)
        used = [to_float(c) for c in reversed(written)]
        error = max(abs(weight(x) * (f(x) - mp.polyval(used, x))) for x in mp.linspace(low, high, 1000))
        print(f"{name}, {width}, error 2^{mp.nstr(mp.log(error, 2), 4)}:")
        print(f"  [{', '.join(map(repr, written))}]")

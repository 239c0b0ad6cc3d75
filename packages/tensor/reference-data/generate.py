"""Writes the tables of function values beside it: python3 generate.py, with mpmath 1.3.

Each value is computed with 60 digits or more and rounded once to the nearest double. Half of the points are float32
numbers, so that the same table serves both dtypes. Values at zeros, infinities and NaN are those of C99, annex F.
"""

import json
import math
import random
import re
import struct
from fractions import Fraction
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 60
INF, NAN = math.inf, math.nan


def to_double(value):
    """The nearest double: mpmath's own conversion rounds subnormals twice."""
    value = mpf(value)
    if value == 0 or not mp.isfinite(value):
        return float(value)
    magnitude = mp.mag(value)
    if magnitude > 1030 or magnitude < -1080:
        return math.copysign(INF if magnitude > 0 else 0.0, value)
    sign, mantissa, exponent, _ = value._mpf_
    fraction = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    try:
        return float(-fraction if sign else fraction)
    except OverflowError:
        return -INF if sign else INF


def to_single(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0]
    except OverflowError:
        return x


def points(rng, ranges, extra=(), lowest=-INF, tiny=True):
    """Specials, magnitudes of every order, uniform points of each range, and neighbourhoods of `extra`."""
    xs = [0.0, -0.0, INF, -INF, NAN, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 10.0, -10.0]
    xs += [5e-324, -5e-324, 1e-310, -1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308]
    if tiny:
        xs += [s * 10.0**e for e in range(-300, 301, 25) for s in (1, -1)]
        xs += [s * 10 ** rng.uniform(-12, 3) for _ in range(40) for s in (1, -1)]
    for low, high in ranges:
        xs += [rng.uniform(low, high) for _ in range(160 // len(ranges))]
    for centre in extra:
        xs += [centre, math.nextafter(centre, INF), math.nextafter(centre, -INF)]
        xs += [centre + s * 10 ** rng.uniform(-9, -1) for _ in range(10) for s in (1, -1)]
    xs = [to_single(x) if i % 2 else x for i, x in enumerate(xs)]
    return [x for x in dict.fromkeys(xs) if not x < lowest] + ([NAN] if not any(map(math.isnan, xs)) else [])



def log_gamma(x):
    return mp.log(abs(mp.gamma(x))) if abs(x) < 100 else mp.re(mp.loggamma(x))


def softplus(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


# name: (function of mpf, values at 0, −0, ∞ and −∞, ranges, further centres, options)
UNARY = {
    "exp": (mp.exp, (1, 1, INF, 0), [(-5, 5), (-745.2, 709.8)], [709.78, -708.4, -745.1]),
    "expm1": (mp.expm1, (0.0, -0.0, INF, -1), [(-2, 2), (-40, 709.8)], [0.5, -0.5]),
    "log": (mp.log, (-INF, -INF, INF, NAN), [(0, 3), (0, 1000)], [1.0]),
    "log1p": (mp.log1p, (0.0, -0.0, INF, NAN), [(-1, 3), (0, 1000)], [0.4142, -0.29]),
    "sqrt": (mp.sqrt, (0.0, -0.0, INF, NAN), [(0, 4)], []),
    "tanh": (mp.tanh, (0.0, -0.0, 1, -1), [(-2, 2), (-20, 20)], [0.5, 22]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), (0.5, 0.5, 1, 0), [(-6, 6), (-745, 40)], []),
    "softplus": (softplus, (math.log(2), math.log(2), INF, 0), [(-6, 6), (-745, 40)], []),
    "logSigmoid": (lambda x: -softplus(-x), (-math.log(2), -math.log(2), -0.0, -INF), [(-6, 6), (-40, 745)], []),
    "logCosh": (
        lambda x: mp.log1p(2 * mp.sinh(x / 2) ** 2) if abs(x) < 1 else abs(x) + mp.log1p(mp.exp(-2 * abs(x))) - mp.log(2),
        (0, 0, INF, INF), [(-2, 2), (-20, 20)], [1.0, -1.0],
    ),
    "sin": (mp.sin, (0.0, -0.0, NAN, NAN), [(-4, 4), (-1000, 1000)], [math.pi, 2 * math.pi, math.pi / 2]),
    "cos": (mp.cos, (1, 1, NAN, NAN), [(-4, 4), (-1000, 1000)], [math.pi / 2, 1.5 * math.pi, math.pi]),
    "atan": (mp.atan, (0.0, -0.0, math.pi / 2, -math.pi / 2), [(-3, 3)], [0.4375, 0.6875, 1.1875, 2.4375]),
    "erf": (lambda x: mp.erf(x) if abs(x) < 40 else mp.sign(x), (0.0, -0.0, 1, -1), [(-2, 2), (-6, 6)], [0.84375, 1.25, 2.857]),
    "erfc": (lambda x: mp.erfc(x) if abs(x) < 40 else 1 - mp.sign(x), (1, 1, 0, 2), [(-2, 2), (-6, 27)], [0.25, 0.84375, 1.25, 2.857, 26.5]),
    "lgamma": (log_gamma, (INF, INF, INF, INF), [(0, 4), (4, 200), (-2, 0)], [1.0, 2.0, 3.0, 10.0]),
    "digamma": (lambda x: mp.psi(0, x), (-INF, INF, INF, NAN), [(0, 4), (4, 200)], [1.4616321449683622, 1.0, 2.0, 10.0]),
    "trigamma": (lambda x: mp.psi(1, x), (INF, INF, 0, NAN), [(0, 4), (4, 200), (-6, 0)], [1.0, 15.0]),
    "tetragamma": (lambda x: mp.psi(2, x), (-INF, INF, -0.0, NAN), [(0, 4), (4, 200)], [1.0, 15.0]),
}
POSITIVE_ONLY = {"digamma", "tetragamma"}


def unary_value(name, function, at_specials, x):
    zero, minus_zero, infinity, minus_infinity = at_specials
    if math.isnan(x):
        return NAN
    if x == 0:
        return minus_zero if math.copysign(1, x) < 0 else zero
    if math.isinf(x):
        return infinity if x > 0 else minus_infinity
    if name in ("log", "sqrt") and x < 0 or name == "log1p" and x < -1:
        return NAN
    if name == "log1p" and x == -1:
        return -INF
    if name == "lgamma" and x < 0 and x == int(x) or name == "trigamma" and x < 0 and x == int(x):
        return INF
    if name == "lgamma" and x < 0 and abs(x) < 1e-30:
        return to_double(-mp.log(-mpf(x)))
    return to_double(function(mpf(x)))


def pow_value(x, y):
    """IEEE 754 pow where Python's own raises, else mpmath."""
    if y == 0 or x == 1:
        return 1.0
    if math.isnan(x) or math.isnan(y):
        return NAN
    if x == 0 or math.isinf(x) or math.isinf(y):
        try:
            return math.pow(x, y)
        except ValueError:
            odd = y == int(y) and int(y) % 2 == 1
            return math.copysign(INF, x) if odd else INF
    if x < 0 and y != int(y):
        return NAN
    magnitude = to_double(mp.exp(mpf(y) * mp.log(abs(mpf(x)))))
    return -magnitude if x < 0 and int(y) % 2 == 1 else magnitude


def xlogy_value(x, y):
    if math.isnan(x) or math.isnan(y):
        return NAN
    if x == 0:
        return 0.0
    if y < 0:
        return NAN
    if y == 0:
        return -INF if x > 0 else INF
    if math.isinf(y):
        return x * INF
    if math.isinf(x):
        return NAN if y == 1 else x * (1 if y > 1 else -1)
    return x * 0.0 if y == 1 else to_double(mpf(x) * mp.log(mpf(y)))


def log_ratio_value(p, q):
    """log p - log q as IEEE 754 has it at the ends."""
    if math.isnan(p) or math.isnan(q) or p < 0 or q < 0:
        return NAN
    if p == q:
        return NAN if p == 0 or math.isinf(p) else 0.0
    if p == 0 or math.isinf(q):
        return -INF
    if q == 0 or math.isinf(p):
        return INF
    return to_double(mp.log(mpf(p) / mpf(q)))


def ratio_pairs(rng):
    specials = [0.0, -0.0, INF, -INF, NAN, 1.0, -1.0, 0.5, 2.0, 3.0, 5e-324, 2.0**-1022, 1.7976931348623157e308, 2.0**-149]
    xs = [(p, q) for p in specials for q in specials]
    xs += [(10 ** rng.uniform(-300, 300), 10 ** rng.uniform(-300, 300)) for _ in range(100)]
    xs += [(10 ** rng.uniform(-44, 38), 10 ** rng.uniform(-44, 38)) for _ in range(100)]
    for _ in range(200):
        q = 10 ** rng.uniform(-30, 30)
        xs.append((q * (1 + rng.choice([-1, 1]) * 10 ** rng.uniform(-15, -0.1)), q))
    for _ in range(100):
        q = rng.uniform(0.5, 4)
        xs.append((q * 2 ** rng.uniform(-1.2, 1.2), q))
    return [tuple(map(to_single, pair)) if i % 2 else pair for i, pair in enumerate(xs)]


def pairs(rng, low, high):
    specials = [0.0, -0.0, INF, -INF, NAN, 1.0, -1.0, 0.5, 2.0, -2.0, 3.0, -3.0, 5e-324, 1e300]
    xs = [(x, y) for x in specials for y in specials]
    xs += [(rng.uniform(0, high), rng.uniform(low, high)) for _ in range(150)]
    xs += [(10 ** rng.uniform(-200, 200), rng.uniform(-2, 2)) for _ in range(100)]
    xs += [(rng.uniform(-high, 0), float(rng.randint(-20, 20))) for _ in range(50)]
    xs += [(1 + 10 ** rng.uniform(-12, -2), 10 ** rng.uniform(0, 4)) for _ in range(50)]
    return [tuple(map(to_single, pair)) if i % 2 else pair for i, pair in enumerate(xs)]


def as_json(x):
    if math.isnan(x):
        return '"NaN"'
    if math.isinf(x):
        return '"Infinity"' if x > 0 else '"-Infinity"'
    return re.sub(r"e([+-])0*", lambda sign: "e" + sign[1].strip("+"), json.dumps(float(x)))


def write(name, rows):
    lines = ",\n".join("    [" + ", ".join(map(as_json, row)) + "]" for row in rows)
    text = f'{{\n  "source": "mpmath 1.3.0, rounded to the nearest double; see generate.py",\n  "points": [\n{lines}\n  ]\n}}\n'
    (Path(__file__).parent / f"{name}.json").write_text(text)


if __name__ == "__main__":
    for name, (function, at_specials, ranges, extra) in UNARY.items():
        rng = random.Random(name)
        lowest = 0 if name in POSITIVE_ONLY else -30 if name in ("lgamma", "trigamma") else -INF
        xs = [x for x in points(rng, ranges, extra) if not x < lowest or x == -INF]
        write(name, [(x, unary_value(name, function, at_specials, x)) for x in xs])
    write("pow", [(x, y, pow_value(x, y)) for x, y in pairs(random.Random("pow"), -20, 20)])
    write("logRatio", [(p, q, log_ratio_value(p, q)) for p, q in ratio_pairs(random.Random("logRatio"))])
    write("xlogy", [(x, y, xlogy_value(x, y)) for x, y in pairs(random.Random("xlogy"), 0, 20)])
    # Between poles: near zeros, where the error is absolute.
    between = sorted(random.Random("poles").uniform(-6, 0) for _ in range(400))
    between = [x for x in between if abs(x - round(x)) > 0.05]
    for name in ("lgamma", "digamma", "tetragamma"):
        function = UNARY[name][0]
        write(f"{name}-between-poles", [(x, to_double(function(mpf(x)))) for x in between])

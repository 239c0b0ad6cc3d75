"""Prints the polynomials of src/math/gamma.ts: python3 gamma_coefficients.py, with mpmath 1.3.

Each is the interpolation at Chebyshev nodes, turned into powers of x − centre.
"""

from mpmath import mp, mpf

mp.dps = 80


def polynomial(f, low, high, terms):
    centre, half = (mpf(low) + high) / 2, (mpf(high) - low) / 2
    nodes = [mp.cos(mp.pi * (2 * k + 1) / (2 * terms)) * half for k in range(terms)]
    rows = mp.matrix([[node**j for j in range(terms)] for node in nodes])
    return mp.lu_solve(rows, mp.matrix([f(centre + node) for node in nodes]))


def log_gamma_rest(x):
    return mp.loggamma(x) / ((x - 1) * (x - 2))


ROOT = mp.findroot(mp.digamma, 1.46)


def digamma_rest(x):
    return mp.digamma(x) / (x - ROOT)


def show(name, coefficients):
    print(f"{name}: [{', '.join(repr(float(c)) for c in coefficients)}]")


if __name__ == "__main__":
    show("log Γ(x) / ((x − 1)(x − 2)) on [1, 2]", polynomial(log_gamma_rest, 1, 2, 22))
    show("log Γ(x) / ((x − 1)(x − 2)) on [2, 3]", polynomial(log_gamma_rest, 2, 3, 17))
    show("ψ(x) / (x − root) on [1, 2]", polynomial(digamma_rest, 1, 2, 22))
    high = float(ROOT)
    print(f"root: {high!r} + {float(ROOT - high)!r}")

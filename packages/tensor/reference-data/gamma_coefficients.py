"""Prints the polynomials of src/math/gamma.ts, in powers of x − centre: python3 gamma_coefficients.py, with mpmath 1.3."""

from fit import mp, mpf, show


def log_gamma_rest(x):
    return mp.loggamma(x) / ((x - 1) * (x - 2))


ROOT = mp.findroot(mp.digamma, 1.46)


def digamma_rest(x):
    return mp.digamma(x) / (x - ROOT)


def show_around(name, f, centre, degree):
    # By a hair more than ½: at the ends the quotients are 0 / 0.
    reach = mpf("0.5") + mpf(10) ** -20
    show(name, lambda r: f(centre + r), lambda r: 1 / f(centre + r), -reach, reach, float64=degree)


if __name__ == "__main__":
    show_around("logGammaRest", log_gamma_rest, mpf("1.5"), 21)
    show_around("logGammaRestAbove", log_gamma_rest, mpf("2.5"), 16)
    show_around("digammaRest", digamma_rest, mpf("1.5"), 21)
    high = float(ROOT)
    print(f"digammaRoot: {high!r} + {float(ROOT - high)!r}")

"""Measures of information as NumPy, SciPy or scikit-learn compute them; the argument says which."""

import importlib
import sys

import numpy

from serve import load, serve

library = sys.argv[1]


def numpy_entropy(p):
    return -(p * numpy.log(p)).sum()


def numpy_divergence(p, q):
    return (p * numpy.log(p / q)).sum()


def scipy_entropy(p, q=None):
    # Divides by the sum, which its inputs have as 1 already; it has no way without.
    from scipy.stats import entropy

    return entropy(p, q)


def scipy_divergence(p, q):
    from scipy.special import rel_entr

    return rel_entr(p, q).sum()


def sklearn_information(x, y):
    from sklearn.metrics import mutual_info_score

    return mutual_info_score(x, y)


MEASURES = {
    "numpy": {"entropy": numpy_entropy, "klDivergence": numpy_divergence},
    "scipy": {"entropy": scipy_entropy, "klDivergence": scipy_divergence},
    "sklearn": {"mutualInformationFromLabels": sklearn_information},
}[library]


def prepare(task, inputs):
    measure = MEASURES.get(task.get("measure"))
    arrays = [load(file) for file in inputs]
    return measure and (lambda: [measure(*arrays)])


serve(
    details={"version": importlib.import_module(library).__version__, "numpy": numpy.__version__},
    prepare=prepare,
    read=lambda outputs: outputs,
    absent=f"{library} has no such measure here",
)

"""Writes print.json, what NumPy shows for some arrays: python3 print.py, with numpy 2.4."""

import json
from pathlib import Path

import numpy as np

NAN, INF = np.nan, np.inf
CASES = [
    ([1.5, 2, 3], "float32"),
    ([[1, 2], [3, 4]], "float32"),
    (5, "float64"),
    (0.1, "float32"),
    ([0.1, 0.2, 1 / 3], "float32"),
    ([0.1, 0.2, 1 / 3], "float64"),
    ([1, 10, 100], "int32"),
    ([-1, 10, -100], "int32"),
    ([True, False], "bool"),
    ([True, True], "bool"),
    ([[1e-5, 1], [2, 3]], "float64"),
    ([1e8, 1], "float64"),
    ([123456789.0], "float32"),
    ([1000.5, 0.5], "float64"),
    ([1000.5, 1.5], "float64"),
    ([999.5, 1.25], "float64"),
    ([1e100, 1], "float64"),
    ([1.5e-300, -2.25e10], "float64"),
    ([np.pi, np.e, -np.sqrt(2)], "float64"),
    ([np.pi, np.e, -np.sqrt(2)], "float32"),
    ([np.pi * 1e10, 1], "float64"),
    ([NAN, 1.5], "float64"),
    ([INF, -INF, 1], "float64"),
    ([INF, NAN], "float32"),
    ([-INF], "float64"),
    ([NAN, 1e-10, 123.456], "float64"),
    ([0.0, -0.0], "float64"),
    ([0, 0], "float32"),
    ([0.30000000000000004, 0.3], "float64"),
    ([99.999999999, 1], "float64"),
    ([16777216, 0.5], "float32"),
    ([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "float32"),
    ([[[[1]], [[2]]], [[[3]], [[4]]]], "int32"),
    (list(range(30)), "int32"),
    (list(range(40)), "float32"),
    ([[i + 0.5 + j / 7 for i in range(12)] for j in range(3)], "float64"),
    ([i / 7 for i in range(10)], "float64"),
    (list(range(1001)), "int32"),
    ([[100 * i + j for j in range(100)] for i in range(11)], "int32"),
    ([[[i * j * k / 2 for k in range(20)] for j in range(8)] for i in range(7)], "float64"),
    ([[i + j for j in range(3)] for i in range(400)], "float32"),
    ([0.5] * 3 + [12345.678] * 1000 + [0.25] * 3, "float32"),
]


def as_json(x):
    return [as_json(y) for y in x] if isinstance(x, list) else x if np.isfinite(x) else str(x)


if __name__ == "__main__":
    cases = []
    for values, dtype in CASES:
        array = np.array(values, dtype=dtype)
        text = np.array2string(array, separator=", ", prefix="tensor(", suffix=",")
        flat = [as_json(x) for x in array.ravel().tolist()]
        cases.append({"values": flat, "shape": list(array.shape), "dtype": dtype, "text": text})
    body = ",\n".join("    " + json.dumps(case) for case in cases)
    Path(__file__).with_name("print.json").write_text(
        f'{{\n  "source": "numpy {np.__version__}, array2string; see print.py",\n  "cases": [\n{body}\n  ]\n}}\n'
    )

"""The numbers of `facts.json` again: where the surfaces are level and how curved there, and how fast rules converge.

    python tests/data/reference/facts.py --check   works them out anew and compares, to 1e-12
    python tests/data/reference/facts.py --write   writes them anew; names, sources and published values stay

By mpmath at 60 digits, derivatives by its own differences: nothing here knows the library's formulas but the values.
Public formulas and what follows from them; licence: as the rest of the project, MIT OR Apache-2.0.
"""
import copy
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from mpmath import cos, diff, e, eigsy, exp, lu_solve, matrix, mp, mpf, pi, sqrt  # noqa: E402

import files  # noqa: E402
import surfaces  # noqa: E402

TOLERANCE = 1e-12
DIGITS = 60


class Digits:
    """The functions of `surfaces` at as many digits as mpmath has."""

    cos, sin, exp, log1p, pi = mp.cos, mp.sin, mp.exp, mp.log1p, pi


def beale(x, y):
    return (mpf("1.5") - x + x * y) ** 2 + (mpf("2.25") - x + x * y**2) ** 2 + (mpf("2.625") - x + x * y**3) ** 2


def three_hump_camel(x, y):
    return 2 * x**2 - mpf("1.05") * x**4 + x**6 / 6 + x * y + y**2


def ackley(x, y):
    return (
        -20 * exp(-mpf("0.2") * sqrt((x**2 + y**2) / 2)) - exp((cos(2 * pi * x) + cos(2 * pi * y)) / 2) + e + 20
    )


def goldstein_price(x, y):
    one = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)
    other = 30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)
    return one * other


def matyas(x, y):
    return mpf("0.26") * (x**2 + y**2) - mpf("0.48") * x * y


def least_squares(x, y):
    """Mean square over the rows that the logistic loss has, y = ±1 as a number."""
    rows = surfaces.data64()
    return sum((x * x1 + y * x2 - label) ** 2 for x1, x2, label in rows) / len(rows)


def value_of(name):
    """A surface as a function of two numbers."""
    if name in globals():
        return globals()[name]
    surface = surfaces.quadratic(25.0, 0.0) if name == "quadratic" else getattr(surfaces, name)()
    return lambda x, y: surface.value(Digits, x, y)


def curvature(value, w):
    mixed = diff(value, w, (1, 1))
    return matrix([[diff(value, w, (2, 0)), mixed], [mixed, diff(value, w, (0, 2))]])


def level_point(name, point):
    """The point near the stored one where the gradient is zero, its value and the eigenvalues of the Hessian there."""
    value, w = value_of(name), [mpf(number) for number in point["w"]]
    found = copy.deepcopy(point)
    # Ackley's minimum is a tip.
    if name != "ackley":
        for _ in range(6):
            slope = matrix([diff(value, w, (1, 0)), diff(value, w, (0, 1))])
            step = lu_solve(curvature(value, w), slope)
            w = [w[0] - step[0], w[1] - step[1]]
    found["w"], found["value"] = [float(number) for number in w], float(value(*w))
    if "hessian_eigenvalues" in point:
        found["hessian_eigenvalues"] = [float(number) for number in eigsy(curvature(value, w), eigvals_only=True)]
    return found


def errors(kappa, eta, alpha, steps, ahead):
    """The distance from the minimum of (u² + κv²)/2 after each of `steps`, from (1, 1)."""
    kept, found = {}, [(mpf(1), mpf(0)), (mpf(1), mpf(0))]
    for t in range(1, max(steps) + 1):
        for at, slope in enumerate((mpf(1), mpf(kappa))):
            w, h = found[at]
            h = alpha * h + eta * slope * (w - alpha * h if ahead else w)
            found[at] = w - h, h
        if t in steps:
            kept[t] = sqrt(found[0][0] ** 2 + found[1][0] ** 2)
    return kept


def rate(kappa, eta, alpha, steps, ahead):
    """The factor of a step, over the second half of the path."""
    error = errors(kappa, eta, alpha, (steps // 2, steps), ahead)
    return (error[steps] / error[steps // 2]) ** (mpf(2) / steps)


def convergence(fact):
    """One fact with its numbers worked out."""
    found, kappa, root = dict(fact), mpf(fact["kappa"]), sqrt(mpf(fact["kappa"]))
    told, ahead = fact["fact"], "Nesterov" in fact["fact"]
    if "eta=2/(lmin+lmax)" in told:
        eta = 2 / (1 + kappa)
        found |= {"eta": eta, "predicted": (kappa - 1) / (kappa + 1), "measured": rate(kappa, eta, 0, 100, False)}
    elif "momentum, eta=4/" in told:
        eta, alpha, steps = 4 / (1 + root) ** 2, ((root - 1) / (root + 1)) ** 2, fact["T"]
        measured = rate(kappa, eta, alpha, steps, False)
        found |= {"eta": eta, "alpha": alpha, "predicted": sqrt(alpha), "measured_rate": measured}
        found["measured_rate_after_removing_factor_t"] = measured / mpf(2) ** (mpf(2) / steps)
    elif "eta=1/lmax" in told:
        alpha = (root - 1) / (root + 1)
        found |= {"predicted": 1 - 1 / root, "measured_rate": rate(kappa, 1 / kappa, alpha, 4000, True)}
    else:
        alpha = mpf(fact.get("alpha", 0))
        limit = 2 * (1 + alpha) / kappa / (1 + 2 * alpha if ahead else 1)
        key = next(key for key in fact if key.startswith("error_after_"))
        steps = int(key.removeprefix("error_after_"))
        error = errors(kappa, limit * mpf(fact["eta_over_limit"]), alpha, (steps,), ahead)[steps]
        # It is farther off than it started.
        found |= {key: error, "diverges": bool(error > sqrt(2))}
    return {key: float(number) if isinstance(number, mpf) else number for key, number in found.items()}


def stored():
    return json.loads((HERE / "facts.json").read_text())


def again(facts):
    with mp.workdps(DIGITS):
        return {
            "minima": {name: [level_point(name, point) for point in points] for name, points in facts["minima"].items()},
            "convergence": [convergence(fact) for fact in facts["convergence"]],
        }


def differing(found, told, where):
    """The places where two values that JSON can hold are not the same."""
    if isinstance(told, dict):
        return [fault for key in told for fault in differing(found[key], told[key], f"{where} {key}")]
    if isinstance(told, list):
        return [fault for at, one in enumerate(told) for fault in differing(found[at], one, f"{where} {at}")]
    if isinstance(told, float):
        # Errors of a path span hundreds of powers of ten, and were told in float64.
        near = 1e-9 * abs(told) if "error_after" in where else TOLERANCE * max(1, abs(told))
        return [] if abs(found - told) <= near else [f"facts.json:{where} {told!r}, found {found!r}"]
    return [] if found == told else [f"facts.json:{where} {told!r}, found {found!r}"]


def write():
    (HERE / "facts.json").write_text(json.dumps(again(stored()), indent=0) + "\n")


def check():
    told = stored()
    return differing(again(told), told, "")


if __name__ == "__main__":
    files.run(__doc__, write, check)

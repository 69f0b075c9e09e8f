"""The surfaces of the trajectories' scripts: value for any number type, gradient by hand. Not run by itself.

The formulas are those of `src/landscape`, written once more, so that two hands have written each. `ops` gives cos, sin,
exp and log1p for the numbers in use: `math`, `numpy`, `jax.numpy`, `torch` or `mpmath.mp`.
"""
import csv
from pathlib import Path

ROWS = Path(__file__).parent / "reference" / "data64.csv"


class Surface:
    """A function of a point, and its spelling in a scene."""

    def __init__(self, scene, value, gradient):
        self.scene, self.value, self.gradient = scene, value, gradient


def quadratic(kappa, angle):
    def axes(ops, x, y):
        # As numbers of the kind in use: an mpmath cosine is not a float's.
        c, s = ops.cos(angle + 0 * x), ops.sin(angle + 0 * x)
        return c, s, c * x + s * y, c * y - s * x

    def value(ops, x, y, batch=None):
        _, _, u, v = axes(ops, x, y)
        return (u * u + kappa * (v * v)) / 2

    def gradient(ops, x, y, batch=None):
        c, s, u, v = axes(ops, x, y)
        return c * u - s * (kappa * v), s * u + c * (kappa * v)

    return Surface(f"Quadratic(kappa: {kappa!r}, angle: {angle!r})", value, gradient)


def rosenbrock():
    def value(ops, x, y, batch=None):
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2

    def gradient(ops, x, y, batch=None):
        wall = y - x * x
        return -2 * (1 - x) - 400 * x * wall, 200 * wall

    return Surface("Rosenbrock()", value, gradient)


def himmelblau():
    def value(ops, x, y, batch=None):
        return (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2

    def gradient(ops, x, y, batch=None):
        p, q = x * x + y - 11, x + y * y - 7
        return 4 * x * p + 2 * q, 2 * p + 4 * y * q

    return Surface("Himmelblau", value, gradient)


def booth():
    def value(ops, x, y, batch=None):
        return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

    def gradient(ops, x, y, batch=None):
        p, q = x + 2 * y - 7, 2 * x + y - 5
        return 2 * p + 4 * q, 4 * p + 2 * q

    return Surface("Booth", value, gradient)


def styblinski_tang():
    def value(ops, x, y, batch=None):
        return (x * x * x * x - 16 * (x * x) + 5 * x + y * y * y * y - 16 * (y * y) + 5 * y) / 2

    def gradient(ops, x, y, batch=None):
        return 2 * (x * x * x) - 16 * x + 2.5, 2 * (y * y * y) - 16 * y + 2.5

    return Surface("StyblinskiTang", value, gradient)


def rastrigin():
    def turn(ops, t):
        return 2 * ops.pi * t

    def value(ops, x, y, batch=None):
        return 20 + x * x - 10 * ops.cos(turn(ops, x)) + y * y - 10 * ops.cos(turn(ops, y))

    def gradient(ops, x, y, batch=None):
        return tuple(2 * t + 20 * ops.pi * ops.sin(turn(ops, t)) for t in (x, y))

    return Surface("Rastrigin", value, gradient)


def saddle():
    def value(ops, x, y, batch=None):
        return x * x - y * y

    def gradient(ops, x, y, batch=None):
        return 2 * x, -2 * y

    return Surface("Saddle", value, gradient)


def data64():
    """The 64 rows (x1, x2, y)."""
    with ROWS.open(newline="") as file:
        return [(float(row["x1"]), float(row["x2"]), float(row["y"])) for row in csv.DictReader(file)]


def logistic():
    """Mean of ln(1 + exp(−y·(w1·x1 + w2·x2))) over the rows of a batch; over all of them without one."""
    rows = data64()

    def chosen(batch):
        return rows if batch is None else [rows[i] for i in batch]

    def value(ops, x, y, batch=None):
        if hasattr(ops, "array_of"):
            x1, x2, label = (ops.array_of([row[k] for row in rows]) for k in range(3))
            if batch is not None:
                x1, x2, label = x1[batch], x2[batch], label[batch]
            return ops.log1p(ops.exp(-label * (x * x1 + y * x2))).mean()
        losses = [ops.log1p(ops.exp(-label * (x * x1 + y * x2))) for x1, x2, label in chosen(batch)]
        return sum(losses[1:], losses[0]) / len(losses)

    def gradient(ops, x, y, batch=None):
        gx, gy, of = 0 * x, 0 * y, chosen(batch)
        for x1, x2, label in of:
            slope = -label / (1 + ops.exp(label * (x * x1 + y * x2)))
            gx, gy = gx + slope * x1, gy + slope * x2
        return gx / len(of), gy / len(of)

    return Surface('Logistic(File("data64.csv"))', value, gradient)

"""Prints maths.csv, the table that tests/maths.rs holds losscape::maths against.

    pip install mpmath==1.3.0 && python tests/data/maths.py > tests/data/maths.csv

Licence of the numbers: as the rest of the project, MIT OR Apache-2.0.

Columns: the function, its argument, the f64 nearest to the true value, and how far the true value lies from that f64
in units of the f64's last place. Arguments are exact f64 in shortest decimal form; the truth is taken at 4,000 bits.
"""
import math
import random
from pathlib import Path

from mpmath import cos, exp, inf, isinf, ln, mp, mpf, pi, sin

PRECISION = 4000

FUNCTIONS = {
    "exp": exp,
    "ln": ln,
    "ln_1p": lambda x: ln(1 + x),
    "sin": sin,
    "cos": cos,
    "sin_turns": lambda t: sin(2 * pi * t),
    "cos_turns": lambda t: cos(2 * pi * t),
}


def near(x, steps=2):
    """x and its neighbours."""
    down, up, found = x, x, [x]
    for _ in range(steps):
        down, up = math.nextafter(down, -math.inf), math.nextafter(up, math.inf)
        found += [down, up]
    return found


def uniform(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def magnitudes(low, high, count):
    """Powers of ten between two exponents, of both signs."""
    return [random.choice((-1, 1)) * 10 ** random.uniform(low, high) for _ in range(count)]


def arguments():
    # Where a reduction changes its count: halves of ln 2; where the result leaves the normal numbers.
    hard = [float(mp.log(2) * k / 2) for k in (-2049, -2044, -101, -3, -1, 1, 3, 5, 101, 1023, 2047)]
    hard += [709.782712893384, -708.3964185322641, -744.4400719213812, -745.1332191019411, 1.0, -1.0, 0.0]
    yield "exp", [y for x in hard for y in near(x, 1)] + uniform(-745, 709, 60) + uniform(-2, 2, 40) + magnitudes(-18, 0, 20)

    hard = [1.0, 2.0, 0.5, math.sqrt(0.5), math.sqrt(2), math.e, 5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308]
    positive = [abs(x) for x in magnitudes(-307, 308, 60)] + uniform(0.5, 2, 60) + uniform(0.99, 1.01, 30)
    yield "ln", [y for x in hard for y in near(x) if 0 < y < math.inf] + positive
    yield "ln_1p", [abs(x) for x in magnitudes(-20, 3, 80)] + [abs(x) for x in magnitudes(0, 300, 20)] + uniform(-0.999, 1, 60)

    # Multiples of a quarter of pi, where one of the two vanishes or the reduction changes its count, and the worst
    # argument below 1e4 by continued fractions of 2/pi.
    quarters = [1, 2, 3, 4, 5, 7, 8, 355, 710, 1000, 6366, 12732]
    radians = [y for k in quarters for y in near(float(pi * k / 4))] + [355.0, 710.0, 1e4, 0.0]
    radians += uniform(-1e4, 1e4, 60) + uniform(-7, 7, 60) + magnitudes(-20, 0, 15)
    yield "sin", radians
    yield "cos", radians
    # 1,647,098 is the last the reduction takes.
    yield "sin", uniform(-1.6e6, 1.6e6, 15)
    yield "cos", uniform(-1.6e6, 1.6e6, 15)

    turns = [y for k in range(1, 17) for y in near(k / 8)] + uniform(-6, 6, 60) + uniform(-1e4, 1e4, 30)
    turns += [0.0, 1e15 + 0.125, 4503599627370495.5, 2.0**52, 2.0**53, 1e300] + magnitudes(-20, 0, 15)
    yield "sin_turns", turns
    yield "cos_turns", turns


def row(name, x):
    truth = FUNCTIONS[name](mpf(x))
    nearest = float(truth)
    if math.isinf(nearest) or nearest == 0:
        return f"{name},{x!r},{nearest!r},0.0"
    return f"{name},{x!r},{nearest!r},{float((truth - mpf(nearest)) / mpf(math.ulp(nearest))):.4f}"


def made():
    random.seed(1)
    lines = ["# Written by `python tests/data/maths.py > tests/data/maths.csv` (mpmath 1.3.0); see there."]
    lines.append("function,x,nearest,rest_ulp")
    # Not for all who import this: the precision is mpmath's own, of the whole program.
    with mp.workprec(PRECISION):
        lines += [row(name, x) for name, xs in arguments() for x in xs]
    yield Path(__file__).with_suffix(".csv"), "".join(line + "\n" for line in lines).encode()


if __name__ == "__main__":
    for _, content in made():
        print(content.decode(), end="")

"""Writes lecture_regression.csv beside it: 300 rows of a regression on two features, after the lecture's notebook.

    pip install -r tests/data/requirements.txt && python assets/data/lecture_regression.py

From numpy's legacy generator with seed 100, in this order: w ~ N(0, 1)², x ~ U(−5, 5)², noise ~ N(0, 1); the second
feature times 4, y = w·x + noise. Drawn next, w⁰ ~ U(−10, 10)² is the start (−6.21003121, −1.21868361) of
`src/landscape/data.rs`. With these numbers the recipe of the public seminar notebook (`esokolov/ml-course-hse`,
sem03-gd) gives the pictures of slides 12, 13, 22 and 23.

A recipe and numbers drawn by it: no rights are claimed; licence: as the rest of the project, MIT OR Apache-2.0.
"""
from fractions import Fraction
from pathlib import Path

import numpy as np

COUNT = 300


def made():
    random = np.random.RandomState(100)
    weights = random.randn(2)
    features = random.uniform(-5, 5, (COUNT, 2)) * [1, 4]
    noise = random.randn(COUNT)
    # x1·w1 + x2·w2 as a processor with fused multiplication rounds it, on every processor: x2·w2, then the rest at once.
    fused = [float(Fraction(x1) * Fraction(weights[0]) + Fraction(x2 * weights[1])) for x1, x2 in features]
    answers = fused + noise
    lines = ["x1,x2,y"]
    lines += [f"{x1:.17g},{x2:.17g},{y:.17g}" for (x1, x2), y in zip(features, answers)]
    yield Path(__file__).with_suffix(".csv"), "".join(line + "\n" for line in lines).encode()


if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)

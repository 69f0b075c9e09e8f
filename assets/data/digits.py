"""Writes digits.csv beside it: 1,797 handwritten digits as scikit-learn's package ships them, one line each.

    pip install -r tests/data/requirements.txt && python assets/data/digits.py

Columns: number, label, split (0 training, 1 validation), the 64 pixels of 0 to 16 as digits of base 17. The 360 of
validation are the last of a permutation by numpy's `default_rng(11)`.

Source: "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998,
https://doi.org/10.24432/C50P49, its test part; licence CC BY 4.0, of the changed file too.
"""
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

VALIDATION = 360


def made():
    images, labels = load_digits(return_X_y=True)
    kept = set(np.random.default_rng(11).permutation(len(labels))[-VALIDATION:].tolist())
    lines = ["index,label,split,pixels"]
    for index, (image, label) in enumerate(zip(images, labels)):
        pixels = "".join("0123456789abcdefg"[int(pixel)] for pixel in image)
        lines.append(f"{index},{label},{int(index in kept)},{pixels}")
    yield Path(__file__).with_suffix(".csv"), "".join(line + "\n" for line in lines).encode()


if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)

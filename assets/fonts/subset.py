"""Cuts the Noto fonts down to what losscape shows, beside this file.

    pip install -r tests/data/requirements.txt && python assets/fonts/subset.py <folder of the whole files>

The whole files are those of Debian's fonts-noto-core and fonts-noto-extra 20201225, checked by their sums. The files made
carry the date of the whole ones: the same bytes whenever they are made.
Copyright Google and the Noto project authors, SIL Open Font License 1.1, which also covers the cut-down files.

A character stays in the first font that has it and in no other. That is how the program looks for it, and renderers
that set a whole text in the fallback font as soon as that has all its characters would otherwise take digits beside
a sign from the symbols' font.
"""

import hashlib
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

KEPT = """
    0020-007E 00A0-017F 0192 0218-021B 02B0-02B8 02C6 02DA 02DC 02E1-02E3 0300-0304 0307 0308 030A 030C 0370-03FF
    0400-045F 0490 0491 1D2C-1D6A 1D9C 1DA0 1DBB 2000-206F 2070-209F 20AC 20BD 20D7 2100-214F 2150-215F 2190-21FF
    2200-22FF 2300-2311 2329 232A 23CE 23E9-23FA 2460-2473 25A0-25FF 2600-2606 2699 2713-2718 27C0-27EF 2A00-2AFF
    2C7C
"""
CHAIN = [["NotoSans-Regular", "NotoSans-SemiBold"], ["NotoSansMath-Regular"], ["NotoSansSymbols2-Regular"]]
SUMS = {
    "NotoSans-Regular": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    "NotoSans-SemiBold": "68543590a7c3185d69ad16664c46df28832beeb72621d2470e86b04099eb4efb",
    "NotoSansMath-Regular": "8242bd1e55368b27e32455260754cf9aa58f3ad7ea80664b66c21f1b09910d6c",
    "NotoSansSymbols2-Regular": "876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688",
}


def cut(whole, wanted):
    """A font with the wanted characters, and which of them it has."""
    # The date of a file's last change stays that of the whole file's: the same bytes at any time.
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=["ccmp", "mark", "mkmk"], name_IDs=["*"])
    options.drop_tables += ["MATH", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    smaller = io.BytesIO()
    font.save(smaller)
    return smaller.getvalue(), set(font.getBestCmap())


def made(folder):
    ends = [part.split("-") for part in KEPT.split()]
    wanted = {code for pair in ends for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)}
    for names in CHAIN:
        found = set()
        for name in names:
            whole = (Path(folder) / f"{name}.ttf").read_bytes()
            assert hashlib.sha256(whole).hexdigest() == SUMS[name], f"{name}.ttf is of another version"
            content, has = cut(whole, wanted)
            found |= has
            yield Path(__file__).parent / f"{name}.ttf", content
        wanted -= found


if __name__ == "__main__":
    for path, content in made(sys.argv[1]):
        path.write_bytes(content)

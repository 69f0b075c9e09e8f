"""Cuts the Noto fonts down to what losscape shows: python3 subset.py <folder of the whole files>, beside this file.

A character stays in the first font that has it and in no other. That is how the program looks for it, and renderers
that set a whole text in the fallback font as soon as that has all its characters would otherwise take digits beside
a sign from the symbols' font.
"""

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

ends = [part.split("-") for part in KEPT.split()]
wanted = {code for pair in ends for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)}
folder = Path(sys.argv[1])
for names in CHAIN:
    found = set()
    for name in names:
        font = TTFont(folder / f"{name}.ttf")
        options = subset.Options(hinting=False, layout_features=["ccmp", "mark", "mkmk"], name_IDs=["*"])
        options.drop_tables += ["MATH", "DSIG"]
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        font.save(Path(__file__).parent / f"{name}.ttf")
        found |= set(font.getBestCmap())
    wanted -= found

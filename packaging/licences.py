#!/usr/bin/env python3
"""Collects the licences of everything a package contains into one text: our own, of the fonts and data, and of every
crate that is compiled into the program, from the crates' own files.

Usage: packaging/licences.py TARGET OUTPUT        (TARGET as rustc names it: x86_64-unknown-linux-gnu)
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEATURES = "packaging,accesskit"
NAMES = ("licen", "copying", "notice", "copyright", "unlicense", "ofl")
# Where a crate may be had under one of several licences, the first of these.
CHOSEN = ("mit", "bsd", "zlib", "apache")
# The terms alone: what stands after them may name who holds the copyright.
APACHE = re.compile(r"[ \t]*Apache License\s+Version 2\.0, January 2004.*?END OF TERMS AND CONDITIONS", re.DOTALL)
WHERE = "[Apache License, Version 2.0: in LICENSE-APACHE, on Debian in /usr/share/common-licenses/Apache-2.0]"


def cargo(command, target_option, target, *more):
    done = subprocess.run(["cargo", command, "--locked", "--features", FEATURES, target_option, target, *more],
                          cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def compiled_in(target):
    """Packages that the program links, without those of tests, build scripts and macros.

    Which they are only `cargo tree` says: `cargo metadata` also lists what optional features of others would bring.
    """
    edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]
    linked = {tuple(line.split()[:2]) for line in cargo("tree", "--target", target, *edges).splitlines() if line}
    found = json.loads(cargo("metadata", "--filter-platform", target, "--format-version", "1"))["packages"]
    packages = {(package["name"], f"v{package['version']}"): package for package in found}
    return [packages[one] for one in sorted(linked) if one[0] != "losscape"]


def letters(text):
    """What two copies of a licence share, whatever their lines, quotes and links."""
    return re.sub(r"[^a-z]", "", text.lower().replace("https", "http"))


def without_apache(text):
    """A text without the terms, which are in every package once; a copy with other words stays."""
    ours = letters(APACHE.search((ROOT / "LICENSE-APACHE").read_text(encoding="utf-8"))[0])
    return APACHE.sub(lambda found: WHERE if letters(found[0]) == ours else found[0], text)


def texts(package):
    """The licence files in a crate's folder, in the order of their names; of a choice those of one licence."""
    folder = Path(package["manifest_path"]).parent
    files = [path for path in folder.iterdir() if path.is_file() and path.name.lower().startswith(NAMES)]
    if package["license_file"]:
        files.append(folder / package["license_file"])
    files = sorted(set(path.resolve() for path in files if path.exists()))
    licence = package["license"] or ""
    if re.search(" OR |/", licence) and " AND " not in licence:
        of = [[path for path in files if name in path.name.lower()] for name in CHOSEN]
        files = next(filter(None, of), files)
    return [without_apache(path.read_text(encoding="utf-8", errors="replace")).strip() for path in files]


def main(target, output):
    lines = ["losscape is MIT or Apache 2.0, as you like.\n"]
    lines += [(ROOT / "LICENSE-MIT").read_text(encoding="utf-8"), WHERE + "\n"]
    lines.append("=" * 80 + "\nFonts: Noto Sans, Noto Sans Math, Noto Sans Symbols 2, copyright the Noto project authors\n")
    lines.append((ROOT / "assets/fonts/OFL.txt").read_text(encoding="utf-8"))
    lines.append("=" * 80 + "\nData: Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI Machine Learning\n"
                 "Repository, 1998, https://doi.org/10.24432/C50P49, licence CC BY 4.0, changed as README.md says\n")
    crates, known, missing = compiled_in(target), {}, []
    for package in crates:
        name = f"{package['name']} {package['version']}"
        found = texts(package)
        if not found:
            missing.append(f"{name}: {package['license']}")
        for text in found:
            known.setdefault(text, []).append(f"{name} ({package['license']})")
    for text, names in sorted(known.items(), key=lambda item: item[1]):
        lines.append("=" * 80 + "\n" + "\n".join(names) + "\n\n" + text + "\n")
    if missing:
        lines.append("=" * 80 + "\nCrates whose archives hold no licence file, and the licence they name\n\n" + "\n".join(missing) + "\n")
    Path(output).write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(crates)} crates, {len(known)} texts, {len(missing)} without a file: {output}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

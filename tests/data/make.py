"""All data that are made by scripts, by one command.

    pip install -r tests/data/requirements.txt
    python tests/data/make.py --check [--fonts FOLDER] [NAME ...]   compares what is stored with what is made
    python tests/data/make.py --write [--fonts FOLDER] [NAME ...]   writes it anew

Without names all of these, the fonts only with the folder of the whole files:

    digits lecture_regression maths formulas fonts   whole files, byte for byte
    facts reference net frameworks                   numbers, to the tolerance stored beside them

What numbers are stored is not written anew without need: another processor rounds their last digits otherwise.
Licence: as the rest of the project, MIT OR Apache-2.0; each script names the source of what it makes.
"""
import argparse
import importlib.util
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))
# No folders of compiled scripts among the data.
sys.dont_write_bytecode = True

import files  # noqa: E402

WHOLE = {
    "digits": ROOT / "assets/data/digits.py",
    "lecture_regression": ROOT / "assets/data/lecture_regression.py",
    "maths": HERE / "maths.py",
    "formulas": ROOT / "assets/formulas/make.py",
    "fonts": ROOT / "assets/fonts/subset.py",
}
NUMBERS = {
    "facts": HERE / "reference/facts.py",
    "reference": HERE / "reference/make.py",
    "net": HERE / "net/make.py",
    "frameworks": HERE / "frameworks/make.py",
}


def script(name, path):
    """A script as a module; three of them are called make.py."""
    spec = importlib.util.spec_from_file_location(f"make_{name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faults_of(name, writing, fonts):
    """What is wrong with the data of that name; written anew nothing is."""
    if name in NUMBERS:
        module = script(name, NUMBERS[name])
        return module.write() or [] if writing else module.check()
    module = script(name, WHOLE[name])
    made = list(module.made(fonts) if name == "fonts" else module.made())
    return files.write_all(made) or [] if writing else files.differing(made)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = words.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="compare what is stored with what is made")
    what.add_argument("--write", action="store_true", help="write it anew")
    words.add_argument("--fonts", metavar="FOLDER", help="where the whole font files are")
    words.add_argument("names", nargs="*", metavar="NAME", help="which data")
    told = words.parse_args()
    every = [*WHOLE, *NUMBERS]
    unknown = [name for name in told.names if name not in every]
    if unknown:
        words.error(f"no data called {', '.join(unknown)}; there are {', '.join(every)}")
    if "fonts" in told.names and not told.fonts:
        words.error("fonts: say where the whole files are, with --fonts FOLDER")
    failed = False
    for name in told.names or every:
        if name == "fonts" and not told.fonts:
            print("fonts: left out, without --fonts FOLDER", flush=True)
            continue
        begun = time.monotonic()
        faults = faults_of(name, told.write, told.fonts)
        for fault in faults:
            print(f"{name}: {fault}")
        state = f"{len(faults)} faults" if faults else "written" if told.write else "as stored"
        print(f"{name}: {state}, {time.monotonic() - begun:.0f} s", flush=True)
        failed |= bool(faults)
    sys.exit(failed)


if __name__ == "__main__":
    main()

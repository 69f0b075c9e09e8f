"""Tables of paths, and the two words every script of data understands. Not run by itself."""
import argparse
import csv
import sys


def write_rows(path, rows):
    """A table of (run, step, w1, w2, q), floats in the shortest form that reads back the same."""
    with path.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["run", "step", "w1", "w2", "q"])
        table.writerows([run, t, *map(repr, numbers)] for run, t, *numbers in rows)


def read_rows(path):
    with path.open(newline="") as file:
        return [
            (row["run"], int(row["step"]), float(row["w1"]), float(row["w2"]), float(row["q"]))
            for row in csv.DictReader(file)
        ]


def differing(made):
    """The faults of files that are made whole: `made` are pairs of a path and the bytes it has to hold."""
    return [f"{path.name} is another" for path, content in made if not path.exists() or path.read_bytes() != content]


def write_all(made):
    for path, content in made:
        path.write_bytes(content)


def run(about, write, check):
    """`--write` or `--check`, the latter with exit code 1 where there are faults."""
    words = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = words.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="compare what is stored with what is made")
    what.add_argument("--write", action="store_true", help="write it anew")
    if words.parse_args().write:
        write()
        return
    faults = check()
    print("\n".join(faults) or "all is as it is stored")
    sys.exit(bool(faults))

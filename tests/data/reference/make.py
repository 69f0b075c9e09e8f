"""The 173 reference paths again, from `manifest.json` (what to run), `order.csv` and `data64.csv` (what to run it on).

    python tests/data/reference/make.py --check   walks them by optax, by torch, by formulas in float64 and at 40 digits,
                                                  and compares each with the stored rows, to the run's own tolerance
    python tests/data/reference/make.py --write   writes the tables anew, by optax

Versions: tests/data/requirements.txt. The surfaces and rules are public formulas, the 64 rows synthetic; licence: as the
rest of the project, MIT OR Apache-2.0.
"""
import csv
import json
import math
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import optax  # noqa: E402
import torch  # noqa: E402

import files  # noqa: E402
import formulas  # noqa: E402
import paths  # noqa: E402
import surfaces  # noqa: E402


def surface_of(run):
    if run["function"] == "quadratic":
        return surfaces.quadratic(run["params"]["kappa"], run["params"]["theta"])
    return getattr(surfaces, run["function"])()


def seen_nesterov(alpha):
    """w of the look-ahead point θ and the trace h: w = θ + αh."""
    return lambda w, state: w + alpha * state[1].trace


def optax_of(run):
    """The transformation whose path is recorded, and what of it is."""
    hyper = run["hyper"]
    eta, power = hyper["eta"], hyper.get("p", 0.0)
    # optax counts from 0.
    falling = (lambda count: eta / (count + 1.0) ** power) if power else eta
    inside = optax.scale_by_schedule(lambda count: eta)
    name = run["optimizer"]
    if name == "momentum":
        return dict(transformation=optax.chain(inside, optax.trace(hyper["alpha"]), optax.scale(-1.0)))
    if name == "nesterov":
        chain = optax.chain(inside, optax.trace(hyper["alpha"], nesterov=True), optax.scale(-1.0))
        return dict(transformation=chain, seen=seen_nesterov(hyper["alpha"]))
    if name == "adagrad":
        return dict(transformation=optax.adagrad(eta, initial_accumulator_value=0.0, eps=hyper["eps"]))
    if name == "rmsprop":
        return dict(
            transformation=optax.rmsprop(
                eta, decay=hyper["alpha"], eps=hyper["eps"], initial_scale=0.0, eps_in_sqrt=True
            )
        )
    if name == "adam":
        return dict(transformation=optax.adam(eta, hyper["b1"], hyper["b2"], hyper["eps"], eps_root=0.0))
    return dict(transformation=optax.sgd(falling))


def torch_of(run):
    """Where torch has the rule as the slides write it; it has AdaGrad and RMSProp with ε outside the root only."""
    hyper, name = run["hyper"], run["optimizer"]
    if name in ("adagrad", "rmsprop"):
        return None
    if name == "adam":
        return dict(make=lambda w: torch.optim.Adam(w, betas=(hyper["b1"], hyper["b2"]), eps=hyper["eps"]))
    alpha, eta, nesterov = hyper.get("alpha", 0.0), hyper["eta"], name == "nesterov"
    make = {"make": lambda w: torch.optim.SGD(w, lr=eta, momentum=alpha, nesterov=nesterov)}
    if nesterov:
        make["seen"] = lambda w, state: w + alpha * eta * state["momentum_buffer"]
    return make


def formula_of(run):
    hyper, name = run["hyper"], run["optimizer"]
    if name == "momentum":
        return formulas.Momentum(alpha=hyper["alpha"])
    if name == "nesterov":
        return formulas.Nesterov(alpha=hyper["alpha"])
    if name == "adagrad":
        return formulas.AdaGrad(epsilon=hyper["eps"])
    if name == "rmsprop":
        return formulas.RmsProp(alpha=hyper["alpha"], epsilon=hyper["eps"])
    if name == "adam":
        return formulas.Adam(beta1=hyper["b1"], beta2=hyper["b2"], epsilon=hyper["eps"])
    return formulas.Gd()


def batches_of(run, order):
    """Rows of every step, for the runs that draw some."""
    size = run["hyper"].get("batch")
    return size and [order[t * size : (t + 1) * size] for t in range(run["steps"])]


def by_optax(run, order):
    return paths.by_optax(
        surface_of(run), start=run["start"], steps=run["steps"], batches=batches_of(run, order), **optax_of(run)
    )


def others(run, order):
    """The same path by others than the recorded one."""
    surface, batches = surface_of(run), batches_of(run, order)
    eta = paths.rate(run["hyper"]["eta"], run["hyper"].get("p", 0.0))
    by = torch_of(run)
    if by:
        yield "torch", paths.by_torch(surface, eta=eta, start=run["start"], steps=run["steps"], batches=batches, **by)
    for name, ops in (("formula", paths.Math), ("40 digits", paths.Digits)):
        yield name, paths.by_formula(surface, formula_of(run), eta, run["start"], run["steps"], ops, batches)


def inputs():
    manifest = json.loads((HERE / "manifest.json").read_text())
    with (HERE / "order.csv").open() as file:
        return manifest["runs"], [int(row["i"]) for row in csv.DictReader(file)]


def write():
    runs, order = inputs()
    tables = {}
    for run in runs:
        path = by_optax(run, order)
        losses = paths.values(surface_of(run), path)
        rows = tables.setdefault(run["file"], [])
        rows += [(run["id"], t, *path[t], losses[t]) for t in paths.kept_steps(run["steps"])]
    for name, rows in tables.items():
        files.write_rows(HERE / name, rows)


def check():
    """The faults of the stored tables, and of the manifest's last points."""
    runs, order = inputs()
    stored = {}
    for name in sorted({run["file"] for run in runs}):
        for row in files.read_rows(HERE / name):
            stored.setdefault(row[0], []).append(row)
    faults = []
    for run in runs:
        rows, surface = stored[run["id"]], surface_of(run)
        if [row[1] for row in rows] != paths.kept_steps(run["steps"]) or len(rows) != run["rows"]:
            faults.append(f"{run['id']}: other rows")
            continue
        last = tuple(map(float, run["final"]))
        for name, path in [("optax", by_optax(run, order)), *others(run, order)]:
            new = [path[row[1]] for row in rows]
            off = max(paths.deviation(new, [row[2:4] for row in rows]), paths.deviation(new[-1:], [last]))
            if not off <= run["tol"]:
                faults.append(f"{run['id']} {run['function']} {run['optimizer']}, {name}: {off:e} > {run['tol']:e}")
        losses = paths.values(surface, [row[2:4] for row in rows])
        told = [*(row[4] for row in rows), float(run["final_q"])]
        for found, loss in zip([*losses, losses[-1]], told, strict=True):
            if not math.isclose(found, loss, rel_tol=1e-10, abs_tol=1e-12):
                faults.append(f"{run['id']}: Q = {loss!r}, not {found!r}")
    return faults


if __name__ == "__main__":
    files.run(__doc__, write, check)

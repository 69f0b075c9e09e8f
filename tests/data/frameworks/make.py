"""Paths of rules and forms as optax and torch walk them: one manifest and one table per rule, beside this file.

    python tests/data/frameworks/make.py --check   compares the stored paths with new ones, each to its tolerance
    python tests/data/frameworks/make.py --write   writes them anew

Versions: tests/data/requirements.txt. The surfaces and rules are public formulas and the numbers computed here from
them; licence: as the rest of the project, MIT OR Apache-2.0.
"""
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

# Beyond this the four hands no longer agree on a path: nothing could be demanded of a fifth.
AGREED = 1e-11

ELLIPSE = surfaces.quadratic(10.0, 0.3)
VALLEY = surfaces.rosenbrock()
HOLLOWS = surfaces.himmelblau()


class Method:
    """A rule in a form: its scene spelling, the framework's that is recorded, and others'.

    `optax` makes a transformation of the hyperparameters, which yields descent directions, not yet times −η;
    `torch` makes a torch optimizer of the parameters; `same` says whether that is the same formula or one to tell apart.
    """

    def __init__(self, rule, formula, optax=None, torch=None, same=True, form="Corrected", reference=None, second=None):
        self.rule, self.form, self.formula, self.optax, self.torch = rule, form, formula, optax, torch
        self.same, self.reference, self.second = same, reference, second


METHODS = {
    "AmsGrad": Method(
        "AmsGrad",
        formulas.AmsGrad,
        optax=lambda beta1, beta2, epsilon: optax.scale_by_amsgrad(beta1, beta2, epsilon),
        torch=lambda w, beta1, beta2, epsilon: torch.optim.Adam(w, betas=(beta1, beta2), eps=epsilon, amsgrad=True),
        same=False,
        reference="optax.amsgrad",
        second="torch.optim.Adam(amsgrad=True)",
    ),
    "AdamW": Method(
        "AdamW",
        formulas.AdamW,
        optax=lambda beta1, beta2, epsilon, decay: optax.chain(
            optax.scale_by_adam(beta1, beta2, epsilon), optax.add_decayed_weights(decay)
        ),
        torch=lambda w, beta1, beta2, epsilon, decay: torch.optim.AdamW(
            w, betas=(beta1, beta2), eps=epsilon, weight_decay=decay
        ),
        reference="optax.adamw",
        second="torch.optim.AdamW",
    ),
    "Nadam": Method(
        "Nadam",
        formulas.Nadam,
        optax=lambda beta1, beta2, epsilon: optax.scale_by_adam(beta1, beta2, epsilon, nesterov=True),
        torch=lambda w, beta1, beta2, epsilon: torch.optim.NAdam(w, betas=(beta1, beta2), eps=epsilon),
        same=False,
        reference="optax.nadam",
        second="torch.optim.NAdam",
    ),
    "AdaDelta": Method(
        "AdaDelta",
        formulas.AdaDelta,
        optax=lambda rho, epsilon: optax.scale_by_adadelta(rho, epsilon),
        torch=lambda w, rho, epsilon: torch.optim.Adadelta(w, rho=rho, eps=epsilon),
        reference="optax.adadelta",
        second="torch.optim.Adadelta",
    ),
    "Lion": Method(
        "Lion",
        formulas.Lion,
        optax=lambda beta1, beta2: optax.scale_by_lion(beta1, beta2),
        reference="optax.lion(weight_decay=0.0)",
    ),
    "LookAhead": Method(
        "Nesterov",
        formulas.NesterovLookAhead,
        optax=lambda alpha: optax.trace(alpha, nesterov=True),
        torch=lambda w, alpha: torch.optim.SGD(w, lr=1.0, momentum=alpha, nesterov=True),
        form="LookAhead",
        reference="torch.optim.SGD(momentum=alpha, nesterov=True)",
        second="optax.sgd(momentum=alpha, nesterov=True)",
    ),
    "Average": Method(
        "Momentum",
        formulas.MomentumAverage,
        optax=lambda alpha: optax.ema(alpha, debias=False),
        torch=lambda w, alpha: torch.optim.SGD(w, lr=1.0, momentum=alpha, dampening=alpha),
        same=False,
        form="Average",
        reference="optax.chain(optax.ema(alpha, debias=False), optax.scale_by_learning_rate(eta))",
        second="torch.optim.SGD(momentum=alpha, dampening=alpha)",
    ),
    "AdaGrad": Method(
        "AdaGrad",
        formulas.AdaGrad,
        optax=lambda epsilon, initial: optax.scale_by_rss(initial, epsilon),
        torch=lambda w, epsilon, initial: torch.optim.Adagrad(w, eps=epsilon, initial_accumulator_value=initial),
        same=False,
        reference="optax.adagrad(initial_accumulator_value=initial)",
        second="torch.optim.Adagrad(initial_accumulator_value=initial)",
    ),
    "AdaGradOutside": Method(
        "AdaGrad",
        formulas.AdaGradOutside,
        torch=lambda w, epsilon, initial: torch.optim.Adagrad(w, eps=epsilon, initial_accumulator_value=initial),
        form="EpsilonOutside",
        reference="torch.optim.Adagrad(initial_accumulator_value=initial)",
    ),
}


def run(method, surface, start, steps, eta, power=0.0, **hyper):
    return dict(method=method, surface=surface, start=start, steps=steps, eta=eta, power=power, hyper=hyper)


def everywhere(name, etas, more, steps=(300, 400, 200), **hyper):
    """Every surface with numbers `hyper` and with numbers `more`, `steps` long, and once with a falling rate."""
    wide, narrow, hollow = etas
    long, longest, last = steps
    return [
        run(name, ELLIPSE, (5, 2), 300, wide, **hyper),
        run(name, ELLIPSE, (5, 2), long, wide, **more),
        run(name, ELLIPSE, (-4, 3), 200, 2 * wide, power=0.5, **hyper),
        run(name, VALLEY, (-1.2, 1), 400, narrow, **hyper),
        run(name, VALLEY, (-1.2, 1), longest, narrow, **more),
        run(name, HOLLOWS, (0, 0), 200, hollow, **hyper),
        run(name, HOLLOWS, (-2, -1), last, hollow, **more),
    ]


# With a short memory these rules go round their minimum for ever, and rounding decides where: cut before it does.
SHORT = (120, 180, 120)

# By file: the runs of one rule or form.
FILES = {
    "ams_grad": everywhere(
        "AmsGrad",
        (0.1, 0.02, 0.1),
        dict(beta1=0.8, beta2=0.95, epsilon=1e-4),
        beta1=0.9, beta2=0.999, epsilon=1e-8,
    ),
    "adam_w": everywhere(
        "AdamW",
        (0.1, 0.02, 0.1),
        dict(beta1=0.8, beta2=0.95, epsilon=1e-4, decay=0.1),
        steps=SHORT,
        beta1=0.9, beta2=0.999, epsilon=1e-8, decay=1e-4,
    ),
    "nadam": everywhere(
        "Nadam",
        (0.1, 0.02, 0.1),
        dict(beta1=0.8, beta2=0.95, epsilon=1e-4),
        steps=SHORT,
        beta1=0.9, beta2=0.999, epsilon=1e-8,
    ),
    "ada_delta": everywhere(
        "AdaDelta", (1.0, 0.5, 1.0), dict(rho=0.95, epsilon=1e-3), steps=(120, 70, 110), rho=0.9, epsilon=1e-6
    ),
    "lion": everywhere("Lion", (0.03, 0.003, 0.03), dict(beta1=0.95, beta2=0.98), beta1=0.9, beta2=0.99)
    # The gradient's second coordinate is exactly 0 in the first step: its sign is 0.
    + [run("Lion", VALLEY, (0, 0), 200, 0.003, beta1=0.9, beta2=0.99)],
    "nesterov_look_ahead": everywhere("LookAhead", (0.05, 0.0005, 0.002), dict(alpha=0.5), alpha=0.9),
    "momentum_average": everywhere("Average", (0.1, 0.001, 0.01), dict(alpha=0.5), alpha=0.9),
    "ada_grad_initial": everywhere(
        "AdaGrad", (0.5, 0.2, 0.5), dict(epsilon=1e-7, initial=0.1), epsilon=1e-8, initial=4.0
    )
    + everywhere(
        "AdaGradOutside", (0.5, 0.2, 0.5), dict(epsilon=1e-10, initial=0.1), epsilon=1e-2, initial=4.0
    ),
}


def number(value):
    """A float as RON reads it."""
    return repr(float(value))


def other_framework(method, plan, eta):
    """The framework that is not recorded."""
    optax_path = method.optax and paths.by_optax(
        plan["surface"], transformation(method, plan), plan["start"], plan["steps"]
    )
    torch_path = method.torch and paths.by_torch(
        plan["surface"], lambda w: method.torch(w, **plan["hyper"]), eta, plan["start"], plan["steps"]
    )
    if method.reference.startswith("torch"):
        return torch_path, optax_path
    return optax_path, torch_path


def transformation(method, plan):
    eta, power = plan["eta"], plan["power"]
    # optax counts from 0.
    schedule = (lambda count: eta / (count + 1.0) ** power) if power else eta
    return optax.chain(method.optax(**plan["hyper"]), optax.scale_by_learning_rate(schedule))


def walked(identity, file, plan):
    """A manifest's entry and the rows of its path."""
    method, steps = METHODS[plan["method"]], plan["steps"]
    eta = paths.rate(plan["eta"], plan["power"])
    path, other = other_framework(method, plan, eta)
    rule = method.formula(**plan["hyper"])
    plain = paths.by_formula(plan["surface"], rule, eta, plan["start"], steps, paths.Math)
    digits = paths.by_formula(plan["surface"], rule, eta, plan["start"], steps, paths.Digits)
    seen = {"formula": paths.deviation(path, plain), "formula_40_digits": paths.deviation(path, digits)}
    if other and method.same:
        seen["second"] = paths.deviation(path, other)
    worst = max(seen.values())
    assert worst < AGREED, f"{identity} {plan['method']} {plan['surface'].scene}: {seen}"
    kept = paths.kept_steps(steps)
    losses = paths.values(plan["surface"], path)
    hyper = ", ".join(f"{key}: {number(value)}" for key, value in plan["hyper"].items())
    entry = {
        "id": identity,
        "landscape": plan["surface"].scene,
        "rule": f"{method.rule}({hyper})",
        "form": method.form,
        "eta": plan["eta"],
        "schedule": f"Power(exponent: {number(plan['power'])})" if plan["power"] else "Constant",
        "start": list(map(float, plan["start"])),
        "steps": steps,
        "rows": len(kept),
        "file": file,
        "reference": method.reference,
        "first_point": path[1],
        "deviation": {name: float(f"{value:.2e}") for name, value in seen.items()},
        "tol": max(1e-12, float(f"{100 * worst:.1e}")),
    }
    if other:
        entry["second"] = method.second
        if not method.same:
            # Another formula: how far its path goes from the recorded one, and where its first step leads.
            entry["second_differs_by"] = float(f"{paths.deviation(other, path):.2e}")
            entry["second_first_point"] = other[1]
    return entry, [(identity, t, *path[t], losses[t]) for t in kept]


def made():
    """Every file's manifest and rows."""
    for name, plans in FILES.items():
        made = [walked(f"{name}_{at}", f"{name}.csv", plan) for at, plan in enumerate(plans)]
        yield name, [entry for entry, _ in made], [row for _, rows in made for row in rows]


def write():
    for name, entries, rows in made():
        lines = ",\n".join("  " + json.dumps(entry) for entry in entries)
        (HERE / f"{name}.json").write_text(f'{{"runs": [\n{lines}\n]}}\n')
        files.write_rows(HERE / f"{name}.csv", rows)


# What the machine's last digits decide; everything else of a manifest has to be the same.
MEASURED = ("deviation", "tol", "first_point", "second_first_point", "second_differs_by")


def check():
    """The faults of the stored files."""
    faults = []
    for name, entries, rows in made():
        stored = json.loads((HERE / f"{name}.json").read_text())["runs"]
        plain = [[{k: v for k, v in entry.items() if k not in MEASURED} for entry in of] for of in (stored, entries)]
        if plain[0] != json.loads(json.dumps(plain[1])):
            faults.append(f"{name}.json lists other runs")
            continue
        table = files.read_rows(HERE / f"{name}.csv")
        if [row[:2] for row in table] != [row[:2] for row in rows]:
            faults.append(f"{name}.csv holds other rows")
            continue
        for entry in stored:
            old, new = ([row for row in of if row[0] == entry["id"]] for of in (table, rows))
            found = paths.deviation([row[2:4] for row in new], [row[2:4] for row in old])
            off = [row for row, other in zip(old, new) if not math.isclose(row[4], other[4], rel_tol=1e-6, abs_tol=1e-6)]
            if found > entry["tol"] or off:
                faults.append(f"{entry['id']}: {found:e}, tolerance {entry['tol']:e}")
    return faults


if __name__ == "__main__":
    files.run(__doc__, write, check)

"""The three runs of a net again, from `manifest.json`, `init.csv`, `batches.csv`, `dropout_masks.csv` and the digits.

    python tests/data/net/make.py --check   trains by torch and by numpy with gradients by hand, and compares both with
                                            the stored tables and with each other, to 1e-10
    python tests/data/net/make.py --write   writes `*.steps.csv` and `*.final.csv` anew, by torch

Versions: tests/data/requirements.txt. The digits are those of `assets/data/digits.csv` (E. Alpaydin and C. Kaynak, UCI
Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49, CC BY 4.0); everything else is made here, licence: as
the rest of the project, MIT OR Apache-2.0. `manifest.json` says what the net is and what a row holds.
"""
import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import numpy as np  # noqa: E402
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

import files  # noqa: E402

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

# On |a − b|/max(1, |b|).
TOLERANCE = 1e-10
UNITS = 32


def table(path):
    # A tensor is one field.
    csv.field_size_limit(1 << 24)
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def digits():
    rows = table(HERE.parents[2] / "assets" / "data" / "digits.csv")
    pixels = np.array([[int(digit, 17) for digit in row["pixels"]] for row in rows]) / 16
    labels = np.array([int(row["label"]) for row in rows])
    return pixels, labels, np.array([row["split"] == "0" for row in rows])


def tensors(path):
    found = {}
    for row in table(path):
        shape = [int(size) for size in row["shape"].split("x")]
        found[row["tensor"]] = np.array([float(value) for value in row["values"].split(" ")]).reshape(shape)
    return found


def start(variant):
    """The weights a run starts from; a normalisation has its own."""
    weights = tensors(HERE / "init.csv")
    if variant["norm"] == "bn":
        for layer in "12":
            weights |= {f"gamma{layer}": np.ones(UNITS), f"beta{layer}": np.zeros(UNITS)}
    return weights


def batches():
    return [[int(row[f"i{at}"]) for at in range(len(row) - 1)] for row in table(HERE / "batches.csv")]


def masks(variant):
    """Per step, the masks of both layers: a bit per unit, the first is the most significant."""
    if "dropout" not in variant:
        return None
    found = {}
    for row in table(HERE / "dropout_masks.csv"):
        digits = row["mask"]
        samples = [f"{int(digits[at : at + 8], 16):032b}" for at in range(0, len(digits), 8)]
        mask = np.array([[float(bit) for bit in sample] for sample in samples])
        found.setdefault(int(row["step"]), {})[row["layer"]] = mask
    return [found[step] for step in sorted(found)]


class ByTorch:
    """The net by torch's functions, gradients by autograd, torch's own SGD and running statistics."""

    def __init__(self, variant, weights):
        self.variant = variant
        self.weights = {name: torch.tensor(values, requires_grad=True) for name, values in weights.items()}
        self.optimizer = torch.optim.SGD(list(self.weights.values()), lr=variant["eta"])
        self.running = {layer: (torch.zeros(UNITS), torch.ones(UNITS)) for layer in "12"}
        # torch keeps the unbiased variance; the biased one beside it, by its rule.
        self.biased = {layer: torch.ones(UNITS) for layer in "12"}

    def logits(self, x, training, masks=None, biased=False):
        w = self.weights
        for layer in "12":
            x = F.linear(x, w[f"W{layer}"], w[f"b{layer}"])
            if self.variant["norm"] == "bn":
                mean, variance = self.running[layer]
                share, eps = self.variant["bn_momentum"], self.variant["norm_eps"]
                if training:
                    now = x.detach().var(dim=0, unbiased=False)
                    self.biased[layer] = (1 - share) * self.biased[layer] + share * now
                elif biased:
                    variance = self.biased[layer]
                gamma, beta = w[f"gamma{layer}"], w[f"beta{layer}"]
                x = F.batch_norm(x, mean, variance, gamma, beta, training, share, eps)
            x = F.relu(x)
            if masks:
                x = x * torch.tensor(masks[layer]) / (1 - self.variant["dropout"])
        return F.linear(x, w["W3"], w["b3"])

    def step(self, x, labels, masks):
        """Loss, share of right answers and gradients before the update, which it makes."""
        x, labels = torch.tensor(x), torch.tensor(labels)
        logits = self.logits(x, True, masks)
        loss = F.cross_entropy(logits, labels)
        self.optimizer.zero_grad()
        loss.backward()
        gradients = {name: weight.grad.numpy().copy() for name, weight in self.weights.items()}
        self.optimizer.step()
        return loss.item(), (logits.argmax(1) == labels).double().mean().item(), gradients

    def now(self):
        return {name: weight.detach().numpy() for name, weight in self.weights.items()}

    def statistics(self):
        return {
            layer: (self.running[layer][0].numpy(), self.running[layer][1].numpy(), self.biased[layer].numpy())
            for layer in "12"
        }

    def judged(self, x, labels, biased=False):
        with torch.no_grad():
            logits = self.logits(torch.tensor(x), False, biased=biased)
            loss = F.cross_entropy(logits, torch.tensor(labels)).item()
            return [loss, (logits.argmax(1).numpy() == labels).mean().item()]


class ByHand:
    """The same in numpy, every derivative written out."""

    def __init__(self, variant, weights):
        self.variant = variant
        self.weights = {name: values.copy() for name, values in weights.items()}
        self.running = {layer: [np.zeros(UNITS), np.ones(UNITS), np.ones(UNITS)] for layer in "12"}

    def forward(self, x, training, masks=None, biased=False):
        """Logits, and what the way back needs of each layer."""
        w, kept = self.weights, {}
        for layer in "12":
            inputs = x
            x = x @ w[f"W{layer}"].T + w[f"b{layer}"]
            normal = deviation = None
            if self.variant["norm"] == "bn":
                running, share = self.running[layer], self.variant["bn_momentum"]
                if training:
                    mean, variance, n = x.mean(0), x.var(0), len(x)
                    for at, value in enumerate((mean, variance * n / (n - 1), variance)):
                        running[at] = (1 - share) * running[at] + share * value
                else:
                    mean, variance = running[0], running[2 if biased else 1]
                deviation = np.sqrt(variance + self.variant["norm_eps"])
                normal = (x - mean) / deviation
                x = w[f"gamma{layer}"] * normal + w[f"beta{layer}"]
            open_ = (x > 0).astype(float)
            if masks:
                open_ = open_ * masks[layer] / (1 - self.variant["dropout"])
            x = x * open_
            kept[layer] = inputs, normal, deviation, open_
        return x @ w["W3"].T + w["b3"], x, kept

    def step(self, x, labels, masks):
        logits, last, kept = self.forward(x, True, masks)
        n, w, gradients = len(labels), self.weights, {}
        shifted = np.exp(logits - logits.max(1, keepdims=True))
        shares = shifted / shifted.sum(1, keepdims=True)
        loss = -np.log(shares[np.arange(n), labels]).mean()
        back = shares.copy()
        back[np.arange(n), labels] -= 1
        back /= n
        gradients |= {"W3": back.T @ last, "b3": back.sum(0)}
        back = back @ w["W3"]
        for layer in "21":
            inputs, normal, deviation, open_ = kept[layer]
            back = back * open_
            if normal is not None:
                gradients |= {f"gamma{layer}": (back * normal).sum(0), f"beta{layer}": back.sum(0)}
                back = back * w[f"gamma{layer}"]
                back = (back - back.mean(0) - normal * (back * normal).mean(0)) / deviation
            gradients |= {f"W{layer}": back.T @ inputs, f"b{layer}": back.sum(0)}
            back = back @ w[f"W{layer}"]
        for name, gradient in gradients.items():
            w[name] -= self.variant["eta"] * gradient
        return loss.item(), (logits.argmax(1) == labels).mean().item(), gradients

    def now(self):
        return self.weights

    def statistics(self):
        return self.running

    def judged(self, x, labels, biased=False):
        logits, _, _ = self.forward(x, False, biased=biased)
        top = logits.max(1, keepdims=True)
        logs = np.log(np.exp(logits - top).sum(1)) + top[:, 0] - logits[np.arange(len(labels)), labels]
        return [logs.mean().item(), (logits.argmax(1) == labels).mean().item()]


def norm(values):
    return float(np.sqrt((values * values).sum()))


def trained(net, variant):
    """Rows of `*.steps.csv`, tensors of `*.final.csv`, and the manifest's judgements."""
    pixels, labels, training = digits()
    dropped, rows = masks(variant), []
    for step, batch in enumerate(batches()[: variant["steps"]]):
        loss, right, gradients = net.step(pixels[batch], labels[batch], dropped and dropped[step])
        weights, statistics = net.now(), net.statistics()
        row = {"step": step + 1, "loss": loss, "batch_accuracy": right}
        row |= {f"gnorm_{name}": norm(gradients[name]) for name in weights}
        row |= {f"wnorm_{name}": norm(weights[name]) for name in weights}
        if variant["norm"] == "bn":
            row |= {f"rmean{layer}_norm": norm(statistics[layer][0]) for layer in "12"}
            row |= {f"rvar{layer}_norm_unbiased": norm(statistics[layer][1]) for layer in "12"}
        rows.append(row)
    final = dict(net.now())
    if variant["norm"] == "bn":
        for layer in "12":
            mean, unbiased, biased = net.statistics()[layer]
            final[f"running_mean{layer}"] = mean
            final |= {f"running_var{layer}_unbiased": unbiased, f"running_var{layer}_biased": biased}
    parts = {"train": training, "val": ~training}
    judged = {name: net.judged(pixels[part], labels[part]) for name, part in parts.items()}
    if variant["norm"] == "bn":
        for name, part in parts.items():
            judged[f"{name}_biased_running_var"] = net.judged(pixels[part], labels[part], biased=True)
    return rows, final, judged


def variants():
    return json.loads((HERE / "manifest.json").read_text())["variants"]


def write():
    for variant in variants():
        rows, final, _ = trained(ByTorch(variant, start(variant)), variant)
        with (HERE / f"{variant['name']}.steps.csv").open("w", newline="") as file:
            steps = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            steps.writeheader()
            steps.writerows(rows)
        with (HERE / f"{variant['name']}.final.csv").open("w", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(["tensor", "shape", "values"])
            for name, values in final.items():
                shape = "x".join(map(str, values.shape))
                lines.writerow([name, shape, " ".join(repr(float(value)) for value in values.ravel())])


def apart(found, stored):
    found, stored = np.asarray(found, float), np.asarray(stored, float)
    return float((np.abs(found - stored) / np.maximum(1, np.abs(stored))).max())


def check():
    """The faults of the stored tables and of the manifest's losses."""
    faults = []
    for variant in variants():
        name = variant["name"]
        steps, last = table(HERE / f"{name}.steps.csv"), tensors(HERE / f"{name}.final.csv")
        for by in (ByTorch, ByHand):
            rows, final, judged = trained(by(variant, start(variant)), variant)
            if [row.keys() for row in rows] != [row.keys() for row in steps] or final.keys() != last.keys():
                faults.append(f"{name}: other columns, rows or tensors")
                continue
            seen = {key: apart([row[key] for row in rows], [float(row[key]) for row in steps]) for key in steps[0]}
            seen |= {key: apart(final[key], values) for key, values in last.items()}
            seen |= {f"eval {key}": apart(judged[key], told) for key, told in variant["eval_loss_accuracy"].items()}
            seen["first and last loss"] = apart(
                [rows[0]["loss"], rows[-1]["loss"]], [variant["first_loss"], variant["last_loss"]]
            )
            faults += [f"{name} {by.__name__} {key}: {off:e}" for key, off in seen.items() if not off <= TOLERANCE]
    return faults


if __name__ == "__main__":
    files.run(__doc__, write, check)

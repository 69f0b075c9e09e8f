"""Typesets the formulas of the update rules: one SVG per equation, white, its baseline at y = 0.

    pip install -r tests/data/requirements.txt && python assets/formulas/make.py

Licence: the formulas as the rest of the project, MIT OR Apache-2.0; the outlines are of New Computer Modern Math, which
typst ships (GUST Font License).
"""

import pathlib
import re
import xml.etree.ElementTree as xml

import typst

SVG = "http://www.w3.org/2000/svg"
# In points; `EM` of src/optim/formula.rs.
SIZE = 20
HERE = pathlib.Path(__file__).parent

w, w1, h, h1 = "w_t", "w_(t-1)", "h_t", "h_(t-1)"
mean = "sum_(j=1)^m nabla q_(i_j)"
step = f"{w} = {w1} -"
own = "w_(t j) = w_(t-1,j) -"
EQUATIONS = {
    "gd": f"{step} eta_t nabla Q({w1})",
    "sgd": f"{step} eta_t nabla q_(i_t) ({w1})",
    "mini-batch": f"{step} eta_t 1/m {mean}({w1})",
    "mini-batch-by-n": f"{step} eta_t 1/n {mean}({w1})",
    "full": f"g_t = nabla Q({w1})",
    "example": f"g_t = nabla q_(i_t) ({w1})",
    "mean": f"g_t = 1/m {mean}({w1})",
    "mean-by-n": f"g_t = 1/n {mean}({w1})",
    "example-ahead": f"g_t = nabla q_(i_t) ({w1} - alpha {h1})",
    "mean-ahead": f"g_t = 1/m {mean}({w1} - alpha {h1})",
    "mean-by-n-ahead": f"g_t = 1/n {mean}({w1} - alpha {h1})",
    "example-ahead-eta": f"g_t = nabla q_(i_t) ({w1} - eta_t alpha {h1})",
    "mean-ahead-eta": f"g_t = 1/m {mean}({w1} - eta_t alpha {h1})",
    "mean-by-n-ahead-eta": f"g_t = 1/n {mean}({w1} - eta_t alpha {h1})",
    "momentum": f"{h} = alpha {h1} + eta_t nabla Q({w1})",
    "momentum-eta": f"{h} = alpha {h1} + nabla Q({w1})",
    "nesterov": f"{h} = alpha {h1} + eta_t nabla Q({w1} - alpha {h1})",
    "nesterov-eta": f"{h} = alpha {h1} + nabla Q({w1} - eta_t alpha {h1})",
    "inertia": f"{h} = alpha {h1} + eta_t g_t",
    "inertia-eta": f"{h} = alpha {h1} + g_t",
    "step": f"{step} {h}",
    "step-eta": f"{step} eta_t {h}",
    "adagrad": "G_(t j) = G_(t-1,j) + g_(t j)^2",
    "rmsprop": "G_(t j) = alpha G_(t-1,j) + (1 - alpha) g_(t j)^2",
    "scaled": f"{own} eta_t / sqrt(G_(t j) + epsilon) g_(t j)",
    "scaled-outside": f"{own} eta_t / (sqrt(G_(t j)) + epsilon) g_(t j)",
    "average": f"{h} = alpha {h1} + (1 - alpha) g_t",
    "look-ahead": f"{step} eta_t (g_t + alpha {h})",
    "adam-m": "m_(t j) = beta_1 m_(t-1,j) + (1 - beta_1) g_(t j)",
    "adam-v": "v_(t j) = beta_2 v_(t-1,j) + (1 - beta_2) g_(t j)^2",
    "adam-m-slide": "m_(t j) = (beta_1 m_(t-1,j) + (1 - beta_1) g_(t j)) / (1 - beta_1^t)",
    "adam-v-slide": "v_(t j) = (beta_2 v_(t-1,j) + (1 - beta_2) g_(t j)^2) / (1 - beta_2^t)",
    "adam-m-hat": "hat(m)_(t j) = m_(t j) / (1 - beta_1^t)",
    "adam-v-hat": "hat(v)_(t j) = v_(t j) / (1 - beta_2^t)",
    "adam-step": f"{own} eta_t / (sqrt(hat(v)_(t j)) + epsilon) hat(m)_(t j)",
    "adam-step-plain": f"{own} eta_t / (sqrt(v_(t j)) + epsilon) m_(t j)",
    "ams-grad-largest": "V_(t j) = max(V_(t-1,j), hat(v)_(t j))",
    "ams-grad-step": f"{own} eta_t / (sqrt(V_(t j)) + epsilon) hat(m)_(t j)",
    "adam-w-d": "d_(t j) = hat(m)_(t j) / (sqrt(hat(v)_(t j)) + epsilon) + lambda w_(t-1,j)",
    "nadam-m-hat": "hat(m)_(t j) = (beta_1 m_(t j)) / (1 - beta_1^(t+1)) + ((1 - beta_1) g_(t j)) / (1 - beta_1^t)",
    "ada-delta-gradients": "G_(t j) = rho G_(t-1,j) + (1 - rho) g_(t j)^2",
    "ada-delta-step": "d_(t j) = sqrt(D_(t-1,j) + epsilon) / sqrt(G_(t j) + epsilon) g_(t j)",
    "ada-delta-steps": "D_(t j) = rho D_(t-1,j) + (1 - rho) d_(t j)^2",
    "step-d": f"{own} eta_t d_(t j)",
    "lion-c": "c_(t j) = beta_1 m_(t-1,j) + (1 - beta_1) g_(t j)",
    "lion-step": f"{own} eta_t op(\"sign\") c_(t j)",
    "lion-m": "m_(t j) = beta_2 m_(t-1,j) + (1 - beta_2) g_(t j)",
}


def source(equation):
    # The red speck sits on the baseline; it is taken out again.
    return f"""
#set page(width: auto, height: auto, margin: 1pt, fill: none)
#set text(size: {SIZE}pt, fill: white)
$ {equation}#box(width: 0pt, rect(width: 1pt, height: 0.001pt, fill: rgb("#ff0000"), stroke: none)) $
"""


def matrix(words):
    move = re.fullmatch(r"translate\(([-\d.e]+)(?:[ ,]+([-\d.e]+))?\)", words or "")
    if move:
        return float(move[2] or 0), 1.0
    full = re.fullmatch(r"matrix\(([-\d.e ,]+)\)", words or "")
    if full:
        a, b, c, d, e, f = map(float, re.split(r"[ ,]+", full[1]))
        assert b == c == 0
        return f, d
    assert not words, words
    return 0.0, 1.0


def baseline(node, offset=0.0, scale=1.0):
    """y of the speck's lower edge, and the speck taken out."""
    move, grow = matrix(node.get("transform"))
    offset, scale = offset + scale * move, scale * grow
    for child in list(node):
        if child.get("fill", "").lower() == "#ff0000":
            node.remove(child)
            return offset + scale * matrix(child.get("transform"))[0]
        found = baseline(child, offset, scale)
        if found is not None:
            return found
    return None


def made():
    xml.register_namespace("", SVG)
    xml.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    for name, equation in EQUATIONS.items():
        root = xml.fromstring(typst.compile(source(equation).encode(), format="svg"))
        at = baseline(root)
        _, _, width, height = map(float, root.get("viewBox").split())
        root.set("viewBox", f"0 {-at:.3f} {width:.3f} {height:.3f}")
        for gone in ("width", "height", "class"):
            root.attrib.pop(gone, None)
        inner = list(root)
        group = xml.SubElement(root, f"{{{SVG}}}g", {"transform": f"translate(0 {-at:.3f})"})
        for child in inner:
            root.remove(child)
            group.append(child)
        yield HERE / f"{name}.svg", xml.tostring(root) + b"\n"


if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)

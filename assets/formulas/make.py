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


NUMBERS = {"M": 2, "m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "Z": 0}


def number(value):
    words = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if words in ("-0", "") else words


def relative(data, grow):
    """The relative commands of a letter, its heights times `grow`; where it begins is left out."""
    words = re.findall(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)", data)
    assert words[:3] == ["M", "0", "0"], data[:20]
    at, letter, out = 3, "", []
    while at < len(words):
        if words[at].isalpha():
            letter, at = words[at], at + 1
        count = NUMBERS[letter]
        numbers, at = [float(word) for word in words[at : at + count]], at + count
        if letter != "h":
            down = 0 if letter == "v" else 1
            numbers = [n * grow if k % 2 == down else n for k, n in enumerate(numbers)]
        out.append(letter + " ".join(map(number, numbers)))
        letter = "l" if letter == "m" else letter
    return "".join(out)


def place(words):
    """Where a transform without turning puts the origin, and how it stretches heights."""
    x = y = 0.0
    grow = 1.0
    for kind, numbers in re.findall(r"(\w+)\(([^)]*)\)", words or ""):
        numbers = [float(number) for number in re.split(r"[ ,]+", numbers.strip())]
        if kind == "translate":
            numbers = [1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0]
        else:
            assert kind == "matrix", kind
        a, b, c, d, e, f = numbers
        assert (a, b, c) == (1, 0, 0) and abs(d) == 1, words
        x, y, grow = x + e, y + grow * f, grow * d
    return x, y, grow


def paths(node, symbols, x=0.0, y=0.0, grow=1.0):
    """Path data of every letter and bar below a node."""
    to_x, to_y, to_grow = place(node.get("transform"))
    x, y, grow = x + to_x, y + grow * to_y, grow * to_grow
    tag = node.tag.removeprefix(f"{{{SVG}}}")
    if tag == "use":
        x, y = x + float(node.get("x", 0)), y + grow * float(node.get("y", 0))
        for child in symbols[node.get("{http://www.w3.org/1999/xlink}href")[1:]]:
            yield from paths(child, symbols, x, y, grow)
    elif tag == "path" and node.get("stroke", "none") != "none":
        bar = re.fullmatch(r"M 0 0(?:l|L|h|H) ?([\d.]+)(?: 0)? ?", node.get("d"))
        assert bar, f"strokes are level bars: {node.get('d')}"
        high = float(node.get("stroke-width", 1))
        yield f"M{number(x)} {number(y - high / 2)}h{bar[1]}v{number(high)}h-{bar[1]}Z"
    elif tag == "path":
        yield f"M{number(x)} {number(y)}{relative(node.get('d'), grow)}"
    elif tag in ("g", "svg"):
        for child in node:
            yield from paths(child, symbols, x, y, grow)
    else:
        assert tag == "defs", tag


def flat(root):
    """The same picture as plain paths, which src/figure/typeset.rs reads."""
    symbols = {symbol.get("id"): list(symbol) for symbol in root.iter(f"{{{SVG}}}symbol")}
    lines = [f'<svg xmlns="{SVG}" viewBox="{root.get("viewBox")}" fill="#fff">']
    lines += [f'<path d="{data}"/>' for data in paths(root, symbols)]
    return "\n".join([*lines, "</svg>", ""]).encode()


def made():
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
        yield HERE / f"{name}.svg", flat(root)


if __name__ == "__main__":
    for path, content in made():
        path.write_bytes(content)

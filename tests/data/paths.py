"""Paths of an optimizer by optax, by torch and by formulas written out. Not run by itself.

optax runs on jax in float64 under `jit`, its gradients by `jax.grad`; torch in float64 with autograd; a formula with
gradients by hand, in Python's floats or in mpmath's numbers of 40 digits. All give a list of points, the start first.
"""
import math

import jax
import jax.numpy as jnp
import mpmath
import optax
import torch

jax.config.update("jax_enable_x64", True)
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
mpmath.mp.dps = 40


class Jax:
    cos, sin, exp, log1p, pi, array_of = jnp.cos, jnp.sin, jnp.exp, jnp.log1p, math.pi, jnp.array


class Torch:
    cos, sin, exp, log1p, pi, array_of = torch.cos, torch.sin, torch.exp, torch.log1p, math.pi, torch.tensor


class Math:
    cos, sin, exp, log1p, pi, sqrt, number = math.cos, math.sin, math.exp, math.log1p, math.pi, math.sqrt, float


class Digits:
    cos, sin, exp, log1p, sqrt = mpmath.cos, mpmath.sin, mpmath.exp, mpmath.log1p, mpmath.sqrt
    # A float's angle and a float's π are part of the functions as the library computes them.
    pi, number = math.pi, mpmath.mpf


def rate(eta, power):
    """η of step t = 1, 2, …: η/t^p."""
    return lambda t: eta / t**power if power else eta


def values(surface, points):
    """Q at every point, over all rows."""
    found = []
    for x, y in points:
        try:
            found.append(float(surface.value(Math, x, y)))
        except OverflowError:
            found.append(math.inf)
    return found


def by_optax(surface, transformation, start, steps, batches=None, seen=lambda w, state: w):
    """`seen` is the point that is recorded, of the parameters and the optimizer's state."""
    order = None if batches is None else jnp.array(batches)

    def step(carry, t):
        w, state = carry
        batch = None if order is None else order[t]
        gradient = jax.grad(lambda w: surface.value(Jax, w[0], w[1], batch))(w)
        updates, state = transformation.update(gradient, state, w)
        w = optax.apply_updates(w, updates)
        return (w, state), seen(w, state)

    w = jnp.array(start, dtype=jnp.float64)
    _, path = jax.jit(lambda w: jax.lax.scan(step, (w, transformation.init(w)), jnp.arange(steps)))(w)
    return [tuple(map(float, start))] + [tuple(map(float, point)) for point in path]


def by_torch(surface, make, eta, start, steps, batches=None, seen=lambda w, state: w):
    """`make(parameters)` is a torch optimizer; `eta(t)` its rate, set before each step."""
    w = torch.tensor([float(number) for number in start], requires_grad=True)
    optimizer = make([w])
    path = [tuple(map(float, start))]
    for t in range(1, steps + 1):
        for group in optimizer.param_groups:
            group["lr"] = eta(t)
        optimizer.zero_grad()
        batch = None if batches is None else torch.tensor(batches[t - 1])
        surface.value(Torch, w[0], w[1], batch).backward()
        optimizer.step()
        path.append(tuple(seen(w.detach(), optimizer.state[w]).tolist()))
    return path


def by_formula(surface, rule, eta, start, steps, ops, batches=None):
    """`rule(ops)` makes a coordinate's rule: `.look(w, eta)` where its gradient is taken, `.step(w, g, eta)` the new w."""
    number = ops.number
    w, rules = [number(x) for x in start], [rule(ops) for _ in start]
    path = [tuple(map(float, w))]
    for t in range(1, steps + 1):
        rate = number(eta(t))
        at = [one.look(x, rate) for one, x in zip(rules, w)]
        gradient = surface.gradient(ops, *at, None if batches is None else batches[t - 1])
        w = [one.step(x, g, rate) for one, x, g in zip(rules, w, gradient)]
        path.append(tuple(map(float, w)))
    return path


def deviation(a, b):
    """max |a − b|∞ / max(1, |b|∞) over the steps; of coordinates that are both not finite none is taken."""
    worst = 0.0
    for p, q in zip(a, b, strict=True):
        size = max(1.0, *map(abs, q))
        for x, y in zip(p, q):
            if math.isfinite(x) or math.isfinite(y):
                worst = max(worst, abs(x - y) / size)
    return worst


def kept_steps(steps):
    """Steps whose points are stored: 0 to 10, then every ⌈steps/40⌉-th, and the last."""
    apart = -(-steps // 40)
    return [t for t in range(steps + 1) if t <= 10 or t % apart == 0 or t == steps]

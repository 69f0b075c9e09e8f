"""The update rules, one coordinate each, as formulas written out: what the frameworks are compared with. Not run by itself.

Every class is a rule: made with its hyperparameters it is called with the functions of a number type and gives a fresh
coordinate. `look` is where the gradient is taken, `step` the new weight.
"""


class Formula:
    def __init__(self, **hyper):
        self.hyper = hyper

    def __call__(self, ops):
        one = type(self)(**self.hyper)
        one.sqrt = ops.sqrt
        one.zero = ops.number(0)
        # Hyperparameters are floats; with more digits they are that float exactly.
        for name, value in self.hyper.items():
            setattr(one, name, ops.number(value))
        one.t = 0
        one.begin()
        return one

    def begin(self):
        pass

    def look(self, w, eta):
        return w


class Gd(Formula):
    def step(self, w, g, eta):
        return w - eta * g


class Momentum(Formula):
    """h = αh + ηg, w −= h."""

    def begin(self):
        self.h = self.zero

    def step(self, w, g, eta):
        self.h = self.alpha * self.h + eta * g
        return w - self.h


class Nesterov(Momentum):
    """The same with g = ∇Q(w − αh)."""

    def look(self, w, eta):
        return w - self.alpha * self.h


class MomentumAverage(Formula):
    """h = αh + (1 − α)g, w −= ηh, h₀ = 0."""

    def begin(self):
        self.h = self.zero

    def step(self, w, g, eta):
        self.h = self.alpha * self.h + (1 - self.alpha) * g
        return w - eta * self.h


class NesterovLookAhead(Formula):
    """h = αh + g, w −= η(g + αh) with g = ∇Q(w)."""

    def begin(self):
        self.h = self.zero

    def step(self, w, g, eta):
        self.h = self.alpha * self.h + g
        return w - eta * (g + self.alpha * self.h)


class AdaGrad(Formula):
    """G += g², w −= ηg/√(G + ε), G₀ = initial."""

    def begin(self):
        self.sum = self.hyper.get("initial", 0.0) + self.zero

    def step(self, w, g, eta):
        self.sum = self.sum + g * g
        return w - eta * g / self.root()

    def root(self):
        return self.sqrt(self.sum + self.epsilon)


class AdaGradOutside(AdaGrad):
    """G += g², w −= ηg/(√G + ε)."""

    def root(self):
        return self.sqrt(self.sum) + self.epsilon


class RmsProp(Formula):
    """G = αG + (1 − α)g², w −= ηg/√(G + ε)."""

    def begin(self):
        self.mean = self.zero

    def step(self, w, g, eta):
        self.mean = self.alpha * self.mean + (1 - self.alpha) * (g * g)
        return w - eta * g / self.sqrt(self.mean + self.epsilon)


class Adam(Formula):
    """m = β₁m + (1 − β₁)g, v = β₂v + (1 − β₂)g², w −= η·m̂/(√v̂ + ε), m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)."""

    def begin(self):
        self.m = self.v = self.zero

    def step(self, w, g, eta):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * (g * g)
        return w - eta * (self.mean(g) / (self.sqrt(self.square()) + self.epsilon) + self.pull(w))

    def mean(self, g):
        return self.m / (1 - self.beta1**self.t)

    def square(self):
        return self.v / (1 - self.beta2**self.t)

    def pull(self, w):
        return 0


class AmsGrad(Adam):
    """Adam with the largest v̂ so far."""

    def begin(self):
        super().begin()
        self.most = self.zero

    def square(self):
        self.most = max(self.most, super().square())
        return self.most


class AdamW(Adam):
    """Adam, w −= η·(m̂/(√v̂ + ε) + decay·w) with w before the step."""

    def pull(self, w):
        return self.decay * w


class Nadam(Adam):
    """Adam with β₁m/(1 − β₁ᵗ⁺¹) + (1 − β₁)g/(1 − β₁ᵗ) for m̂."""

    def mean(self, g):
        ahead, now = 1 - self.beta1 ** (self.t + 1), 1 - self.beta1**self.t
        return self.beta1 * (self.m / ahead) + (1 - self.beta1) * (g / now)


class AdaDelta(Formula):
    """s = ρs + (1 − ρ)g², d = √(x + ε)/√(s + ε)·g, x = ρx + (1 − ρ)d², w −= ηd: η is not in x."""

    def begin(self):
        self.squares = self.steps = self.zero

    def step(self, w, g, eta):
        self.squares = self.rho * self.squares + (1 - self.rho) * (g * g)
        step = self.sqrt(self.steps + self.epsilon) / self.sqrt(self.squares + self.epsilon) * g
        self.steps = self.rho * self.steps + (1 - self.rho) * (step * step)
        return w - eta * step


class Lion(Formula):
    """c = β₁m + (1 − β₁)g, m = β₂m + (1 − β₂)g, w −= η·sign(c), sign(0) = 0."""

    def begin(self):
        self.m = self.zero

    def step(self, w, g, eta):
        mixed = self.beta1 * self.m + (1 - self.beta1) * g
        self.m = self.beta2 * self.m + (1 - self.beta2) * g
        return w - eta * ((mixed > 0) - (mixed < 0))

### The batch size lab

lab-batch-size = Batch size
    .doc = What more examples in a batch buy, and what they cost

labs-part-spread = spread
    .doc = Slide 14: how much the gradient of a batch varies, against its size
labs-part-noise = noise
    .doc = From which batch on do more examples buy nothing: the noise scale along a path of gradient descent
labs-part-sweep = sweep
    .doc = Slide 15: for which batches and learning rates a net learns, after equally many epochs
labs-part-training = training
    .doc = Slides 17–19: how the batch changes a whole training
labs-show = shown
labs-show-epochs = by epoch
    .doc = Slide 17: several batches with one learning rate
labs-show-scaling = scaling
    .doc = Slide 18: the learning rate in proportion to the batch, with and without warm-up
labs-show-growth = growth
    .doc = Slide 19: a falling learning rate or a growing batch

param-descent-steps = steps
    .doc = Steps of gradient descent along which the noise scale is measured
param-draws-batches = batches
    .doc = How many batches of every size are drawn: more of them measure the spread more exactly
param-batch-epochs = epochs
    .doc = How often a net sees all training digits, the same for every batch
param-batch-seeds = seeds
    .doc = Every net is trained under so many seeds: the scene’s and the next ones

## Noise

noise-chart = Noise scale
noise-map = Path of gradient descent
noise-colour-bar = Q − Q*
noise-start = start
noise-end = end of the path
noise-critical = critical batch { $m }
noise-diverged = The path diverges at step { $step }: it has no critical batch.
noise-ends = Noise scale { $first } at the start, { $last } at the end of the path.
noise-verdict = Its mean, the critical batch of this path, is { $m }. Well below it, twice the batch takes almost half the steps; well above it, almost as many.
noise-path = { $n } rows of the lecture; gradient descent, η = { $eta }, { $count ->
    [one] { $steps } step
   *[other] { $steps } steps
}
noise-read = Σ: covariance of single examples’ gradients (1/n); a batch as large as the noise scale has as much noise as gradient
noise-limits = a theory of the best step from one point (McCandlish et al. 2018), which says nothing about held-out error

## Spread

spread-replaced = with replacement
spread-shuffled = without replacement
spread-slope = slope { $slope }
spread-chart = Spread of a batch’s gradient
spread-formula = √E‖g − ∇Q‖²; dots measured, lines by formula
spread-clouds = Gradients of batches
spread-clouds-formula = across ∂Q/∂w₁, up ∂Q/∂w₂; with replacement
spread-cloud = m = { $m }
spread-verdict = With replacement the slope is { $slope }: four times the examples halve the spread. A batch of { $m } varies { $with } times less than one example, for { $m } times the gradients; without replacement { $without } times less, and not at all at m = n = { $n }.
spread-terms = the lecture’s { $n } rows at one point; { $count ->
    [one] { $batches } batch
   *[other] { $batches } batches
} of every size, seed { $seed }
spread-read = lines: √(tr Σ/m); without replacement times √((n − m)/(n − 1))
spread-limits = a steadier gradient is not yet a faster descent: that depends on η and on the cost of a step

# Only in the window: how long a step takes on this machine.
spread-times = on this machine a training step on the digits takes { $list }
spread-time = at m = { $m } { $step } µs ({ $each } per example)

## Sweep

sweep-chart = Held-out error, %
sweep-formula = up: η̃ = η/m; hatched: not stable; dot: best of its batch
sweep-colour-bar = %
sweep-best = Least held-out error, %
sweep-best-formula = at the best η̃ of every batch; band: quartiles over seeds
sweep-best-verdict = Best batch here: m = { $m } with η̃ = { $rate }, held-out error { $error } %; the batch that does worst reaches { $worst } %.
sweep-narrows = The range of stable η̃ narrows as m grows: its upper end falls from { $first } at m = { $small } to { $last } at m = { $large }.
sweep-narrower = The range of stable η̃ is narrower for large batches, though not at every step: its upper end is { $first } at m = { $small } and { $last } at m = { $large }.
sweep-no-narrower = The range of stable η̃ does not narrow here: its upper end is { $first } at m = { $small } and { $last } at m = { $large }.
sweep-terms = digits, net 64-32-10 (ReLU), mini-batch GD without momentum, { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
} for every batch, { $seeds ->
    [one] seed { $seed }
   *[other] { $seeds } seeds from { $seed } on
}
sweep-read = stable: no seed diverges and the median errs less often than guessing ({ $guessing } %)
sweep-limits = Masters and Luschi (2018) find the best m between 2 and 32 on deep convolutional nets; on 360 held-out digits differences below 1 % are chance

## Training

training-constant = η fixed
training-linear = η ∝ m
training-linear-warmup = η ∝ m, warm-up
training-decaying = η ÷ 5
training-hybrid = batch × 5, then η ÷ 5
training-increasing = batch × 5
training-unchanged = unchanged
training-warmup = { $epochs ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
}
training-updates = { $count ->
    [one] { $updates } update
   *[other] { $updates } updates
}
training-diverged = ✕ { $count } diverged
training-chart-train = Training error, %
training-chart-held-out = Held-out error, %
training-chart-updates = Held-out error by update, %
training-chart-batch = Batch m
training-chart-eta = Learning rate η
training-chart-scaling = Held-out error at the end, %
training-scaling-formula = band: quartiles over seeds
training-axis-epochs = epochs
training-axis-updates = updates
training-epochs-verdict = After equally many epochs m = { $small } errs on { $first } of the held-out digits, m = { $large } on { $last }; they have made { $many } and { $few } updates.
training-scaling-verdict = m = { $small } errs on { $base }. The error stays within 1.1 percentage points of that up to m = { $constant } with η fixed, up to m = { $linear } with η ∝ m, and up to m = { $warmup } with warm-up as well.
training-growth-one = { $name }: { $error } after { $updates } updates
training-growth-control = On this net no change at all ends about as well: the changes only quiet the error.
training-growth-verdict = Held-out error at the end: { $list }.
training-terms = digits, net 64-32-10 (ReLU), mini-batch GD without momentum, { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
}, { $seeds ->
    [one] seed { $seed }
   *[other] { $seeds } seeds from { $seed } on
}
training-epochs-terms = η = { $eta } for every batch
training-scaling-terms = η = { $eta } at m = { $m }
training-growth-terms = at first η = { $eta }, m = { $m }; changes as on slide 19, at 60, 120 and 160 of 205 epochs
training-read = medians and quartiles over seeds
training-epochs-limits = not that large batches generalise worse: they make fewer updates (Hoffer et al. 2017)
training-scaling-limits = Goyal et al. (2017) see the rule hold up to 8 000 of 1.3 million images; our batches are up to 70 % of the data
training-growth-limits = no claim about time: larger batches save updates, not gradients

quantity-noise-scale = noise scale
quantity-spread = spread of the largest batch below n relative to one example
quantity-spread-slope = slope of the spread
quantity-held-out-error = held-out error
quantity-best-rate = best η/m
quantity-stable-rates = number of stable learning rates
quantity-updates = updates

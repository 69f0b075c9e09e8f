### Labs

lab-smoothing = BatchNorm and smoothness
    .doc = How much the loss and its gradient change along the gradient, with and without BatchNorm
lab-shift = Internal covariate shift
    .doc = How much a layer's gradient changes when the layers below it are updated
lab-slice = Loss around the weights
    .doc = The loss of a trained net over a plane through its weights
lab-little-net = A layer under a layer
    .doc = Slides 53 and 54: the first layer changes, and the second sees other inputs

network-spirals = three spirals
    .doc = Three classes of points of the plane, told apart by a net of ReLU layers
network-digits = digits
    .doc = Handwritten digits of 8 × 8 pixels, told apart by a net of ReLU layers
network-linear = deep linear net
    .doc = Matrices one after another, without nonlinearity, that learn a random linear map

variant-plain = plain net
    .doc = Nothing between a linear layer and its nonlinearity
variant-batch-norm = with BatchNorm
    .doc = Batch normalisation before each hidden nonlinearity
variant-noisy-batch-norm = with noisy BatchNorm
    .doc = BatchNorm, then noise that is new at every step and object: its distributions do not stay still
variant-noisy = noise without BatchNorm
    .doc = The control: the same noise in the plain net
variant-layer-norm = with LayerNorm
    .doc = Layer normalisation before each hidden nonlinearity

## Numbers

param-depth = depth
    .doc = Hidden layers; of the deep linear net, matrices
param-width = width
    .doc = Units of each hidden layer
param-net-batch = batch
    .doc = Objects of a batch; all of them where it is larger than the training data
param-net-steps = steps
    .doc = Updates of the weights
param-probe-low = from η ×
    .doc = The nearest probe along the gradient, in multiples of the learning rate
param-probe-high = to η ×
    .doc = The farthest probe along the gradient, in multiples of the learning rate
param-probe-count = probes
    .doc = Points along the gradient at which the loss and its gradient are taken, equally spaced in ratio
param-probe-every = every
    .doc = Training steps from one measurement to the next. Fewer measurements are faster
param-watch-layer = layer
    .doc = Which layer's gradient and activations are shown, from 1; the last one where there are fewer
param-watch-every = every
    .doc = Training steps from one measurement to the next. Fewer measurements are faster
param-grid-reach = reach
    .doc = How far the plane reaches to either side, in norms of the weights of each unit
param-grid-points = points
    .doc = Points along each side. The loss is computed at every one
param-little-moved = slide 53 → 54
    .doc = How far the first layer has gone from slide 53 to slide 54
param-norm-momentum = newest batch
    .doc = Share of the newest batch in the running mean and variance, which are used after training
param-norm-epsilon = epsilon
    .doc = Added to the variance under the root: keeps it from zero

## What all labs say

lab-no-nets = a lab needs at least one net; choose one
lab-batch-of-one = BatchNorm needs at least 2 objects in a batch, found { $found }: the variance of one object is 0
lab-digits-columns = { $path }: its first line is “{ $found }”, expected index,label,split,pixels
lab-digits-cell = { $path }, line { $line }, column { $column }: found “{ $found }”, expected { $column ->
    [label] a digit 0–9
    [split] 0 (training) or 1 (held-out)
   *[pixels] 64 characters 0–9 or a–g
}
lab-digits-no-split = { $path } has no row with split { $split }, which are the { $split ->
    [0] training
   *[1] held-out
} data

lab-chart-accuracy = Accuracy on held-out data, % (thin: training data)
lab-chart-evaluated-loss = Loss on held-out data (thin: training data)
lab-diverged = Diverged at step { $step }: { $net }.
lab-diverged-row = ✕ diverged at step { $step }
lab-loss-accuracy = { $loss }, { $accuracy } %
lab-reached = train { $train }; held-out { $held }
lab-held-equal = held equal: data, seed { $seed }, first weights, order of batches
lab-not-tuned = step size equal for all, not tuned
lab-weights = number of weights: { $list }

## Smoothness

smoothing-chart-loss = Loss along the gradient
smoothing-chart-change = Change of the gradient ‖∇L − ∇L′‖
smoothing-chart-beta = Effective β-smoothness
smoothing-band = band
smoothing-change = change
smoothing-beta = β
smoothing-medians = { $count ->
    [one] After { $count } step: { $numbers }.
   *[other] Median over { $count } steps: { $numbers }.
}
smoothing-medians-probed = { $count ->
    [one] After { $count } probed step: { $numbers }.
   *[other] Median over { $count } probed steps: { $numbers }.
}
smoothing-smoother = Here BatchNorm makes the loss smoother.
smoothing-not-smoother = Here BatchNorm does not make the loss smoother.
smoothing-mixed = Mixed here: with BatchNorm smaller { $smaller }; not smaller { $larger }.
smoothing-probes = { $count ->
    [one] probed at w − η′g on the same batch, η′ = { $high }·η
   *[other] probed at w − η′g on the same batch, η′ from { $low }·η to { $high }·η, { $count } points equally spaced in ratio
}

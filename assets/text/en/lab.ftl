### Labs

lab-smoothing = BatchNorm and smoothness
    .doc = How much the loss and its gradient change along the gradient, with and without BatchNorm
lab-shift = Internal covariate shift
    .doc = How much a layer’s gradient changes when the layers below it are updated
lab-slice = Slice of the loss
    .doc = The loss of a trained net over a plane through its weights
lab-little-net = When the layer below moves
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
    .doc = BatchNorm, then noise that is new at every step and example: its distributions do not stay still
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
    .doc = Examples of a batch; all of them where it is larger than the training data
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
param-norm-momentum = newest batch
    .doc = Share of the newest batch in the running mean and variance, which are used after training
param-norm-epsilon = epsilon
    .doc = Added to the variance under the root: keeps it from zero

## What all labs say

lab-seeds = { $count ->
    [1] seed { $first }
   *[other] seeds { $first }–{ $last }
}
lab-no-nets = a lab needs at least one net; choose one
lab-batch-of-one = BatchNorm needs at least 2 examples in a batch, found { $found }: the variance of one example is 0
lab-digits-malformed = { $path }, line { $line }: not a row of a UTF-8 table with four cells
lab-digits-columns = { $path }: its first line is “{ $found }”, expected index,label,split,pixels
lab-digits-cell = { $path }, line { $line }, column { $column }: found “{ $found }”, expected { $column ->
    [label] a digit 0–9
    [split] 0 (training) or 1 (held-out)
   *[pixels] 64 characters 0–9 or a–g
}
lab-digits-no-split = { $path } has no row with split { $split }, which are the { $part ->
    [training] training
   *[validation] held-out
} data

lab-axis-step = training step
lab-chart-accuracy = Accuracy, %
lab-chart-evaluated-loss = Loss on all data
lab-chart-evaluated = held-out data; thin: training data
lab-diverged = Diverged at step { $step }: { $net }.
lab-diverged-row = ✕ diverged at step { $step }
lab-unlearned = No better than chance: { $nets }.
lab-loss-accuracy = { $loss }, accuracy { $accuracy } %
lab-reached = train loss { $train }; held-out { $held }
lab-held-equal = the same for all: data, seed { $seed }, initial weights, order of batches
lab-steps = { $count ->
    [one] { $steps } step
   *[other] { $steps } steps
}
lab-batch = { $rule }, m = { $m }
lab-mini-batch = mini-batch GD
lab-init = { $init } initialisation
lab-noise = noise of Santurkar’s Algorithm 1: mean ±0.5, scale 1…1.25 per unit and step, ±0.1 per example
lab-not-tuned = learning rate equal for all, not tuned
lab-compared = { $numbers } with BatchNorm
lab-weights = number of weights: { $list }

## Smoothness

smoothing-chart-loss = Loss along the gradient
smoothing-chart-change = Gradient change
smoothing-chart-beta = Effective β-smoothness
smoothing-formula-loss = { $count ->
    [one] L(w − η′g), η′ = { $high }η
   *[other] L(w − η′g), η′ from { $low }η to { $high }η
}
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
smoothing-rolling = line: running median of { $count } steps, bands: quartiles and 10–90 %
smoothing-rolling-probed = line: running median of { $count } probed steps, bands: quartiles and 10–90 %
smoothing-every = probed every { $every } steps
smoothing-probes = { $count ->
    [one] probed at w − η′g on the same batch, η′ = { $high }·η
   *[other] probed at w − η′g on the same batch, η′ from { $low }·η to { $high }·η, { $count } points in geometric progression
}

## Internal covariate shift

param-watch-layer = layer
    .doc = The layer whose gradient and pre-activations are shown, from 1; the last one where there are fewer. The first has no layers below it
param-watch-every = every
    .doc = Training steps from one watched step to the next. Fewer watched steps are faster

shift-chart-distance = Gradient change, layer { $layer }
shift-chart-cosine = Gradient direction, layer { $layer }
shift-chart-activations = Pre-activations, layer { $layer }
shift-colour-bar = share, %
shift-median = ‖G − G′‖ { $distance }, cos { $cosine }
shift-medians = { $count ->
    [one] Layer { $layer }, { $count } watched step: { $numbers }.
   *[other] Layer { $layer }, median over { $count } watched steps: { $numbers }.
}
shift-reduced = Here BatchNorm reduces the shift.
shift-not-reduced = Here BatchNorm does not reduce the shift, as in the paper.
shift-only-distance = Here with BatchNorm the gradient changes less, but turns no less.
shift-only-cosine = Here with BatchNorm the gradient turns less, but changes no less.
shift-first-layer = The first layer has no layers below it, so that its gradient cannot be shifted.
shift-watch = { $every ->
    [one] G, G′: gradient of layer { $layer } before and after a step of the layers below, on the same batch, at every step
   *[other] G, G′: gradient of layer { $layer } before and after a step of the layers below, on the same batch, every { $every } steps
}

shift-edges = pre-activations: what the nonlinearity gets; the outermost rows hold all beyond the scale

## Slice of the loss

param-grid-reach = reach
    .doc = How far the picture goes to either side, in norms of the net’s filters; on the plane of the path, the path ends at 0.8
param-grid-points = points
    .doc = Points along each side of the grid. Twice as many take four times as long

slice-colour-bar = L
slice-chart-profile = Along α (β = 0)
slice-trained = trained
slice-start = start
slice-rises = Loss at the trained weights → at distance { $half }: { $list }.
slice-flattest = The loss rises least here: { $net }.
slice-equally-flat = Here the loss rises equally around the flattest nets.
slice-share = { $net } { $percent } %
slice-shares = Share of the path’s variance in its plane: { $list }.
slice-still = Training moved no weight: there is no plane of its path.
slice-plane-random = two random directions, normalised by filters; biases, γ and β stay
slice-plane-pca = the plane of the two principal components of the weights’ path, its own for each net
slice-grid = loss of { $samples } training examples in inference mode, { $points } × { $points } points, −{ $reach }…{ $reach }

## The little net

param-little-moved = first layer
    .doc = How far the first layer’s weights have moved from slide 53 (0) to slide 54 (1)

little-before = Before
little-now = After the first layer has moved
little-axis-moved = moved
little-chart-cosine = Direction of layer 2’s gradient, cos∠(G, G′)
little-chart-ratio = Length of layer 2’s gradient, ‖G′‖ / ‖G‖
little-still = The first layer has not moved: layer 2 sees 1; 2; 0; 1.
little-verdict = Layer 2 has not changed, but it sees { $inputs } instead of 1; 2; 0; 1. Its gradient has grown { $ratio } times and turned by { $angle }° (cos { $cosine }).
little-terms = net 3-4-4-1, ReLU, inputs 1, all weights but the first layer’s 1, loss = output²; G, G′: gradient of layer 2 before and after the first layer moves

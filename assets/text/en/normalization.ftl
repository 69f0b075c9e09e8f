### The normalisation lab

lab-normalization = Normalisation
    .doc = BatchNorm and LayerNorm by themselves: a matrix by hand, a cloud, running averages, accuracy against batch and η

labs-part-matrix = matrix
    .doc = Normalise a matrix stage by stage, with the arithmetic of one cell
labs-part-cloud = cloud
    .doc = Two units of a batch while the layer below them moves
labs-part-running = averages
    .doc = Batches come one after another, and running mean and variance approach the true ones
labs-part-batch-size = batch
    .doc = Held-out accuracy against the batch: BatchNorm, LayerNorm and neither
labs-part-eta = η
    .doc = Held-out accuracy against the learning rate, with and without BatchNorm
labs-over = over
labs-over-columns = columns
    .doc = BatchNorm: mean and variance of each unit over the examples of the batch
labs-over-rows = rows
    .doc = LayerNorm: mean and variance of each example over the units of the layer
labs-matrix = x: a row per example, a column per unit
labs-matrix-cell = row { $row }, column { $column }
labs-matrix-gain = { $letter } of column { $column }
labs-matrix-rows = examples
labs-matrix-columns = units

param-normalization-batch = batch
    .doc = Examples of a batch
param-normalization-batches = batches
    .doc = How many batches come
param-lower-shift = shift below
    .doc = What is added to the outputs of the layer below
param-lower-stretch = stretch below
    .doc = The factor of the weights of the layer below; 1 leaves them
param-sweep-epochs = epochs
    .doc = Passes over the training data, the same for every batch
param-sweep-seeds = seeds
    .doc = How often each setting is trained: medians and quartiles are over these

quantity-entry = z of the chosen cell
quantity-column-mean = largest |mean| of a column of x̃
quantity-column-deviation = how far a column’s standard deviation is from 1
quantity-row-mean = largest |mean| of a row of x̃
quantity-gains = how many numbers γ and β are
quantity-mean-gap = distance of the running mean from the true one, in σ
quantity-variance-ratio = running variance over the true one
quantity-inference-deviation = standard deviation of x̃ at inference
quantity-deviation = standard deviation
quantity-mean = mean
quantity-skewness = skewness
quantity-failed-share = share of seeds whose training failed

## What is wrong with a matrix

normalization-empty = the matrix has no numbers
normalization-too-large = the matrix is { $rows } × { $columns }
normalization-size = 1 to 8 rows and 1 to 8 columns
normalization-ragged = row { $row } of the matrix has length { $found }, the first { $columns }
normalization-ragged-help = rows of equal length
normalization-cell-value = row { $row }, column { $column } of the matrix is { $found }
normalization-value-help = numbers from −1,000,000 to 1,000,000
normalization-no-cell = cell ({ $row }, { $column }) is not in a matrix of { $rows } × { $columns }
normalization-cell-help = (row, column), counted from 1
normalization-many-gains = { $found } numbers for at most 8 columns
normalization-gains-help = 0 to 8 numbers, one per column
normalization-gain-value = { $found } cannot be used

## Matrix

normalization-batch-norm = BatchNorm
normalization-layer-norm = LayerNorm
normalization-printed = LayerNorm as slide 69 prints it
normalization-title-x = x: { $n } × { $d }, a row is an example, a column a unit
normalization-title-columns = μ and σ² of every column
normalization-title-rows = μ and σ² of every row
normalization-title-hat = x̃ = (x − μ)/√(σ² + ε)
normalization-title-vector = z = γ∘x̃ + β, vectors: 2d = { $count } numbers
normalization-title-scalar = z = γ·x̃ + β, scalars of slide 69: { $count } numbers
normalization-begins = Cell ({ $row }, { $column }): next come μ and σ².
normalization-arithmetic = Cell ({ $row }, { $column }): { $steps }.
normalization-one-example = A batch of one example is its own mean: x̃ = 0 and z = β, whatever x is.
normalization-one-unit = A layer of one unit is its own mean: x̃ = 0 and z = β, whatever x is.
normalization-constant = All values are equal: σ² = 0, ε keeps the root from zero, x̃ = 0.
normalization-compared = With scalars as printed z = { $printed }; with vectors, as in the paper, z = { $paper } and { $count } numbers are learned.
normalization-terms-columns = BatchNorm: each column over the examples of the batch, σ² with 1/n
normalization-terms-rows = LayerNorm: each row over the units of the layer, σ² with 1/d
normalization-terms-vector = γ and β: an entry per column, { $count } numbers
normalization-terms-scalar = γ and β: one of each, { $count } numbers
normalization-misprints = slide 68 prints (xᵢⱼ − μ)², right is (xᵢⱼ − μᵢ)², and slide 69 prints γ, β as scalars (2 numbers), right are vectors (2d)
normalization-not-proved = training mode: at inference running averages take the place of μ and σ²; whether training gets better is not shown here

## Running averages

normalization-unit = unit { $unit }
running-axis = batch
running-chart-mean = Running mean
running-chart-variance = Running variance
running-chart-spread = Standard deviation of x̃ at inference
running-formula-spread = in training it is 1 by construction
running-chart-outputs = z in training mode, unit 1
running-legend = mean { $mean } (true { $true_mean }), variance { $variance } (true { $true_variance })
running-verdict = Unit 1, second half: running variance { $ratio } of the true one, running mean { $gap } σ from the true one (medians).
running-biased = The biased variance of { $m } examples is on average { $share } of the true one: at inference x̃ is { $factor } times too wide.
running-two = In training every x̃ of a batch of two is +1 or −1, whatever the values; at inference it is not.
running-one-unbiased = A batch of one: x̃ = 0 and z = β = { $beta } whatever the input, and its unbiased variance is 0/0, not a number. Nets refuse it.
running-one-biased = A batch of one: x̃ = 0 and z = β = { $beta } whatever the input; its variance is 0, the running variance goes to 0, and at inference x̃ explodes.
running-terms = normal values, unit 1: mean 2, variance 4, unit 2: mean −1, variance 0.25; seed { $seed }; m = { $m }
running-terms-momentum = share of the newest batch k = { $momentum } (PyTorch: momentum { $momentum }, Keras: momentum { $keras })
running-terms-unbiased = variance of a batch ÷ (m − 1), as in the paper
running-terms-biased = variance of a batch ÷ m
running-terms-all = dashed: mean over all batches, as on slide 60
running-not-proved = here the values’ distribution stays: while a net trains it moves, and the averages lag behind

## Cloud

cloud-x = x: what the layer gets
cloud-hat = x̃: mean 0, variance 1
cloud-z = z = γ·x̃ + β
cloud-inferred = z at inference, with averages from before
cloud-now = now, training mode
cloud-old = before the layer below moved
cloud-name-before = x before the move
cloud-name-x = x after the move
cloud-name-z-before = z before the move
cloud-name-z = z after the move
cloud-name-inferred = z at inference after the move
cloud-verdict = Unit 1, before → after: mean of x { $x_before } → { $x_after }, of z { $z_before } → { $z_after }; standard deviation of x { $sx_before } → { $sx_after }, of z { $sz_before } → { $sz_after }.
cloud-shape = The shape is not kept: skewness { $skew_before } → { $skew_after }.
cloud-inference = With averages from before the move z has mean { $mean } and standard deviation { $deviation }.
cloud-still = The layer below has not moved.
cloud-dead = Below, no unit answers: x is constant and z = β.
cloud-terms = { $n } examples, seed { $seed }, below: 2 inputs → 2 ReLU units, weights × { $stretch }, { $shift } added before ReLU, x: their mixture, γ = ({ $gamma }), β = ({ $beta })
cloud-not-proved = slide 59 holds for mean and variance of one training batch of more than one example, not of the distribution’s shape nor at inference

## Sweeps

norm-sweep-chart-held-out = Held-out accuracy, %
norm-sweep-chart-train = Training accuracy, %
norm-sweep-chart-failed = Failed, % of seeds
norm-sweep-formula-failed = diverged, or no better than guessing
norm-sweep-formula = median and quartiles over { $seeds } seeds
norm-sweep-axis-batch = batch m
norm-sweep-axis-eta = learning rate η
norm-sweep-at-batch = { $net }, m = { $value }
norm-sweep-at-eta = { $net }, η = { $value }
norm-sweep-best = best { $accuracy } % at { $place }
norm-sweep-bests = Medians: { $list }.
norm-sweep-refused = At m = 1 BatchNorm is refused: one example is its own mean, so x̃ = 0 and z = β whatever the input.
norm-sweep-ends = { $net } { $low } → { $high } % (m = { $first } → { $last })
norm-sweep-refused-label = BatchNorm: from 2
norm-sweep-reach = η at which the median is above { $level } %: { $list }.
norm-sweep-reach-net = { $net } { $low }…{ $high }
norm-sweep-reach-none = { $net } none
norm-sweep-wider = Here BatchNorm allows an η { $times } times as large.
norm-sweep-not-wider = Here BatchNorm allows no larger η.
norm-sweep-failed = Diverged or learned nothing: { $list }.
norm-sweep-failed-net = { $net } { $count } of { $runs } runs
norm-sweep-terms-nets = digits, { $depth } hidden layers of { $width } units, ReLU; { $epochs } epochs for all; { $seeds }
norm-sweep-terms-batch = η = { $eta } of the mean gradient for every m, not tuned
norm-sweep-terms-eta = m = { $m } for every η
norm-sweep-terms-final = accuracy on held-out digits after the last epoch, inference mode
norm-sweep-not-proved = small nets on an easy task: tendencies, not the paper’s figures

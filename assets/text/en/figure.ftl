### figure

mark-start = start
mark-minimum = minimum
mark-minimum-true-weights = minimum, true weights
mark-true-weights = true weights
mark-saddle = saddle
axis-step = step
axis-evaluations = gradients evaluated
colour-bar = Q
colour-bar-above = Q − Q*
colour-map-theme = One hue
colour-map-grey = Grey
colour-map-viridis = Viridis
colour-map-diverging = Blue and orange around zero

chart-loss = Loss Q(w)
    .doc = The full Q at every point, whatever the batch; logarithmic where it can be
chart-loss-above = Loss Q(w) − Q*
chart-excess = Loss above the minimum, Q − Q*
    .doc = How far Q is above the lowest one: it goes on falling where Q itself has settled
chart-gradient-norm = Gradient norm ‖∇Q(w)‖
    .doc = Length of the full gradient at every point
chart-distance = Distance to the minimum ‖w − w*‖
    .doc = To the nearest known minimum
chart-distance-x = Distance of the first weight |w₁ − w₁*|
    .doc = To the nearest known minimum: how well w₁ has been learned
chart-distance-y = Distance of the second weight |w₂ − w₂*|
    .doc = To the nearest known minimum: how well w₂ has been learned
chart-step-size = Step size ηₜ
    .doc = Learning rate of every step: schedule and warm-up
chart-step-size-sum = Sum of step sizes Ση
    .doc = Robbins and Monro ask that it grows without end: η falls, but not too fast
chart-step-size-squares = Sum of squared step sizes Ση²
    .doc = Robbins and Monro ask that it stays finite: η falls fast enough for the noise to die out
chart-step-x = Step of the first weight |Δw₁|
    .doc = How far every step moves w₁; a gap where a step leaves it alone
chart-step-y = Step of the second weight |Δw₂|
    .doc = How far every step moves w₂; a gap where a step leaves it alone
chart-updates-x = Updates of the first weight
    .doc = How many steps so far have changed w₁; a rare feature changes its weight rarely
chart-updates-y = Updates of the second weight
    .doc = How many steps so far have changed w₂; a rare feature changes its weight rarely
chart-effective-step-x = Effective step of the first weight
    .doc = What w₁’s gradient (of Adam its first moment) is multiplied by: η/√(G + ε); η_t where every weight has the same
chart-effective-step-y = Effective step of the second weight
    .doc = What w₂’s gradient (of Adam its first moment) is multiplied by: η/√(G + ε); η_t where every weight has the same
chart-step-over-eta = Step length over η, ‖Δw‖/η
    .doc = How far every step goes in units of its own η_t: adaptive methods keep it near 1
chart-velocity = Velocity ‖h‖
    .doc = Length of h of momentum and Nesterov after every step; other methods have none
chart-batch-size = Examples per step, m
    .doc = How many examples the gradient of a step is the mean of; all of them for a full gradient

facets-auto = auto
    .doc = What suits the figure: in the smoothness lab every net has a row of charts
facets-none = none
    .doc = All nets share their charts
facets-nets = nets
    .doc = Every net of a lab has charts of its own, on the same axes
facets-racers = methods
    .doc = Every method of a race has a small map of its own, the others in grey
facets-over = values
    .doc = Every value of a number of the scene has a small map: path as in --set, and values

legend-batch = batch { $m }
legend-growing = batch { $m }, ×{ $factor } every { $every } steps
legend-warmup = warm-up { $k }
legend-converged = ✓ { $step }
legend-diverged = ✕ { $step }

terms-start = start { $point }
terms-run = { $count ->
    [one] { $steps } step, seed { $seed }
   *[other] { $steps } steps, seed { $seed }
}
terms-run-gradients = { $gradients } per-example gradients each, seed { $seed }
terms-at-step = shown at step { $at }
terms-at-evaluation = shown after { $at } gradients
terms-spent = evaluations: { $full } full, { $examples } per-example gradients
terms-spent-examples = evaluations: { $examples } per-example gradients
terms-examples = { $n } examples
terms-noise = { $examples } of spread { $spread }
terms-spent-full = evaluations: { $full } full gradients
terms-from-theory = step sizes from theory
terms-by-hand = step sizes as given, not tuned

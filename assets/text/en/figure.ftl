### figure

mark-start = start
mark-minimum = minimum
mark-saddle = saddle
axis-step = step
axis-evaluations = gradients
colour-bar = Q
colour-bar-above = Q − Q*
colour-map-theme = One hue
colour-map-grey = Grey
colour-map-viridis = Viridis
colour-map-diverging = Blue and orange around zero

chart-loss = Loss Q(w)
chart-loss-above = Loss Q(w) − Q*
chart-gradient-norm = Gradient norm ‖∇Q(w)‖
chart-distance = Distance to the minimum ‖w − w*‖
chart-step-size = Step size η of the schedule

legend-batch = batch { $m }
legend-warmup = warm-up { $k }
legend-converged = ✓ { $step }
legend-diverged = ✕ { $step }

terms-start = start { $point }
terms-run = { $steps ->
    [one] { $steps } step, seed { $seed }
   *[other] { $steps } steps, seed { $seed }
}
terms-at-step = shown at step { $at }
terms-at-evaluation = shown after { $at } gradients
terms-spent = gradients { $full } full + { $objects } of objects
terms-spent-objects = gradients { $objects } of objects
terms-objects = { $n } objects
terms-noise = { $objects } of spread { $spread }
terms-spent-full = gradients { $full } full
terms-by-hand = step sizes set by hand, not tuned

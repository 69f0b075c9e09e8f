### Claims: what a scene says will happen

claim-at-most = { $what } is at most { $bound }
    .doc = The measure is at most the value
claim-at-least = { $what } is at least { $bound }
    .doc = The measure is at least the value
claim-less = { $what } is less than { $than }
    .doc = The measure is less than `times` another one
claim-less-times = { $what } is less than { $times } × { $than }
claim-ends = { $racer }: { $how }
    .doc = The run of a method ends as one of these: { $endings }
claim-optimal = the step size of { $racer } is the best of theory
    .doc = η, and α where there is one, are the best of theory for a quadratic function: gradient descent, momentum, Nesterov

claim-found = found { $value }
claim-found-instead = found { $value } instead of { $bound }
claim-found-both = found { $value }, to be less than { $bound }
claim-not-taken = cannot be measured: the path or the training ended before

ending-diverged = diverged
    .doc = w or Q is not finite from step k on; shown as ✕ k
ending-converged = converged
    .doc = ‖∇Q‖ is below 10⁻⁶ of the start’s (taken as at least 1) from step k to the end; ✓ k
ending-grows = diverges (grows)
    .doc = still finite, but ten times as high above the minimum as the start and rising, a thousand times as high, a swing that widens, or far beyond the surface’s domain; ✕ k, like divergence
ending-cycles = cycles
    .doc = without chance: the last quarter repeats itself every 2 to 8 steps and keeps its size; “cycle 2”
ending-hovers = hovers
    .doc = with chance: the last two quarters share their values of Q, neither descending nor rising
ending-stopped-short = stopped short
    .doc = the steps vanish while the gradient does not
ending-moving = still moving
    .doc = none of these: on its way, with the share of the start’s Q − Q* that is left

measure-steps = the number of steps of { $racer } to Q − Q* < { $loss }
    .doc = The first step at which Q − Q* is below the loss; infinite where it never is
measure-loss = Q − Q* of { $racer } after step { $at }
    .doc = Q − Q* after a step, or after the last
measure-median-loss = the median Q − Q* of { $racer } from step { $from } on
    .doc = The median of Q − Q* from a step to the last
measure-distance = the distance of { $racer } after step { $at } from { $to }
    .doc = How far the point after a step, or after the last, is from a given one
measure-step = the step { $at } of { $racer } along { $weight } in units of its η
    .doc = How far a step moves a weight (1 or 2), in units of the method’s η
measure-path-length = the path length of { $racer } along { $weight } in units of its η
    .doc = Length of a weight’s whole path, in units of the method’s η
measure-updates = the number of steps of { $racer } that move { $weight }
    .doc = How many steps move a weight
measure-apart = the largest distance between { $racer } and { $other } up to step { $until }
    .doc = The largest distance between the points of two methods, up to a step or to the last
measure-travel = the path length of { $racer } { $along }
    .doc = Length of the whole path across the ravine (`Steep`: the eigenvector of the larger eigenvalue of ∇²Q at the minimum) or along its floor (`Flat`), in units of the plane
measure-crossings = the number of times that { $racer } crosses the floor up to step { $until }
    .doc = How often a path crosses the floor of the ravine: the line through the minimum along the flat direction
measure-overshoot = how far { $racer } goes past the minimum along the floor
    .doc = The largest distance past the minimum along the flat direction, as seen from the start; 0 if none
along-steep = across the ravine
along-flat = along the floor
measure-chart = “{ $chart }” of { $racer } at step { $at }
    .doc = The value of a chart’s curve at a step, or at the last: `of` is a chart’s name
measure-net = { $quantity } ({ $net })
    .doc = What the scene’s lab finds of a net

quantity-band = median band of losses along the gradient
quantity-change = median change of the gradient along itself
quantity-beta = median effective β-smoothness
quantity-training-loss = median training loss
quantity-accuracy = held-out accuracy
quantity-shift = median ‖G − G′‖
quantity-cosine = median cos∠(G, G′)
quantity-bottom = loss at the trained weights
quantity-growth = growth of the second layer’s inputs

param-claim-seeds = seeds
    .doc = Under how many seeds a claim is tried: the scene’s and those that follow it
param-claim-value = value
    .doc = What a measure is compared with: any finite number
param-claim-times = times
    .doc = What the other measure is multiplied by
param-claim-weight = weight
    .doc = The coordinate: 1 or 2

### Claims as a lecturer says them, in the handout

told = { $who }: { $what }
told-start = the start
told-point = { $point }
told-optimal = the step size is the best that theory gives
told-steps-at-most = Q − Q* < { $loss } by step { $step }
told-steps-at-least = Q − Q* < { $loss } not before step { $step }
told-steps-less = Q − Q* < { $loss } in { $much ->
    [whole] fewer steps than { $other }
   *[part] less than { $percent } % of the steps of { $other }
}
told-loss-at-most = after step { $at } Q − Q* is below { $bound }
told-loss-at-least = after step { $at } Q − Q* is above { $bound }
told-loss-less-than-start = after step { $at } { $much ->
    [whole] Q − Q* is lower than at the start
   *[part] less than { $percent } % of the start’s Q − Q* is left
}
told-loss-less = after step { $at } Q − Q* is { $much ->
    [whole] lower than with { $other }
   *[part] less than { $percent } % of that with { $other }
}
told-loss-less-then = after step { $at } Q − Q* is { $much ->
    [whole] lower than with { $other } after step { $then }
   *[part] less than { $percent } % of that with { $other } after step { $then }
}
told-median-at-most = from step { $from } on, Q − Q* is mostly below { $bound }
told-median-at-least = from step { $from } on, Q − Q* is mostly above { $bound }
told-median-less-than-start = from step { $from } on, Q − Q* is mostly { $much ->
    [whole] lower than at the start
   *[part] below { $percent } % of the start’s
}
told-median-less = from step { $from } on, Q − Q* is on the whole { $much ->
    [whole] lower than with { $other }
   *[part] less than { $percent } % of that with { $other }
}
told-distance-at-most = after step { $at } within { $bound } of { $to }
told-distance-at-least = after step { $at } more than { $bound } from { $to }
told-grows = diverges
told-step-about = step { $at } moves { $weight } by about { $bound } η
told-step-at-most = step { $at } moves { $weight } by at most { $bound } η
told-step-at-least = step { $at } moves { $weight } by at least { $bound } η
told-step-less = on step { $at } { $weight } moves { $much ->
    [whole] less far than with { $other }
   *[part] less than { $percent } % as far as with { $other }
}
told-step-less-then = on step { $at } { $weight } moves { $much ->
    [whole] less far than on step { $then }
   *[part] less than { $percent } % as far as on step { $then }
}
told-updates-at-most = steps that move { $weight }: at most { $bound }
told-updates-at-least = steps that move { $weight }: at least { $bound }
told-travel-at-most = path length { $along } at most { $bound }
told-travel-at-least = path length { $along } at least { $bound }
told-travel-less = path length { $along } { $much ->
    [whole] less than that of { $other }
   *[part] less than { $percent } % of that of { $other }
}
told-crossings-exactly = by step { $until } crosses the floor { $count ->
    [0] not once
    [1] once
    [2] twice
   *[other] { $count } times
}
told-crossings-at-most = by step { $until } crosses the floor { $count ->
    [0] not once
    [1] once at most
    [2] twice at most
   *[other] at most { $count } times
}
told-crossings-at-least = by step { $until } crosses the floor { $count ->
    [1] at least once
    [2] at least twice
   *[other] at least { $count } times
}
told-crossings-less = by step { $until } crosses the floor { $much ->
    [whole] less often than { $other }
   *[part] less than { $percent } % as often as { $other }
}
told-overshoot-none = does not overshoot the minimum
told-overshoot-at-most = overshoots the minimum by at most { $bound }
told-overshoot-at-least = overshoots the minimum by more than { $bound }
told-overshoot-less = overshoots the minimum { $much ->
    [whole] less than { $other }
   *[part] by less than { $percent } % as far as { $other }
}
told-chart-at-most = { $chart } at step { $at } at most { $bound }
told-chart-at-least = { $chart } at step { $at } at least { $bound }
told-chart-less = { $chart } at step { $at } { $much ->
    [whole] less than that of { $other }
   *[part] less than { $percent } % of that of { $other }
}
told-chart-less-then = { $chart } at step { $at } { $much ->
    [whole] less than at step { $then }
   *[part] less than { $percent } % of that at step { $then }
}
told-together = the same path up to step { $until }
told-net-at-most = { $quantity } at most { $bound }
told-net-at-least = { $quantity } at least { $bound }
told-net-less = { $quantity } { $much ->
    [whole] lower than that of “{ $other }”
   *[part] less than { $percent } % of that of “{ $other }”
}

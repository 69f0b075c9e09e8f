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

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

claim-found = found { $value }
claim-found-both = found { $value }, to be less than { $bound }
claim-not-taken = cannot be measured: the path or the training ended before

ending-diverged = diverged
ending-converged = converged
ending-grows = diverges (grows)
ending-cycles = cycles
ending-hovers = hovers
ending-stopped-short = stopped short
ending-moving = still moving

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

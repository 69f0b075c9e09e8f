### When to stop: slides 3, 4, 7, 11

lab-stopping = When to stop
    .doc = Slides 3, 4, 7, 11: training ends when the held-out loss stops falling. What does that save, and what does it cost?

param-stopping-examples = training examples
    .doc = Examples that the nets learn from, drawn by the seed; all where there are fewer
param-stopping-seeds = trainings
    .doc = Trainings of each net: initial weights, examples and batches of the seed and those that follow it
param-stopping-every = every
    .doc = Training steps from one evaluation to the next
param-stopping-window = window
    .doc = Evaluations whose mean decides: more are steadier and later
param-stopping-patience = patience
    .doc = Steps without a better held-out loss after which training stops

stopping-chart-losses = Loss of the first training
stopping-formula-losses = solid: held-out; dashed: training; faint: held-out loss of the other trainings
stopping-chart-costs = Held-out loss of each training
stopping-formula-costs = a line per training
stopping-when-best = best
stopping-when-stop = stop
stopping-when-end = end
stopping-legend = median stop at step { $step } of { $steps }

moment-best = best, { $step }
moment-stop = stop, { $step }

stopping-medians = { $count ->
    [one] Held-out loss in { $seeds } training:
   *[other] Median held-out loss over { $seeds } trainings:
} { $loss-best } at the best step { $best }, { $loss-stop } at the stop { $stop }, { $loss-end } at the end { $end }. Stopping saves { $saved } % of the steps.
stopping-never = { $count ->
    [one] No stop in { $seeds } training:
   *[other] No stop in { $seeds } trainings:
} the best held-out loss { $loss } is at step { $best }.
stopping-some = { $stops } of { $seeds } stop.
stopping-later = After the stop, { $late } of { $seeds } would have found a lower loss.
stopping-few = { $count ->
    [one] { $examples } training examples drawn by the seed; { $seeds } training
   *[other] { $examples } training examples drawn by the seed; { $seeds } trainings with seeds that follow each other
}
stopping-rule = { $window ->
    [one] stop: { $patience } steps without a better held-out loss
   *[other] stop: { $patience } steps without a better mean of { $window } held-out losses
}, evaluated every { $every } steps
stopping-held-out = the slides say test error; data that decide when to stop are held-out data and no longer a test

quantity-best-step = median best step
quantity-stop-step = median step of the stop
quantity-loss-at-best = median held-out loss at the best step
quantity-loss-at-stop = median held-out loss at the stop
quantity-loss-at-end = median held-out loss at the end
quantity-training-loss-at-end = median training loss at the end

scene-no-rows-to-set-aside = A formula has no rows to set aside
scene-nothing-set-aside = Nothing is held out to stop by
    .help = held_out: 0.3 at the top of the scene
scene-never-stops = Method { $found } has no stop
    .help = a method with stop: (patience: 20)
param-held-out = held out
    .doc = Share of the rows that are set aside, drawn by the seed: Q and gradients come from the others
param-patience = patience
    .doc = Steps without a better held-out loss after which the method would stop. Its path goes on
open-few-to-set-aside = { $rows } rows are too few to set some aside

chart-held-out = Loss on held-out rows
    .doc = The mean loss over the rows that the scene sets aside; empty where it sets none aside
terms-held-out = { $n } held out
legend-patience = patience { $steps }

measure-stop-step = { $at ->
    [best] the best step of { $racer } on held-out rows
    [stop] the step at which { $racer } stops
   *[end] the last step of { $racer }
}
    .doc = The step of a method with a stop that is best on held-out rows, at which it would stop, or the last
measure-held-out = { $at ->
    [best] the held-out loss of { $racer } at its best step
    [stop] the held-out loss of { $racer } at its stop
   *[end] the held-out loss of { $racer } at the end
}
    .doc = The loss on held-out rows at one of these steps
told-stops-by = stops by step { $step }

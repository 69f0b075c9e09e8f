### What a picture shows, in words: for screen readers, and where a picture cannot be seen

alternative-map = Map of Q: { $surface }
alternative-map-at = Map of Q at step { $at }: { $surface }
alternative-map-at-evaluation = Map of Q with { $at } gradients evaluated: { $surface }
alternative-no-paths = No method is on
alternative-from = { $count ->
    [one] One method starts at { $point }
   *[other] { $count } methods start at { $point }
}
alternative-maps-racers = A small map for each method
alternative-maps-over = Small maps. { $values }
alternative-value = { $value }: { $ends }
alternative-more = and { $count } more
alternative-steps = Steps taken apart: { $steps }
alternative-charts = { $count ->
    [one] Chart: { $charts }
   *[other] Charts: { $charts }
}

# What a method does: { $does } is one of the sentences below
alternative-method = { $name } { $does }
alternative-zigzag = { $name } zig-zags for { $steps } steps and { $does }

alternative-diverged = diverges at step { $step }
alternative-grows = diverges from step { $step } on
alternative-converged-minimum = converges at step { $step } to a minimum with Q { $q }
alternative-converged-saddle = converges at step { $step } to a saddle with Q { $q }
alternative-converged-maximum = converges at step { $step } to a maximum with Q { $q }
alternative-converged-flat = converges at step { $step } to a flat place with Q { $q }
alternative-cycles = cycles every { $period } steps without getting closer, Q { $q }
alternative-hovers = hovers without descending further, Q { $q } after step { $step }
alternative-stopped = stops short on a slope with Q { $q }
alternative-moving = is still moving after step { $step }, Q { $q }

# Of many methods: how many end in each way
alternative-count-converged = converged: { $count }
alternative-count-stopped = stopped short: { $count }
alternative-count-moving = still moving: { $count }
alternative-count-hovers = hovering: { $count }
alternative-count-cycles = cycling: { $count }
alternative-count-diverged = diverged: { $count }
alternative-lowest = lowest at the end { $name }, Q { $q }
alternative-highest = highest { $name }, Q { $q }

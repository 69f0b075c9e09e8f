### Verdicts on a run

# Narrow column; a mark stands before it
verdict-hovers-short = hovers
verdict-stopped-short = stalled
verdict-moving-short = moving
verdict-cycles-short = cycle { $period }

verdict-diverged = Diverged at step { $step }: the last finite point is { $point }, Q { $q }
verdict-converged-minimum = Converged at step { $step } to a minimum at { $point }, Q { $q }
verdict-converged-saddle = Converged at step { $step } to a saddle at { $point }, Q { $q }
verdict-converged-maximum = Converged at step { $step } to a maximum at { $point }, Q { $q }
verdict-converged-flat = Converged at step { $step } to a flat place at { $point }, Q { $q }
verdict-grows = Diverges: from step { $step } on it flies off; after step { $last } at { $point }, Q { $q }
verdict-cycles = Cycles: repeats itself every { $period } steps with amplitude { $amplitude } and gets no closer; after step { $step } at { $point }, Q { $q }
verdict-hovers = Hovers: the noise of its batches lets it descend no further; after step { $step } at { $point }, Q { $q }
verdict-stopped = Stopped short on a slope: its steps vanish, the gradient does not; after step { $step } at { $point }, Q { $q }
verdict-moving = Still moving after step { $step } at { $point }, Q { $q }

# After “still moving”: how near it has come
verdict-left-loss = { $share } % of the start’s Q − Q* is left
verdict-more-loss = Q − Q* is { $share } times the start’s
verdict-left-slope = { $share } % of the start’s ‖∇Q‖ is left
verdict-more-slope = ‖∇Q‖ is { $share } times the start’s

### Verdicts on a run

# Narrow column; a mark stands before it
verdict-hovers-short = hovers
verdict-stopped-short = short
verdict-moving-short = moving

verdict-diverged = Diverged at step { $step }: the last finite point is { $point }, Q = { $q }
verdict-converged-minimum = Converged at step { $step } to a minimum at { $point }, Q = { $q }
verdict-converged-saddle = Converged at step { $step } to a saddle at { $point }, Q = { $q }
verdict-converged-maximum = Converged at step { $step } to a maximum at { $point }, Q = { $q }
verdict-converged-flat = Converged at step { $step } to a flat place at { $point }, Q = { $q }
verdict-hovers = Hovers: the noise of its batches lets it descend no further; after step { $step } at { $point }, Q = { $q }
verdict-stopped = Stopped short on a slope: its steps vanish, the gradient does not; after step { $step } at { $point }, Q = { $q }
verdict-moving = Still moving after step { $step } at { $point }, Q = { $q }

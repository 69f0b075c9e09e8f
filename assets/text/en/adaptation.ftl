### Domain adaptation: slides 49–51

lab-adaptation = Weighted examples under covariate shift
    .doc = Slides 49–51: a line learned on one domain is used in another. Do weights of the examples help?

param-adaptation-lambda = λ
    .doc = The exponent of the weights s^λ: 0 is ordinary least squares, 1 makes the weighted error unbiased for the target
param-adaptation-examples = examples
    .doc = Source examples of each run
param-adaptation-runs = runs
    .doc = How often all is done again with new examples
param-adaptation-mean = target mean
    .doc = Mean of the target’s x. The source’s is 0.5 in Shimodaira’s example and 1 in Sugiyama’s
param-adaptation-deviation = target deviation
    .doc = Standard deviation of the target’s x. The source’s is 0.5

labs-problem = problem
labs-problem-shimodaira = cubic
    .doc = Shimodaira’s example: y = −x + x³ with noise, a line fitted where the curve is another than in the target
labs-problem-sugiyama = sine
    .doc = Sugiyama’s example: y = sin πx / πx with noise; few source examples lie in the target
labs-problem-turned = turned
    .doc = Slide 49: two classes whose boundary itself turns from the source to the target
labs-weights = weights
labs-weights-equal = equal
    .doc = Ordinary least squares
labs-weights-ratio = true ratio
    .doc = The target’s density over the source’s, known only because the data were made
labs-weights-logistic = logistic
    .doc = The ratio as a logistic regression on 1, x, x² estimates it, from 100 target points without answers

adaptation-chart-cloud = One run: examples and line
adaptation-formula-cloud = discs: source, area = weight; rings: target; dashed: truth
adaptation-chart-source = One run: source
adaptation-chart-target = The same run: target
adaptation-formula-map = discs +1, rings −1; dashed: the true boundary
adaptation-chart-errors = Target error over all runs
adaptation-formula-errors = share of runs, %
adaptation-axis-error = target error
adaptation-legend = median error { $error }; effective examples { $size }
adaptation-median-mark = median { $error }
adaptation-least = best line { $error }

adaptation-medians = { $count ->
    [one] Target error in { $runs } run: { $list }.
   *[other] Median target error over { $runs } runs: { $list }.
} The best line has { $least }.
adaptation-median = { $lambda }: { $error } (effective examples { $size })
adaptation-helps = Weights help: with { $lambda } the error falls from { $equal } to { $least }.
adaptation-flattened-best = Flattened weights win: { $lambda } is less biased than equal weights and steadier than full ones.
adaptation-no-help = No weights help here.
adaptation-no-line = Fits without a line, all weight on one example: { $count }.

adaptation-of-shimodaira = y = −x + x³ + ε
adaptation-of-sugiyama = y = sin πx / πx + ε
adaptation-of-turned = classes ±1; the boundary turns by 60°, so that the answers change, not only the places
adaptation-domains = source x ~ N({ $source }, { $width }²), target x ~ N({ $target }, { $narrow }²), deviation of ε { $noise }
adaptation-equal = equal for all λ in a run: its { $examples } examples; new ones in each run; seed { $seed }
adaptation-weights-equal = equal weights
adaptation-weights-ratio = weights: true ratio of densities, which is not known in practice
adaptation-weights-logistic = weights: logistic regression on 1, x, x² with 100 target points without answers
adaptation-not-known = which λ is best shows only in the target’s answers, which a learner does not have
adaptation-error = target error: mean square without noise, by quadrature over the target’s density

quantity-target-error = median target error
quantity-least-target-error = target error of the best line
quantity-sample-size = median effective sample size

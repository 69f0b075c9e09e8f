### The dropout lab

lab-dropout = Dropout
    .doc = Slides 37–47: which subnets dropout trains, which printed form keeps the mean, and whether it helps here

labs-part-masks = masks
    .doc = Which subnets are trained: masks of the net 3-4-2, drawn one after another
labs-part-weights = weights 1
    .doc = Why outputs are divided by 1 − p: all weights 1, as on slides 44 and 45
labs-part-scaling = scaling
    .doc = Which of the printed forms keeps the mean of a layer’s output: slides 43 and 46
labs-part-overfit = overfitting
    .doc = Training and held-out loss with and without dropout, few examples, a wide net
labs-part-ensemble = ensemble
    .doc = The mean prediction of many masks beside the inference pass: slide 47

## Numbers

param-dropout-p = drop probability
    .doc = Probability to drop a unit; where a form takes p for the probability to keep, it says so
param-dropout-masks = masks
    .doc = Masks that are drawn one after another
param-dropout-samples = draws
    .doc = Masks of one unit that each mean is measured with. Four times as many halve the standard error
param-dropout-members = masks
    .doc = Masks whose predictions are averaged
param-dropout-seeds = seeds
    .doc = Trainings of each net: under the scene’s seed and those that follow it
param-dropout-examples = examples
    .doc = Training examples, drawn from the digits by the seed. All held-out examples stay


dropout-training = net { $net }, ReLU, { $count ->
    [one] { $examples } training example
   *[other] { $examples } training examples
}, batch { $m }, η = { $eta }, { $steps } steps, { $seeds }
dropout-axis-p = p
dropout-axis-masks = masks
dropout-axis-draw = masks drawn
dropout-axis-dropped = dropped units

## Masks

dropout-subnet = without { $units }
dropout-subnet-whole = all units
dropout-subnet-none = no hidden unit
dropout-masks-net = The net
dropout-masks-newest = Mask { $draw }: { $subnet }
dropout-masks-thumbnails = Subnets that came: { $subnets } of 16
dropout-chart-shares = Share of each subnet, %
dropout-chart-different = Different subnets so far, of 16
dropout-masks-came = came
dropout-masks-expected = expected: pᵏ(1 − p)⁴⁻ᵏ for k dropped units
dropout-masks-verdict = { $count ->
    [one] { $masks } mask, so far { $subnets } of 16 subnets.
   *[other] { $masks } masks, so far { $subnets } of 16 subnets.
} Most often: { $most }, { $share } % of the masks, expected { $expected } %.
dropout-terms-masks = question: which nets does dropout train? The same for all: the weights; each hidden unit is dropped with p = { $p }, seed { $seed }; measured: how often each of the 2⁴ subnets came; read: bars against dots; it does not show how well any of them predicts

## Weights 1

dropout-stage-whole = all units
    .title = Slide 44: all units
    .short = all units
dropout-stage-dropped = unit 4 dropped
    .title = Slide 45: unit 4 dropped
    .short = without 4
dropout-stage-compensated = ÷ (1 − p)
    .title = Kept units ÷ (1 − p): × { $factor }
    .short = ÷ (1 − p)
dropout-stage-as-printed = ÷ p, as slide 46 prints
    .title = ÷ p as slide 46 prints: × { $factor }
    .short = ÷ p
dropout-column-stage = output
dropout-column-mask = this mask
dropout-column-mean = all masks
dropout-table-outputs = Each output: under this mask, and on average
dropout-chart-outputs = Output ÷ (1 − p) over all masks, %
dropout-axis-output = output
dropout-weights-mean = mean { $mean }
dropout-weights-whole = All weights are 1 and hidden units give 1: each output is { $whole }.
dropout-weights-dropped = Without unit 4 each output is { $dropped } instead of { $whole }; the mean over all 16 masks at p = { $p } is { $dropped-mean }.
dropout-weights-restored = Without unit 4 each output is { $dropped } instead of { $whole }; divided by 1 − p it is { $right } again, for this mask and on average over all 16.
dropout-weights-on-average = Without unit 4 each output is { $dropped } instead of { $whole }. Divided by 1 − p it is { $right } for this mask, which drops another share than p = { $p }, and { $right-mean } on average over all 16 masks.
dropout-weights-as-printed = Slide 46 prints ÷ p, a misprint: { $wrong } for this mask, { $wrong-mean } on average.
dropout-terms-weights = question: why is the output divided by 1 − p? The same for all: net 3-4-2, weights 1, hidden units 1, p = { $p }; measured: each output under one mask, and its mean over all 16 masks weighted by their probability; read: what is as large as without dropout is tinted; it does not show that a nonlinearity above keeps its mean

## Scaling

dropout-form-slide-43 = slide 43
dropout-form-slide-46-drop = slide 46, p drops
dropout-form-slide-46-keep = slide 46, p keeps
dropout-form-original = original × (1 − p)
dropout-form-original-as-printed = slide 46, original × p
dropout-form-inverted = inverted ÷ (1 − p)
dropout-column-form = form
dropout-column-training = in training
dropout-column-inference = at inference
dropout-chart-mean = Mean output in training, E d(x)/x
    .formula = lines: formulas, dots: measured
dropout-table-mean = E d(x)/x at p = { $p }
dropout-scaling-differ = At p = { $p } the mean in training is not that of inference with these printed forms — { $list }.
dropout-scaling-wrong = { $form }: { $training } against { $inference }
dropout-scaling-equal = At p = { $p } training and inference agree with every form: this p tells no misprint.
dropout-scaling-errors = Formulas and measured means differ by at most { $errors } standard errors.
dropout-terms-scaling = question: which printed form keeps the mean? The same for all: seed { $seed }, random numbers, { $samples } masks for each p; measured: mean of d(x)/x; read: tinted rows agree in training and at inference; slide 43 draws m ~ Ber(p) with p to drop (right: Ber(1 − p)), slide 46 divides by p (right if p is to keep) and multiplies the original by p (right: 1 − p); a right mean does not prove that the net predicts well

## Overfitting

dropout-net-plain = without dropout
dropout-net-dropout = with dropout
dropout-chart-held-out = Held-out loss
    .formula = median and quartiles
dropout-chart-training = Training loss
    .formula = median and quartiles
dropout-chart-accuracy = Accuracy, %
    .formula = thin: training data
dropout-chart-gap = Gap
    .formula = held-out − training loss
dropout-diverged = { $count ->
    [one] ✕ { $count } seed diverged
   *[other] ✕ { $count } seeds diverged
}
dropout-overfit-diverged = Diverged, number of seeds: { $list }. Medians would leave those out; a smaller η helps.
dropout-overfit-medians = { $count ->
    [one] One seed
   *[other] Median over { $count } seeds
}, without → with dropout: held-out loss { $held }, its lowest { $lowest }, accuracy { $accuracy } %, gap { $gap }.
dropout-overfit-helps = Dropout helps here: the held-out loss is lower at the end in { $last } of { $count } seeds, its lowest value in { $lowest }.
dropout-overfit-only-lowest = Here only the lowest held-out loss is lower with dropout, in { $lowest } of { $count } seeds; at the end the loss is not, it is lower in { $last }: dropout does not replace stopping in time.
dropout-overfit-only-last = Here the held-out loss at the end is lower with dropout, in { $last } of { $count } seeds, but not its lowest value, lower in { $lowest }: stopping in time would do as much.
dropout-overfit-no-help = No help of dropout here: the held-out loss at the end is lower with it in { $last } of { $count } seeds, its lowest value in { $lowest }.
dropout-terms-overfit = question: does dropout help against overfitting? The same for both under each seed: examples, initial weights (Glorot), batches, η (not tuned), { $training }; measured in inference mode: loss and accuracy on training and 360 held-out digits; read: lines are medians, bands quartiles, the gap is what overfitting costs; one net, one data set and one η do not prove it for others

## Ensemble

dropout-mean-arithmetic = arithmetic mean
dropout-mean-geometric = geometric mean
dropout-kind-softmax = softmax layer, { $mean }
dropout-kind-deep = all layers, { $mean }
dropout-inference = inference pass
dropout-inference-loss = inference pass { $loss }
dropout-chart-distance = Distance from the inference pass
    .formula = ½ Σ |mean of K masks − inference|
dropout-chart-mean-loss = Held-out loss of the mean prediction
    .formula = medians over seeds
dropout-ensemble-training = The nets are being trained: { $percent } %.
dropout-ensemble-diverged = { $count ->
    [one] { $count } training diverged; a smaller η helps.
   *[other] { $count } trainings diverged; a smaller η helps.
}
dropout-ensemble-masks = { $count ->
    [one] The prediction of { $masks } mask against the inference pass.
   *[other] Geometric mean of { $masks } masks against the inference pass.
}
dropout-ensemble-softmax-same = Masks below the softmax layer only: { $distance } % apart, no more than drawing so few masks explains ({ $error } %).
dropout-ensemble-softmax-differs = Masks below the softmax layer only: { $distance } % apart, sampling explains { $error } %.
dropout-ensemble-deep-same = Masks in all layers: { $distance } % apart, no more than sampling explains ({ $error } %).
dropout-ensemble-deep-differs = Masks in all layers: { $distance } % apart, of which sampling explains only { $error } %: here inference is an approximation.
dropout-ensemble-losses = Held-out loss: inference { $inference }, arithmetic mean { $arithmetic }, geometric { $geometric }.
dropout-terms-ensemble = question: is inference the mean of all subnets? The same for all: weights, masks (p = { $p }), 360 held-out digits; { $training }; measured: mean over examples of half the sum of differences of probabilities, medians over seeds; read: what falls as 1/√K is sampling, what stays is a difference; on the softmax layer all masks together give inference exactly; it does not prove that more masks predict better elsewhere

## Quantities of claims

quantity-training-mean = mean of d(x)/x in training
quantity-inference-mean = d(x)/x at inference
quantity-output = output
quantity-mean-output = mean output over all masks
quantity-share = share of the draws
quantity-subnets = number of different subnets
quantity-final-training-loss = training loss at the end
quantity-held-out-loss = held-out loss at the end
quantity-lowest-held-out-loss = lowest held-out loss
quantity-gap = gap of held-out and training loss
quantity-mean-distance = distance from the inference pass
quantity-sampling-error = sampling error
quantity-mean-loss = held-out loss of the mean prediction

### A step taken apart

action-anatomy = Take the step apart
anatomy-title = { $racer }, step { $from } → { $to }
anatomy-close = Close
anatomy-point = w, step { $step }
anatomy-look = w − αh
anatomy-look-eta = w − ηαh
anatomy-waiting = Going back to the step
anatomy-none = This method has made no step to take apart
anatomy-keys-lecture = Tab: part    Shift ← →: step    D: close
anatomy-keys = Tab: part    ← →: step    Esc: close
anatomy-batch-fan = Grey: gradients of { $shown } of { $objects } objects, bold: the batch’s. Dotted: the full gradient
anatomy-batch-fan-all = Grey: gradients of all { $objects } objects, bold: the batch’s. Dotted: the full gradient

part-carried = inertia carried over, −αh
part-carried-eta = inertia carried over, −ηαh
part-ahead = look-ahead point, w − αh
part-ahead-eta = look-ahead point, w − ηαh
part-fresh = step by the new gradient, −η∇Q
part-fresh-batch = step by the batch’s gradient, −ηg
part-gradient = gradient, g
part-sum = sum of squares, G
part-mean-square = mean of squares, G
part-mean-square-adam = second moment, v
part-mean = first moment, m
part-corrected-mean = corrected for bias, m̂
part-corrected-mean-square = corrected for bias, v̂
part-scale = step per unit of g, η/√(G + ε)
part-scale-outside = step per unit of g, η/(√G + ε)
part-scale-adam = step per unit of m̂, η/(√v̂ + ε)
part-scale-adam-plain = step per unit of m, η/(√v + ε)
part-step-gd = resulting step, −ηg
part-step = resulting step

anatomy-says-gd = Straight against the gradient, across the level line
anatomy-says-first = Nothing is carried over yet: the first step is one of gradient descent
anatomy-says-not-carried = Nothing is carried over: the step is the gradient’s alone
anatomy-says-coasts = The new gradient is zero: the step is inertia alone
anatomy-says-still = The new gradient is zero: w stays where it is
anatomy-says-against = The negative gradient points against the inertia: the method brakes
anatomy-says-along = The negative gradient points along the inertia: the method speeds up
anatomy-says-across = The negative gradient points across the inertia: the path bends
anatomy-says-scales = The same gradient moves { $more } { $ratio } times as far as { $less }
anatomy-says-scales-even = The same gradient moves both weights equally far
anatomy-says-adam-first = Corrected for bias, the first step moves each weight by η
anatomy-says-adam-uncorrected = Without the correction the first step is { $ratio } η along each weight
anatomy-says-batch = The batch’s gradient points { $angle }° away from the full one

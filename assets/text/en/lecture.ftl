# Lecture mode: the window on a projector.
action-lecture = Lecture from here
action-lecture-from-first = Lecture from the first scene
action-black = Black screen, any key returns
action-white = White screen, any key returns
action-spotlight = Light around the pointer
top-lecture = Lecture

lecture-step = step { $at }
lecture-evaluation = gradient { $at }
lecture-done = { $done } of { $total }
lecture-place = scene { $number } of { $count }
lecture-place-slide = scene { $number } of { $count }, { $slide }
lecture-contents = Contents
lecture-end = End
lecture-leave = End the lecture
lecture-blank = the screen is blank
lecture-loss = Q { $value }
lecture-diverged = ✕ step { $step }
lecture-charts = Charts on, off
lecture-export = Save the picture
lecture-keys = Keys of the lecture
help-window = window
help-lecture = lecture
cli-docs-keys = Keys
cli-docs-action = Does
cli-docs-key-window = In the window
cli-docs-key-lecture = In the lecture

# Chapters of the lecture.
chapter-gradient-descent = Gradient descent
chapter-stochastic = Stochastic gradient descent
chapter-batch-size = Batch size
chapter-momentum = Ravines and momentum
chapter-adaptive-steps = Adaptive steps
chapter-dropout = Dropout
chapter-covariate-shift = Covariate shift
chapter-batch-norm = BatchNorm
chapter-layer-norm = LayerNorm
chapter-extra = Extra
chapter-own = Own scenes

## Widgets

widget-close = Close
widget-not-a-number = not a number; allowed { $allowed }
widget-not-whole = whole numbers only; allowed { $allowed }
widget-outside = allowed { $allowed }
widget-too-small = too small to be told from zero; allowed { $allowed }
widget-refused = “{ $typed }” is not accepted: { $reason }

## Actions

action-play = Play, pause
action-step-forward = Step forward
action-step-back = Step back
action-ten-forward = Ten steps forward
action-ten-back = Ten steps back
action-first = To the first step
action-last = To the last step
action-restart = Play from the start
action-faster = Faster
action-slower = Slower
action-next-scene = Next scene
action-previous-scene = Previous scene
action-open = Open…
action-save = Save
action-save-as = Save as…
action-reset-scene = Reset the scene
action-export = Export the figure…
action-export-again = Export again without asking
action-copy-figure = Copy the picture
action-open-method = Open the chosen method
action-close = Close cards and messages
action-scenes = List of scenes
action-undo = Undo
action-redo = Redo
action-add-method = Add method
action-add-all-eight = All eight of the lecture
action-remove-method = Remove method
action-duplicate-method = Duplicate method
action-all-on = All methods on
action-toggle = Method { $number } on, off
action-solo = Only method { $number }
action-next-method = Next method
action-previous-method = Previous method
action-start-left = Move the start left
action-start-right = Move the start right
action-start-up = Move the start up
action-start-down = Move the start down
action-eta-down = η of the chosen method ×0.9
action-eta-up = η of the chosen method ×1.1
action-new-seed = New seed
action-previous-seed = Previous seed
action-fit = Fit the view
action-contours = Level lines
action-fold-left = Fold the left panel
action-fold-charts = Fold the charts
action-labs = Lab panel: open, close
action-lab-large = Lab large, landscape back
action-lab-play = Lab: start, pause
action-lab-step = Lab: one step
action-lab-restart = Lab: restart
action-lab-export = Export the lab’s figure…
action-next-theme = Next theme
action-next-language = Русский
action-less-motion = Less motion: on, off
action-full-screen = Full screen
action-palette = Find or run
action-help = Keys

## Edits, as undo names them

edit-of-method = { $what }, { $method }
edit-surface = surface
edit-noise = noise
edit-start = start
edit-steps = steps
edit-seed = seed
edit-add = add { $method }
edit-all-eight = all eight methods
edit-remove = remove
edit-duplicate = duplicate
edit-move = move
edit-toggle = on, off
edit-solo = only this
edit-all-on = all methods on
edit-rule = rule
edit-eta = η
edit-batch = batch
edit-draw = drawing of examples
edit-divide = divisor
edit-schedule = schedule
edit-warmup = warm-up
edit-form = form
edit-rename = name
edit-gradients = gradients
edit-levels = level lines
edit-facets = small maps
edit-replace = reset of the scene

## Top bar

top-scene = Scene
    .doc = Scenes in the order of the lecture; • means changed
top-language = Language
top-theme = Theme
top-export = Export
top-labs = Labs
top-find = Find or run
top-menu = Menu
theme-light = Light
    .short = Light
theme-dark = Dark
    .short = Dark
theme-projector = Projector
    .short = Proj.

## Left panel

surface-heading = Surface
surface-start = start
surface-start-x = start, first coordinate
surface-start-y = start, second coordinate
surface-reset-start = Reset the start
data-heading = Data
    .builtin = lecture
    .synthetic = drawn
    .file = file…
data-which = Built-in rows
    .lecture = Regression
    .categories = Rare category
methods-heading = Methods
methods-add = Add method
methods-switch = Switch { $method }
methods-none = No methods yet
methods-none-hint = Add one, or all eight of the lecture
column-batch = batch
column-eta = η
column-verdict = verdict
terms-by-hand-sentence = Step sizes: as given, not tuned
terms-from-theory-sentence = Step sizes: from theory
terms-change = Steps, seed, noise and level lines
terms-race = Race
terms-noise-heading = Examples of the surface, for SGD and mini-batches
terms-levels-heading = Level lines and colours
terms-scale = levels
terms-scale-log = equal ratios
terms-scale-linear = equal steps

## Card

card-rule = Rule
card-batch = Batch
card-batch-full = Full
    .doc = The gradient over all examples
card-batch-one = 1
    .doc = One example: stochastic gradient descent
card-batch-ten = 10
    .doc = A mini-batch of ten examples
card-batch-m = m
    .doc = A mini-batch of any size
card-batch-growing = m×
    .doc = A batch that grows in steps, in place of a falling η (slide 19)
card-draw = How examples are drawn
card-divide = What the sum is divided by
card-schedule = schedule
card-form = Form
card-formula = The update rule, and the numbers of the step it makes next
card-more = More
card-name = Name of the method
    .doc = Shown in the list and on pictures; empty for its own
card-limit = 2/λmax = { $value }: gradient descent diverges beyond

## Canvas

canvas-start = start
canvas-card = { $method }, step { $step }
canvas-undefined = not defined here
canvas-start-here = Start here, { $point }
canvas-copy-point = Copy the point
canvas-computing = Racing, { $percent } %. Cancel
canvas-computing-left = Racing, { $percent } %, { $left } left. Cancel
canvas-cancelled = Cancelled: there is no picture of this scene
canvas-cancelled-cost = Methods: { $methods }, steps of each: { $steps }
canvas-cancelled-examples = Examples in a full gradient: { $examples }
canvas-cancelled-left = It would have taken another { $left }
canvas-run-again = Run it anyway
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h
span-days = { $count } d
canvas-layers = Layers
canvas-facets = Small map for every method
canvas-colours = Colours
canvas-all-diverged = All diverged by step { $step }
canvas-all-diverged-limit = All diverged by step { $step }. 2/λmax = { $limit }
canvas-below-limit = Set η to 0.9 of the limit

## Transport and charts

transport-scrubber = Time
transport-speed = Speed
    .doc = 1× is 20 steps a second
transport-loop = Play in a loop
time-axis = What time counts
    .doc = Steps are equal for all methods; gradients of examples are the fair axis: a full step costs n, a mini-batch m
time-steps = steps
time-evaluations = gradients
charts-empty = The loss of every method appears here
charts-choice = Chart { $number }

## Lab panel

labs-choice = Lab
labs-close = Close the lab
labs-large = Lab large
labs-small = Landscape back
labs-progress = Progress of the lab
labs-network = network
labs-more = More numbers and choices
labs-rule = rule
labs-add = Add a net
labs-last = The last net stays
labs-broken = The lab has stopped: a fault of the program. Other settings start it again
labs-part = part
labs-plane = plane
labs-plane-random = random
    .doc = Two random directions through the trained weights, scaled unit by unit to the weights
labs-plane-pca = of the path
    .doc = The first two principal components of the path the weights took, with the path
labs-series = curves
labs-series-rolling = running
    .doc = Running median, its quartiles and the range from 10 % to 90 %
labs-series-raw = raw
    .doc = Every probed step as it was measured
labs-variance = variance
labs-variance-unbiased = ÷ (n − 1)
    .doc = The running average keeps the unbiased variance of a batch
labs-variance-biased = ÷ n
    .doc = The running average keeps the biased variance of a batch
labs-init = first weights
labs-init-glorot = Glorot
    .doc = Uniform with variance 2/(inputs + outputs), as in the paper of Santurkar and others
labs-init-he = He
    .doc = Normal with variance 2/inputs: it keeps the size of activations through ReLU
labs-gain = γ and β
labs-gain-vector = per unit
    .doc = A γ and a β of each unit
labs-gain-scalar = per layer
    .doc = One γ and one β of the whole layer, as on slide 69

## Dialogs

dialog-save = Save the scene
dialog-save-button = Save
dialog-open = Open a scene or data
dialog-path-more = and { $count } more
dialog-open-button = Open
dialog-cancel = Cancel
dialog-path = File
dialog-browse = Choose a file…
dialog-help = Keys
help-toggle = Method on, off
help-solo = Only this method
help-mouse = Drag the start, or double-click to start there. Drag elsewhere to move the view, wheel to zoom, Shift with the wheel to move sideways. Click a path to open its method at that step. Shift keeps the start on an axis, Alt makes it ten times finer, Ctrl with arrows moves it by keys.
help-layout = Shortcuts use the letter printed on the key. On layouts without Latin letters, and for digits, brackets, full stop and comma, the key at that place on a US keyboard works too.
palette-field = Scene, action or setting; a number is a scene, η 0.05 a step size
palette-file = File
palette-scene = Scene
palette-method = Method
palette-lab = Lab
palette-action = Action
palette-setting = Setting
palette-nothing = Nothing of that name
export-title = Export figure
export-format = Format
export-size = Size
export-slide-wide = Slide 16:9
export-slide = Slide 4:3
export-4k = Screen 4K
export-column = Column, 85 mm at 300 dpi
export-own-size = Own size
export-width = Width in pixels
export-height = Height in pixels
export-look = Theme and language
export-show = Show
export-with-title = title
export-with-watch = what to watch for
export-legend = Names
legend-auto = as in the scene
legend-direct = at the heads
legend-beside = beside the map
legend-below = below the map
legend-none = none
export-with-terms = terms line
export-with-charts = charts below
export-dpi = pixels an inch
export-own-type = own type size
export-type = pt, tick labels
export-bare = the map alone
export-transparent = transparent background
export-note = { $width } × { $height } px. The picture is drawn anew at this size
export-drawing = Drawing, { $percent } %. Cancel
export-csv-note = Every step of every method: racer, step, x, y, loss
    .lab = Every number that the lab has measured
export-text = Text
export-text-outlines = text as outlines
export-text-live = live text
export-steps = steps
export-from = First step
export-to = Last step
export-fps = frames per second
export-forever = play forever
export-copy = Copy picture
toast-saved = Saved { $file }
toast-not-saved = Cancelled: { $file } was not written
toast-copied = The picture is on the clipboard
toast-nothing = There is no picture to save
toast-motion-less = Less motion: nothing fades or slides
toast-motion-all = All motion: what comes and goes fades
toast-awaits-dialog = A file dialog is opening; Esc gives the keys back
nothing = There is no picture: the scene cannot be run as it is.
nothing-first = Open the first scene
nothing-other-file = Choose another file…
nothing-lecture = Next scene: { $next }. Leave the lecture: { $leave }.
banner-session-part = Part of the last session could not be read; the rest is restored.
banner-session-whole = The last session could not be read; starting afresh.
banner-session-before = The last session could not be read; the one saved before it is shown.
banner-not-kept = Settings and the open scene cannot be saved.
session-lost = { $file }, line { $line }, column { $column }: { $path }: “{ $found }” is not understood{ $more ->
    [0] {""}
   *[other] ; and { $more } more
}
session-copy = The file as it was: { $path }
session-no-folder = No folder for the program’s data was found.
toast-speed = Speed { $speed }
banner-not-opened = { $file } was not opened; the scene before it stays.
banner-not-run = The scene cannot be run as it is; the picture before it stays.
banner-not-written = { $file } was not written.
banner-not-copied = The picture was not copied.
banner-unknown-format = The ending of its name says no format.
banner-formats = Allowed: { $formats }
banner-own-preset = One of your own scenes cannot be read; the others are in the list.
banner-no-dialog = This computer has no file dialog; type the path here.
banner-dialog = The system's file dialog did not open.
banner-data-elsewhere = A scene lies in one folder with its data, and { $file } is in { $folder }. Save the scene there, or open a copy of the data in the new folder first.
banner-undo = Undo

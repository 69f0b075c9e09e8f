### cli: the command line and the files it writes

cli = How optimizers move over a loss landscape
    .examples =
        Examples
          losscape                                    the window
          losscape 1                                  the window with the first preset
          losscape presets                            what presets there are
          losscape render momentum-ravine -o fig.png  a picture for a slide
          losscape run mine.ron -o paths.csv          every step as a table

        A SCENE is a preset’s name or number, a .ron file, a .csv file with columns x1, x2, y, or - for standard input.
cli-presets = Lists the presets, or prints the text of one
    .examples =
        Examples
          losscape presets
          losscape presets 3 > mine.ron               a preset to change
cli-run = Runs a scene and writes every step as CSV
    .examples =
        The table has the columns racer, step, x, y, loss; numbers are exact.

        Examples
          losscape run 1 -o paths.csv
          losscape run mine.ron --set racers.0.eta=0.05 --set steps=1000
cli-render = Draws a scene as a picture
    .examples =
        The file’s ending says what is written: .png, .svg, .pdf, .csv, or .gif and .apng for the race
        in motion; - writes a PNG to standard output.
        Text of an SVG is outlines of letters; with --text live it is text in the font Noto Sans.
        The picture carries its scene: “losscape fig.png” opens it again.

        Examples
          losscape render 1 -o fig.png
          losscape render mine.ron -o fig.svg --theme dark --lang ru --size 1600x1200
          losscape render 1 -o race.gif --size 800x600 --to 120 --fps 25
          losscape render 1 -o start.png --at 10 --set racers.3.rule.alpha=0.95
cli-screenshot = Takes a picture of the window on a scene, without a display
    .examples =
        The picture is a PNG, the same every time; - writes it to standard output. Your settings are not used.

        Examples
          losscape screenshot 1 -o window.png
          losscape screenshot mine.ron -o window.png --size 1920x1080 --scale 2 --theme dark --lang ru
          losscape screenshot momentum-ravine -o slide.png --lecture --at 40
cli-lab = Runs a lab and draws or lists what it measured; without a name it lists the labs
    .examples =
        The file’s ending says what is written: .png, .svg, .pdf or .csv; - writes CSV to standard output.
        A key is a field of the lab as scene files have it: network.depth is lab: Smoothing(network: Spirals(depth: …)).
        seed is the scene’s. “losscape docs” lists all keys with what they allow.

        Examples
          losscape lab
          losscape lab smoothing -o fig.png --set network.depth=4 --set training.eta=0.05
          losscape lab smoothing -o fig.svg --set "network=Digits()" --set "nets=[Plain, LayerNorm()]"
          losscape lab shift -o fig.png --set "network=Linear()" --set training.eta=1e-6 --set training.batch=1000
          losscape lab slice -o slice.png --set plane=Pca --theme dark
cli-handout = Draws all presets as PNG and SVG, with an index page for a browser
    .examples =
        The folder is made if it is not there. Your own presets are among them.

        Examples
          losscape handout -o handout
          losscape handout -o раздатка --lang ru --theme projector
cli-check = Says whether scenes are right
    .examples =
        Examples
          losscape check mine.ron lecture/*.ron
cli-docs = Prints tables of landscapes, rules, schedules and numbers as Markdown

cli-usage = Usage
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options

cli-arg-scene = A preset’s name or number, a .ron file, a .csv file of rows, or - for standard input
cli-arg-name = The preset to print
cli-arg-files = The scenes
cli-arg-set = Changes a value of the scene: racers.0.eta=0.05, landscape.kappa=100; can be given many times
cli-arg-folder = The folder to write to
cli-arg-output = Where to write; - is standard output
cli-arg-size = Width and height in pixels, or on paper: 85mm, 85x64mm [1920x1080]
cli-arg-dpi = Pixels an inch [96, on paper 300]
cli-arg-font_size = Height of the type of tick labels, from 6.6pt [by the size]
cli-arg-legend = Where the names of the methods stand [as the scene says]
cli-arg-title = The heading [on]
cli-arg-watch = What to watch for, under the heading [off]
cli-arg-formula = The update formula beside the heading [off]
cli-arg-charts = Charts under the map [as the scene says]
cli-arg-terms = The terms of the comparison, the last line [on]
cli-arg-transparent = No background
cli-arg-bare = The map alone: no heading, charts, parameters, colour bar, terms
cli-arg-theme = The look [light]
cli-arg-window-size = Width and height of the window in points [1280x720]
cli-arg-scale = Pixels to a point, as the scale of a screen [1]
cli-arg-lecture = The window in lecture mode
cli-arg-lab = The name of a lab; where left out, the labs are listed
cli-arg-change = Changes a value of the lab: network.depth=4, training.eta=0.5, or seed=3; can be given many times
cli-arg-at = The step at which the time cursor stands [the last]
cli-arg-text = Text of an SVG: as outlines of letters, the same in every program, or live, to be edited [outlines]
cli-arg-from = The step of the first frame of a .gif or .apng [0]
cli-arg-to = The step of its last frame [the last]
cli-arg-fps = Its frames a second [20]
cli-arg-loop = How often it is played [forever]
cli-arg-lang = Language of messages and pictures; that of the system where left out
cli-arg-renderer = What draws the window: gl is OpenGL, cpu the processor [gl, and cpu where there is no OpenGL]
cli-arg-help = This help
cli-arg-version = The version

cli-right = { $file }: right, methods { $racers }, steps { $steps }{ $claims ->
    [0] , no claims
   *[other] {""}
}
cli-right-lab = { $file }: right, lab: { $lab }
cli-own-preset = own
cli-claim-holds = ✓ { $claim } ({ $found }{ $seeds ->
    [1] {""}
   *[other] ; seeds: { $seeds }
})
cli-claim-fails = ✕ { $claim } ({ $found }; seed { $seed })
cli-checked = Not every scene is right
cli-step = --at { $found } is not a step of this race; allowed: 0 to { $last }
cli-step-of-lab = --at has no meaning for a lab, which is drawn when it is done
cli-only-moving = { $option } is for .gif and .apng
cli-still-only = --at is for a still picture; --from and --to choose the steps of .gif and .apng
cli-not-whole = { $option } is { $found }; allowed: a whole number of at least 1
cli-only-window = --renderer is for the window, which losscape opens without a command
cli-handout-to-pipe = A handout is a folder of files; name one: -o handout
cli-handout-done = { $count } { $count ->
    [one] scene
   *[other] scenes
}; open { $page } in a browser
cli-no-such-lab = No lab is called “{ $found }”; allowed: { $allowed }
cli-format = “{ $found }” has no ending that can be written; allowed: { $allowed }
cli-not-a-png = “{ $found }” does not end in .png; a picture of the window is always one
cli-scale = --scale { $found } is not possible; allowed: { $least } to { $most }
cli-screenshot-threads = The window does not start: { $detail }
cli-screenshot-working = No picture: after { $minutes } minutes the scene is still being computed
cli-screenshot-moving = No picture: after { $frames } frames the window still moves
cli-output = Cannot write to standard output: { $detail }
cli-no-window = This build has no window; it was made without the feature “gui”. “losscape --help” lists what it can do
cli-window = The window does not open: { $detail }
cli-window-no-display = There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set
cli-window-silent = The display “{ $display }” does not answer: { $detail }
cli-window-library = The window does not open, a library is missing: { $missing }
cli-window-packages = On Debian: apt install { $packages }
cli-window-graphics = The window does not open, the display gives no OpenGL 2.0 to draw with: { $detail }
cli-window-opengl = On Debian OpenGL is in libgl1, without GLX in libegl1, under Wayland in libegl1 and libwayland-egl1
cli-window-cpu = The window that needs no OpenGL: losscape --renderer cpu
cli-window-colours = The window does not open: the display has no pixels of 24 bits, and others are not drawn without OpenGL
    With Mesa, LIBGL_ALWAYS_SOFTWARE=1 draws without the graphics card
cli-window-pictures = Pictures need no window: losscape render 1 -o fig.png
cli-stopped = Stopped by { $signal }; no unfinished files are left
cli-racing = running the methods
cli-working = measuring
cli-writing = writing
cli-drawing = drawing

cli-docs-landscapes = Landscapes
cli-docs-data = Rows of `LeastSquares` and `Logistic`
cli-docs-rules = Rules
cli-docs-schedules = Schedules
cli-docs-choices = Batches
cli-docs-anatomy = Steps taken apart: `view: (anatomy: …)`
cli-docs-anatomy-one = Step 3 (counted from 1) of the first method (counted from 0) as vectors with a list of its terms; the window opens with it
cli-docs-anatomy-several = Several steps, a map for each; at most four
cli-docs-facets = Small multiples: `view: (facets: …)`
cli-docs-charts = Charts of `view: (charts: […])`
cli-docs-forms = Forms of rules
cli-docs-claims = Claims: `expect: […]`
cli-docs-verdicts = Verdicts
cli-docs-measures = Measures of claims
cli-docs-quantities = Quantities of labs for `Net`
cli-docs-rules-with = Rules
cli-docs-numbers = Numbers
cli-docs-labs = Labs
cli-docs-networks = Networks of labs
cli-docs-nets = Nets of a lab, and its choices
cli-docs-lab-numbers = Numbers of labs
cli-docs-costs = Costs at most
cli-docs-costs-read = Of numbers at the ends of their ranges, on one core of a usual machine; work that takes long shows how far it is and can be given up at any moment. A scene that needs more than { $most } together is refused with what it would need. The memory of a race is counted twice: one that changes is computed while the one before is shown. `losscape check` says what a scene needs at most.
cli-docs-time = Time
cli-docs-memory = Memory
cli-docs-in-scenes = In scene files
cli-docs-name = Name
cli-docs-what = What it is
cli-docs-symbol = Symbol
cli-docs-default = Default
cli-docs-allowed = Allowed
cli-docs-digits-file = digits of one’s own
    .doc = A CSV file beside the scene with the columns index, label, split (0 training, 1 held-out), pixels (64 signs from 0 to 9 and a to g)

page-form = “{ $found }” is not a size; write it as 1920x1080, or on paper as 85mm or 85x64mm
page-dpi = “{ $found }” is not a resolution; { $least } to { $most } pixels an inch are possible
page-font-size = “{ $found }” is not a type size; { $least }pt to { $most }pt are possible
page-small = { $found } is too small for this picture: its text would fall under 6 pt; the smallest size of this shape that works is { $smallest }; or make it higher, or leave parts out: --legend none, --charts off, --bare
page-small-none = { $found } has no room for this picture, nor has a larger size of the same shape
page-side = { $found } is not possible; each side must be between { $least } and { $most } pixels
page-pixels = { $found } is too large: { $given } pixels, at most { $most } are allowed

motion-lab = A lab has no steps to show in motion: write .png, .svg or .pdf
motion-range = Steps { $from } to { $to } cannot be shown: the first must not come after the last, and the race ends with step { $last }
motion-fps = { $found } frames a second; allowed: { $least } to { $most }
motion-too-large = { $frames } frames of { $size } are too much; at most { $most } frames of this size are allowed

file-no-folder = Cannot write { $path }: there is no folder { $folder }
file-is-folder = Cannot write { $path }: a folder has this name
file-is-file = Cannot write to { $path }: a file has this name, not a folder
file-is-input = Cannot write { $path }: it is one of the files this is made from and would be lost; give another name
file-not-allowed = Cannot write { $path }: not allowed
file-system = Cannot write { $path }: { $detail }
cli-not-a-table = { $found } is a picture’s name, and this is a table: name it .csv, or draw the picture with losscape render

handout-title = losscape: handout
handout-about = The lecture’s scenes in their order. A click on a picture opens it as SVG, which stays sharp at any size.
handout-claims = In numbers

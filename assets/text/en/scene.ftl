### The scene file: what is wrong with it. Attributes `.help` say what to do.

scene-where = { $file }, line { $line }, column { $column }
    .nameless = line { $line }, column { $column }
scene-allowed = allowed: { $what }
scene-meant = did you mean { $name }?

scene-absent = No such file
    .help = Names of presets are listed by “losscape presets”
scene-not-a-file = This is a folder, not a scene file
    .help = A scene is a single file, usually called something.ron
scene-special = This is a pipe or a device, not a file
    .help = A scene is a file, or - for standard input
scene-system = { $detail }
scene-too-large = The file is too large for a scene
    .help = at most { $limit } MB
scene-not-text = The file is not UTF-8 text
    .help = Save it from a text editor with the encoding UTF-8
scene-none-inside = This picture carries no scene
    .help = PNG, SVG and PDF files that losscape wrote carry one, until another program saves them without it
scene-damaged-inside = The scene inside this picture is damaged
    .help = The file was cut off or changed: take another copy, or the scene itself
scene-empty = There is nothing in this file
    .help = The shortest scene is ()

scene-missing-comma = A comma is missing before “{ $found }”
scene-missing-colon = A colon is missing before “{ $found }”
scene-never-closed = “{ $bracket }” is never closed
scene-wrong-bracket = “{ $found }” does not close the “{ $open }” of line { $line }
scene-decimal-comma = A number is written with a decimal comma
    .help = with a point: { $point }
scene-quoted-name = The name “{ $found }” stands in quotation marks
    .help = without: { $found }
scene-not-a-number = “{ $found }” is not a number
scene-unclosed-text = The closing quotation mark is missing
    .help = a text stands in "…"
scene-unclosed-comment = The comment has no end
scene-escape = Unknown escape “{ $found }” in a text
    .help = a backslash is written twice: \\
scene-trailing = “{ $found }” stands after the end of the scene
scene-too-deep = Too many brackets inside each other
scene-unexpected = Unexpected “{ $found }”
scene-unexpected-end = The file ends too early

scene-unknown = { $kind ->
    [landscape] Unknown landscape “{ $found }”
    [data] Unknown kind of data “{ $found }”
    [rule] Unknown rule “{ $found }”
    [schedule] Unknown schedule “{ $found }”
    [batch] Unknown batch “{ $found }”
    [draw] Unknown way to draw “{ $found }”
    [divide] Unknown divisor “{ $found }”
    [form] Unknown form “{ $found }”
    [scale] Unknown scale “{ $found }”
    [chart] Unknown chart “{ $found }”
    [facets] Unknown facets “{ $found }”
    [separator] Unknown separator “{ $found }”
    [decimal] Unknown decimal mark “{ $found }”
    [language] Unknown language “{ $found }”
    [lab] Unknown lab “{ $found }”
    [network] Unknown network “{ $found }”
    [net] Unknown net “{ $found }”
    [variance] Unknown variance “{ $found }”
    [gain] Unknown gain “{ $found }”
    [init] Unknown distribution of first weights “{ $found }”
    [part] Unknown part “{ $found }”
    [show] Unknown picture “{ $found }”
    [plane] Unknown plane “{ $found }”
    [part] Unknown part “{ $found }”
    [over] Unknown direction “{ $found }”
    [series] Unknown curves “{ $found }”
    [at] Unknown step “{ $found }”
    [problem] Unknown problem “{ $found }”
    [weights] Unknown weights “{ $found }”
    [claim] Unknown claim “{ $found }”
    [measure] Unknown measure “{ $found }”
    [quantity] Unknown quantity “{ $found }”
    [ending] Unknown verdict “{ $found }”
   *[field] Unknown field “{ $found }”
}
scene-twice = “{ $found }” is given twice
scene-wrong-type = “{ $found }” does not belong here
scene-no-parentheses = “{ $found }” has no parameters
    .help = without parentheses: { $found }
scene-needs-parentheses = “{ $found }” needs parentheses
    .help = as in { $example }

scene-out-of-range = { $key } is { $found }
scene-not-ascending = The view runs from { $low } to { $high }
    .help = the smaller number first
scene-too-narrow = The view runs from { $low } to { $high }: too narrow for its pixels to be told apart
    .help = a width of at least { $least } here
scene-batch-too-large = The batch has { $found } examples, the landscape { $examples }
scene-too-many-racers = There are { $found } methods in the scene
    .help = at most { $most }
scene-too-many-charts = There are { $found } charts in the scene
scene-facet-count = There are { $found } values of small multiples
    .help = at least 1, at most { $most }
scene-facet-path = “{ $found }” is not a number that a race has
    .help = a path as in --set: landscape.kappa, racers.0.eta, seed
scene-too-many-anatomies = { $found } steps are taken apart
scene-racer-off = Method { $found } is off: its step cannot be taken apart
    .help = a method with on: true
scene-no-such-step = No method makes step { $found }
scene-too-much-work = { $steps } steps of { $racers } methods are too many
    .help = steps × methods ≤ { $most }
scene-not-measured = The scene’s lab does not measure “{ $quantity }”
scene-no-such-form = { $rule } has no form “{ $found }”

scene-not-an-assignment = “{ $found }” sets nothing
    .help = path=value, for example racers.0.eta=0.05
scene-no-parts = “{ $name }” has no “{ $key }”
    .help = the whole of it can be set: { $whole }=…
scene-left-out = “{ $found }” is left out of the scene, so that a part of it cannot be set
    .help = the whole of it can be set: { $whole }
scene-no-such-index = { $count ->
    [0] There is no “{ $found }”: the list is empty
    [one] There is no “{ $found }”: the list has one entry
   *[other] There is no “{ $found }”: the list has { $count } entries
}

scene-wanted-number = a number
scene-wanted-whole = a whole number
scene-wanted-boolean = true or false
scene-wanted-text = a text in quotation marks
scene-wanted-words = a text in quotation marks, or one per language: {"{"}"en": "…", "ru": "…"{"}"}
scene-wanted-list = a list in brackets: […]
scene-wanted-pair = two numbers in parentheses: (-1.0, 2.0)
scene-wanted-fields = fields in parentheses: (name: value, …)
scene-wanted-finite = a finite number

scene-unknown-preset = No preset is called “{ $found }”
    .help = “losscape presets” lists them

param-steps = steps
    .doc = Updates that every method makes
param-seed = seed
    .doc = Where all chance comes from: the same seed gives the same picture
param-levels = level lines
    .doc = About how many level lines are drawn
param-gradients = gradients
    .doc = Gradients of single examples that time runs to, for each method: as many as it may spend
param-coordinate = w
    .doc = A coordinate of the plane

edit-lab = lab
edit-of-lab = { $what }, lab

scene-too-many-nets = There are { $found } nets in the lab
scene-too-much-memory = The race and the lab would need { $memory } of memory
    .help = at most { $most }: fewer steps, methods or charts; in a lab fewer or smaller nets, a smaller batch, fewer seeds
scene-net-too-large = A net of about { $weights } weights is too large
    .help = depth × width² ≤ { $most }
scene-probe-reversed = The probe runs from { $low } to { $high }

slide-one = slide { $number }
slide-many = slides { $number }

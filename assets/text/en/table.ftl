# What is wrong with a table, and what is told of one that was read.
separator-tab = tab
    .doc = A tab between the cells
separator-semicolon = “;”
    .doc = A semicolon between the cells
separator-comma = “,”
    .doc = A comma between the cells
separator-bar = “|”
    .doc = A vertical bar between the cells
separator-blanks = blanks
    .doc = One or more blanks between the cells
decimal-point = point
    .doc = Half is written 0.5
decimal-comma = comma
    .doc = Half is written 0,5
table-layout = read with { $separator } between cells and a decimal { $decimal }

table-workbook = { $path } is a spreadsheet program’s workbook; save the sheet there as CSV
table-not-text = { $path } is not a text; a table is CSV or another text with separated cells
table-empty = { $path } is empty; expected rows of numbers
table-separator = { $path }, line 1: “sep={ $found }” names no separator; allowed are , ; | and tab
table-no-numbers = { $path } has no cell that is a number ({ $layout })
table-long = { $path }: the row starting on line { $line } is longer than { $limit } MiB; this is no table of numbers
table-unclosed = { $path }, line { $line }: a cell begins with a quotation mark that is never closed
table-wide = { $path } has more than { $limit } columns
table-ragged = { $path }, line { $line }: { $found } cells, expected at most { $columns } ({ $layout })
table-cell = { $path }, line { $line }, column { $column }: found “{ $found }”, expected a number, { $allowed } ({ $layout })
table-column = { $path } has no column { $wanted }; its columns are { $known } ({ $layout })
table-no-columns = { $path } has no column of numbers; needed are one or two features and y ({ $layout })
table-few-columns = { $path } has too few columns of numbers: { $numbers }; needed are one or two features and y ({ $layout })
table-classes = { $path }, column { $column }: for classes two different values are needed, found { $found }

note-above = { $count ->
    [one] line { $lines } is a title
   *[other] lines { $lines } are a title
}
note-below = { $count ->
    [one] line { $lines } has no numbers
   *[other] lines { $lines } have no numbers
}
note-comments = { $count ->
    [one] a line that begins with # was passed over
   *[other] { $count } lines that begin with # were passed over
}
note-repeated = { $count ->
    [one] the header comes again on line { $line }
   *[other] the header comes again { $count } times, first on line { $line }
}
note-missing = { $count ->
    [one] the row on line { $line } has an empty cell and was passed over
   *[other] { $count } rows with an empty cell were passed over, first line { $line }
}
note-damaged = some bytes have no meaning in { $encoding } and were replaced
note-no-header = there is no header, columns are called 1, 2, 3 …
note-twice = several columns are called { $name }, from the second on with a number: { $name } (2)
note-thousands = “{ $cell }” was read with a mark between thousands
note-columns = x1 is { $x1 }, x2 is { $x2 }, y is { $y }
note-constant = there is one feature, so x2 = 1 in every row and w₂ is the intercept
note-running = { $name } only numbers the rows
note-running-unnamed = the first column only numbers the rows
note-unused = not used: { $names }
note-classes = y = −1 is { $minus }, y = +1 is { $plus }

sheet-title = Table { $file }
sheet-reading = Reading …
sheet-y = y is
sheet-number = A number
sheet-class = A class
sheet-columns = Columns
sheet-constant = 1 in every row
sheet-standardise = Standardise
    .doc = x₁ and x₂, and y unless it is a class, get mean 0 and standard deviation 1: level lines become rounder, and the usual step sizes fit
sheet-reading-as = Read as
sheet-separator = Between cells
sheet-decimal = Half is written
sheet-encoding = { $encoding }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
sheet-more = and { $count } more columns
sheet-new-scene = New scene
sheet-use-here = Use in this scene
sheet-open = Columns…
sheet-as-they-are = As they are, κ = { $kappa }
sheet-standardised = Standardised, κ = { $kappa }

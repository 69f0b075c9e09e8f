# Что не так с таблицей и что сообщается о прочитанной.
separator-tab = табуляция
    .doc = Между ячейками табуляция
separator-semicolon = «;»
    .doc = Между ячейками точка с запятой
separator-comma = «,»
    .doc = Между ячейками запятая
separator-bar = «|»
    .doc = Между ячейками вертикальная черта
separator-blanks = пробелы
    .doc = Между ячейками один или несколько пробелов
decimal-point = точка
    .doc = Половина пишется 0.5
decimal-comma = запятая
    .doc = Половина пишется 0,5
table-layout = разделитель ячеек — { $separator }, десятичный знак — { $decimal }

table-workbook = { $path } — книга табличного редактора; сохраните лист в нём как CSV
table-not-text = { $path } — не текст; таблица — это CSV или другой текст с разделёнными ячейками
table-empty = { $path } пуст; нужны строки чисел
table-separator = { $path }, строка 1: «sep={ $found }» не задаёт разделитель; допустимы , ; | и табуляция
table-no-numbers = в { $path } ни одна ячейка не является числом ({ $layout })
table-long = { $path }: запись, которая начинается в строке { $line }, длиннее { $limit } МиБ; это не таблица чисел
table-unclosed = { $path }, строка { $line }: ячейка начинается с кавычки, которая нигде не закрыта
table-wide = в { $path } больше { $limit } столбцов
table-ragged = { $path }, строка { $line }: ячеек { $found }, должно быть не больше { $columns } ({ $layout })
table-cell = { $path }, строка { $line }, столбец { $column }: найдено «{ $found }», нужно число, { $allowed } ({ $layout })
table-column = в { $path } нет столбца { $wanted }; есть столбцы { $known } ({ $layout })
table-no-columns = в { $path } нет столбцов чисел; нужны один или два признака и y ({ $layout })
table-few-columns = в { $path } мало столбцов чисел: { $numbers }; нужны один или два признака и y ({ $layout })
table-classes = { $path }, столбец { $column }: для классов нужны два разных значения, найдено { $found }

note-above = { $count ->
    [one] строка { $lines } — название таблицы
   *[other] строки { $lines } — название таблицы
}
note-below = { $count ->
    [one] в строке { $lines } нет чисел
   *[other] в строках { $lines } нет чисел
}
note-comments = { $count ->
    [one] пропущена { $count } строка, которая начинается с #
    [few] пропущены { $count } строки, которые начинаются с #
   *[other] пропущено { $count } строк, которые начинаются с #
}
note-repeated = { $count ->
    [one] заголовок повторяется в строке { $line }
   [few] заголовок повторяется { $count } раза, впервые в строке { $line }
   *[other] заголовок повторяется { $count } раз, впервые в строке { $line }
}
note-missing = { $count ->
    [one] пропущена { $count } строка с пустой ячейкой, первая — строка { $line }
    [few] пропущены { $count } строки с пустой ячейкой, первая — строка { $line }
   *[other] пропущено { $count } строк с пустой ячейкой, первая — строка { $line }
}
note-damaged = некоторые байты не имеют смысла в { $encoding } и заменены
note-no-header = заголовка нет, столбцы названы 1, 2, 3 …
note-twice = несколько столбцов названы { $name }, начиная со второго с номером: { $name } (2)
note-thousands = в «{ $cell }» знак прочитан как разделитель тысяч
note-columns = x1 — это { $x1 }, x2 — это { $x2 }, y — это { $y }
note-constant = признак один, поэтому x2 = 1 в каждой строке, а w₂ — свободный член
note-running = { $name } только нумерует строки
note-running-unnamed = первый столбец только нумерует строки
note-unused = не использованы: { $names }
note-classes = y = −1 — это { $minus }, y = +1 — это { $plus }

sheet-title = Таблица { $file }
sheet-reading = Чтение…
sheet-y = y — это
sheet-number = Число
sheet-class = Класс
sheet-columns = Столбцы
sheet-constant = 1 в каждой строке
sheet-standardise = Стандартизировать
    .doc = x₁ и x₂, а также y, если это не класс, приводятся к среднему 0 и отклонению 1: линии уровня становятся круглее, и подходят привычные длины шага
sheet-reading-as = Как прочитано
sheet-separator = Между ячейками
sheet-decimal = Половина пишется
sheet-encoding = { $encoding }, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[other] { $rows } строк
}
sheet-more = и ещё столбцов: { $count }
sheet-new-scene = Новая сцена
sheet-use-here = Взять в эту сцену
sheet-open = Столбцы…
sheet-as-they-are = Как есть, κ = { $kappa }
sheet-standardised = Стандартизировано, κ = { $kappa }

### Файл сцены: что в нём не так. Атрибуты `.help` говорят, что сделать.

scene-where = { $file }, строка { $line }, столбец { $column }
    .nameless = строка { $line }, столбец { $column }
scene-allowed = допустимо: { $what }
scene-meant = возможно, имелось в виду { $name }?

scene-absent = Нет такого файла
    .help = Имена готовых сцен выводит команда «losscape presets»
scene-not-a-file = Это папка, а не файл сцены
    .help = Сцена — один файл, обычно с именем вида что-то.ron
scene-special = Это канал или устройство, а не файл
    .help = Сцена — это файл или - для стандартного ввода
scene-system = { $detail }
scene-too-large = Файл слишком велик для сцены
    .help = не больше { $limit } МБ
scene-not-text = Файл — не текст в кодировке UTF-8
    .help = Сохранить его из текстового редактора в кодировке UTF-8
scene-none-inside = В этой картинке нет сцены
    .help = Сцена есть в файлах PNG, SVG и PDF, записанных losscape, пока другая программа не сохранит их без неё
scene-damaged-inside = Сцена внутри этой картинки повреждена
    .help = Файл обрезан или изменён: нужна другая его копия или сама сцена
scene-empty = В этом файле ничего нет
    .help = Самая короткая сцена — ()

scene-missing-comma = Нет запятой перед «{ $found }»
scene-missing-colon = Нет двоеточия перед «{ $found }»
scene-never-closed = Скобка «{ $bracket }» не закрыта
scene-wrong-bracket = Скобка «{ $found }» не закрывает «{ $open }» строки { $line }
scene-decimal-comma = Число написано с десятичной запятой
    .help = с точкой: { $point }
scene-quoted-name = Имя «{ $found }» стоит в кавычках
    .help = без них: { $found }
scene-not-a-number = «{ $found }» — не число
scene-unclosed-text = Нет закрывающей кавычки
    .help = текст стоит в "…"
scene-unclosed-comment = Комментарий не закрыт
scene-escape = Неизвестное сочетание «{ $found }» в тексте
    .help = обратная косая черта пишется дважды: \\
scene-trailing = «{ $found }» стоит после конца сцены
scene-too-deep = Слишком много скобок друг в друге
scene-unexpected = Здесь не может стоять «{ $found }»
scene-unexpected-end = Файл обрывается

scene-unknown = { $kind ->
    [landscape] Неизвестная поверхность «{ $found }»
    [data] Неизвестный вид данных «{ $found }»
    [rule] Неизвестное правило «{ $found }»
    [schedule] Неизвестное расписание «{ $found }»
    [batch] Неизвестный батч «{ $found }»
    [draw] Неизвестный способ выбора «{ $found }»
    [divide] Неизвестный делитель «{ $found }»
    [form] Неизвестный вид формулы «{ $found }»
    [scale] Неизвестная шкала «{ $found }»
    [chart] Неизвестный график «{ $found }»
    [facets] Неизвестное деление на графики «{ $found }»
    [separator] Неизвестный разделитель «{ $found }»
    [decimal] Неизвестный десятичный знак «{ $found }»
    [language] Неизвестный язык «{ $found }»
    [lab] Неизвестный опыт «{ $found }»
    [network] Неизвестная задача «{ $found }»
    [net] Неизвестная сеть «{ $found }»
    [variance] Неизвестная дисперсия «{ $found }»
    [gain] Неизвестный вид γ и β «{ $found }»
    [init] Неизвестное распределение начальных весов «{ $found }»
    [part] Неизвестная часть «{ $found }»
    [show] Неизвестная картина «{ $found }»
    [plane] Неизвестная плоскость «{ $found }»
    [part] Неизвестная часть «{ $found }»
    [over] Неизвестное направление «{ $found }»
    [series] Неизвестный вид кривых «{ $found }»
    [at] Неизвестный шаг «{ $found }»
    [problem] Неизвестная задача «{ $found }»
    [weights] Неизвестные веса «{ $found }»
    [claim] Неизвестное утверждение «{ $found }»
    [measure] Неизвестная мера «{ $found }»
    [quantity] Неизвестная величина «{ $found }»
    [ending] Неизвестный итог «{ $found }»
   *[field] Неизвестное поле «{ $found }»
}
scene-twice = «{ $found }» задано дважды
scene-wrong-type = «{ $found }» здесь не подходит
scene-no-parentheses = У «{ $found }» нет параметров
    .help = без скобок: { $found }
scene-needs-parentheses = После «{ $found }» нужны скобки
    .help = например, { $example }

scene-out-of-range = { $key } равно { $found }
scene-not-ascending = Границы вида идут от { $low } до { $high }
    .help = сначала меньшее число
scene-too-narrow = Границы вида идут от { $low } до { $high }: слишком узко, соседние пиксели неразличимы
    .help = здесь ширина не меньше { $least }
scene-batch-too-large = Объектов в батче { $found }, а на поверхности { $examples }
scene-too-many-racers = Методов в сцене { $found }
    .help = не больше { $most }
scene-too-many-charts = Графиков в сцене { $found }
scene-facet-count = Значений для маленьких карт { $found }
    .help = от 1 до { $most }
scene-facet-path = «{ $found }» — не число, от которого зависит сцена
    .help = путь, как в --set: landscape.kappa, racers.0.eta, seed
scene-too-many-anatomies = Разобранных шагов { $found }
scene-racer-off = Метод { $found } выключен: его шаг нельзя разобрать
    .help = метод, у которого on: true
scene-no-such-step = Шага { $found } нет ни у одного метода
scene-too-much-work = Слишком много: шагов { $steps }, методов { $racers }
    .help = шаги × методы ≤ { $most }
scene-not-measured = Опыт сцены не измеряет «{ $quantity }»
scene-no-such-form = У { $rule } нет вида формулы «{ $found }»

scene-not-an-assignment = «{ $found }» ничего не задаёт
    .help = путь=значение, например racers.0.eta=0.05
scene-no-parts = У «{ $name }» нет «{ $key }»
    .help = можно задать целиком: { $whole }=…
scene-left-out = В сцене нет «{ $found }», поэтому нельзя задать его часть
    .help = можно задать целиком: { $whole }
scene-no-such-index = { $count ->
    [0] Нет «{ $found }»: список пуст
    [one] Нет «{ $found }»: в списке { $count } элемент
    [few] Нет «{ $found }»: в списке { $count } элемента
   *[other] Нет «{ $found }»: в списке { $count } элементов
}

scene-wanted-number = число
scene-wanted-whole = целое число
scene-wanted-boolean = true или false
scene-wanted-text = текст в кавычках
scene-wanted-words = текст в кавычках или по тексту на язык: {"{"}"en": "…", "ru": "…"{"}"}
scene-wanted-list = список в квадратных скобках: […]
scene-wanted-pair = два числа в скобках: (-1.0, 2.0)
scene-wanted-fields = поля в скобках: (имя: значение, …)
scene-wanted-finite = конечное число

scene-unknown-preset = Нет готовой сцены «{ $found }»
    .help = Все сцены выводит команда «losscape presets»

param-steps = шаги
    .doc = Сколько обновлений делает каждый метод
param-seed = зерно
    .doc = Начало всех случайных чисел: с тем же зерном выходит та же картина
param-levels = линии уровня
    .doc = Примерное число линий уровня
param-gradients = градиенты
    .doc = До скольких градиентов по объектам идёт время: столько может потратить каждый метод
param-coordinate = w
    .doc = Координата на плоскости

edit-lab = опыт
edit-of-lab = { $what }, опыт

scene-too-many-nets = Сетей в опыте { $found }
scene-too-much-memory = Путям методов и опыту понадобилось бы { $memory } памяти
    .help = не больше { $most }: меньше шагов, методов или графиков; в опыте меньше сетей, слоёв, нейронов или зёрен, меньше батч
scene-net-too-large = Сеть слишком велика: весов в ней около { $weights }
    .help = глубина × ширина² ≤ { $most }
scene-probe-reversed = Пробы идут от { $low } до { $high }

slide-one = слайд { $number }
slide-many = слайды { $number }

## Widgets

widget-close = Закрыть
widget-not-a-number = не число; допустимо { $allowed }
widget-not-whole = только целые числа; допустимо { $allowed }
widget-outside = допустимо { $allowed }
widget-too-small = слишком мало, от нуля не отличить; допустимо { $allowed }
widget-refused = «{ $typed }» не принято: { $reason }

## Actions

action-play = Пуск, пауза
action-step-forward = Шаг вперёд
action-step-back = Шаг назад
action-ten-forward = Десять шагов вперёд
action-ten-back = Десять шагов назад
action-first = К первому шагу
action-last = К последнему шагу
action-restart = Проиграть сначала
action-faster = Быстрее
action-slower = Медленнее
action-next-scene = Следующая сцена
action-previous-scene = Предыдущая сцена
action-open = Открыть…
action-save = Сохранить
action-save-as = Сохранить как…
action-reset-scene = Сбросить изменения сцены
action-export = Экспорт рисунка…
action-export-again = Экспорт ещё раз без вопросов
action-copy-figure = Копировать рисунок
action-open-method = Открыть выбранный метод
action-close = Закрыть карточки и сообщения
action-scenes = Список сцен
action-undo = Отменить
action-redo = Повторить
action-add-method = Добавить метод
action-add-all-eight = Все восемь из лекции
action-remove-method = Удалить метод
action-duplicate-method = Дублировать метод
action-all-on = Включить все методы
action-toggle = Метод { $number }: включить, выключить
action-solo = Только метод { $number }
action-next-method = Следующий метод
action-previous-method = Предыдущий метод
action-start-left = Сдвинуть старт влево
action-start-right = Сдвинуть старт вправо
action-start-up = Сдвинуть старт вверх
action-start-down = Сдвинуть старт вниз
action-eta-down = η выбранного метода ×0,9
action-eta-up = η выбранного метода ×1,1
action-new-seed = Новое зерно
action-previous-seed = Предыдущее зерно
action-fit = Показать всё
action-contours = Линии уровня
action-fold-left = Свернуть левую панель
action-fold-charts = Свернуть графики
action-labs = Панель опытов: открыть, закрыть
action-lab-large = Опыт крупно, поверхность обратно
action-lab-play = Опыт: пуск, пауза
action-lab-step = Опыт: один шаг
action-lab-restart = Опыт: заново
action-lab-export = Экспорт рисунка опыта…
action-next-theme = Следующая тема
action-next-language = English
action-less-motion = Меньше анимации: включить, выключить
action-full-screen = Во весь экран
action-palette = Найти или выполнить
action-help = Клавиши

## Edits, as undo names them

edit-of-method = { $what }, { $method }
edit-surface = поверхность
edit-noise = шум
edit-start = старт
edit-steps = число шагов
edit-seed = зерно
edit-add = добавить метод «{ $method }»
edit-all-eight = все восемь методов
edit-remove = удалить
edit-duplicate = дублировать
edit-move = переместить
edit-toggle = включить, выключить
edit-solo = только этот
edit-all-on = включить все методы
edit-rule = правило
edit-eta = η
edit-batch = батч
edit-draw = выбор объектов
edit-divide = делитель
edit-schedule = расписание
edit-warmup = разогрев
edit-form = вид формулы
edit-rename = название
edit-gradients = число градиентов
edit-levels = линии уровня
edit-facets = маленькие карты
edit-replace = сброс изменений сцены

## Top bar

top-scene = Сцена
    .doc = Сцены в порядке лекции; • — есть изменения
top-language = Язык
top-theme = Тема
top-export = Экспорт
top-labs = Опыты
top-find = Найти или выполнить
top-menu = Меню
theme-light = Светлая
    .short = Светлая
theme-dark = Тёмная
    .short = Тёмная
theme-projector = Экран проектора
    .short = Экран

## Left panel

surface-heading = Поверхность
surface-start = старт
surface-start-x = старт, первая координата
surface-start-y = старт, вторая координата
surface-reset-start = Вернуть старт
data-heading = Данные
    .builtin = лекция
    .synthetic = случайные
    .file = файл…
data-which = Встроенные строки
    .lecture = Регрессия
    .categories = Редкая категория
methods-heading = Методы
methods-add = Добавить метод
methods-switch = Включить или выключить: { $method }
methods-none = Методов пока нет
methods-none-hint = Можно добавить один или все восемь из лекции
column-batch = батч
column-eta = η
column-verdict = итог
terms-by-hand-sentence = Значения η заданы, не подобраны
terms-from-theory-sentence = Значения η из теории
terms-change = Число шагов, зерно, шум и линии уровня
terms-race = Прогон
terms-noise-heading = Объекты поверхности, для SGD и мини-батчей
terms-levels-heading = Линии уровня и цвета
terms-scale = уровни
terms-scale-log = равные отношения
terms-scale-linear = равные шаги

## Card

card-rule = Правило
card-batch = Батч
card-batch-full = Все
    .doc = Градиент по всем объектам
card-batch-one = 1
    .doc = Один объект: стохастический градиентный спуск
card-batch-ten = 10
    .doc = Мини-батч из десяти объектов
card-batch-m = m
    .doc = Мини-батч любого размера
card-batch-growing = m×
    .doc = Батч растёт ступенями вместо того, чтобы убывала η (слайд 19)
card-draw = Как выбирают объекты
card-divide = На что делят сумму
card-schedule = расписание
card-form = Вид формулы
card-formula = Правило обновления и числа шага, который будет следующим
card-more = Ещё
card-name = Название метода
    .doc = Видно в списке и на рисунках; пустое — обычное название
card-limit = 2/λmax = { $value }: дальше градиентный спуск расходится

## Canvas

canvas-start = старт
canvas-card = { $method }, шаг { $step }
canvas-undefined = здесь не определено
canvas-start-here = Старт здесь, { $point }
canvas-copy-point = Копировать точку
canvas-computing = Идёт расчёт, { $percent } %. Отменить
canvas-computing-left = Идёт расчёт, { $percent } %, осталось { $left }. Отменить
canvas-cancelled = Расчёт отменён: рисунка этой сцены нет
canvas-cancelled-cost = Методов: { $methods }, шагов у каждого: { $steps }
canvas-cancelled-examples = Объектов в полном градиенте: { $examples }
canvas-cancelled-left = Оставалось ещё { $left }
canvas-run-again = Всё равно посчитать
span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } ч
span-days = { $count } сут
canvas-layers = Слои
canvas-facets = Маленькая карта каждому методу
canvas-colours = Цвета
canvas-all-diverged = Все разошлись к шагу { $step }
canvas-all-diverged-limit = Все разошлись к шагу { $step }. 2/λmax = { $limit }
canvas-below-limit = Взять η в 0,9 предела

## Transport and charts

transport-scrubber = Время
transport-speed = Скорость
    .doc = 1× — это 20 шагов в секунду
transport-loop = Повторять по кругу
time-axis = В чём измеряется время
    .doc = Шаги одинаковы для всех методов; честная ось — градиенты объектов: полный шаг стоит n, мини-батч — m
time-steps = шаги
time-evaluations = градиенты
charts-empty = Здесь появится функционал ошибки каждого метода
charts-choice = График { $number }

## Панель опыта

labs-choice = Опыт
labs-close = Закрыть опыт
labs-large = Опыт крупно
labs-small = Вернуть поверхность
labs-progress = Ход опыта
labs-network = задача
labs-more = Другие числа и варианты
labs-rule = правило
labs-add = Добавить сеть
labs-last = Последняя сеть остаётся
labs-broken = Опыт остановился из-за ошибки в программе. С другими настройками он начнётся снова
labs-part = часть
labs-plane = плоскость
labs-plane-random = случайная
    .doc = Два случайных направления через обученные веса, в масштабе весов каждого нейрона
labs-plane-pca = траектории
    .doc = Первые две главные компоненты траектории весов и сама траектория
labs-series = кривые
labs-series-rolling = сглаженные
    .doc = Скользящая медиана, квартили и диапазон от 10 до 90 %
labs-series-raw = как есть
    .doc = Каждый шаг с пробами так, как он измерен
labs-variance = дисперсия
labs-variance-unbiased = ÷ (n − 1)
    .doc = В скользящее среднее входит несмещённая дисперсия батча
labs-variance-biased = ÷ n
    .doc = В скользящее среднее входит смещённая дисперсия батча
labs-init = нач. веса
labs-init-glorot = Глоро
    .doc = Равномерное распределение с дисперсией 2/(входы + выходы), как в статье Santurkar и соавторов
labs-init-he = He
    .doc = Нормальное распределение с дисперсией 2/входы: размер активаций сохраняется после ReLU
labs-gain = γ и β
labs-gain-vector = у нейрона
    .doc = У каждого нейрона свои γ и β
labs-gain-scalar = у слоя
    .doc = Одни γ и β на весь слой, как на слайде 69

## Dialogs

dialog-save = Сохранить сцену
dialog-save-button = Сохранить
dialog-open = Открыть сцену или данные
dialog-path-more = и ещё { $count }
dialog-open-button = Открыть
dialog-cancel = Отмена
dialog-path = Файл
dialog-browse = Выбрать файл…
dialog-help = Клавиши
help-toggle = Метод: включить, выключить
help-solo = Только этот метод
help-mouse = Старт можно тянуть мышью; двойной щелчок ставит его под указатель. Перетаскивание в любом другом месте сдвигает вид, колесо меняет масштаб, колесо с Shift сдвигает вбок. Щелчок по траектории открывает её метод на этом шаге. Shift держит старт на оси, Alt делает движение в десять раз точнее, Ctrl со стрелками двигает старт с клавиатуры.
help-layout = Буква сочетания — та, что на клавише. Если латинских букв в раскладке нет, действует клавиша на том же месте американской; для цифр, скобок, точки и запятой — тоже.
palette-field = Сцена, действие или настройка; число — номер сцены, η 0,05 — длина шага
palette-file = Файл
palette-scene = Сцена
palette-method = Метод
palette-lab = Опыт
palette-action = Действие
palette-setting = Настройка
palette-nothing = Ничего с таким названием
export-title = Экспорт рисунка
export-format = Формат
export-size = Размер
export-slide-wide = Слайд 16:9
export-slide = Слайд 4:3
export-4k = Экран 4K
export-column = Колонка, 85 мм при 300 dpi
export-own-size = Свой размер
export-width = Ширина в пикселях
export-height = Высота в пикселях
export-look = Тема и язык
export-show = Показать
export-with-title = заголовок
export-with-watch = на что смотреть
export-legend = Имена
legend-auto = как в сцене
legend-direct = у концов траекторий
legend-beside = рядом с картой
legend-below = под картой
legend-none = нет
export-with-terms = строка условий
export-with-charts = графики под рисунком
export-dpi = пикселей на дюйм
export-own-type = свой кегль
export-type = пт, подписи делений
export-bare = только карта
export-transparent = прозрачный фон
export-note = { $width } × { $height } пикс. Рисунок строится заново в этом размере
export-drawing = Идёт запись, { $percent } %. Отменить
export-csv-note = Каждый шаг каждого метода: racer, step, x, y, loss
    .lab = Все числа, которые измерил опыт
export-text = Текст
export-text-outlines = текст контурами
export-text-live = живой текст
export-steps = шаги
export-from = Первый шаг
export-to = Последний шаг
export-fps = кадров в секунду
export-forever = повторять без конца
export-copy = Копировать
toast-saved = Сохранено: { $file }
toast-not-saved = Отменено: файл { $file } не записан
toast-copied = Рисунок скопирован
toast-nothing = Сохранять нечего: рисунка нет
toast-motion-less = Анимация переходов выключена
toast-motion-all = Анимация переходов включена
toast-awaits-dialog = Открывается окно выбора файла; Esc вернёт клавиши
nothing = Рисунка нет: сцену нельзя запустить в таком виде.
nothing-first = Открыть первую сцену
nothing-other-file = Выбрать другой файл…
nothing-lecture = Следующая сцена: { $next }. Выйти из лекции: { $leave }.
banner-session-part = Часть прошлого сеанса прочесть не удалось; остальное восстановлено.
banner-session-whole = Прошлый сеанс прочесть не удалось; начат новый.
banner-session-before = Последний сеанс прочесть не удалось; открыт предыдущий.
banner-not-kept = Настройки и открытая сцена не сохранятся.
session-lost = { $file }, строка { $line }, столбец { $column }: { $path }: не разобрано «{ $found }»{ $more ->
    [0] {""}
   *[other] ; и ещё { $more }
}
session-copy = Файл в прежнем виде: { $path }
session-no-folder = Папка для данных программы не найдена.
toast-speed = Скорость { $speed }
banner-not-opened = Файл { $file } не открыт; осталась прежняя сцена.
banner-not-run = Сцену нельзя запустить в таком виде; остался прежний рисунок.
banner-not-written = Файл { $file } не записан.
banner-not-copied = Рисунок не скопирован.
banner-unknown-format = По расширению файла формат не определить.
banner-formats = Допустимы: { $formats }
banner-own-preset = Одну из своих сцен прочесть не удалось; остальные — в списке.
banner-no-dialog = На этом компьютере нет окна выбора файла; введите путь здесь.
banner-dialog = Системное окно выбора файла не открылось.
banner-data-elsewhere = Сцена лежит в одной папке со своими данными, а { $file } находится в { $folder }. Сохраните сцену туда или сначала откройте копию данных из новой папки.
banner-undo = Отменить

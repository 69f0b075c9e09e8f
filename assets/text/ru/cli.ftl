### cli: the command line and the files it writes

cli = Как методы оптимизации движутся по поверхности функционала ошибки
    .examples =
        Примеры
          losscape                                    окно
          losscape 1                                  окно с первой готовой сценой
          losscape presets                            какие готовые сцены есть
          losscape render momentum-ravine -o fig.png  картинка для слайда
          losscape run mine.ron -o paths.csv          каждый шаг таблицей

        SCENE — название или номер готовой сцены, файл .ron, файл .csv со столбцами x1, x2, y или - для стандартного ввода.
cli-presets = Перечисляет готовые сцены или печатает текст одной
    .examples =
        Примеры
          losscape presets
          losscape presets 3 > mine.ron               готовая сцена, чтобы её изменить
cli-run = Проводит сцену и пишет каждый шаг в CSV
    .examples =
        Столбцы таблицы: racer, step, x, y, loss; числа точные.

        Примеры
          losscape run 1 -o paths.csv
          losscape run mine.ron --set racers.0.eta=0.05 --set steps=1000
cli-render = Рисует сцену
    .examples =
        Что записать, говорит расширение файла: .png, .svg, .pdf, .csv, а .gif и .apng — движение по шагам;
        - пишет PNG в стандартный вывод.
        Текст в SVG — контуры букв; с --text live он остаётся текстом, шрифт — Noto Sans.
        Картинка несёт свою сцену: «losscape fig.png» откроет её снова.

        Примеры
          losscape render 1 -o fig.png
          losscape render mine.ron -o fig.svg --theme dark --lang ru --size 1600x1200
          losscape render 1 -o race.gif --size 800x600 --to 120 --fps 25
          losscape render 1 -o start.png --at 10 --set racers.3.rule.alpha=0.95
cli-screenshot = Делает снимок окна со сценой, экран для этого не нужен
    .examples =
        Снимок — PNG, каждый раз один и тот же; - пишет его в стандартный вывод. Ваши настройки не действуют.

        Примеры
          losscape screenshot 1 -o window.png
          losscape screenshot mine.ron -o window.png --size 1920x1080 --scale 2 --theme dark --lang ru
          losscape screenshot momentum-ravine -o slide.png --lecture --at 40
cli-lab = Проводит опыт и рисует или выписывает измеренное; без названия перечисляет опыты
    .examples =
        Что записать, говорит расширение файла: .png, .svg, .pdf или .csv; - пишет CSV в стандартный вывод.
        Ключ — поле опыта, как в файле сцены: network.depth — это lab: Smoothing(network: Spirals(depth: …)).
        seed — зерно сцены. Все ключи и допустимые значения выводит «losscape docs».

        Примеры
          losscape lab
          losscape lab smoothing -o fig.png --set network.depth=4 --set training.eta=0.05
          losscape lab smoothing -o fig.svg --set "network=Digits()" --set "nets=[Plain, LayerNorm()]"
          losscape lab shift -o fig.png --set "network=Linear()" --set training.eta=1e-6 --set training.batch=1000
          losscape lab slice -o slice.png --set plane=Pca --theme dark
cli-handout = Рисует все готовые сцены в PNG и SVG, со страницей для браузера
    .examples =
        Папка создаётся, если её нет. Собственные сцены тоже входят.

        Примеры
          losscape handout -o handout
          losscape handout -o раздатка --lang ru --theme projector
cli-check = Говорит, верны ли сцены
    .examples =
        Примеры
          losscape check mine.ron lecture/*.ron
cli-docs = Печатает таблицы поверхностей, методов, расписаний шага и чисел в Markdown

cli-usage = Использование
cli-commands = Команды
cli-arguments = Аргументы
cli-options = Параметры

cli-arg-scene = Название или номер готовой сцены, файл .ron, файл .csv со строками данных или - для стандартного ввода
cli-arg-name = Какую готовую сцену напечатать
cli-arg-files = Сцены
cli-arg-set = Меняет значение в сцене: racers.0.eta=0.05, landscape.kappa=100; можно повторять
cli-arg-folder = Папка, куда записать
cli-arg-output = Куда записать; - это стандартный вывод
cli-arg-size = Ширина и высота в пикселях или на бумаге: 85mm, 85x64mm [1920x1080]
cli-arg-dpi = Пикселей на дюйм [96, на бумаге 300]
cli-arg-font_size = Кегль подписей делений, от 6.6pt [по размеру]
cli-arg-legend = Где стоят имена методов [как в сцене]
cli-arg-title = Заголовок [on]
cli-arg-watch = На что смотреть, под заголовком [off]
cli-arg-formula = Формула шага рядом с заголовком [off]
cli-arg-charts = Графики под картой [как в сцене]
cli-arg-terms = Условия сравнения, последняя строка [on]
cli-arg-transparent = Без фона
cli-arg-bare = Только карта: без заголовка, графиков, параметров, шкалы цвета, условий
cli-arg-theme = Оформление [light]
cli-arg-window-size = Ширина и высота окна в точках [1280x720]
cli-arg-scale = Сколько пикселей в точке, как масштаб экрана [1]
cli-arg-lecture = Окно в режиме лекции
cli-arg-lab = Название опыта; если не указано, опыты перечисляются
cli-arg-change = Меняет значение в опыте: network.depth=4, training.eta=0.5 или seed=3; можно повторять
cli-arg-at = Шаг, на котором стоит курсор времени [последний]
cli-arg-text = Текст в SVG: контурами букв, одинаково в любой программе, или живой, для правки [outlines]
cli-arg-from = Шаг первого кадра .gif или .apng [0]
cli-arg-to = Шаг последнего кадра [последний]
cli-arg-fps = Сколько кадров в секунду [20]
cli-arg-loop = Сколько раз проиграть [forever, без конца]
cli-arg-lang = Язык сообщений и картинок; если не указан — язык системы
cli-arg-renderer = Чем рисовать окно: gl — средствами OpenGL, cpu — на процессоре [gl, а если OpenGL нет, cpu]
cli-arg-help = Эта справка
cli-arg-version = Версия

cli-right = { $file }: всё верно, методов { $racers }, шагов { $steps }{ $claims ->
    [0] , обещаний нет
   *[other] {""}
}
cli-right-lab = { $file }: всё верно, опыт: { $lab }
cli-own-preset = своя
cli-claim-holds = ✓ { $claim } ({ $found }{ $seeds ->
    [1] {""}
   *[other] ; зёрен: { $seeds }
})
cli-claim-fails = ✕ { $claim } ({ $found }; зерно { $seed })
cli-checked = Не все сцены верны
cli-step = --at { $found } — нет такого шага; допустимо от 0 до { $last }
cli-step-of-lab = У опыта нет --at: он рисуется, когда закончен
cli-only-moving = { $option } — только для .gif и .apng
cli-still-only = --at — для неподвижной картинки; шаги для .gif и .apng задают --from и --to
cli-not-whole = Значение { $option }: { $found }; допустимо целое число не меньше 1
cli-only-window = --renderer относится к окну, а его losscape открывает без команды
cli-handout-to-pipe = Раздаточный материал — это папка с файлами; её нужно назвать: -o handout
cli-handout-done = { $count } { $count ->
    [one] сцена
    [few] сцены
   *[many] сцен
}; страница для браузера: { $page }
cli-no-such-lab = Нет опыта «{ $found }»; допустимы { $allowed }
cli-format = Имя «{ $found }» не говорит, что записать; допустимы { $allowed }
cli-not-a-png = Имя «{ $found }» не кончается на .png; снимок окна — всегда PNG
cli-scale = --scale { $found } не подходит; допустимо от { $least } до { $most }
cli-screenshot-threads = Окно не запускается: { $detail }
cli-screenshot-working = Снимка нет: прошло { $minutes } мин, а сцена всё ещё считается
cli-screenshot-moving = Снимка нет: прошло { $frames } кадров, а окно всё ещё движется
cli-output = Не удалось записать в стандартный вывод: { $detail }
cli-no-window = В этой сборке нет окна: она сделана без «gui». Что она умеет, говорит «losscape --help»
cli-window = Окно не открывается: { $detail }
cli-window-no-display = Окно открыть негде: не заданы ни DISPLAY, ни WAYLAND_DISPLAY
cli-window-silent = Дисплей «{ $display }» не отвечает: { $detail }
cli-window-library = Окно не открывается, не хватает библиотеки: { $missing }
cli-window-packages = В Debian: apt install { $packages }
cli-window-graphics = Окно не открывается, на этом дисплее нет OpenGL 2.0: { $detail }
cli-window-opengl = В Debian OpenGL ставят пакетом libgl1, без GLX — libegl1, а под Wayland — libegl1 и libwayland-egl1
cli-window-cpu = Окно, которому OpenGL не нужен: losscape --renderer cpu
cli-window-colours = Окно не открывается: у дисплея не 24 бита на точку, а другие без OpenGL не поддерживаются
    С Mesa окно рисуется и без видеокарты: LIBGL_ALWAYS_SOFTWARE=1
cli-window-pictures = Для рисунков окно не нужно: losscape render 1 -o fig.png
cli-stopped = Остановлено: { $signal }; незавершённых файлов не осталось
cli-racing = идут методы
cli-working = измерение
cli-drawing = рисуются картинки
cli-writing = запись

cli-docs-landscapes = Поверхности
cli-docs-data = Строки для `LeastSquares` и `Logistic`
cli-docs-rules = Правила
cli-docs-schedules = Расписания длины шага
cli-docs-choices = Батчи
cli-docs-anatomy = Разобранные шаги: `view: (anatomy: …)`
cli-docs-anatomy-one = Шаг 3 (счёт с 1) первого метода (счёт с 0) в виде векторов со списком слагаемых; окно открывается с ним
cli-docs-anatomy-several = Несколько шагов, карта для каждого; не больше четырёх
cli-docs-facets = Отдельные графики: `view: (facets: …)`
cli-docs-charts = Графики в `view: (charts: […])`
cli-docs-forms = Виды формул
cli-docs-claims = Утверждения: `expect: […]`
cli-docs-verdicts = Итоги методов
cli-docs-measures = Меры для утверждений
cli-docs-quantities = Величины опытов для `Net`
cli-docs-rules-with = Правила
cli-docs-numbers = Числа
cli-docs-labs = Опыты
cli-docs-networks = Задачи опытов
cli-docs-nets = Сети опыта и его варианты
cli-docs-lab-numbers = Числа опытов
cli-docs-costs = Затраты самое большее
cli-docs-costs-read = При числах на краях их диапазонов, на одном ядре обычной машины; долгая работа показывает, сколько сделано, и её можно прервать в любой момент. Сцена, которой вместе нужно больше { $most }, не принимается, и сказано, сколько ей нужно. Память путей считается дважды: пока новые вычисляются, прежние видны. `losscape check` говорит, сколько нужно сцене самое большее.
cli-docs-time = Время
cli-docs-memory = Память
cli-docs-in-scenes = В файле сцены
cli-docs-name = Название
cli-docs-what = Что это
cli-docs-symbol = Обозначение
cli-docs-default = По умолчанию
cli-docs-allowed = Допустимо
cli-docs-digits-file = свои цифры
    .doc = Файл CSV рядом со сценой со столбцами index, label, split (0 — обучение, 1 — отложенная выборка), pixels (64 знака от 0 до 9 и от a до g)

page-form = «{ $found }» — не размер; нужно писать как 1920x1080, а на бумаге — 85mm или 85x64mm
page-dpi = «{ $found }» — не разрешение; возможно от { $least } до { $most } пикселей на дюйм
page-font-size = «{ $found }» — не кегль; возможно от { $least }pt до { $most }pt
page-small = Размер { $found } слишком мал для этой картинки: текст стал бы мельче 6 пт; наименьший подходящий той же формы — { $smallest }; можно сделать выше или убрать части: --legend none, --charts off, --bare
page-small-none = В размер { $found } эта картинка не помещается, как и в больший той же формы
page-side = Размер { $found } невозможен; каждая сторона — от { $least } до { $most } пикселей
page-pixels = Размер { $found } слишком велик: это { $given } пикселей, допускается не больше { $most }

motion-lab = У опыта нет шагов, которые можно показать в движении: годятся .png, .svg и .pdf
motion-range = Шаги с { $from } по { $to } показать нельзя: первый не может идти после последнего, а последний шаг — { $last }
motion-fps = { $found } кадров в секунду; допустимо от { $least } до { $most }
motion-too-large = { $frames } кадров размером { $size } — слишком много; такого размера допускается не больше { $most } кадров

file-no-folder = Не удалось записать { $path }: нет папки { $folder }
file-is-folder = Не удалось записать { $path }: так называется папка
file-is-file = Не удалось записать в { $path }: так называется файл, а не папка
file-is-input = Нельзя записать { $path }: это один из исходных файлов, он пропал бы; укажите другое имя
file-not-allowed = Не удалось записать { $path }: нет разрешения
file-system = Не удалось записать { $path }: { $detail }
cli-not-a-table = { $found } — имя рисунка, а это таблица: её имя — с .csv, а рисунок рисует команда losscape render

handout-title = losscape: раздаточный материал
handout-about = Сцены лекции по порядку. Щелчок по картинке открывает её в SVG: она резкая в любом размере.
handout-claims = В числах

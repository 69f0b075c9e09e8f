### Опыты

lab-smoothing = BatchNorm и гладкость
    .doc = Насколько меняются функционал ошибки и его градиент вдоль градиента, с BatchNorm и без него
lab-shift = Внутренний сдвиг ковариат
    .doc = Насколько меняется градиент слоя, когда обновлены слои под ним
lab-slice = Срез функционала ошибки
    .doc = Функционал ошибки обученной сети на плоскости, проведённой через её веса
lab-little-net = Сдвинулся слой ниже
    .doc = Слайды 53 и 54: первый слой меняется, и второй получает другие входы

network-spirals = три спирали
    .doc = Точки плоскости трёх классов; их различает сеть из слоёв с ReLU
network-digits = цифры
    .doc = Рукописные цифры 8 × 8 пикселей; их различает сеть из слоёв с ReLU
network-linear = глубокая линейная сеть
    .doc = Матрицы одна за другой без нелинейности; приближают случайное линейное отображение

variant-plain = обычная сеть
    .doc = Между линейным слоем и нелинейностью ничего нет
variant-batch-norm = с BatchNorm
    .doc = Нормализация по батчу перед каждой скрытой нелинейностью
variant-noisy-batch-norm = с шумным BatchNorm
    .doc = BatchNorm, а за ним шум, новый на каждом шаге и для каждого объекта: распределения активаций не стоят на месте
variant-noisy = шум без BatchNorm
    .doc = Контроль: тот же шум в сети без BatchNorm
variant-layer-norm = с LayerNorm
    .doc = Нормализация по слою перед каждой скрытой нелинейностью

## Числа

param-depth = глубина
    .doc = Скрытых слоёв; у глубокой линейной сети — матриц
param-width = ширина
    .doc = Нейронов в каждом скрытом слое
param-net-batch = батч
    .doc = Объектов в батче; все, если он больше обучающей выборки
param-net-steps = шаги
    .doc = Обновлений весов
param-probe-low = от η ×
    .doc = Ближайшая проба вдоль градиента, в единицах длины шага η
param-probe-high = до η ×
    .doc = Самая дальняя проба вдоль градиента, в единицах длины шага η
param-probe-count = пробы
    .doc = Точки вдоль градиента, где берутся функционал ошибки и его градиент, в геометрической прогрессии
param-probe-every = через
    .doc = Шагов обучения от одного измерения до следующего. Чем реже, тем быстрее
param-norm-momentum = новый батч
    .doc = Доля нового батча в скользящих среднем и дисперсии, которые нужны после обучения
param-norm-epsilon = эпсилон
    .doc = Прибавляется к дисперсии под корнем: не даёт ей обратиться в ноль

## Что говорят все опыты

lab-seeds = { $count ->
    [1] зерно { $first }
   *[other] зёрна { $first }–{ $last }
}
lab-no-nets = опыту нужна хотя бы одна сеть: стоит выбрать её
lab-batch-of-one = для BatchNorm в батче нужно хотя бы 2 объекта, найдено { $found }: дисперсия одного объекта равна 0
lab-digits-malformed = { $path }, строка { $line }: это не строка таблицы в UTF-8 с четырьмя ячейками
lab-digits-columns = { $path }: первая строка «{ $found }», ожидается index,label,split,pixels
lab-digits-cell = { $path }, строка { $line }, столбец { $column }: найдено «{ $found }», ожидается { $column ->
    [label] цифра 0–9
    [split] 0 (обучение) или 1 (отложенная выборка)
   *[pixels] 64 знака 0–9 или a–g
}
lab-digits-no-split = в { $path } нет строк со split { $split }: это { $part ->
    [training] обучающая
   *[validation] отложенная
} выборка

lab-axis-step = шаг обучения
lab-chart-accuracy = Доля верных ответов, %
lab-chart-evaluated-loss = Функционал на всей выборке
lab-chart-evaluated = отложенная выборка; тонко — обучающая
lab-diverged = Разошлась на шаге { $step }: { $net }.
lab-diverged-row = ✕ разошлась на шаге { $step }
lab-unlearned = Не лучше случайного угадывания: { $nets }.
lab-loss-accuracy = { $loss } (верно { $accuracy } %)
lab-reached = функционал на обучении { $train }; на отложенной { $held }
lab-held-equal = одинаковы: данные, зерно { $seed }, начальные веса, порядок батчей
lab-steps = { $count ->
    [one] { $steps } шаг
    [few] { $steps } шага
   *[many] { $steps } шагов
}
lab-batch = { $rule }, m = { $m }
lab-mini-batch = мини-батч GD
lab-init = инициализация { $init }
lab-noise = шум по алгоритму 1 из статьи Santurkar и соавторов: среднее ±0,5, масштаб 1…1,25 на нейрон и шаг, ±0,1 на объект
lab-not-tuned = длина шага у всех одна, не подобрана
lab-compared = { $numbers } с BatchNorm
lab-weights = число весов: { $list }

## Гладкость

smoothing-chart-loss = Функционал вдоль градиента
smoothing-chart-change = Изменение градиента
smoothing-chart-beta = Эффективная β-гладкость
smoothing-formula-loss = { $count ->
    [1] L(w − η′g), η′ = { $high }η
   *[other] L(w − η′g), η′ от { $low }η до { $high }η
}
smoothing-band = полоса
smoothing-change = изменение
smoothing-beta = β
smoothing-medians = { $count ->
    [1] После { $count } шага: { $numbers }.
    [one] Медиана за { $count } шаг: { $numbers }.
    [few] Медиана за { $count } шага: { $numbers }.
   *[many] Медиана за { $count } шагов: { $numbers }.
}
smoothing-medians-probed = { $count ->
    [1] После { $count } шага с пробами: { $numbers }.
    [one] Медиана за { $count } шаг с пробами: { $numbers }.
    [few] Медиана за { $count } шага с пробами: { $numbers }.
   *[many] Медиана за { $count } шагов с пробами: { $numbers }.
}
smoothing-smoother = Здесь с BatchNorm функционал ошибки глаже.
smoothing-not-smoother = Здесь с BatchNorm функционал ошибки не глаже.
smoothing-mixed = Здесь по-разному: с BatchNorm меньше { $smaller }; не меньше { $larger }.
smoothing-rolling = линия: скользящая медиана по { $count } шагам, полосы: квартили и 10–90 %
smoothing-rolling-probed = линия: скользящая медиана по { $count } шагам с пробами, полосы: квартили и 10–90 %
smoothing-every = { $every ->
    [one] пробы раз в { $every } шаг
    [few] пробы раз в { $every } шага
   *[many] пробы раз в { $every } шагов
}
smoothing-probes = { $count ->
    [1] проба в w − η′g на том же батче, η′ = { $high }·η
   *[other] пробы в w − η′g на том же батче, η′ от { $low }·η до { $high }·η, точек: { $count }, в геометрической прогрессии
}

## Внутренний сдвиг ковариат

param-watch-layer = слой
    .doc = Слой, чей градиент и чьи преактивации показаны, с 1; последний, если слоёв меньше. Под первым слоем слоёв нет
param-watch-every = через
    .doc = Шагов обучения от одного измерения до следующего. Чем реже, тем быстрее

shift-chart-distance = Изменение градиента слоя { $layer }
shift-chart-cosine = Направление градиента слоя { $layer }
shift-chart-activations = Преактивации слоя { $layer }
shift-colour-bar = доля, %
shift-median = ‖G − G′‖ { $distance }, cos { $cosine }
shift-medians = { $count ->
    [1] Слой { $layer }, { $count } измеренный шаг: { $numbers }.
    [one] Слой { $layer }, медиана за { $count } измеренный шаг: { $numbers }.
    [few] Слой { $layer }, медиана за { $count } измеренных шага: { $numbers }.
   *[many] Слой { $layer }, медиана за { $count } измеренных шагов: { $numbers }.
}
shift-reduced = Здесь BatchNorm уменьшает сдвиг.
shift-not-reduced = Здесь BatchNorm не уменьшает сдвиг, как и в статье.
shift-only-distance = Здесь с BatchNorm градиент меняется меньше, но поворачивается не меньше.
shift-only-cosine = Здесь с BatchNorm градиент поворачивается меньше, но меняется не меньше.
shift-first-layer = Под первым слоем слоёв нет, поэтому его градиент сдвинуться не может.
shift-watch = { $every ->
    [1] G, G′ — градиент слоя { $layer } до и после шага нижних слоёв на том же батче, на каждом шаге
    [one] G, G′ — градиент слоя { $layer } до и после шага нижних слоёв на том же батче, раз в { $every } шаг
    [few] G, G′ — градиент слоя { $layer } до и после шага нижних слоёв на том же батче, раз в { $every } шага
   *[many] G, G′ — градиент слоя { $layer } до и после шага нижних слоёв на том же батче, раз в { $every } шагов
}

shift-edges = преактивации: то, что получает нелинейность; крайние строки собирают всё за пределами шкалы

## Срез функционала

param-grid-reach = размах
    .doc = Как далеко картинка уходит в каждую сторону, в нормах фильтров сети; на плоскости траектории сама траектория кончается на 0,8
param-grid-points = точки
    .doc = Точек вдоль каждой стороны сетки. Вдвое больше считается вчетверо дольше

slice-colour-bar = L
slice-chart-profile = Вдоль α (β = 0)
slice-trained = обученные веса
slice-start = старт
slice-rises = Функционал ошибки на обученных весах → на расстоянии { $half }: { $list }.
slice-flattest = Медленнее всего функционал растёт здесь: { $net }.
slice-equally-flat = Здесь вокруг самых плоских сетей функционал растёт одинаково.
slice-share = { $net } { $percent } %
slice-shares = Доля дисперсии траектории в её плоскости: { $list }.
slice-still = Обучение не сдвинуло веса: плоскости траектории нет.
slice-plane-random = два случайных направления, нормированы по фильтрам; смещения, γ и β не меняются
slice-plane-pca = плоскость двух главных компонент траектории весов, у каждой сети своя
slice-grid = функционал на { $samples } обучающих объектах, сеть в режиме применения, { $points } × { $points } точек, −{ $reach }…{ $reach }

## Маленькая сеть

param-little-moved = первый слой
    .doc = Насколько веса первого слоя ушли от слайда 53 (0) к слайду 54 (1)

little-before = До
little-now = После сдвига первого слоя
little-axis-moved = сдвиг
little-chart-cosine = Направление градиента слоя 2, cos∠(G, G′)
little-chart-ratio = Длина градиента слоя 2, ‖G′‖ / ‖G‖
little-still = Первый слой не сдвинут: слой 2 видит 1; 2; 0; 1.
little-verdict = Слой 2 не изменился, но вместо 1; 2; 0; 1 видит { $inputs }. Его градиент вырос в { $ratio } раз и повернулся на { $angle }° (cos { $cosine }).
little-terms = сеть 3-4-4-1, ReLU, входы 1, все веса, кроме первого слоя, равны 1, функционал = выход²; G, G′ — градиент слоя 2 до и после сдвига первого слоя

### Лаборатория нормализации

lab-normalization = Нормализация
    .doc = BatchNorm и LayerNorm сами по себе: матрица вручную, облако, скользящие средние, качество при разных батчах и η

labs-part-matrix = матрица
    .doc = Нормализовать матрицу по шагам и расписать одну ячейку
labs-part-cloud = облако
    .doc = Два нейрона на одном батче, пока под ними сдвигается слой
labs-part-running = средние
    .doc = Батчи идут один за другим, скользящие среднее и дисперсия подходят к истинным
labs-part-batch-size = батч
    .doc = Качество на отложенной выборке при разных батчах: BatchNorm, LayerNorm и без нормализации
labs-part-eta = η
    .doc = Качество на отложенной выборке при разных длинах шага, с BatchNorm и без
labs-over = по чему
labs-over-columns = столбцы
    .doc = BatchNorm: среднее и дисперсия каждого нейрона по объектам батча
labs-over-rows = строки
    .doc = LayerNorm: среднее и дисперсия каждого объекта по нейронам слоя
labs-matrix = x: строка — объект, столбец — нейрон
labs-matrix-cell = строка { $row }, столбец { $column }
labs-matrix-gain = { $letter } столбца { $column }
labs-matrix-rows = объекты
labs-matrix-columns = нейроны

param-normalization-batch = батч
    .doc = Сколько объектов в батче
param-normalization-batches = батчей
    .doc = Сколько батчей пройдёт
param-lower-shift = сдвиг внизу
    .doc = Что прибавлено в слое ниже
param-lower-stretch = растяжение внизу
    .doc = Множитель весов слоя ниже; 1 оставляет их прежними
param-sweep-epochs = эпохи
    .doc = Проходов по обучающей выборке, одинаково при любом батче
param-sweep-seeds = зёрна
    .doc = Сколько раз обучается сеть в каждой точке: по ним берутся медиана и квартили

quantity-entry = z в выбранной ячейке
quantity-column-mean = наибольшее |среднее| столбца x̃
quantity-column-deviation = отличие стандартного отклонения столбца от 1
quantity-row-mean = наибольшее |среднее| строки x̃
quantity-gains = сколько чисел в γ и β
quantity-mean-gap = отличие скользящего среднего от истинного, в σ
quantity-variance-ratio = отношение скользящей дисперсии к истинной
quantity-inference-deviation = стандартное отклонение x̃ при применении
quantity-deviation = стандартное отклонение
quantity-mean = среднее
quantity-skewness = асимметрия
quantity-failed-share = доля зёрен, на которых сеть не обучилась

## Что не так с матрицей

normalization-empty = в матрице нет чисел
normalization-too-large = матрица { $rows } × { $columns }
normalization-size = от 1 до 8 строк и от 1 до 8 столбцов
normalization-ragged = в строке { $row } матрицы чисел: { $found }, в первой: { $columns }
normalization-ragged-help = строки одинаковой длины
normalization-cell-value = в строке { $row } и столбце { $column } матрицы стоит { $found }
normalization-value-help = числа от −1 000 000 до 1 000 000
normalization-no-cell = ячейки ({ $row }, { $column }) нет в матрице { $rows } × { $columns }
normalization-cell-help = (строка, столбец), счёт с 1
normalization-many-gains = чисел { $found }, а столбцов не больше 8
normalization-gains-help = от 0 до 8 чисел, по одному на столбец
normalization-gain-value = { $found } не подходит

## Матрица

normalization-batch-norm = BatchNorm
normalization-layer-norm = LayerNorm
normalization-printed = LayerNorm, как на слайде 69
normalization-title-x = x: { $n } × { $d }, строка — объект, столбец — нейрон
normalization-title-columns = μ и σ² каждого столбца
normalization-title-rows = μ и σ² каждой строки
normalization-title-hat = x̃ = (x − μ)/√(σ² + ε)
normalization-title-vector = z = γ∘x̃ + β, векторы: чисел 2d = { $count }
normalization-title-scalar = z = γ·x̃ + β, скаляры слайда 69: чисел { $count }
normalization-begins = Ячейка ({ $row }, { $column }): сначала считаются μ и σ².
normalization-arithmetic = Ячейка ({ $row }, { $column }): { $steps }.
normalization-one-example = Единственный объект батча сам себе среднее: x̃ = 0 и z = β при любом x.
normalization-one-unit = Единственный нейрон слоя сам себе среднее: x̃ = 0 и z = β при любом x.
normalization-constant = Все значения равны: σ² = 0, от деления на ноль спасает ε, x̃ = 0.
normalization-compared = Со скалярами, как на слайде, z = { $printed }; с векторами, как в статье, z = { $paper }, и обучаемых чисел { $count }.
normalization-terms-columns = BatchNorm: каждый столбец по объектам батча, σ² с 1/n
normalization-terms-rows = LayerNorm: каждая строка по нейронам слоя, σ² с 1/d
normalization-terms-vector = γ и β: по числу на столбец, всего { $count }
normalization-terms-scalar = γ и β: по одному числу, всего { $count }
normalization-misprints = на слайде 68 напечатано (xᵢⱼ − μ)², верно (xᵢⱼ − μᵢ)², на слайде 69 γ и β — скаляры (2 числа), верно векторы (2d)
normalization-not-proved = режим обучения: при применении вместо μ и σ² берутся скользящие средние; лучше ли обучается сеть, отсюда не видно

## Скользящие средние

normalization-unit = нейрон { $unit }
running-axis = батч
running-chart-mean = Скользящее среднее
running-chart-variance = Скользящая дисперсия
running-chart-spread = Стандартное отклонение x̃ при применении
running-formula-spread = при обучении оно равно 1 по построению
running-chart-outputs = z при обучении, нейрон 1
running-legend = среднее { $mean } (истинное { $true_mean }), дисперсия { $variance } (истинная { $true_variance })
running-verdict = Нейрон 1, вторая половина: скользящая дисперсия — { $ratio } от истинной, скользящее среднее в { $gap } σ от истинного (медианы).
running-biased = Смещённая дисперсия по { $m } объектам в среднем равна { $share } истинной: при применении x̃ в { $factor } раза шире.
running-two = При обучении на батче из двух объектов x̃ всегда +1 или −1, каковы бы ни были значения; при применении — нет.
running-one-unbiased = Батч из одного объекта: x̃ = 0 и z = β = { $beta } при любом входе, а несмещённая дисперсия равна 0/0 и не определена. Сети такой батч не принимают.
running-one-biased = Батч из одного объекта: x̃ = 0 и z = β = { $beta } при любом входе; дисперсия равна 0, скользящая дисперсия стремится к 0, и при применении x̃ неограниченно растёт.
running-terms = значения нормальные, нейрон 1: среднее 2, дисперсия 4, нейрон 2: среднее −1, дисперсия 0,25; зерно { $seed }; m = { $m }
running-terms-momentum = доля нового батча k = { $momentum } (в PyTorch momentum { $momentum }, в Keras momentum { $keras })
running-terms-unbiased = дисперсия батча ÷ (m − 1), как в статье
running-terms-biased = дисперсия батча ÷ m
running-terms-all = пунктир: среднее по всем батчам, как на слайде 60
running-not-proved = здесь распределение значений не меняется: пока сеть учится, оно сдвигается, и средние отстают

## Облако

cloud-x = x: что получает слой
cloud-hat = x̃: среднее 0, дисперсия 1
cloud-z = z = γ·x̃ + β
cloud-inferred = z при применении, со средними до сдвига
cloud-now = сейчас, режим обучения
cloud-old = до сдвига слоя ниже
cloud-name-before = x до сдвига
cloud-name-x = x после сдвига
cloud-name-z-before = z до сдвига
cloud-name-z = z после сдвига
cloud-name-inferred = z при применении после сдвига
cloud-verdict = Нейрон 1, до → после: среднее x { $x_before } → { $x_after }, среднее z { $z_before } → { $z_after }; стандартное отклонение x { $sx_before } → { $sx_after }, z { $sz_before } → { $sz_after }.
cloud-shape = Форма не сохраняется: асимметрия { $skew_before } → { $skew_after }.
cloud-inference = Со средними, накопленными до сдвига, у z среднее { $mean } и стандартное отклонение { $deviation }.
cloud-still = Слой ниже не сдвинут.
cloud-dead = Внизу не отвечает ни один нейрон: x постоянен и z = β.
cloud-terms = объектов { $n }, зерно { $seed }, ниже: 2 входа → 2 нейрона ReLU, веса × { $stretch }, перед ReLU прибавлено { $shift }, x — их смесь, γ = ({ $gamma }), β = ({ $beta })
cloud-not-proved = слайд 59 верен для среднего и дисперсии на одном обучающем батче больше чем из одного объекта, но не для формы распределения и не при применении

## Перебор

norm-sweep-chart-held-out = Верно на отложенной выборке, %
norm-sweep-chart-train = Верно на обучающей выборке, %
norm-sweep-chart-failed = Не обучилось, % зёрен
norm-sweep-formula-failed = разошлось или не лучше случайного угадывания
norm-sweep-formula = медиана и квартили, зёрен: { $seeds }
norm-sweep-axis-batch = батч m
norm-sweep-axis-eta = длина шага η
norm-sweep-at-batch = { $net }, m = { $value }
norm-sweep-at-eta = { $net }, η = { $value }
norm-sweep-best = лучшее { $accuracy } % при { $place }
norm-sweep-bests = Медианы: { $list }.
norm-sweep-refused = При m = 1 BatchNorm невозможен: один объект сам себе среднее, поэтому x̃ = 0 и z = β при любом входе.
norm-sweep-ends = { $net } { $low } → { $high } % (m = { $first } → { $last })
norm-sweep-refused-label = BatchNorm: от 2
norm-sweep-reach = При каких η медиана выше { $level } %: { $list }.
norm-sweep-reach-net = { $net } { $low }…{ $high }
norm-sweep-reach-none = { $net } ни при каких
norm-sweep-wider = Здесь BatchNorm допускает η в { $times } раз больше.
norm-sweep-not-wider = Здесь BatchNorm не допускает большего η.
norm-sweep-failed = Разошлись или ничему не научились: { $list }.
norm-sweep-failed-net = { $net } — { $count } из { $runs }
norm-sweep-terms-nets = цифры, скрытых слоёв { $depth } по { $width } нейронов, ReLU; эпох у всех { $epochs }; { $seeds }
norm-sweep-terms-batch = η = { $eta } для среднего градиента при любом m, не подобрана
norm-sweep-terms-eta = m = { $m } при любом η
norm-sweep-terms-final = доля верных на отложенных цифрах после последней эпохи, режим применения
norm-sweep-not-proved = маленькие сети на лёгкой задаче: тенденции, а не цифры статьи

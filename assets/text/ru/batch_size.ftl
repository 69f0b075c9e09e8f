### Опыт с размером батча

lab-batch-size = Размер батча
    .doc = Что дают лишние объекты в батче и чего они стоят

labs-part-spread = разброс
    .doc = Слайд 14: насколько разбросан градиент по батчу в зависимости от его размера
labs-part-noise = шум
    .doc = С какого размера батча новые объекты уже не помогают: масштаб шума вдоль траектории градиентного спуска
labs-part-sweep = сетка
    .doc = Слайд 15: при каких батчах и длинах шага сеть обучается за одно и то же число эпох
labs-part-training = обучение
    .doc = Слайды 17–19: как размер батча меняет всё обучение
labs-show = показать
labs-show-epochs = по эпохам
    .doc = Слайд 17: разные батчи при одной длине шага
labs-show-scaling = шаг ∝ m
    .doc = Слайд 18: длина шага пропорциональна батчу, с разогревом и без него
labs-show-growth = рост
    .doc = Слайд 19: убывающий шаг или растущий батч

param-descent-steps = шаги
    .doc = Шагов градиентного спуска, вдоль которых измеряется масштаб шума
param-draws-batches = батчей
    .doc = Сколько батчей каждого размера выбирается: чем больше, тем точнее измерен разброс
param-batch-epochs = эпохи
    .doc = Сколько раз сеть видит всю обучающую выборку; одинаково для всех батчей
param-batch-seeds = зёрна
    .doc = Каждая сеть обучается при стольких зёрнах: зерне сцены и следующих за ним

## Шум

noise-chart = Масштаб шума
noise-map = Траектория градиентного спуска
noise-colour-bar = Q − Q*
noise-start = старт
noise-end = конец траектории
noise-critical = критический батч { $m }
noise-diverged = Спуск разошёлся на шаге { $step }: критического батча нет.
noise-ends = Масштаб шума: { $first } на старте, { $last } в конце траектории.
noise-verdict = Его среднее, критический батч этой траектории, равно { $m }. При батче намного меньше удвоение почти вдвое сокращает число шагов, при батче намного больше — почти не сокращает.
noise-path = { $n } строк из лекции; градиентный спуск, η = { $eta }, { $count ->
    [one] { $steps } шаг
    [few] { $steps } шага
   *[many] { $steps } шагов
}
noise-read = Σ — ковариация градиентов по одному объекту (1/n); если батч равен масштабу шума, в его градиенте поровну сигнала и шума
noise-limits = это теория лучшего шага из одной точки (McCandlish и соавторы, 2018): об ошибке на отложенной выборке она не говорит

## Разброс

spread-replaced = с возвращением
spread-shuffled = без возвращения
spread-slope = наклон { $slope }
spread-chart = Разброс градиента по батчу
spread-formula = √E‖g − ∇Q‖²; точки измерены, линии по формуле
spread-clouds = Градиенты по батчам
spread-clouds-formula = вправо ∂Q/∂w₁, вверх ∂Q/∂w₂; с возвращением
spread-cloud = m = { $m }
spread-verdict = С возвращением наклон { $slope }: вчетверо больше объектов — вдвое меньше разброс. Разброс батча из { $m } меньше, чем у одного объекта, в { $with } раза, а градиентов в нём { $m }; без возвращения — меньше в { $without } раза, а при m = n = { $n } разброса нет.
spread-terms = { $n } строк из лекции, одна точка; { $count ->
    [one] { $batches } батч
    [few] { $batches } батча
   *[many] { $batches } батчей
} каждого размера, зерно { $seed }
spread-read = линии: √(tr Σ/m), без возвращения ещё × √((n − m)/(n − 1))
spread-limits = устойчивый градиент — ещё не быстрый спуск: тот зависит от η и от цены шага

# Только в окне: сколько длится шаг на этой машине.
spread-times = на этой машине шаг обучения на цифрах длится { $list }
spread-time = при m = { $m } { $step } мкс (по { $each } на объект)

## Сетка

sweep-chart = Ошибка на отложенной выборке, %
sweep-formula = вверх η̃ = η/m; штриховка: неустойчиво; точка: лучшее
sweep-colour-bar = %
sweep-best = Наименьшая ошибка на отложенной выборке, %
sweep-best-formula = при лучшем η̃ каждого батча; полоса: квартили по зёрнам
sweep-best-verdict = Лучший батч здесь m = { $m } при η̃ = { $rate }: ошибка на отложенной выборке { $error } %; у худшего батча { $worst } %.
sweep-narrows = Область устойчивых η̃ сужается с ростом m: её верхний край опускается с { $first } при m = { $small } до { $last } при m = { $large }.
sweep-narrower = Для больших батчей область устойчивых η̃ уже, хотя и не на каждом шаге: её верхний край { $first } при m = { $small } и { $last } при m = { $large }.
sweep-no-narrower = Область устойчивых η̃ здесь не сужается: её верхний край { $first } при m = { $small } и { $last } при m = { $large }.
sweep-terms = цифры, сеть 64-32-10 (ReLU), мини-батч GD без инерции, { $count ->
    [one] { $epochs } эпоха
    [few] { $epochs } эпохи
   *[many] { $epochs } эпох
} при любом батче, { $seeds ->
    [one] зерно { $seed }
    [few] { $seeds } зерна начиная с { $seed }
   *[many] { $seeds } зёрен начиная с { $seed }
}
sweep-read = устойчиво: ни при одном зерне не разошлось, а медиана ошибки ниже, чем у угадывания ({ $guessing } %)
sweep-limits = у Masters и Luschi (2018) лучший m от 2 до 32, но на глубоких свёрточных сетях; на 360 отложенных цифрах различия меньше 1 % случайны

## Обучение

training-constant = η постоянна
training-linear = η ∝ m
training-linear-warmup = η ∝ m, разогрев
training-decaying = η ÷ 5
training-hybrid = батч × 5, затем η ÷ 5
training-increasing = батч × 5
training-unchanged = без изменений
training-warmup = { $epochs ->
    [one] { $epochs } эпоха
    [few] { $epochs } эпохи
   *[many] { $epochs } эпох
}
training-updates = { $count ->
    [one] { $updates } обновление
    [few] { $updates } обновления
   *[many] { $updates } обновлений
}
training-diverged = ✕ разошлось { $count }
training-chart-train = Ошибка на обучении, %
training-chart-held-out = Ошибка на отложенной выборке, %
training-chart-updates = Она же по обновлениям, %
training-chart-batch = Батч m
training-chart-eta = Длина шага η
training-chart-scaling = Ошибка на отложенной выборке в конце, %
training-scaling-formula = полоса: квартили по зёрнам
training-axis-epochs = эпохи
training-axis-updates = обновления
training-epochs-verdict = За одно и то же число эпох ошибка на отложенной выборке { $first } при m = { $small } и { $last } при m = { $large }; обновлений сделано { $many } и { $few }.
training-scaling-verdict = При m = { $small } ошибка { $base }. Больше чем на 1,1 процентного пункта она не вырастает до m = { $constant } с постоянной η, до m = { $linear } с η ∝ m и до m = { $warmup }, если добавить разогрев.
training-growth-one = { $name }: { $error }, обновлений { $updates }
training-growth-control = На этой сети и без изменений ошибка в конце почти та же: изменения её лишь успокаивают.
training-growth-verdict = Ошибка на отложенной выборке в конце: { $list }.
training-terms = цифры, сеть 64-32-10 (ReLU), мини-батч GD без инерции, { $count ->
    [one] { $epochs } эпоха
    [few] { $epochs } эпохи
   *[many] { $epochs } эпох
}, { $seeds ->
    [one] зерно { $seed }
    [few] { $seeds } зерна начиная с { $seed }
   *[many] { $seeds } зёрен начиная с { $seed }
}
training-epochs-terms = η = { $eta } при любом батче
training-scaling-terms = η = { $eta } при m = { $m }
training-growth-terms = вначале η = { $eta }, m = { $m }; изменения там же, где на слайде 19: на 60, 120 и 160 из 205 эпох
training-read = медианы и квартили по зёрнам
training-epochs-limits = это не значит, что большой батч хуже обобщает: он делает меньше обновлений (Hoffer и соавторы, 2017)
training-scaling-limits = у Goyal и соавторов (2017) правило держится до 8 000 из 1,3 млн картинок, а наши батчи — до 70 % выборки
training-growth-limits = о времени это не говорит: большие батчи экономят обновления, но не градиенты

quantity-noise-scale = масштаб шума
quantity-spread = разброс наибольшего батча меньше n относительно одного объекта
quantity-spread-slope = наклон разброса
quantity-held-out-error = ошибка на отложенной выборке
quantity-best-rate = лучшее η/m
quantity-stable-rates = число устойчивых длин шага
quantity-updates = обновления

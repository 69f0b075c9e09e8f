### figure

mark-start = старт
mark-minimum = минимум
mark-saddle = седло
axis-step = шаг
axis-evaluations = градиенты
colour-bar = Q
colour-bar-above = Q − Q*
colour-map-theme = Один тон
colour-map-grey = Серая
colour-map-viridis = Viridis
colour-map-diverging = Синий и оранжевый от нуля

chart-loss = Функционал ошибки Q(w)
    .doc = Полный Q в каждой точке, каким бы ни был батч; логарифмическая шкала, где она возможна
chart-loss-above = Функционал ошибки Q(w) − Q*
chart-gradient-norm = Норма градиента ‖∇Q(w)‖
    .doc = Длина полного градиента в каждой точке
chart-distance = Расстояние до минимума ‖w − w*‖
    .doc = До ближайшего известного минимума
chart-step-size = Размер шага η по плану
    .doc = Скорость обучения на каждом шаге: план и разогрев
chart-step-size-sum = Сумма шагов Ση
    .doc = По Роббинсу и Монро она должна расти без предела: η убывает, но не слишком быстро
chart-step-size-squares = Сумма квадратов шагов Ση²
    .doc = По Роббинсу и Монро она должна оставаться конечной: η убывает так быстро, что шум затихает
chart-step-x = Шаг первого веса |Δw₁|
    .doc = Насколько каждый шаг сдвигает w₁; шаги, которые его не меняют, падают до низа
chart-step-y = Шаг второго веса |Δw₂|
    .doc = Насколько каждый шаг сдвигает w₂; шаги, которые его не меняют, падают до низа
chart-updates-x = Обновления первого веса
    .doc = Сколько шагов уже изменили w₁; редкий признак меняет свой вес редко
chart-updates-y = Обновления второго веса
    .doc = Сколько шагов уже изменили w₂; редкий признак меняет свой вес редко

legend-batch = батч { $m }
legend-growing = батч { $m }, ×{ $factor } каждые { $every } шагов
legend-warmup = разогрев { $k }
legend-converged = ✓ { $step }
legend-diverged = ✕ { $step }

terms-start = старт { $point }
terms-run = { $steps ->
    [one] { $steps } шаг, зерно { $seed }
    [few] { $steps } шага, зерно { $seed }
   *[many] { $steps } шагов, зерно { $seed }
}
terms-run-gradients = по { $gradients } градиентов объектов каждому, зерно { $seed }
terms-at-step = показан шаг { $at }
terms-at-evaluation = показано после { $at } градиентов
terms-spent = градиентов { $full } полных, { $objects } по объектам
terms-spent-objects = градиентов { $objects } по объектам
terms-objects = объектов { $n }
terms-noise = { $objects } с разбросом { $spread }
terms-spent-full = градиентов { $full } полных
terms-by-hand = шаги заданы вручную, не подобраны

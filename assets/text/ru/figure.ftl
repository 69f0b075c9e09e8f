### figure

mark-start = старт
mark-minimum = минимум
mark-minimum-true-weights = минимум, истинные веса
mark-true-weights = истинные веса
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
chart-excess = Функционал ошибки над минимумом, Q − Q*
    .doc = На сколько Q больше наименьшего: видно, как он убывает, когда сам Q уже почти не меняется
chart-gradient-norm = Норма градиента ‖∇Q(w)‖
    .doc = Длина полного градиента в каждой точке
chart-distance = Расстояние до минимума ‖w − w*‖
    .doc = До ближайшего известного минимума
chart-step-size = Скорость обучения η по плану
    .doc = Скорость обучения на каждом шаге: план и разогрев
chart-step-size-sum = Сумма скоростей обучения Ση
    .doc = По Роббинсу и Монро она должна расти без предела: η убывает, но не слишком быстро
chart-step-size-squares = Сумма квадратов скоростей обучения Ση²
    .doc = По Роббинсу и Монро она должна оставаться конечной: η убывает так быстро, что шум затихает
chart-step-x = Шаг первого веса |Δw₁|
    .doc = Насколько каждый шаг сдвигает w₁; разрыв там, где шаг его не меняет
chart-step-y = Шаг второго веса |Δw₂|
    .doc = Насколько каждый шаг сдвигает w₂; разрыв там, где шаг его не меняет
chart-updates-x = Обновления первого веса
    .doc = Сколько шагов уже изменили w₁; редкий признак меняет свой вес редко
chart-updates-y = Обновления второго веса
    .doc = Сколько шагов уже изменили w₂; редкий признак меняет свой вес редко
chart-effective-step-x = Эффективная длина шага по первому весу
    .doc = На что умножается градиент по w₁ (у Adam — первый момент): η/√(G + ε); у методов без подстройки это η_t
chart-effective-step-y = Эффективная длина шага по второму весу
    .doc = На что умножается градиент по w₂ (у Adam — первый момент): η/√(G + ε); у методов без подстройки это η_t
chart-step-over-eta = Сдвиг в единицах η, ‖Δw‖/η
    .doc = На сколько своих η_t сдвигает веса каждый шаг: у адаптивных методов около 1
chart-velocity = Скорость ‖h‖
    .doc = Длина h у инерции и Нестерова после каждого шага; у остальных методов её нет
chart-batch-size = Объектов на шаг, m
    .doc = По скольким объектам усредняется градиент шага; у полного градиента по всем

facets-auto = авто
    .doc = Как лучше для рисунка: в опыте о гладкости у каждой сети своя строка графиков
facets-none = нет
    .doc = Все сети на общих графиках
facets-nets = сети
    .doc = У каждой сети опыта свои графики в одних и тех же осях

legend-batch = батч { $m }
legend-growing = батч { $m }, ×{ $factor }, период { $every }
legend-warmup = разогрев { $k }
legend-converged = ✓ { $step }
legend-diverged = ✕ { $step }

terms-start = старт { $point }
terms-run = { $count ->
    [one] { $steps } шаг, зерно { $seed }
    [few] { $steps } шага, зерно { $seed }
   *[many] { $steps } шагов, зерно { $seed }
}
terms-run-gradients = градиентов у каждого: { $gradients }, зерно { $seed }
terms-at-step = показан шаг { $at }
terms-at-evaluation = показано: вычислено градиентов { $at }
terms-spent = градиентов: полных { $full }, по объектам { $examples }
terms-spent-examples = градиентов по объектам: { $examples }
terms-examples = объектов { $n }
terms-noise = { $examples } с разбросом { $spread }
terms-spent-full = градиентов: полных { $full }
terms-from-theory = значения η из теории
terms-by-hand = значения η заданы, не подобраны

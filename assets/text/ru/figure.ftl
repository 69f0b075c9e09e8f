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
chart-loss-above = Функционал ошибки Q(w) − Q*
chart-gradient-norm = Норма градиента ‖∇Q(w)‖
chart-distance = Расстояние до минимума ‖w − w*‖
chart-step-size = Размер шага η по плану

legend-batch = батч { $m }
legend-warmup = разогрев { $k }
legend-converged = ✓ { $step }
legend-diverged = ✕ { $step }

terms-start = старт { $point }
terms-run = { $steps ->
    [one] { $steps } шаг, зерно { $seed }
    [few] { $steps } шага, зерно { $seed }
   *[many] { $steps } шагов, зерно { $seed }
}
terms-at-step = показан шаг { $at }
terms-at-evaluation = показано после { $at } градиентов
terms-spent = градиентов { $full } полных, { $objects } по объектам
terms-spent-objects = градиентов { $objects } по объектам
terms-objects = объектов { $n }
terms-noise = { $objects } с разбросом { $spread }
terms-spent-full = градиентов { $full } полных
terms-by-hand = шаги заданы вручную, не подобраны

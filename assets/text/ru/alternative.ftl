### Что на картинке, словами: для программ чтения с экрана и там, где картинку не видно

alternative-map = Карта Q: { $surface }
alternative-map-at = Карта Q на шаге { $at }: { $surface }
alternative-map-at-evaluation = Карта Q, вычислено градиентов { $at }: { $surface }
alternative-no-paths = Все методы выключены
alternative-from = { $count ->
    [one] Из точки { $point } идёт { $count } метод
    [few] Из точки { $point } идут { $count } метода
   *[other] Из точки { $point } идут { $count } методов
}
alternative-maps-racers = У каждого метода своя маленькая карта
alternative-maps-over = Маленькие карты. { $values }
alternative-value = { $value } — { $ends }
alternative-more = и ещё { $count }
alternative-steps = Шаги по слагаемым: { $steps }
alternative-charts = { $count ->
    [one] График: { $charts }
   *[other] Графики: { $charts }
}

# Что делает метод: { $does } — одно из предложений ниже
alternative-method = { $name }: { $does }
alternative-zigzag = { $name }: { $count ->
    [one] { $steps } шаг
    [few] { $steps } шага
   *[other] { $steps } шагов
} идёт зигзагом и { $does }

alternative-diverged = расходится на шаге { $step }
alternative-grows = расходится начиная с шага { $step }
alternative-converged-minimum = сходится на шаге { $step } к минимуму, Q { $q }
alternative-converged-saddle = сходится на шаге { $step } к седлу, Q { $q }
alternative-converged-maximum = сходится на шаге { $step } к максимуму, Q { $q }
alternative-converged-flat = сходится на шаге { $step } к плоскому месту, Q { $q }
alternative-cycles = ходит по циклу с периодом { $period }, не приближаясь, Q { $q }
alternative-hovers = блуждает, ниже не спускается, после шага { $step } Q { $q }
alternative-stopped = встаёт на склоне, не дойдя до минимума, Q { $q }
alternative-moving = ещё идёт, после шага { $step } Q { $q }

# Если методов много: сколько из них чем кончили
alternative-count-converged = сошлись: { $count }
alternative-count-stopped = встали на склоне: { $count }
alternative-count-moving = ещё идут: { $count }
alternative-count-hovers = блуждают: { $count }
alternative-count-cycles = ходят по циклу: { $count }
alternative-count-diverged = разошлись: { $count }
alternative-lowest = ниже всех в конце { $name }, Q { $q }
alternative-highest = выше всех { $name }, Q { $q }

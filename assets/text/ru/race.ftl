### Итоги метода

# Узкий столбец; перед словом стоит значок
verdict-hovers-short = кружит
verdict-stopped-short = рано
verdict-moving-short = идёт

verdict-diverged = Разошёлся на шаге { $step }: последняя точка до переполнения { $point }, Q = { $q }
verdict-converged-minimum = Сошёлся на шаге { $step } к минимуму { $point }, Q = { $q }
verdict-converged-saddle = Сошёлся на шаге { $step } к седлу { $point }, Q = { $q }
verdict-converged-maximum = Сошёлся на шаге { $step } к максимуму { $point }, Q = { $q }
verdict-converged-flat = Сошёлся на шаге { $step } к плоскому месту { $point }, Q = { $q }
verdict-hovers = Кружит: шум батчей не даёт спуститься ниже; после шага { $step } в точке { $point }, Q = { $q }
verdict-stopped = Остановился рано, на склоне: шаги исчезают, а градиент нет; после шага { $step } в точке { $point }, Q = { $q }
verdict-moving = Ещё идёт: после шага { $step } в точке { $point }, Q = { $q }

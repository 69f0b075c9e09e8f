### Итоги метода

# Узкий столбец; перед словом стоит значок
verdict-hovers-short = кружит
verdict-stopped-short = рано
verdict-moving-short = идёт

verdict-diverged = Разошёлся на шаге { $step }: последняя конечная точка { $point }, Q = { $q }
verdict-converged-minimum = Сошёлся на шаге { $step } в минимум { $point }, Q = { $q }
verdict-converged-saddle = Сошёлся на шаге { $step } в седло { $point }, Q = { $q }
verdict-converged-maximum = Сошёлся на шаге { $step } в максимум { $point }, Q = { $q }
verdict-converged-flat = Сошёлся на шаге { $step } на плоское место { $point }, Q = { $q }
verdict-hovers = Кружит: шум батчей не даёт спуститься ниже; после шага { $step } в точке { $point }, Q = { $q }
verdict-stopped = Остановился рано, на склоне: шаги исчезают, а градиент нет; после шага { $step } в точке { $point }, Q = { $q }
verdict-moving = Ещё идёт: после шага { $step } в точке { $point }, Q = { $q }

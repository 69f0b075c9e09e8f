### Итоги метода

# Узкий столбец; перед словом стоит значок
verdict-hovers-short = блуждает
verdict-stopped-short = встал
verdict-moving-short = ещё идёт
verdict-cycles-short = цикл { $period }

verdict-diverged = Разошёлся на шаге { $step }: последняя точка до переполнения { $point }, Q { $q }
verdict-converged-minimum = Сошёлся на шаге { $step } к минимуму { $point }, Q { $q }
verdict-converged-saddle = Сошёлся на шаге { $step } к седлу { $point }, Q { $q }
verdict-converged-maximum = Сошёлся на шаге { $step } к максимуму { $point }, Q { $q }
verdict-converged-flat = Сошёлся на шаге { $step } к плоскому месту { $point }, Q { $q }
verdict-grows = Расходится: с шага { $step } уходит прочь; после шага { $last } в точке { $point }, Q { $q }
verdict-cycles = Цикл: движение повторяется каждые { $period ->
    [few] { $period } шага
   *[other] { $period } шагов
} с амплитудой { $amplitude }, ближе метод не подходит; после шага { $step } в точке { $point }, Q { $q }
verdict-hovers = Блуждает: шум батчей не даёт спуститься ниже; после шага { $step } в точке { $point }, Q { $q }
verdict-stopped = Остановился рано, на склоне: шаги исчезают, а градиент нет; после шага { $step } в точке { $point }, Q { $q }
verdict-moving = Ещё идёт: после шага { $step } в точке { $point }, Q { $q }

# После «ещё идёт»: насколько приблизился
verdict-left-loss = осталось { $share } % начального Q − Q*
verdict-more-loss = Q − Q* больше начального в { $share } раза
verdict-left-slope = осталось { $share } % начальной ‖∇Q‖
verdict-more-slope = ‖∇Q‖ больше начальной в { $share } раза

### Шаг по частям

action-anatomy = Разобрать шаг
anatomy-title = { $racer }, шаг { $from } → { $to }
anatomy-close = Закрыть
anatomy-point = w, шаг { $step }
anatomy-look = w − αh
anatomy-look-eta = w − ηαh
anatomy-waiting = Возврат к шагу
anatomy-none = У этого метода нет шага, который можно разобрать
anatomy-keys-lecture = Tab — часть    Shift ← → — шаг    D — закрыть
anatomy-keys = Tab — часть    ← → — шаг    Esc — закрыть
anatomy-batch-fan = Серым — градиенты { $shown } из { $objects } объектов, жирным — градиенты батча, точками — полный градиент
anatomy-batch-fan-all = Серым — градиенты всех { $objects } объектов, жирным — градиенты батча, точками — полный градиент

part-carried = накопленная инерция, −αh
part-carried-eta = накопленная инерция, −ηαh
part-ahead = точка заглядывания, w − αh
part-ahead-eta = точка заглядывания, w − ηαh
part-fresh = шаг по новому градиенту, −η∇Q
part-fresh-batch = шаг по градиенту батча, −ηg
part-gradient = градиент, g
part-sum = сумма квадратов, G
part-mean-square = среднее квадратов, G
part-mean-square-adam = второй момент, v
part-mean = первый момент, m
part-corrected-mean = с поправкой на смещение, m̂
part-corrected-mean-square = с поправкой на смещение, v̂
part-scale = шаг на единицу g, η/√(G + ε)
part-scale-outside = шаг на единицу g, η/(√G + ε)
part-scale-adam = шаг на единицу m̂, η/(√v̂ + ε)
part-scale-adam-plain = шаг на единицу m, η/(√v + ε)
part-step-gd = итоговый шаг, −ηg
part-step = итоговый шаг

anatomy-says-gd = Прямо против градиента, поперёк линии уровня
anatomy-says-first = Инерции ещё нет: первый шаг — шаг градиентного спуска
anatomy-says-not-carried = Инерции нет: шаг задаёт один градиент
anatomy-says-coasts = Новый градиент равен нулю: шаг — одна инерция
anatomy-says-still = Новый градиент равен нулю: w остаётся на месте
anatomy-says-against = Антиградиент направлен против инерции: метод тормозит
anatomy-says-along = Антиградиент направлен вдоль инерции: метод разгоняется
anatomy-says-across = Антиградиент направлен поперёк инерции: траектория изгибается
anatomy-says-scales = Один и тот же градиент двигает { $more } дальше, чем { $less }: отношение { $ratio }
anatomy-says-scales-even = Один и тот же градиент двигает оба веса одинаково далеко
anatomy-says-adam-first = С поправкой на смещение первый шаг сдвигает каждый вес на η
anatomy-says-adam-uncorrected = Без поправки первый шаг вдоль каждого веса — { $ratio } η
anatomy-says-batch = Градиент батча отклонён от полного на { $angle }°

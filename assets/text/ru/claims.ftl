### Утверждения: что, по словам сцены, произойдёт

claim-at-most = { $what } не больше { $bound }
    .doc = Мера не больше значения
claim-at-least = { $what } не меньше { $bound }
    .doc = Мера не меньше значения
claim-less = { $what } меньше, чем { $than }
    .doc = Мера меньше другой, умноженной на `times`
claim-less-times = { $what } меньше { $times } × { $than }
claim-ends = { $racer }: { $how }
    .doc = Прогон метода кончается так: { $endings }
claim-optimal = шаг метода «{ $racer }» — лучший по теории
    .doc = η, а где есть и α, — лучшие по теории для квадратичной функции: градиентный спуск, инерция, Нестеров

claim-found = на деле { $value }
claim-found-instead = на деле { $value } вместо { $bound }
claim-found-both = на деле { $value }, а должно быть меньше { $bound }
claim-not-taken = измерить нельзя: траектория или обучение кончились раньше

ending-diverged = разошёлся
    .doc = w или Q не конечны начиная с шага k; показано как ✕ k
ending-converged = сошёлся
    .doc = ‖∇Q‖ меньше 10⁻⁶ начальной (считая её не меньше 1) с шага k до конца; ✓ k
ending-grows = расходится (растёт)
    .doc = числа ещё конечны, но метод в десять раз выше над минимумом, чем на старте, и поднимается, или в тысячу раз выше, или раскачивается, или ушёл далеко за область поверхности; ✕ k, как при расхождении
ending-cycles = ходит по циклу
    .doc = без случайности: последняя четверть повторяется каждые 2–8 шагов и не меняет размера; «цикл 2»
ending-hovers = блуждает
    .doc = со случайностью: в двух последних четвертях Q принимает одни и те же значения, не убывая и не возрастая
ending-stopped-short = остановился рано
    .doc = шаги исчезают, а градиент нет
ending-moving = ещё идёт
    .doc = ничего из этого: ещё в пути; сказано, какая доля начального Q − Q* осталась

measure-steps = число шагов до Q − Q* < { $loss } у метода «{ $racer }»
    .doc = Первый шаг, после которого Q − Q* меньше порога; бесконечность, если такого нет
measure-loss = Q − Q* у метода «{ $racer }» после шага { $at }
    .doc = Q − Q* после шага или после последнего
measure-median-loss = медиана Q − Q* у метода «{ $racer }» начиная с шага { $from }
    .doc = Медиана Q − Q* с некоторого шага до последнего
measure-distance = расстояние от точки метода «{ $racer }» после шага { $at } до { $to }
    .doc = Как далека точка после шага или после последнего от заданной
measure-step = шаг { $at } метода «{ $racer }» вдоль { $weight } в единицах его η
    .doc = Как далеко шаг сдвигает вес (1 или 2), в единицах η метода
measure-path-length = длина пути метода «{ $racer }» вдоль { $weight } в единицах его η
    .doc = Длина всего пути веса в единицах η метода
measure-updates = число шагов метода «{ $racer }», сдвинувших { $weight }
    .doc = Сколько шагов сдвигают вес
measure-apart = наибольшее расстояние между методами «{ $racer }» и «{ $other }» до шага { $until }
    .doc = Наибольшее расстояние между точками двух методов до шага или до последнего
measure-travel = длина пути метода «{ $racer }» { $along }
    .doc = Длина всего пути поперёк оврага (`Steep`: собственный вектор большего собственного значения ∇²Q в минимуме) или вдоль его дна (`Flat`), в единицах плоскости
measure-crossings = число пересечений дна методом «{ $racer }» до шага { $until }
    .doc = Сколько раз путь пересекает дно оврага — прямую через минимум вдоль пологого направления
measure-overshoot = насколько метод «{ $racer }» проскакивает минимум вдоль дна
    .doc = Наибольшее расстояние за минимумом вдоль пологого направления, если смотреть от старта; 0, если за минимум путь не заходит
along-steep = поперёк оврага
along-flat = вдоль дна
measure-chart = «{ $chart }» у метода «{ $racer }» на шаге { $at }
    .doc = Значение кривой графика на шаге или на последнем: `of` — имя графика
measure-net = { $quantity } ({ $net })
    .doc = Что опыт сцены находит у сети

quantity-band = медиана ширины полосы функционала ошибки вдоль градиента
quantity-change = медиана изменения градиента вдоль него самого
quantity-beta = медиана эффективной β-гладкости
quantity-training-loss = медиана функционала ошибки на обучении
quantity-accuracy = доля верных ответов на отложенной выборке
quantity-shift = медиана ‖G − G′‖
quantity-cosine = медиана cos∠(G, G′)
quantity-bottom = функционал ошибки при обученных весах
quantity-growth = рост входов второго слоя

param-claim-seeds = зёрна
    .doc = При скольких зёрнах проверяется утверждение: зерно сцены и следующие за ним
param-claim-value = значение
    .doc = С чем сравнивается мера: любое конечное число
param-claim-times = во сколько раз
    .doc = На что умножается другая мера
param-claim-weight = вес
    .doc = Координата: 1 или 2

### Утверждения словами лектора, для раздаточного материала

told = { $who }: { $what }
told-start = старта
told-point = точки { $point }
told-optimal = длина шага — лучшая по теории
told-steps-at-most = Q − Q* < { $loss } не позже шага { $step }
told-steps-at-least = Q − Q* < { $loss } не раньше шага { $step }
told-steps-less = до Q − Q* < { $loss } шагов нужно меньше{ $much ->
    [whole] , чем «{ $other }»
   *[part] {" "}{ $percent } % от числа шагов «{ $other }»
}
told-loss-at-most = после шага { $at } Q − Q* меньше { $bound }
told-loss-at-least = после шага { $at } Q − Q* больше { $bound }
told-loss-less-than-start = после шага { $at } { $much ->
    [whole] Q − Q* меньше, чем на старте
   *[part] от начального Q − Q* осталось меньше { $percent } %
}
told-loss-less = после шага { $at } Q − Q* меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от значения у «{ $other }»
}
told-loss-less-then = после шага { $at } Q − Q* меньше{ $much ->
    [whole] , чем у «{ $other }» после шага { $then }
   *[part] {" "}{ $percent } % от значения у «{ $other }» после шага { $then }
}
told-median-at-most = начиная с шага { $from } Q − Q* в основном меньше { $bound }
told-median-at-least = начиная с шага { $from } Q − Q* в основном больше { $bound }
told-median-less-than-start = начиная с шага { $from } Q − Q* в основном меньше{ $much ->
    [whole] , чем на старте
   *[part] {" "}{ $percent } % от начального
}
told-median-less = начиная с шага { $from } Q − Q* в целом меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от значения у «{ $other }»
}
told-distance-at-most = после шага { $at } не дальше { $bound } от { $to }
told-distance-at-least = после шага { $at } дальше { $bound } от { $to }
told-grows = расходится
told-step-about = шаг { $at } сдвигает { $weight } примерно на { $bound } η
told-step-at-most = шаг { $at } сдвигает { $weight } не больше чем на { $bound } η
told-step-at-least = шаг { $at } сдвигает { $weight } не меньше чем на { $bound } η
told-step-less = на шаге { $at } сдвиг { $weight } меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от сдвига у «{ $other }»
}
told-step-less-then = на шаге { $at } сдвиг { $weight } меньше{ $much ->
    [whole] , чем на шаге { $then }
   *[part] {" "}{ $percent } % от сдвига на шаге { $then }
}
told-updates-at-most = шагов, сдвинувших { $weight }, не больше { $bound }
told-updates-at-least = шагов, сдвинувших { $weight }, не меньше { $bound }
told-travel-at-most = длина пути { $along } не больше { $bound }
told-travel-at-least = длина пути { $along } не меньше { $bound }
told-travel-less = длина пути { $along } меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от пути «{ $other }»
}
told-crossings-exactly = до шага { $until } { $count ->
    [0] ни разу не пересекает дно
    [1] пересекает дно один раз
   *[other] число пересечений дна — { $count }
}
told-crossings-at-most = до шага { $until } { $count ->
    [0] ни разу не пересекает дно
    [1] пересекает дно не больше одного раза
   *[other] пересечений дна не больше { $count }
}
told-crossings-at-least = до шага { $until } { $count ->
    [1] хотя бы раз пересекает дно
   *[other] пересечений дна не меньше { $count }
}
told-crossings-less = до шага { $until } пересечений дна меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от их числа у «{ $other }»
}
told-overshoot-none = не проскакивает минимум
told-overshoot-at-most = проскакивает минимум не больше чем на { $bound }
told-overshoot-at-least = проскакивает минимум больше чем на { $bound }
told-overshoot-less = проскакивает минимум меньше{ $much ->
    [whole] , чем «{ $other }»
   *[part] {" "}{ $percent } % от того, насколько его проскакивает «{ $other }»
}
told-chart-at-most = { $chart } на шаге { $at } не больше { $bound }
told-chart-at-least = { $chart } на шаге { $at } не меньше { $bound }
told-chart-less = { $chart } на шаге { $at } меньше{ $much ->
    [whole] , чем у «{ $other }»
   *[part] {" "}{ $percent } % от значения у «{ $other }»
}
told-chart-less-then = { $chart } на шаге { $at } меньше{ $much ->
    [whole] , чем на шаге { $then }
   *[part] {" "}{ $percent } % от значения на шаге { $then }
}
told-together = до шага { $until } траектория одна и та же
told-net-at-most = { $quantity } не больше { $bound }
told-net-at-least = { $quantity } не меньше { $bound }
told-net-less = { $quantity } меньше{ $much ->
    [whole] , чем у сети «{ $other }»
   *[part] {" "}{ $percent } % от значения у сети «{ $other }»
}

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

claim-found = на деле { $value }
claim-found-both = на деле { $value }, а должно быть меньше { $bound }
claim-not-taken = измерить нельзя: траектория или обучение кончились раньше

ending-diverged = разошёлся
ending-converged = сошёлся
ending-grows = расходится (растёт)
ending-cycles = ходит по циклу
ending-hovers = блуждает
ending-stopped-short = остановился рано
ending-moving = ещё идёт

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

# Лекция: окно на проекторе.
action-lecture = Лекция с этого места
action-lecture-from-first = Лекция с первой сцены
action-black = Чёрный экран, любая клавиша возвращает
action-white = Белый экран, любая клавиша возвращает
action-spotlight = Свет вокруг указателя
top-lecture = Лекция

lecture-step = шаг { $at }
lecture-evaluation = градиент { $at }
lecture-done = { $done } из { $total }
lecture-place = сцена { $number } из { $count }
lecture-place-slide = сцена { $number } из { $count }, { $slide }
lecture-contents = Содержание
lecture-end = Конец
lecture-leave = Закончить лекцию
lecture-blank = экран погашен
lecture-loss = Q { $value }
lecture-diverged = ✕ шаг { $step }
lecture-charts = Графики: показать, скрыть
lecture-export = Сохранить рисунок
lecture-keys = Клавиши лекции
help-window = окно
help-lecture = лекция
cli-docs-keys = Клавиши
cli-docs-action = Что делает
cli-docs-key-window = В окне
cli-docs-key-lecture = На лекции

# Главы лекции.
chapter-gradient-descent = Градиентный спуск
chapter-stochastic = Стохастический градиентный спуск
chapter-batch-size = Размер батча
chapter-momentum = Овраги и инерция
chapter-adaptive-steps = Адаптивные шаги
chapter-dropout = Dropout
chapter-covariate-shift = Сдвиг распределения
chapter-batch-norm = BatchNorm
chapter-layer-norm = LayerNorm
chapter-extra = Дополнительно
chapter-own = Свои сцены

### Адаптация к домену: слайды 49–51

lab-adaptation = Взвешивание объектов при сдвиге ковариат
    .doc = Слайды 49–51: прямую обучили в одном домене, а применяют в другом. Помогут ли веса объектов?

param-adaptation-lambda = λ
    .doc = Степень весов s^λ: 0 — обычный метод наименьших квадратов, 1 — взвешенная ошибка несмещённо оценивает ошибку в целевом домене
param-adaptation-examples = объекты
    .doc = Объекты исходного домена в каждом запуске
param-adaptation-runs = запуски
    .doc = Сколько раз всё повторяется с новыми объектами
param-adaptation-mean = среднее цели
    .doc = Среднее x в целевом домене. В исходном оно 0,5 в примере Шимодайры и 1 в примере Сугиямы
param-adaptation-deviation = разброс цели
    .doc = Стандартное отклонение x в целевом домене. В исходном оно 0,5

labs-problem = задача
labs-problem-shimodaira = кубика
    .doc = Пример Шимодайры: y = −x + x³ с шумом; прямую обучают там, где кривая идёт иначе, чем в целевом домене
labs-problem-sugiyama = синус
    .doc = Пример Сугиямы: y = sin πx / πx с шумом; в целевой домен попадает мало исходных объектов
labs-problem-turned = поворот
    .doc = Слайд 49: два класса, и в целевом домене повёрнута сама граница между ними
labs-weights = веса
labs-weights-equal = равные
    .doc = Обычный метод наименьших квадратов
labs-weights-ratio = точные
    .doc = Отношение целевой плотности к исходной; оно известно только потому, что данные мы сделали сами
labs-weights-logistic = оценка
    .doc = Отношение плотностей, оценённое логистической регрессией по 1, x, x²: нужны 100 целевых точек без ответов

adaptation-chart-cloud = Один запуск: объекты и прямая
adaptation-formula-cloud = круги — исходный домен, площадь = вес; кольца — целевой; пунктир — истина
adaptation-chart-source = Один запуск: исходный домен
adaptation-chart-target = Тот же запуск: целевой домен
adaptation-formula-map = круги +1, кольца −1; пунктир — истинная граница
adaptation-chart-errors = Ошибка в целевом домене по всем запускам
adaptation-formula-errors = доля запусков, %
adaptation-axis-error = ошибка в целевом домене
adaptation-legend = медиана ошибки { $error }; эффективных объектов { $size }
adaptation-median-mark = медиана { $error }
adaptation-least = лучшая прямая { $error }

adaptation-medians = { $count ->
    [one] Ошибка в целевом домене, { $runs } запуск: { $list }.
   *[other] Медиана ошибки в целевом домене по { $runs } запускам: { $list }.
} У лучшей прямой { $least }.
adaptation-median = { $lambda }: { $error } (эффективных объектов { $size })
adaptation-helps = Веса помогают: при { $lambda } ошибка падает с { $equal } до { $least }.
adaptation-flattened-best = Лучше сглаженные веса: при { $lambda } смещение меньше, чем у равных весов, а разброс меньше, чем у полных.
adaptation-no-help = Здесь никакие веса не помогают.
adaptation-no-line = Прямая не определена, весь вес у одного объекта: { $count }.

adaptation-of-shimodaira = y = −x + x³ + ε
adaptation-of-sugiyama = y = sin πx / πx + ε
adaptation-of-turned = классы ±1; граница повёрнута на 60°: меняется не только плотность x, но и ответы
adaptation-domains = исходный x ~ N({ $source }; { $width }²), целевой x ~ N({ $target }; { $narrow }²), отклонение ε { $noise }
adaptation-equal = у всех λ в запуске одни и те же объекты, { $examples }; в каждом запуске новые; зерно { $seed }
adaptation-weights-equal = равные веса
adaptation-weights-ratio = веса — точное отношение плотностей, на практике неизвестное
adaptation-weights-logistic = веса — логистическая регрессия по 1, x, x² и 100 целевым точкам без ответов
adaptation-not-known = какая λ лучше, видно только по ответам целевого домена, а при обучении их нет
adaptation-error = ошибка в целевом домене: средний квадрат без шума, квадратурой по целевой плотности

quantity-target-error = медиана ошибки в целевом домене
quantity-least-target-error = ошибка лучшей прямой в целевом домене
quantity-sample-size = медиана эффективного числа объектов

### Опыт с dropout

lab-dropout = Dropout
    .doc = Слайды 37–47: какие подсети обучает dropout, какая из формул сохраняет среднее и помогает ли он здесь

labs-part-masks = маски
    .doc = Какие подсети обучаются: маски сети 3-4-2, одна за другой
labs-part-weights = веса 1
    .doc = Зачем делить на 1 − p: все веса равны 1, как на слайдах 44 и 45
labs-part-scaling = масштаб
    .doc = Какая из напечатанных формул сохраняет среднее выхода слоя: слайды 43 и 46
labs-part-overfit = переобучение
    .doc = Функционал на обучающей и отложенной выборках с dropout и без него: мало объектов, широкая сеть
labs-part-ensemble = ансамбль
    .doc = Средний прогноз многих масок и обычное применение сети: слайд 47

## Числа

param-dropout-p = вероятность выбрасывания
    .doc = Вероятность выбросить нейрон; если в формуле p — вероятность оставить, об этом сказано
param-dropout-masks = маски
    .doc = Сколько масок разыгрывается одна за другой
param-dropout-samples = розыгрыши
    .doc = По стольким маскам одного нейрона измерено каждое среднее. Вчетверо больше — стандартная ошибка вдвое меньше
param-dropout-members = маски
    .doc = Прогнозы стольких масок усредняются
param-dropout-seeds = зёрна
    .doc = Сколько раз обучается каждая сеть: с зерном сцены и следующими за ним
param-dropout-examples = объекты
    .doc = Объектов в обучающей выборке; зерно выбирает их из цифр. Отложенная выборка берётся вся


dropout-training = сеть { $net }, ReLU, объектов в обучении { $examples }, батч { $m }, η = { $eta }, шагов { $steps }, { $seeds }
dropout-axis-p = p
dropout-axis-masks = маски
dropout-axis-draw = масок разыграно
dropout-axis-dropped = выброшенные нейроны

## Маски

dropout-subnet = без { $units }
dropout-subnet-whole = все нейроны
dropout-subnet-none = ни одного скрытого нейрона
dropout-masks-net = Сеть
dropout-masks-newest = Маска { $draw }: { $subnet }
dropout-masks-thumbnails = Встретились подсети: { $subnets } из 16
dropout-chart-shares = Доля каждой подсети, %
dropout-chart-different = Сколько разных подсетей из 16 встретилось
dropout-masks-came = встретилась
dropout-masks-expected = ожидается pᵏ(1 − p)⁴⁻ᵏ, если выброшено k нейронов
dropout-masks-verdict = { $count ->
    [one] { $masks } маска
    [few] { $masks } маски
   *[many] { $masks } масок
}, пока { $subnets } из 16 подсетей. Чаще всего: { $most }, { $share } % масок при ожидаемых { $expected } %.
dropout-terms-masks = вопрос: какие сети обучает dropout? Одинаковы: веса; каждый скрытый нейрон выброшен с вероятностью p = { $p }, зерно { $seed }; измерено: как часто встретилась каждая из 2⁴ подсетей; сравнивать столбцы с кружками; насколько хороши прогнозы подсетей, отсюда не видно

## Веса 1

dropout-stage-whole = все нейроны
    .title = Слайд 44: все нейроны
    .short = все
dropout-stage-dropped = без нейрона 4
    .title = Слайд 45: нейрон 4 выброшен
    .short = без 4
dropout-stage-compensated = ÷ (1 − p)
    .title = Остальные ÷ (1 − p): × { $factor }
    .short = ÷ (1 − p)
dropout-stage-as-printed = ÷ p, как на слайде 46
    .title = ÷ p, как на слайде 46: × { $factor }
    .short = ÷ p
dropout-column-stage = выход
dropout-column-mask = эта маска
dropout-column-mean = все маски
dropout-table-outputs = Каждый выход: для маски и в среднем
dropout-chart-outputs = Выход ÷ (1 − p) по всем маскам, %
dropout-axis-output = выход
dropout-weights-mean = среднее { $mean }
dropout-weights-whole = Все веса и скрытые нейроны равны 1: каждый выход равен { $whole }.
dropout-weights-dropped = Без нейрона 4 каждый выход равен { $dropped } вместо { $whole }; среднее по всем 16 маскам при p = { $p } равно { $dropped-mean }.
dropout-weights-restored = Без нейрона 4 каждый выход равен { $dropped } вместо { $whole }; после деления на 1 − p это снова { $right }: и для этой маски, и в среднем по всем 16.
dropout-weights-on-average = Без нейрона 4 каждый выход равен { $dropped } вместо { $whole }. После деления на 1 − p это { $right } для этой маски: она выбросила не такую долю, как p = { $p }; в среднем по всем 16 маскам — { $right-mean }.
dropout-weights-as-printed = На слайде 46 напечатано ÷ p, это опечатка: { $wrong } для этой маски, { $wrong-mean } в среднем.
dropout-terms-weights = вопрос: зачем делить на 1 − p? Одинаковы: сеть 3-4-2, все веса и скрытые нейроны равны 1, p = { $p }; измерено: выход при одной маске и его среднее по всем 16 маскам с их вероятностями; выделено то, что совпало с сетью без dropout; что среднее сохранится после нелинейности, отсюда не следует

## Масштаб

dropout-form-slide-43 = слайд 43
dropout-form-slide-46-drop = слайд 46, p — выбросить
dropout-form-slide-46-keep = слайд 46, p — оставить
dropout-form-original = исходный × (1 − p)
dropout-form-original-as-printed = слайд 46, исходный × p
dropout-form-inverted = inverted ÷ (1 − p)
dropout-column-form = формула
dropout-column-training = в обучении
dropout-column-inference = в применении
dropout-chart-mean = Средний выход в обучении, E d(x)/x
    .formula = линии — формулы, точки — измерено
dropout-table-mean = E d(x)/x при p = { $p }
dropout-scaling-differ = При p = { $p } у напечатанных формул среднее в обучении не такое, как в применении: { $list }.
dropout-scaling-wrong = { $form } — { $training } против { $inference }
dropout-scaling-equal = При p = { $p } обучение и применение согласны для всех формул: такое p не выдаёт опечатку.
dropout-scaling-errors = Формулы и измеренные средние расходятся не больше чем на { $errors } стандартных ошибок.
dropout-terms-scaling = вопрос: какая формула сохраняет среднее? Одинаковы: зерно { $seed }, случайные числа, масок на каждое p { $samples }; измерено: среднее d(x)/x; выделены строки, где обучение и применение согласны; на слайде 43 m ~ Ber(p), хотя p — вероятность выбросить (верно Ber(1 − p)), на слайде 46 деление на p (верно, если p — вероятность оставить) и умножение на p в применении (верно на 1 − p); верное среднее ещё не значит, что сеть хорошо прогнозирует

## Переобучение

dropout-net-plain = без dropout
dropout-net-dropout = с dropout
dropout-chart-held-out = Отложенная выборка
    .formula = функционал ошибки
dropout-chart-training = Обучающая выборка
    .formula = функционал ошибки
dropout-chart-accuracy = Доля верных ответов, %
    .formula = тонко — на обучающей
dropout-chart-gap = Разрыв
    .formula = отложенная − обучающая
dropout-diverged = { $count ->
    [one] ✕ разошлась при { $count } зерне
   *[other] ✕ разошлась при { $count } зёрнах
}
dropout-overfit-diverged = Разошлись, число зёрен: { $list }. Медианы были бы без них; поможет η поменьше.
dropout-overfit-medians = { $count ->
    [1] Одно зерно
    [one] Медиана по { $count } зерну
   *[other] Медиана по { $count } зёрнам
}, без dropout → с ним: функционал на отложенной выборке { $held }, его наименьшее значение { $lowest }, доля верных ответов { $accuracy } %, разрыв { $gap }.
dropout-overfit-helps = Здесь dropout помогает. На отложенной выборке функционал с ним меньше: в конце — при { $last } из { $count } зёрен, наименьшее значение — при { $lowest } из { $count }.
dropout-overfit-only-lowest = Здесь с dropout на отложенной выборке меньше только наименьшее значение функционала (при { $lowest } из { $count } зёрен), а в конце он не меньше (меньше: { $last } из { $count }): dropout не заменяет остановку вовремя.
dropout-overfit-only-last = Здесь с dropout функционал на отложенной выборке меньше в конце (при { $last } из { $count } зёрен), а его наименьшее значение — нет (меньше: { $lowest } из { $count }): остановка вовремя дала бы то же.
dropout-overfit-no-help = Здесь dropout не помогает. На отложенной выборке функционал с ним меньше: в конце — при { $last } из { $count } зёрен, наименьшее значение — при { $lowest } из { $count }.
dropout-terms-overfit = вопрос: помогает ли dropout от переобучения? Одинаковы при каждом зерне: объекты, начальные веса (Глоро), батчи, η (не подобрана); { $training }; измерено без масок: функционал и доля верных ответов на обучении и на 360 отложенных цифрах; линии — медианы, полосы — квартили; разрыв — цена переобучения; одна сеть, одна выборка и одна η ничего не доказывают для других

## Ансамбль

dropout-mean-arithmetic = среднее арифметическое
dropout-mean-geometric = среднее геометрическое
dropout-kind-softmax = слой softmax, { $mean }
dropout-kind-deep = все слои, { $mean }
dropout-inference = обычное применение
dropout-inference-loss = применение { $loss }
dropout-chart-distance = Расстояние до обычного применения
    .formula = ½ Σ |среднее K масок − применение|
dropout-chart-mean-loss = Функционал среднего прогноза на отложенной выборке
    .formula = медианы по зёрнам
dropout-ensemble-training = Сети обучаются: { $percent } %.
dropout-ensemble-diverged = { $count ->
    [one] { $count } обучение разошлось; поможет η поменьше.
    [few] { $count } обучения разошлись; поможет η поменьше.
   *[many] { $count } обучений разошлись; поможет η поменьше.
}
dropout-ensemble-masks = { $count ->
    [1] Прогноз одной маски и обычное применение.
    [one] Среднее геометрическое по { $masks } маске и обычное применение.
   *[other] Среднее геометрическое по { $masks } маскам и обычное применение.
}
dropout-ensemble-softmax-same = Маски только под softmax: расстояние { $distance } %, не больше, чем объясняет число масок ({ $error } %).
dropout-ensemble-softmax-differs = Маски только под softmax: расстояние { $distance } %, числом масок объясняется { $error } %.
dropout-ensemble-deep-same = Маски во всех слоях: расстояние { $distance } %, не больше, чем объясняет число масок ({ $error } %).
dropout-ensemble-deep-differs = Маски во всех слоях: расстояние { $distance } %, числом масок объясняется лишь { $error } %: здесь применение — приближение.
dropout-ensemble-losses = Функционал на отложенной выборке: применение { $inference }, среднее арифметическое { $arithmetic }, геометрическое { $geometric }.
dropout-terms-ensemble = вопрос: усредняет ли применение все подсети? Одинаковы: веса, маски (p = { $p }), 360 отложенных цифр; { $training }; измерено: среднее по объектам полусуммы разностей вероятностей, медианы по зёрнам; что падает как 1/√K, объясняется числом масок, что остаётся — отличие; под softmax все маски вместе дают применение точно; что больше масок прогнозируют лучше в других задачах, отсюда не следует

## Величины утверждений

quantity-training-mean = среднее d(x)/x в обучении
quantity-inference-mean = d(x)/x в применении
quantity-output = выход
quantity-mean-output = средний выход по всем маскам
quantity-share = доля розыгрышей
quantity-subnets = число разных подсетей
quantity-final-training-loss = функционал на обучении в конце
quantity-held-out-loss = функционал на отложенной выборке в конце
quantity-lowest-held-out-loss = наименьший функционал на отложенной выборке
quantity-gap = разрыв функционалов на отложенной выборке и на обучении
quantity-mean-distance = расстояние до обычного применения
quantity-sampling-error = ошибка от числа масок
quantity-mean-loss = функционал среднего прогноза на отложенной выборке

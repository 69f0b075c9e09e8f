## Widgets

widget-close = Закрыть
widget-not-a-number = не число
widget-not-whole = только целые числа
widget-outside = допустимо { $allowed }
widget-stopped-short = рано
widget-hovers = кружит
widget-moving = идёт


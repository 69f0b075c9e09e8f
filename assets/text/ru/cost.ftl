### Сколько времени и памяти нужно сцене самое большее

cost-instant = меньше секунды
cost-seconds = { $number } с
cost-minutes = { $number } мин
cost-hours = { $number } ч
cost-days = { $number } сут
cost-memory = { $number } МБ
cost-at-most = самое большее { $time }, { $memory }

# Чем рисуется окно
renderer-cpu = OpenGL здесь нет: окно рисует процессор.
renderer-instead = Работает всё, но большое окно — медленнее. Библиотеки OpenGL сообщили: { $why }
renderer-cure = OpenGL появится с драйвером или с пакетом Debian libgl1 либо libegl1. С ключом --renderer cpu это сообщение не показывается.
renderer-help = Окно рисует: { $name }

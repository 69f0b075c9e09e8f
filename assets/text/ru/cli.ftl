### cli: the command line and the files it writes

page-form = «{ $found }» — не размер; нужно писать как 1920x1080
page-side = Размер { $found } невозможен; каждая сторона — от { $least } до { $most } пикселей

file-no-folder = Не удалось записать { $path }: нет папки { $folder }
file-is-folder = Не удалось записать { $path }: так называется папка
file-not-allowed = Не удалось записать { $path }: нет разрешения
file-system = Не удалось записать { $path }: { $detail }

# What draws the window
renderer-cpu = There is no OpenGL here: the processor draws the window.
renderer-instead = Everything works, large windows more slowly. OpenGL’s libraries say: { $why }
renderer-cure = With a driver, or with Debian’s package libgl1 or libegl1, OpenGL draws. With losscape --renderer cpu this is not said.
renderer-help = Drawn by: { $name }

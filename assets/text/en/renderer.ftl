# What draws the window
renderer-cpu = No OpenGL here: the processor draws the window (F1 says why)
renderer-help = Window drawn by: { $name }

### optim

### What a scene needs at most: time and memory

cost-instant = under a second
cost-seconds = { $number } s
cost-minutes = { $number } min
cost-hours = { $number } h
cost-days = { $number } d
cost-memory = { $number } MB
cost-at-most = at most { $time }, { $memory }

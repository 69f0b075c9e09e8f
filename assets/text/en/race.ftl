### race

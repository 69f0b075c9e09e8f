# Words of labs.

### cli: the command line and the files it writes

page-form = “{ $found }” is not a size; write it as 1920x1080
page-side = { $found } is not possible; each side must be between { $least } and { $most } pixels

file-no-folder = Cannot write { $path }: there is no folder { $folder }
file-is-folder = Cannot write { $path }: a folder has this name
file-not-allowed = Cannot write { $path }: not allowed
file-system = Cannot write { $path }: { $detail }

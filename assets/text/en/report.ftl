### report: what the program says of itself, and of a crash

cli-info = Prints version, system, display, libraries and folders, for a report of a fault
    .examples =
        The lines are English; your home folder is ~ in them.

        Examples
          losscape info
          losscape info > report.txt
cli-package = Writes what packages hold: manual pages, completions, icons
cli-arg-verbose = Says on standard error what is done; -vv says more

crash-written = The crash file { $path } says what happened. The folders of your files are cut out of it; send it with your report.
crash-restored = losscape crashed last time; the scene is open as it was.
crash-offered = losscape crashed last time; the scene that was open can be restored.
crash-start = The last start ended before its first picture, so its scene was not opened.
crash-file = What happened is in { $path }; the folders of your files are cut out of it, so it can be sent with a report.
crash-restore = Restore
crash-copy = Copy path

"""The subcommands of `verslagmijn`, a file per kind of question; each is a few lines around one function."""

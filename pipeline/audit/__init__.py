"""The calculations that a report invites, done again: a file per kind of calculation."""

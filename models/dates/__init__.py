"""Which time a sentence speaks of: parts of a year, periods that belong together, and the one a number is about."""

"""How a sentence states a number: the ways in which it is written, and what it counts, measures or divides."""

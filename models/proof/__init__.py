"""What the words around a passage on a legal duty say of it: denied, planned, partly, pointed at, led in."""

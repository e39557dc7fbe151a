"""How well what was found agrees with gold: what a person found by reading the same documents."""

"""Figures: what is counted, how many and when, from prose and from tables."""

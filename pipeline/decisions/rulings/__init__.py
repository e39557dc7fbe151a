"""Decisions that stand as rulings: behind a label, below an agenda item, in a list or table of outcomes."""

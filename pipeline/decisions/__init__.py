"""Decisions and actions: who decided or is to do what, from prose, decision blocks and lists."""

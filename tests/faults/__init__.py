"""Faults: the program runs in real processes, something breaks, and it heals by itself."""

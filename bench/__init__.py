"""Benchmarks: how well the program reads annotated articles, and how fast it works."""

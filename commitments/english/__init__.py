"""Mentions in English articles, machine-translated ones too: a grammar alone."""

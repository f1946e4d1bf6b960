"""Mentions in Chinese articles: a grammar that proposes and names, a learned scorer that admits."""

"""Fuzzing: entry points for hostile bytes, a corpus that every run of the tests tries again."""

"""Variorum: how a news story changes from one telling to the next."""

__version__ = "0.1.0"

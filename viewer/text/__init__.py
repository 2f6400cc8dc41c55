"""Strings only: folding, tokens, sentences, scripts, languages, quotations."""

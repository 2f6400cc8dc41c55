"""Which paragraphs stand for which."""

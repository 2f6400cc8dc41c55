"""Whose words quotations are, and what became of them."""

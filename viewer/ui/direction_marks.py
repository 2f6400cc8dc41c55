"""Hidden marks that turn the order of letters around: nowhere in the window are they obeyed."""

# LRE, RLE, PDF, LRO, RLO: they reorder what stands around them and could show another text than is compared.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_NOTHING = dict.fromkeys(map(ord, OVERRIDES))


def unturned(text: str) -> str:
    """Return a text without the marks, as the cells show it."""
    return text if text.isascii() else text.translate(_NOTHING)

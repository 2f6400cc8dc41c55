"""Which characters no font on this computer has a shape for."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import regex
import typst

from viewer.resources import resource
from viewer.text.clusters import CLUSTER

STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, with a language and a title, and it takes no character without a shape."""

COVERED = regex.compile(
    r"[\n\t\u0020-\u007e\u00a0-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u0591-\u05c7\u05d0-\u05ea\u05f0-\u05f4\u0606-\u061b"
    r"\u061e-\u06ff\u0750-\u077f\u1e00-\u1f15\u2000-\u200f\u2010-\u2029\u202f-\u2060\u2066-\u2069\u20a0-\u20bf\u2100-\u214f"
    r"\u2190-\u21fd\u2200-\u22ff\u2500-\u2606\u2609-\u262f\u275d]*+"
)
"""What the shipped fonts and those inside typst cover: only the rest has to be tried. A test sets all of it."""

REPLACEMENT = "\u25a1"
"""Stands for a character without a shape: an empty box, as readers know it."""

PATIENCE = 8
"""Shapes found missing one after the other in a script before all of it is given up: no font here has that script."""

_PROBE = b"""#set document(title: "Probe", date: none)
#set text(font: ("Noto Serif", "Noto Serif Hebrew", "Noto Naskh Arabic"))
#for cluster in json(bytes(sys.inputs.data)) { par(cluster) }
"""


def find_uncovered(text: str) -> frozenset[str]:
    """Return the grapheme clusters of a text that the shipped fonts are not sure to cover."""
    if COVERED.fullmatch(text):
        return frozenset()
    return frozenset(cluster for cluster in CLUSTER.findall(text) if not COVERED.fullmatch(cluster))


def find_shapeless(clusters: Iterable[str]) -> tuple[str, ...]:
    """Return the characters, in order, on whose account clusters can be set with no font, shipped or of the system."""
    compiler = typst.Compiler(font_paths=[resource("fonts")])

    def can_set(some: Sequence[str]) -> bool:
        try:
            compiler.compile(_PROBE, format="pdf", pdf_standards=STANDARD, sys_inputs={"data": json.dumps(some)})
        except typst.TypstError:
            return False
        return True

    scripts: defaultdict[str, list[str]] = defaultdict(list)
    for cluster in sorted(clusters):
        scripts[unicodedata.name(cluster[0], "?").split()[0]].append(cluster)
    return rare_characters(cluster for some in scripts.values() for cluster in _sift(some, can_set))


def rare_characters(clusters: Iterable[str]) -> tuple[str, ...]:
    """Return the characters of clusters that the shipped fonts are not sure to cover, each once, in order."""
    characters = {character for cluster in clusters for character in cluster}
    return tuple(sorted(character for character in characters if not COVERED.fullmatch(character)))


def _sift(clusters: Sequence[str], can_set: Callable[[Sequence[str]], bool]) -> set[str]:
    """Return what cannot be set, halving until it is found; a script without any font is given up early."""
    lost: set[str] = set()
    found_one = False
    pending = [clusters]
    while pending:
        some = pending.pop()
        if can_set(some):
            found_one = True
        elif len(some) == 1:
            lost.update(some)
            if len(lost) >= PATIENCE and not found_one:
                return set(clusters)
        else:
            middle = len(some) // 2
            pending += [some[middle:], some[:middle]]
    return lost

"""Which scripts of an article no face on this machine can show: their letters would be empty boxes."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextLayout

from viewer.model import Comparison
from viewer.ui.theme import reading_font

_SAMPLE = 24
"""Letters of one script that are tried: a face that has these has the rest of them."""
_FAR = re.compile("[\u0530-\u058f\u0700-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\U00010000-\U0003ffff]")
"""Letters of scripts that the shipped faces need not have: those of Latin, Greek, Hebrew and Arabic they do."""
_LOOKED_INTO = 4000
"""Characters of a block by which its scripts are told."""


def missing_scripts(comparison: Comparison) -> tuple[str, ...]:
    """Return the names of the scripts in either article for which there is no face, in the order of their names."""
    letters: dict[str, set[str]] = {}
    for article in (comparison.base, comparison.witness):
        for block in article.blocks:
            for letter in _FAR.findall(block.text[:_LOOKED_INTO]):
                letters.setdefault(_script(letter), set()).add(letter)
    return tuple(sorted(name for name, found in letters.items() if name and not _is_shown(_some(found))))


@cache
def _script(letter: str) -> str:
    """Return what the script of a letter is called, "" for what is no letter or has no name."""
    name = unicodedata.name(letter, "")
    if not letter.isalpha() or not name:
        return ""
    word = name.split()[0].split("-")[0]
    return {
        "CJK": QCoreApplication.translate("scripts", "Chinese characters"),
        "HIRAGANA": QCoreApplication.translate("scripts", "Japanese"),
        "KATAKANA": QCoreApplication.translate("scripts", "Japanese"),
        "HANGUL": QCoreApplication.translate("scripts", "Korean"),
    }.get(word, word.title())


def _some(letters: Iterable[str]) -> str:
    return "".join(sorted(letters)[:_SAMPLE])


@cache
def _is_shown(letters: str) -> bool:
    """Tell whether the faces of this machine have all of some letters: a box has the number 0 in every face."""
    layout = QTextLayout(letters, reading_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(index for run in layout.glyphRuns() for index in run.glyphIndexes())

"""What stands above the columns, where an article would play tricks with it."""

from dataclasses import replace

from PySide6.QtGui import QImage

from viewer.model import Comparison
from viewer.ui.comparison.view import ComparisonView


def _head(view: ComparisonView, comparison: Comparison, title: str) -> QImage:
    view.show_comparison(replace(comparison, base=replace(comparison.base, title=title)))
    return view.header.grab().toImage()


def test_hidden_direction_marks_of_a_title_are_not_obeyed(view: ComparisonView, comparison: Comparison) -> None:
    tricked, plain = (_head(view, comparison, title) for title in ("Safe \u202eexe.txt news", "Safe exe.txt news"))
    assert tricked == plain
    assert plain != _head(view, comparison, "Safe txt.exe news")


def test_heaped_accents_of_a_title_stay_below_the_source(view: ComparisonView, comparison: Comparison) -> None:
    plain, heaped = (_head(view, comparison, title) for title in ("Pier shut", "Pi" + "\u0301" * 200 + "er shut"))
    source = (0, 0, plain.width(), 12 + 14)
    assert plain != heaped
    assert plain.copy(*source) == heaped.copy(*source)

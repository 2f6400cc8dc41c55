"""What stands above the columns, where an article would play tricks with it."""

from dataclasses import replace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.model import Comparison
from viewer.ui.comparison.header import Header
from viewer.ui.comparison.rows import columns_for
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


def test_a_long_title_breaks_at_words_and_its_tooltip_has_all_of_it(qtbot: QtBot, comparison: Comparison) -> None:
    title = "A very long headline about the pier and the storm and everybody who carried chairs that night " * 2
    above = QWidget()
    qtbot.addWidget(above)
    head = Header(above)
    long = replace(comparison, base=replace(comparison.base, title=title.strip()))
    head.show_comparison(long)
    columns = columns_for(900, right=26)
    height = head.arrange(columns)
    lines = head._title(long.base)
    assert lines[-1].endswith("…")
    assert title.startswith(lines[0])
    assert lines[-1][:-1].split()[-1] in title.split()
    assert title.strip() in head.tip_at(columns.base + 5)
    assert head.tip_at(columns.witness + 5) == ""
    head.show_comparison(comparison)
    assert head.arrange(columns) < height
    assert Header(above).tip_at(0) == ""

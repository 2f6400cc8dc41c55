import gc

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from viewer.model import Comparison
from viewer.ui.comparison.accessible import UnitInterface, ViewInterface
from viewer.ui.comparison.view import ComparisonView

pytestmark = pytest.mark.usefixtures("qtbot")


@pytest.fixture
def spoken(view: ComparisonView) -> ViewInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert isinstance(found, ViewInterface)
    return found


def _name(spoken: ViewInterface, unit: int) -> str:
    return spoken.child(unit).text(QAccessible.Text.Name)


def test_the_view_is_a_list_that_names_both_articles(spoken: ViewInterface) -> None:
    assert spoken.role() is QAccessible.Role.List
    name = spoken.text(QAccessible.Text.Name)
    assert "A · Tarn Courier · 2 Feb, 18:40 · English · base: Pier shut after storm" in name
    assert "B · fold.txt · 3 Feb · English: Storm closes pier" in name
    assert spoken.text(QAccessible.Text.Value) == ""


def test_every_row_has_a_name_in_words(spoken: ViewInterface) -> None:
    assert spoken.childCount() == 11
    first = _name(spoken, 0)
    assert first.startswith("Edited. Base: The pier at Tarn Head closed its main gate")
    assert first.endswith(
        "Witness: The pier at Tarn Head closed its gate on Monday after more than 4,000 waves "
        "came over the wall. 2 changes."
    )
    assert _name(spoken, 1).endswith("Quotation: reworded.")
    assert _name(spoken, 2) == "Dropped. Base: Two rowing boats were lost. Witness: dropped in B."
    assert _name(spoken, 3) == "3 paragraphs the same · show"
    assert _name(spoken, 4).startswith("Dropped. Hebrew. Base: מתנדבים")
    assert "Witness: moved: stands 3 paragraphs below" in _name(spoken, 5)
    assert _name(spoken, 9) == "2 lines of site furniture · show"
    assert _name(spoken, 10).startswith("Edited · split into 2 paragraphs · pairing uncertain. Base:")


def test_the_current_row_has_the_focus(spoken: ViewInterface, view: ComparisonView) -> None:
    assert spoken.focusChild() is None
    view.go_to_row(1)
    focus = spoken.focusChild()
    assert isinstance(focus, UnitInterface)
    assert focus.unit == 1
    assert focus.state().focused
    assert not spoken.child(0).state().focused


def test_folds_are_expandable(spoken: ViewInterface) -> None:
    assert spoken.child(3).state().expandable
    assert spoken.child(3).state().collapsed
    assert not spoken.child(0).state().expandable


def test_a_row_is_found_by_its_place_on_the_screen(spoken: ViewInterface, view: ComparisonView) -> None:
    rect = spoken.child(2).rect()
    middle = rect.center()
    assert spoken.indexOfChild(spoken.childAt(middle.x(), middle.y())) == 2
    assert spoken.childAt(middle.x(), view.viewport().mapToGlobal(QPoint(0, -50)).y()) is None
    assert spoken.rect().contains(rect.center())
    assert spoken.child(99) is None
    assert spoken.indexOfChild(spoken) == -1


def test_a_row_out_of_sight_says_so(spoken: ViewInterface, view: ComparisonView) -> None:
    view.resize(916, 300)
    assert spoken.child(10).state().offscreen
    assert not spoken.child(0).state().offscreen


def test_items_know_their_view_and_nothing_below(spoken: ViewInterface) -> None:
    item = spoken.child(0)
    assert item.parent() is spoken
    assert item.role() is QAccessible.Role.ListItem
    assert (item.childCount(), item.child(0), item.childAt(1, 1), item.object()) == (0, None, None, None)
    assert item.indexOfChild(spoken) == -1
    item.setText(QAccessible.Text.Name, "other")
    assert item.text(QAccessible.Text.Name).startswith("Edited")
    assert item.foregroundColor() != item.backgroundColor()


def test_interfaces_outlive_their_view_without_harm(comparison: Comparison) -> None:
    made = ComparisonView()
    made.show_comparison(comparison)
    spoken = QAccessible.queryAccessibleInterface(made)
    item = spoken.child(0)
    assert item.isValid()
    shiboken6.delete(made)
    gc.collect()
    assert not shiboken6.isValid(made)

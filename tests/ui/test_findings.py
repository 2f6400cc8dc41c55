"""The two lists at the right and the legend: what they say, how they narrow down, where they lead."""

from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Fate,
    Place,
    QuotationMatch,
    Relation,
    Role,
    Span,
    Speaker,
    Variant,
    VariantKind,
)
from viewer.ui.change_list import LINE_ROLE, ChangeList
from viewer.ui.comparison.units import changed_rows
from viewer.ui.drawing import Face, count_lines, words_face, wrapped
from viewer.ui.finding_list import FindingList
from viewer.ui.finding_words import QuotationCard, change_line, quotation_card, quotations_in_order
from viewer.ui.legend import Legend, legend_entries, outcome
from viewer.ui.quotation_list import QuotationList
from viewer.ui.rails import FindingsRail
from viewer.ui.theme import DARK, LIGHT
from viewer.workshop.protocol import Collated

Shown = TypeVar("Shown", bound=FindingList)


@pytest.fixture
def changes(qtbot: QtBot, collated: Collated) -> ChangeList:
    return shown(qtbot, ChangeList(LIGHT), collated.comparison)


@pytest.fixture
def quotations(qtbot: QtBot, collated: Collated) -> QuotationList:
    return shown(qtbot, QuotationList(LIGHT), collated.comparison)


def shown(qtbot: QtBot, widget: Shown, comparison: Comparison) -> Shown:
    qtbot.addWidget(widget)
    widget.resize(300, 600)
    widget.show_comparison(comparison)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def texts(widget: FindingList) -> list[str]:
    model = widget.list.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def choices(widget: FindingList) -> list[str]:
    return [widget.filter.itemText(at) for at in range(widget.filter.count())]


def at(widget: FindingList, row: int) -> QModelIndex:
    return widget.list.model().index(row, 0)


def cards_of(comparison: Comparison) -> dict[Fate, QuotationCard]:
    cards = (quotation_card(comparison, match) for match in quotations_in_order(comparison))
    return {card.fate: card for card in cards}


def test_every_changed_row_stands_in_the_list(changes: ChangeList, collated: Collated) -> None:
    rows = changed_rows(collated.comparison)
    assert [at(changes, number).data(LINE_ROLE)[1].row for number in range(len(texts(changes)))] == list(rows)
    assert any("4 → 6" in text for text in texts(changes))


def test_changes_are_narrowed_to_a_kind(changes: ChangeList, collated: Collated) -> None:
    wanted = next(choice for choice in choices(changes) if choice.startswith("added"))
    changes.filter.setCurrentText(wanted)
    changes.filter.activated.emit(changes.filter.currentIndex())
    added = [row for row in collated.comparison.rows if row.relation is Relation.ADDED]
    assert len(texts(changes)) == len(added)
    assert all("added" in text for text in texts(changes))


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.text(alphabet="abcdefgiMWAVTor.,!:’”»(\n", max_size=12), max_size=60), st.integers(60, 500))
def test_lines_are_counted_as_they_are_set(said: list[str], width: int) -> None:
    face, text = words_face(), " ".join(said)
    assert count_lines(text, face, width, 6) == len(wrapped(text, face, width, 6))


@pytest.mark.usefixtures("qapp")
def test_signs_that_keep_apart_or_together_are_counted_as_they_are_set() -> None:
    for text in ("“Half” " * 6, "the workers’ for’ or’ " * 4, "dit-il « oui » : « non ! » ; " * 4):
        for width in range(60, 600):
            assert count_lines(text, words_face(), width, 6) == len(wrapped(text, words_face(), width, 6))


@pytest.mark.usefixtures("qapp")
def test_joined_letters_and_long_words_are_set_to_be_counted() -> None:
    for text in ("כל לוח יובש לפני שחזר למקומו " * 4, "well-known " * 30, "W" * 90):
        assert count_lines(text, words_face(), 200, 6) == len(wrapped(text, words_face(), 200, 6))


def test_changes_of_meaning_are_a_kind_of_their_own(changes: ChangeList) -> None:
    assert any(choice.startswith("meaning changed") for choice in choices(changes))


def test_a_click_on_a_change_asks_for_its_row(qtbot: QtBot, changes: ChangeList, collated: Collated) -> None:
    place = changes.list.visualRect(at(changes, 1)).center()
    with qtbot.waitSignal(changes.row_asked) as asked:
        qtbot.mouseClick(changes.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [changed_rows(collated.comparison)[1]]


def test_arrows_lead_from_change_to_change(qtbot: QtBot, changes: ChangeList, collated: Collated) -> None:
    changes.list.setCurrentIndex(at(changes, 0))
    with qtbot.waitSignal(changes.row_asked) as asked:
        qtbot.keyClick(changes.list, Qt.Key.Key_Down)
    assert asked.args == [changed_rows(collated.comparison)[1]]
    with qtbot.waitSignal(changes.row_asked):
        qtbot.keyClick(changes.list, Qt.Key.Key_Return)


def test_where_the_view_is_is_marked_and_nothing_asked(qtbot: QtBot, changes: ChangeList, collated: Collated) -> None:
    with qtbot.assertNotEmitted(changes.row_asked):
        changes.show_row(changed_rows(collated.comparison)[1])
    assert changes.list.currentIndex().row() == 1
    changes.show_row(-1)
    assert not changes.list.currentIndex().isValid()


def test_a_card_says_speaker_fate_and_both_wordings(quotations: QuotationList) -> None:
    (card,) = [text for text in texts(quotations) if "reworded" in text]
    assert card.startswith("Ada Penrose")
    assert "We dried every board" in card
    assert "Every board was dried" in card
    assert "said → claimed" in card


def test_a_click_on_a_card_asks_for_its_match(qtbot: QtBot, quotations: QuotationList, collated: Collated) -> None:
    place = quotations.list.visualRect(at(quotations, 0)).center()
    with qtbot.waitSignal(quotations.match_asked) as asked:
        qtbot.mouseClick(quotations.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [quotations_in_order(collated.comparison)[0]]
    assert quotations.show_match(asked.args[0]) == 1


@pytest.fixture
def many_fates(collated: Collated) -> Comparison:
    """Return the comparison with a quotation that lost its marks, one that was dropped, and a new one."""
    comparison = collated.comparison
    length = len(comparison.witness.blocks[-1].text)
    matches = (
        QuotationMatch(0, None, Fate.INDIRECT, passage=Place(len(comparison.witness.blocks) - 1, Span(0, length))),
        QuotationMatch(0, None, Fate.DROPPED),
        QuotationMatch(None, 0, Fate.ADDED),
        QuotationMatch(0, 0, Fate.REATTRIBUTED, speaker_changed=True),
        QuotationMatch(0, 0, Fate.VERBATIM),
    )
    return replace(comparison, quotations=matches)


def test_a_card_says_who_says_it_there_where_that_may_be_the_same_person(many_fates: Comparison) -> None:
    (quotation, *more) = many_fates.witness.quotations
    renamed = (replace(quotation, speaker=Speaker("the miller")), *more)
    other = replace(many_fates, witness=replace(many_fates.witness, quotations=renamed))
    cards = cards_of(other)
    assert cards[Fate.VERBATIM].note == "in B said by the miller"
    assert cards[Fate.REATTRIBUTED].note == "now said by the miller"


def test_cards_say_what_became_of_a_quotation(qtbot: QtBot, many_fates: Comparison) -> None:
    cards = cards_of(many_fates)
    assert cards[Fate.INDIRECT].note.startswith("now: Visitors will be")
    assert cards[Fate.DROPPED].witness == ""
    assert cards[Fate.ADDED].base == ""
    assert cards[Fate.REATTRIBUTED].note == "now said by Ada Penrose"
    assert cards[Fate.VERBATIM].witness == ""
    widget = shown(qtbot, QuotationList(LIGHT), many_fates)
    assert widget.grab().toImage() != QuotationList(LIGHT).grab().toImage()
    dropped = next(number for number, choice in enumerate(choices(widget)) if choice.startswith("dropped"))
    widget.filter.activated.emit(dropped)
    assert len(texts(widget)) == 1


def test_cards_grow_taller_in_a_narrower_list(quotations: QuotationList) -> None:
    before = quotations.list.sizeHintForIndex(at(quotations, 0)).height()
    quotations.resize(190, 600)
    assert quotations.list.sizeHintForIndex(at(quotations, 0)).height() > before


def test_tabs_count_and_the_lists_say_when_there_is_nothing(qtbot: QtBot, collated: Collated) -> None:
    rail = FindingsRail(LIGHT)
    qtbot.addWidget(rail)
    rail.show_collated(collated)
    assert rail.titles() == (f"Changes {len(changed_rows(collated.comparison))}", "Quotations 1")
    rail.show_collated(None)
    assert rail.titles() == ("Changes", "Quotations")
    rail.set_theme(DARK)
    rail.resize(300, 500)
    rail.show_tab_of(rail.quotations)
    assert not rail.grab().toImage().isNull()


def test_the_legend_counts_as_the_list_does(qtbot: QtBot, collated: Collated) -> None:
    said = [entry.text for entry in legend_entries(collated.comparison)]
    assert "1 quotation changed" in said
    assert "1 added" in said
    assert "1 related" in said
    legend = Legend(LIGHT)
    qtbot.addWidget(legend)
    legend.show_entries(legend_entries(collated.comparison))
    light = legend.grab().toImage()
    legend.set_theme(DARK)
    assert legend.grab().toImage() != light
    assert legend.accessibleDescription() == ", ".join(said)


def test_the_legend_names_a_caption_in_another_language(collated: Collated) -> None:
    caption = Block("שלט ליד הטחנה הישנה", Role.CAPTION, language="he")
    base = replace(collated.comparison.base, blocks=(*collated.comparison.base.blocks[:-1], caption))
    one = replace(collated.comparison, base=base)
    assert "1 Hebrew caption" in [entry.text for entry in legend_entries(one)]
    witness = replace(one.witness, blocks=(*one.witness.blocks[:-1], caption))
    assert "2 in Hebrew" in [entry.text for entry in legend_entries(replace(one, witness=witness))]
    arabic = replace(caption, language="ar")
    witness = replace(one.witness, blocks=(*one.witness.blocks[:-1], arabic))
    assert "2 in other languages" in [entry.text for entry in legend_entries(replace(one, witness=witness))]


def test_the_outcome_is_one_line(collated: Collated) -> None:
    assert outcome(Collated(collated.comparison, 0.714)).startswith("B keeps 71 % of A’s wording")
    assert outcome(Collated(collated.comparison, 0.714)).endswith("sure of every pairing")
    rows = tuple(replace(row, certain=row.is_gap) for row in collated.comparison.rows)
    assert outcome(Collated(replace(collated.comparison, rows=rows), 0.714)).endswith("sure of every pairing but 4")
    assert "pairing" not in outcome(Collated(replace(collated.comparison, rows=()), 1.0))


def _shifted(row: AlignedRow) -> AlignedRow:
    """Return a row whose changes stand one character later in the base."""
    variants = (
        replace(
            variant,
            base=tuple(Place(place.block, Span(place.span.start + 1, place.span.end + 1)) for place in variant.base),
        )
        for variant in row.variants
    )
    return replace(row, variants=tuple(variants))


def test_an_edited_row_lists_the_words_that_changed(collated: Collated) -> None:
    lines = {row: change_line(collated.comparison, row) for row in changed_rows(collated.comparison)}
    first = next(at for at, row in enumerate(collated.comparison.rows) if row.relation is Relation.EDITED)
    assert lines[first].text == "+ more than"
    added = next(at for at, row in enumerate(collated.comparison.rows) if row.relation is Relation.ADDED)
    assert lines[added].text.startswith("Visitors will be welcome")


def test_a_change_is_told_from_both_sides_and_cut_at_a_word() -> None:
    base = Article("a", "a", "A", (Block("The mill was old and quiet."),))
    long = "brand new and louder than anything that was ever heard in the valley"
    witness = Article("b", "b", "B", (Block(f"The mill was {long}."),))
    places = (Place(0, Span(13, 26)),), (Place(0, Span(13, 13 + len(long))),)
    variants = (
        Variant(VariantKind.SUBSTITUTION, *places),
        Variant(VariantKind.OMISSION, (Place(0, Span(0, 3)),), (Place(0, Span(0, 0)),)),
        Variant(VariantKind.ADDITION, (Place(0, Span(3, 3)),), (Place(0, Span(4, 8)),)),
        Variant(VariantKind.OMISSION, (Place(0, Span(21, 27)),), (Place(0, Span(0, 0)),)),
    )
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=variants)
    text = change_line(Comparison(base, witness, (row,)), 0).text
    assert text == "old and quiet → brand new and louder than anything that was… · − The · + mill · − quiet"


def test_hidden_direction_marks_are_not_obeyed_in_the_lists(changes: ChangeList, collated: Collated) -> None:
    base = collated.comparison.base
    blocks = tuple(replace(block, text=f"\u202e{block.text}") for block in base.blocks)
    turned = replace(
        collated.comparison, base=replace(base, blocks=blocks), rows=tuple(map(_shifted, collated.comparison.rows))
    )
    plain = changes.grab().toImage()
    changes.show_comparison(turned)
    assert changes.grab().toImage() == plain
    assert not any("\u202e" in text for text in texts(changes))
    assert wrapped("Safe \u202eexe.txt", Face(13), 500, 1) == ("Safe exe.txt",)

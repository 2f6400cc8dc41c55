"""A small comparison made by hand: every relation, a move, a split, Hebrew, quotations, signals, furniture."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Direction,
    Fate,
    LanguageSpan,
    Place,
    Quotation,
    QuotationKind,
    QuotationMatch,
    Relation,
    Role,
    Signal,
    SignalKind,
    Span,
    Speaker,
    Variant,
    VariantKind,
)
from viewer.ui.comparison.view import ComparisonView

_BASE = (
    Block(
        "The pier at Tarn Head closed its main gate on Monday after about 400 waves came over the wall.", language="en"
    ),
    Block("“We carried every chair we could lift, and then we ran,” said warden Ida Lowe.", language="en"),
    Block("Two rowing boats were lost.", language="en"),
    Block("The pier was built in 1902.", language="en"),
    Block("It was painted green in 1988.", language="en"),
    Block("A bus stops at its gate.", language="en"),
    Block("מתנדבים מפנים כיסאות מן המזח", Role.CAPTION, "he", Direction.RTL),
    Block("The wall was last mended in 2009, a report shows.", language="en"),
    Block(
        "Mayor Piet Oster said the work would reportedly cost 90,000 crowns. “We will find it,” he said.", language="en"
    ),
    Block("<< Follow us everywhere >>", Role.BOILERPLATE, "en"),
    Block("Comments", Role.COMMENTS, "en"),
    Block(
        "A sign on the gate said סגור (closed), and nobody had taken it down when the sea rose again.",
        language="en",
        spans=(LanguageSpan(Span(24, 28), "he", "Hebr", certain=True),),
    ),
)
_WITNESS = (
    Block(
        "The pier at Tarn Head closed its gate on Monday after more than 4,000 waves came over the wall.", language="en"
    ),
    Block('"Our staff quickly secured all of the seating," stated warden Ida Lowe.', language="en"),
    Block("The pier was built in 1902.", language="en"),
    Block("It was painted green in 1988.", language="en"),
    Block("A bus stops at its gate.", language="en"),
    Block(
        "Mayor Piet Oster promised the work would cost 90,000 crowns, saying the town would find the money.",
        language="en",
    ),
    Block("Piers everywhere have had a hard year.", language="en"),
    Block("The wall was last mended in 2009, a report shows.", language="en"),
    Block("A sign on the gate said it was closed.", language="en"),
    Block("Nobody had taken it down when the sea rose again.", language="en"),
)


def _at(blocks: tuple[Block, ...], block: int, words: str) -> Place:
    start = blocks[block].text.index(words)
    return Place(block, Span(start, start + len(words)))


def _exchanged(base: tuple[int, str], witness: tuple[int, str], *signals: Signal) -> Variant:
    return Variant(VariantKind.SUBSTITUTION, (_at(_BASE, *base),), (_at(_WITNESS, *witness),), signals)


def _omitted(base: tuple[int, str], witness: tuple[int, str]) -> Variant:
    stands = _at(_WITNESS, *witness)
    return Variant(
        VariantKind.OMISSION, (_at(_BASE, *base),), (Place(stands.block, Span(stands.span.start, stands.span.start)),)
    )


def _rows() -> tuple[AlignedRow, ...]:
    number = Signal(SignalKind.NUMBER, "400", "4,000")
    return (
        AlignedRow(
            (0,),
            (0,),
            Relation.EDITED,
            similarity=0.8,
            variants=(
                _omitted((0, "main "), (0, "gate")),
                _exchanged((0, "about 400"), (0, "more than 4,000"), number),
            ),
        ),
        AlignedRow((1,), (1,), Relation.REWRITTEN, similarity=0.4),
        AlignedRow((2,), (), Relation.DROPPED),
        AlignedRow((3,), (2,), Relation.SAME, similarity=1.0),
        AlignedRow((4,), (3,), Relation.SAME, similarity=1.0),
        AlignedRow((5,), (4,), Relation.SAME, similarity=1.0),
        AlignedRow((6,), (), Relation.DROPPED),
        AlignedRow((7,), (7,), Relation.SAME, moved=True, similarity=1.0),
        AlignedRow(
            (8,),
            (5,),
            Relation.EDITED,
            similarity=0.6,
            variants=(_exchanged((8, "said"), (5, "promised")), _omitted((8, "reportedly "), (5, "cost"))),
        ),
        AlignedRow((), (6,), Relation.ADDED),
        AlignedRow((9,), (), Relation.DROPPED),
        AlignedRow((10,), (), Relation.DROPPED),
        AlignedRow(
            (11,),
            (8, 9),
            Relation.EDITED,
            similarity=0.7,
            certain=False,
            variants=(_exchanged((11, "סגור (closed)"), (8, "it was closed")),),
        ),
    )


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Return rows 0 to 12: edited, rewritten, dropped, 3 the same, Hebrew, moved, edited, added, 2 furniture, split."""
    said = "“We carried every chair we could lift, and then we ran,”"
    found = "“We will find it,”"
    stated = '"Our staff quickly secured all of the seating,"'
    base = Article(
        "courier.txt",
        "courier.txt",
        "Pier shut after storm",
        _BASE,
        (
            Quotation(_at(_BASE, 1, said), said, QuotationKind.DIRECT, Speaker("Ida Lowe"), "said"),
            Quotation(_at(_BASE, 8, found), found, QuotationKind.DIRECT, Speaker("Piet Oster"), "said"),
        ),
        language="en",
        date="2024-02-02T18:40:00",
        outlet="Tarn Courier",
    )
    witness = Article(
        "fold.txt",
        "fold.txt",
        "Storm closes pier",
        _WITNESS,
        (Quotation(_at(_WITNESS, 1, stated), stated, QuotationKind.DIRECT, Speaker("Ida Lowe"), "stated"),),
        language="en",
        date="2024-02-03",
    )
    matches = (
        QuotationMatch(0, 0, Fate.REWORDED, 0.7, cue_changed=True),
        QuotationMatch(1, None, Fate.INDIRECT, 0.6, passage=_at(_WITNESS, 5, "saying the town would find the money")),
    )
    return Comparison(base, witness, _rows(), matches)


@pytest.fixture(scope="session")
def plain() -> Callable[[int], Comparison]:
    """Return what makes a comparison of as many one-line rows as asked for, every tenth of them edited."""

    def make(count: int) -> Comparison:
        base = tuple(Block(f"Row {index} says old things about the harbour.", language="en") for index in range(count))
        witness = tuple(
            Block(f"Row {index} says {'new' if index % 10 == 0 else 'old'} things about the harbour.", language="en")
            for index in range(count)
        )
        rows = tuple(_plain_row(index, base[index].text) for index in range(count))
        return Comparison(
            Article("a", "a", "A", base, language="en"), Article("b", "b", "B", witness, language="en"), rows
        )

    return make


def _plain_row(index: int, text: str) -> AlignedRow:
    if index % 10:
        return AlignedRow((index,), (index,), Relation.SAME, similarity=1.0)
    start = text.index("old")
    places = (Place(index, Span(start, start + 3)),)
    variant = Variant(VariantKind.SUBSTITUTION, places, places)
    return AlignedRow((index,), (index,), Relation.EDITED, similarity=0.9, variants=(variant,))


@pytest.fixture
def view(qtbot: QtBot, comparison: Comparison) -> ComparisonView:
    """Return the view with the small comparison, on the screen."""
    made = ComparisonView()
    qtbot.addWidget(made)
    made.resize(916, 620)
    made.show_comparison(comparison)
    made.show()
    qtbot.waitExposed(made)
    return made

"""Comparisons made by hand, so that what is printed of them can be told beforehand."""

from collections.abc import Callable

import pytest

from viewer.collation.coverage import Coverage, cover
from viewer.collation.ledger import Ledger, keep_ledger
from viewer.collation.story import collate
from viewer.formats import SourceFormat, WarningKind
from viewer.model import (
    AlignedRow,
    Article,
    ArticleWarning,
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
from viewer.text.quotations import find_quotations

HEBREW = "צוות הספרייה מציל כרכים ישנים מן המים"
PHRASE = "מה שניצל ניצל"


def place(blocks: tuple[Block, ...], block: int, words: str) -> Place:
    """Return where `words` first stand in a block."""
    start = blocks[block].text.index(words)
    return Place(block, Span(start, start + len(words)))


BASE_BLOCKS = (
    Block("Library shuts reading room after roof gives way", Role.HEADLINE),
    Block("By Nora Velt", Role.BYLINE),
    Block("The town library closed its main reading room on Monday after about 400 litres of rain came in."),
    Block("“We carried out every shelf, and then we went back for the rest,” said head librarian Odile Marsh."),
    Block(
        HEBREW,
        Role.CAPTION,
        "he",
        Direction.RTL,
        (LanguageSpan(Span(0, len(HEBREW)), "he", "Hebr", certain=True),),
    ),
    Block("Two shelves of local maps were soaked and have gone to a restorer."),
    Block("The roof was last repaired in 2009."),
    Block("Nobody was hurt."),
    Block("Mayor Ilan Petrov said the work would reportedly cost 90,000 crowns. “We will find it,” he said."),
    Block("Follow us for more", Role.BOILERPLATE),
)

WITNESS_BLOCKS = (
    Block("Reading room at library closed following roof damage", Role.HEADLINE),
    Block("The roof was last repaired in 2009."),
    Block("The town library closed its reading room on Monday after more than 4,000 litres of rain came in."),
    Block('"Our team acted swiftly to save the collection," stated head librarian Odile Marsh.'),
    Block("Nobody was hurt."),
    Block("Mayor Ilan Petrov promised the work would cost 90,000 crowns, saying the town would find the money."),
    Block(
        f"A reader wrote {PHRASE} on the door \u202eand left.",
        spans=(LanguageSpan(Span(15, 15 + len(PHRASE)), "he", "Hebr", certain=True),),
    ),
    Block("Source link", Role.RELATED),
)


def _quotation(blocks: tuple[Block, ...], block: int, words: str, speaker: str, cue: str) -> Quotation:
    return Quotation(place(blocks, block, words), words, QuotationKind.DIRECT, Speaker(speaker), cue)


def _change(kind: VariantKind, base: tuple[int, str], witness: tuple[int, str], *signals: Signal) -> Variant:
    return Variant(kind, (place(BASE_BLOCKS, *base),), (place(WITNESS_BLOCKS, *witness),), signals)


@pytest.fixture(scope="session")
def base() -> Article:
    quotations = (
        _quotation(
            BASE_BLOCKS, 3, "“We carried out every shelf, and then we went back for the rest,”", "Odile Marsh", "said"
        ),
        _quotation(BASE_BLOCKS, 8, "“We will find it,”", "Ilan Petrov", "said"),
    )
    return Article(
        "courier.txt",
        "news/courier.txt",
        BASE_BLOCKS[0].text,
        BASE_BLOCKS,
        quotations,
        language="en",
        encoding="windows-1252",
        date="2025-02-03",
        outlet="Marlow Courier",
        warnings=(ArticleWarning(WarningKind.ENCODING_GUESSED, "windows-1252"),),
    )


@pytest.fixture(scope="session")
def witness() -> Article:
    quotations = (
        _quotation(WITNESS_BLOCKS, 3, '"Our team acted swiftly to save the collection,"', "Odile Marsh", "stated"),
    )
    return Article(
        "fold.html",
        "news/fold.html",
        WITNESS_BLOCKS[0].text,
        WITNESS_BLOCKS,
        quotations,
        language="en",
        encoding="utf-8",
        format=SourceFormat.HTML,
        outlet="NewsFold",
    )


@pytest.fixture(scope="session")
def comparison(base: Article, witness: Article) -> Comparison:
    number = Signal(SignalKind.NUMBER, "400", "4,000")
    hedge = Signal(SignalKind.HEDGE, "reportedly", "")
    gone = Variant(VariantKind.OMISSION, (place(BASE_BLOCKS, 8, "reportedly "),), (Place(5, Span(37, 37)),), (hedge,))
    first = (
        Variant(VariantKind.OMISSION, (place(BASE_BLOCKS, 2, "main "),), (Place(2, Span(28, 28)),)),
        _change(VariantKind.SUBSTITUTION, (2, "about 400"), (2, "more than 4,000"), number),
    )
    mayor = (_change(VariantKind.SUBSTITUTION, (8, "said"), (5, "promised")), gone)
    rows = (
        AlignedRow((0,), (0,), Relation.REWRITTEN, similarity=0.4),
        AlignedRow((1,), (), Relation.DROPPED),
        AlignedRow((2,), (2,), Relation.EDITED, similarity=0.8, variants=first),
        AlignedRow((3,), (3,), Relation.REWRITTEN, similarity=0.41234567, certain=False),
        AlignedRow((4,), (), Relation.DROPPED),
        AlignedRow((5,), (), Relation.DROPPED),
        AlignedRow((6,), (1,), Relation.SAME, moved=True, similarity=1.0),
        AlignedRow((7,), (4,), Relation.SAME, similarity=1.0),
        AlignedRow((8,), (5,), Relation.EDITED, similarity=0.7, variants=mayor),
        AlignedRow((), (6,), Relation.ADDED),
        AlignedRow((9,), (), Relation.DROPPED),
        AlignedRow((), (7,), Relation.ADDED),
    )
    matches = (
        QuotationMatch(0, 0, Fate.REWORDED, 0.6, cue_changed=True),
        QuotationMatch(1, None, Fate.INDIRECT, 0.4, place(WITNESS_BLOCKS, 5, "the town would find the money")),
    )
    return Comparison(base, witness, rows, matches)


@pytest.fixture(scope="session")
def make_long() -> Callable[[int], Comparison]:
    """Return what makes a comparison of so many rows, every third one edited."""

    def make(size: int) -> Comparison:
        text = "Paragraph {} tells of the river, the bridge and the people who cross it on market days; {} came by."
        base = tuple(Block(text.format(n, "many")) for n in range(size))
        witness = tuple(Block(text.format(n, "few" if n % 3 == 0 else "many")) for n in range(size))
        rows = tuple(_long_row(base, witness, n) for n in range(size))
        return Comparison(
            Article("a", "a.txt", "The long story", base, language="en"),
            Article("b", "b.txt", "The long story again", witness, language="en"),
            rows,
        )

    return make


def _long_row(base: tuple[Block, ...], witness: tuple[Block, ...], index: int) -> AlignedRow:
    if index % 3:
        return AlignedRow((index,), (index,), Relation.SAME, similarity=1.0)
    change = Variant(VariantKind.SUBSTITUTION, (place(base, index, "many"),), (place(witness, index, "few"),))
    return AlignedRow((index,), (index,), Relation.EDITED, similarity=0.9, variants=(change,))


@pytest.fixture
def story() -> tuple[Coverage, Ledger]:
    """Return a story of three tellings, in English, Hebrew and with what a page must not take for its own."""
    first = _telling(
        "a",
        "Kiln in Hollin burns down",
        "The kiln in Hollin burned down on Sunday night; nobody was hurt, the fire brigade said.",
        "“We fired it for forty years and never once lost a pot,” said potter Ada Lund.",
        "The town lends her a room in the old school until a new kiln is built.",
        "Neighbours brought bread, soup and 300 bricks.",
        date="2024-06-02",
        outlet="Hollin Echo",
    )
    second = _telling(
        "b",
        "<b>Kiln</b> in Hollin burns down",
        "The kiln in Hollin burned down on Sunday night; one man was hurt, the fire brigade said.",
        "Potter Ada Lund said they had fired it for forty years and never lost a pot.",
        "The town lends her a room in the old school until a new kiln is built.",
        date="2024-06-03",
        outlet="=Daily & Post",
    )
    third = _telling("c", HEBREW, "“הכבשן נשרף בלילה,” אמרה הקדרית עדה לונד.", direction=Direction.RTL)
    collation = collate((first, second, third))
    return cover(collation), keep_ledger(collation)


def _telling(
    name: str, *texts: str, date: str | None = None, outlet: str | None = None, direction: Direction = Direction.LTR
) -> Article:
    language = "he" if direction is Direction.RTL else "en"
    blocks = tuple(
        Block(text, Role.BODY if at else Role.HEADLINE, language, direction) for at, text in enumerate(texts)
    )
    blocks += (Block("Follow us", Role.BOILERPLATE, language, direction),)
    said = find_quotations(blocks, language)
    return Article(name, f"{name}.txt", texts[0], blocks, said, None, language, direction, date=date, outlet=outlet)

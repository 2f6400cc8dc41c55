"""Ledger and coverage as tables of plain values: rows with a head, cells with words, and where each of them leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from viewer.model import UNCHANGED_FATES, Article, Fate, Relation
from viewer.ui import messages, words
from viewer.ui.book.chapters import Jump
from viewer.ui.direction_marks import unturned
from viewer.ui.drawing import Pill

if TYPE_CHECKING:
    from viewer.collation.coverage import Coverage, CoverageRow
    from viewer.collation.ledger import Entry, Ledger, Statement

translate = QCoreApplication.translate

_LONGEST = 400
"""Characters of a paragraph that a cell can show; a tooltip has no use for more either."""
_MOST_REUSE = 3
"""Pairs that share wording named above the table; more are read off it."""
_FATE_TONES = {
    Fate.VERBATIM: "plain",
    Fate.TYPOGRAPHY: "plain",
    Fate.INDIRECT: "dropped",
    Fate.DROPPED: "dropped",
}
_RELATION_TONES = {
    Relation.EDITED: "exchanged",
    Relation.REWRITTEN: "exchanged",
    Relation.RELATED: "plain",
    Relation.SAME: "plain",
}
_WEIGHTS = {Relation.SAME: 0.0, Relation.EDITED: 0.3, Relation.REWRITTEN: 0.7, Relation.RELATED: 0.9}
"""How far what became of a paragraph is from the paragraph, for an order; nothing of it is 1."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell; without text or pill there is nothing to show, and `note` says why.

    `spoken` is what a screen reader says and a tooltip shows.
    """

    text: str = ""
    pill: Pill | None = None
    note: str = ""
    is_quiet: bool = False
    spoken: str = ""
    jump: Jump | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing of it."""
        return not self.text and self.pill is None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head in two lines, how much it varies (0..1), its cells; `tip` is what a tooltip says instead."""

    head: str
    aside: str
    variation: float
    cells: tuple[Cell, ...]
    is_alone: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column in two lines, and all that is known of it as a tooltip."""

    title: str
    note: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order; `notes` are remarks on the story that stand above it."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()


def ledger_table(ledger: "Ledger", names: Mapping[str, str]) -> Table:
    """Return one row a statement, one column an article; `names` are by the ids of articles."""
    columns = tuple(_column(at, article, names) for at, article in enumerate(ledger.articles))
    return Table(columns, tuple(_statement_row(statement, ledger.articles) for statement in ledger.statements))


def coverage_table(coverage: "Coverage", names: Mapping[str, str], *, furniture: bool = False) -> Table:
    """Return one row a paragraph: its words, then one column an article; site furniture only where asked for."""
    first = Column(translate("book", "Paragraph"))
    columns = tuple(
        _column(at, article, names, *_share_words(coverage, at)) for at, article in enumerate(coverage.articles)
    )
    rows = (row for row in coverage.rows if furniture or not row.furniture)
    made = tuple(_paragraph_row(row, coverage.articles) for row in rows)
    return Table((first, *columns), made, _reuse_words(coverage, names))


def letter_of(at: int) -> str:
    """Return the letters of a column as spreadsheets count: A to Z, AA, AB, and so on."""
    more, rest = divmod(at, len(ascii_uppercase))
    return (letter_of(more - 1) if more else "") + ascii_uppercase[rest]


def _column(at: int, article: Article, names: Mapping[str, str], note: str = "", more: str = "") -> Column:
    name = names.get(article.id) or article.outlet or article.title
    title = f"{letter_of(at)} · {unturned(name)}"
    told = words.date(article.date)
    tip = "\n".join(line for line in (title, unturned(article.title), told, more) if line)
    return Column(title, note or told, tip)


def _varies(share: float) -> str:
    return translate("book", "varies by %1").replace("%1", _percent(share))


def _percent(share: float) -> str:
    return translate("book", "%1 %").replace("%1", words.figure(round(100 * share)))


# the ledger


def _statement_row(statement: "Statement", articles: Sequence[Article]) -> Row:
    aside = _varies(statement.variation) if statement.variation else translate("book", "word for word")
    cells = tuple(_entry_cell(statement, at, articles) for at in range(len(articles)))
    told = [at for at, cell in enumerate(cells) if not cell.is_empty]
    return Row(
        statement.speaker or translate("book", "Unknown speaker"),
        translate("book", "told once") if len(told) == 1 else aside,
        statement.variation,
        cells,
        is_alone=len(told) == 1,
    )


def _entry_cell(statement: "Statement", at: int, articles: Sequence[Article]) -> Cell:
    entry = statement.entries[at]
    text = _said(entry, articles[at])
    jump = _statement_jump(statement, at, articles)
    if not text:
        absent = translate("book", "not compared") if entry.fate is None else translate("book", "not in it")
        return Cell(note=absent, spoken=absent, jump=jump)
    pill = _entry_pill(statement, entry, at)
    note = _teller(statement, entry, articles[at])
    spoken = " · ".join(part for part in (pill.text, text, note) if part)
    return Cell(
        text, pill, note, is_quiet=at != statement.lead and entry.fate in UNCHANGED_FATES, spoken=spoken, jump=jump
    )


def _said(entry: "Entry", article: Article) -> str:
    if entry.passage is not None:
        return _flat(entry.passage.span.of(article.blocks[entry.passage.block].text))
    return " … ".join(_flat(article.quotations[index].text) for index in entry.quotations)


def _entry_pill(statement: "Statement", entry: "Entry", at: int) -> Pill:
    if at == statement.lead:
        return Pill(translate("book", "first"), "plain")
    fate = entry.fate or Fate.VERBATIM
    if not (entry.speaker_changed and entry.quotations):
        return Pill(words.fate(fate), _FATE_TONES.get(fate, "quotation"))
    other = words.fate(Fate.REATTRIBUTED)
    is_all = fate is Fate.REATTRIBUTED or fate in UNCHANGED_FATES
    return Pill(other if is_all else f"{words.fate(fate)}, {other}", "quotation")


def _teller(statement: "Statement", entry: "Entry", article: Article) -> str:
    """Say who says it here where that is called otherwise than at the head of the row."""
    speaker = article.quotations[entry.quotations[0]].speaker if entry.quotations else None
    if speaker is None or speaker.name == statement.speaker:
        return ""
    return translate("book", "said by %1").replace("%1", speaker.name)


def _statement_jump(statement: "Statement", at: int, articles: Sequence[Article]) -> Jump | None:
    quotation = statement.entries[statement.lead].quotations[0]
    other = at if at != statement.lead else _other(statement.lead, [bool(e.quotations) for e in statement.entries])
    if other is None:
        return None
    lead = articles[statement.lead]
    return Jump(lead.id, articles[other].id, lead.quotations[quotation].place.block, quotation)


# the coverage


def _paragraph_row(row: "CoverageRow", articles: Sequence[Article]) -> Row:
    text = _flat(articles[row.lead].blocks[row.block].text[:_LONGEST])
    jump = _paragraph_jump(row, row.lead, articles)
    cells = (Cell(text, spoken=text, jump=jump), *(_covered_cell(row, at, articles) for at in range(len(articles))))
    count = translate("book", "%Ln word(s)", "", row.words)
    alone = translate("book", "nobody else has it") if row.is_alone else messages.plural(count, row.words)
    head, varies = f"{letter_of(row.lead)} {row.block + 1}", _variation(row)
    tip = "\n".join((f"{head} · {alone}", _varies(varies)))
    return Row(head, alone, varies, cells, is_alone=row.is_alone, tip=tip)


def _covered_cell(row: "CoverageRow", at: int, articles: Sequence[Article]) -> Cell:
    cell = row.cells[at]
    jump = _paragraph_jump(row, at, articles)
    if at == row.lead:
        text = translate("book", "has it")
        return Cell(pill=Pill(text, "accent"), spoken=text, jump=jump)
    if cell.relation is None or cell.relation is Relation.DROPPED:
        absent = translate("book", "not compared") if cell.relation is None else translate("book", "not in it")
        return Cell(note=absent, spoken=absent, jump=jump)
    kept, is_quiet = _kept_words(row, at), cell.relation in {Relation.SAME, Relation.RELATED}
    said = (words.relation(cell.relation, moved=cell.moved), kept, "" if cell.certain else words.uncertain())
    spoken = " · ".join(part for part in said if part)
    is_aside = cell.moved and cell.relation is not Relation.SAME
    note = " · ".join(part for part in (words.relation(Relation.SAME, moved=True) if is_aside else "", kept) if part)
    text = words.relation(cell.relation, moved=cell.moved and not is_aside)
    sign = text if cell.certain else f"{text} ?"
    return Cell(pill=Pill(sign, _RELATION_TONES[cell.relation]), note=note, is_quiet=is_quiet, spoken=spoken, jump=jump)


def _kept_words(row: "CoverageRow", at: int) -> str:
    cell = row.cells[at]
    if cell.relation in {Relation.SAME, Relation.RELATED} or not row.words:
        return ""
    return translate("book", "keeps %1").replace("%1", _percent(cell.kept / row.words))


def _variation(row: "CoverageRow") -> float:
    """Return how far the tellings of a paragraph are from it on average, what is not compared left out."""
    relations = [cell.relation for at, cell in enumerate(row.cells) if at != row.lead and cell.relation is not None]
    return sum(_WEIGHTS.get(relation, 1.0) for relation in relations) / len(relations) if relations else 0.0


def _paragraph_jump(row: "CoverageRow", at: int, articles: Sequence[Article]) -> Jump | None:
    other = at if at != row.lead else _other(row.lead, [bool(cell.blocks) for cell in row.cells])
    return None if other is None else Jump(articles[row.lead].id, articles[other].id, row.block)


def _other(lead: int, has_it: Sequence[bool]) -> int | None:
    """Return the article to read the leading one against: the first other one that has it, else the first other one."""
    others = [at for at in range(len(has_it)) if at != lead]
    return next((at for at in others if has_it[at]), next(iter(others), None))


def _share_words(coverage: "Coverage", at: int) -> tuple[str, str]:
    """Return the most telling figure of an article, and all of them."""
    share = coverage.shares[at]
    count = messages.plural(translate("book", "%Ln word(s)", "", share.words), share.words)
    total = coverage.shares[0].words
    kept = translate("book", "keeps %1 of A").replace("%1", _percent(share.kept / total)) if at and total else ""
    only = messages.plural(translate("book", "%Ln word(s) nobody else has", "", share.alone or 0), share.alone or 0)
    alone = only if share.alone else ""
    return kept or count, " · ".join(part for part in (count, kept, alone) if part)


def _reuse_words(coverage: "Coverage", names: Mapping[str, str]) -> tuple[str, ...]:
    """Say who shares wording with whom, the closest first, and who took it from whom where that is likely."""
    pairs = sorted(coverage.reuse, key=lambda reuse: -max(reuse.of_one, reuse.of_other))
    said = []
    for reuse in pairs[:_MOST_REUSE]:
        lender = reuse.one if reuse.lender is None else reuse.lender
        taker = reuse.other if lender == reuse.one else reuse.one
        share = reuse.of_other if taker == reuse.other else reuse.of_one
        text = (
            translate("book", "%1 shares %2 of its wording with %3.")
            if reuse.lender is None
            else translate("book", "%1 has %2 of its wording from %3, which is earlier.")
        )
        taken, lent = (names.get(coverage.articles[each].id, letter_of(each)) for each in (taker, lender))
        taken, lent = (words.isolated(unturned(name)) for name in (taken, lent))
        said.append(words.filled(text, taken, _percent(share), lent))
    return tuple(said)


def _flat(text: str) -> str:
    return " ".join(unturned(text).split())

"""The words and signs of a story as a whole, for terminal, spreadsheet, page and print."""

from collections.abc import Sequence
from string import ascii_uppercase

from viewer.collation.borrowing import Reuse
from viewer.collation.coverage import Cell, CoverageRow
from viewer.collation.ledger import Entry, Statement
from viewer.export.escape import visible
from viewer.export.words import FATES, GLYPHS, MOVED, RELATIONS, from_to
from viewer.model import Article, Fate, Relation

LEAD_GLYPH = "●"
"""Stands in the column of the article whose paragraph a row shows."""

UNKNOWN_GLYPH = "?"
"""Stands where two articles were not compared."""

NOT_COMPARED = "not compared"
ABSENT = "not in it"


def letter_of(at: int) -> str:
    """Return the letters of a column, as spreadsheets count: A to Z, AA, AB, and so on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def cell_glyph(row: CoverageRow, at: int) -> str:
    """Return the sign of what became of a row's paragraph in one article."""
    relation = row.cells[at].relation
    if at == row.lead:
        return LEAD_GLYPH
    return UNKNOWN_GLYPH if relation is None else GLYPHS[relation]


def cell_words(row: CoverageRow, at: int) -> str:
    """Return what became of a row's paragraph in one article, in words."""
    cell = row.cells[at]
    if at == row.lead:
        return "has it"
    if cell.relation is None:
        return NOT_COMPARED
    words = ABSENT if cell.relation is Relation.DROPPED else RELATIONS[cell.relation]
    return ", ".join([words, *([MOVED] if cell.moved else []), *([] if cell.certain else ["unsure"])])


def kept_words(row: CoverageRow, cell: Cell) -> str:
    """Return how much of a row's words a linked cell keeps, `""` where that says nothing."""
    return f"{cell.kept / row.words:.0%}" if cell.kept and row.words else ""


def entry_words(entry: Entry, article: Article) -> str:
    """Return in words what became of a statement in one article, with its speaker there where that is another one."""
    if entry.fate is None:
        return NOT_COMPARED
    words = ABSENT if entry.fate is Fate.DROPPED else FATES[entry.fate]
    if not (entry.speaker_changed and entry.quotations):
        return words
    other = FATES[Fate.REATTRIBUTED]
    speaker = article.quotations[entry.quotations[0]].speaker
    told = f"{other} ({visible(speaker.name)})" if speaker else other
    return told if entry.fate is Fate.REATTRIBUTED else f"{words}, {told}"


def cue_words(statement: Statement, at: int, articles: Sequence[Article]) -> str:
    """Return the reporting verbs of the lead and of another article where they differ in sense, `""` elsewhere."""
    entry, lead = statement.entries[at], statement.entries[statement.lead]
    if not (entry.cue_changed and entry.quotations):
        return ""
    cues = (
        articles[side].quotations[of.quotations[0]].cue or "no verb"
        for side, of in ((statement.lead, lead), (at, entry))
    )
    return visible(from_to(*cues))


def variation_words(statement: Statement) -> str:
    """Return in words how much the tellings of a statement differ."""
    told = sum(bool(entry.quotations or entry.passage) for entry in statement.entries)
    if told == 1:
        return "told once"
    return f"varies by {statement.variation:.0%}" if statement.variation else "word for word"


def absence_words(statement: Statement) -> str:
    """Return which articles have nothing of a statement, `""` where all have it."""
    absent = [letter_of(at) for at, entry in enumerate(statement.entries) if entry.fate is Fate.DROPPED]
    unknown = [letter_of(at) for at, entry in enumerate(statement.entries) if entry.fate is None]
    told = [f"not in {', '.join(absent)}"] if absent else []
    return "; ".join([*told, *([f"not compared with {', '.join(unknown)}"] if unknown else [])])


def reuse_sentence(reuse: Reuse) -> str:
    """Return which article shares how much wording with which, and who was first, as far as that is known."""
    one, other = letter_of(reuse.one), letter_of(reuse.other)
    shares = f"{reuse.of_one:.0%} of {one}’s wording stands in {other}, {reuse.of_other:.0%} of {other}’s in {one}"
    if reuse.lender is None:
        return f"{shares}; who took it from whom is not known."
    lender, borrower = (one, other) if reuse.lender == reuse.one else (other, one)
    return f"{shares}; {borrower} most likely took it from {lender}."

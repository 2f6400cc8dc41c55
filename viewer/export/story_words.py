"""The words and signs of a story as a whole, for terminal, spreadsheet, page and print."""

from collections.abc import Sequence
from string import ascii_uppercase

from viewer.collation.borrowing import Reuse
from viewer.collation.coverage import Cell, CoverageRow
from viewer.collation.ledger import Statement
from viewer.export.escape import visible
from viewer.export.words import FATES, GLYPHS, MOVED, RELATIONS, count, from_to
from viewer.model import UNCHANGED_FATES, Article, Fate, Relation

LEAD_GLYPH = "●"
"""Stands in the column of the article whose paragraph a row shows."""

UNKNOWN_GLYPH = "?"
"""Stands where two articles were not compared, and behind a sign that is not sure."""

FIRST = "first"
"""Says which article has a statement in the words that the others are read against."""

MOST_REUSE = 8
"""Pairs of articles that share wording told one by one; of twelve articles there are 66, and pages of them."""

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
    """Return the sign of what became of a row's paragraph in one article, with a question mark where it is unsure."""
    cell = row.cells[at]
    if at == row.lead:
        return LEAD_GLYPH
    if cell.relation is None:
        return UNKNOWN_GLYPH
    return GLYPHS[cell.relation] + ("" if cell.certain else UNKNOWN_GLYPH)


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


def fate_words(statement: Statement, at: int) -> str:
    """Return in words what became of a statement in one article, and that somebody else says it there."""
    entry = statement.entries[at]
    if entry.fate is None:
        return NOT_COMPARED
    if at == statement.lead:
        return FIRST
    words = ABSENT if entry.fate is Fate.DROPPED else FATES[entry.fate]
    if not (entry.speaker_changed and entry.quotations) or entry.fate is Fate.REATTRIBUTED:
        return words
    other = FATES[Fate.REATTRIBUTED]
    return other if entry.fate in UNCHANGED_FATES else f"{words}, {other}"


def teller_words(statement: Statement, at: int, articles: Sequence[Article]) -> str:
    """Return who says a statement in one article where that is called otherwise than by the statement, else `""`."""
    entry = statement.entries[at]
    speaker = articles[at].quotations[entry.quotations[0]].speaker if entry.quotations else None
    return "" if speaker is None or speaker.name == statement.speaker else visible(speaker.name)


def entry_words(statement: Statement, at: int, articles: Sequence[Article]) -> str:
    """Return on one line what became of a statement in one article, who says it there, in which other verb."""
    who, cues = teller_words(statement, at, articles), cue_pair(statement, at, articles)
    told = fate_words(statement, at) + (f" ({who})" if who else "")
    return ", ".join((told, *([" → ".join(map(visible, cues))] if cues else [])))


def cue_words(statement: Statement, at: int, articles: Sequence[Article]) -> str:
    """Return the reporting verbs of the lead and of another article where they differ in sense, `""` elsewhere."""
    cues = cue_pair(statement, at, articles)
    return from_to(*cues) if cues else ""


def cue_pair(statement: Statement, at: int, articles: Sequence[Article]) -> tuple[str, str] | None:
    """Return the two verbs of `cue_words`, `None` where they do not differ."""
    entry, lead = statement.entries[at], statement.entries[statement.lead]
    if not (entry.cue_changed and entry.quotations):
        return None
    sides = (articles[statement.lead], lead), (articles[at], entry)
    base, witness = (article.quotations[of.quotations[0]].cue or "no verb" for article, of in sides)
    return base, witness


def variation_words(statement: Statement) -> str:
    """Return in words how much the tellings of a statement differ."""
    told = sum(bool(entry.quotations or entry.passage) for entry in statement.entries)
    if told == 1:
        return "told once"
    return f"varies by {percent_of(statement.variation)}%" if statement.variation else "word for word"


def percent_of(share: float) -> int:
    """Return a share in whole hundredths, rounded alike wherever it is told."""
    return round(100 * share)


def absence_words(statement: Statement) -> str:
    """Return which articles have nothing of a statement, `""` where all have it."""
    absent = [letter_of(at) for at, entry in enumerate(statement.entries) if entry.fate is Fate.DROPPED]
    unknown = [letter_of(at) for at, entry in enumerate(statement.entries) if entry.fate is None]
    told = [f"not in {', '.join(absent)}"] if absent else []
    return "; ".join([*told, *([f"not compared with {', '.join(unknown)}"] if unknown else [])])


def reuse_sentences(pairs: Sequence[Reuse]) -> tuple[str, ...]:
    """Return the sentences on the pairs that share most, the closest first, and how many more share wording."""
    closest = sorted(pairs, key=lambda reuse: -max(reuse.of_one, reuse.of_other))
    told = tuple(map(reuse_sentence, closest[:MOST_REUSE]))
    more = len(pairs) - len(told)
    return (*told, f"{count(more, 'more pair shares', 'more pairs share')} wording.") if more else told


def reuse_sentence(reuse: Reuse) -> str:
    """Return which article shares how much wording with which, and who was first, as far as that is known."""
    one, other = letter_of(reuse.one), letter_of(reuse.other)
    shares = f"{reuse.of_one:.0%} of {one}’s wording stands in {other}, {reuse.of_other:.0%} of {other}’s in {one}"
    if reuse.lender is None:
        return f"{shares}; who took it from whom is not known."
    lender, borrower = (one, other) if reuse.lender == reuse.one else (other, one)
    return f"{shares}; {borrower} most likely took it from {lender}."

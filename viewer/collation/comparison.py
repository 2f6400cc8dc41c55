"""Two tellings side by side: rows, the changes inside them, what they mean, and the fate of each quotation."""

from collections.abc import Sequence
from dataclasses import replace

from viewer.collation.alignment import align
from viewer.collation.marking import mark_row
from viewer.collation.quotations import match_quotations
from viewer.collation.sentences import link_sentences
from viewer.collation.summary import Summary, summarise
from viewer.collation.wording.lexicon import lexicon
from viewer.model import AlignedRow, Article, Bond, Comparison, Relation
from viewer.progress import Progress, Report, silent
from viewer.text.kept import Kept
from viewer.text.language import detect_language
from viewer.text.semantics import Meaning

DETECTED_LENGTH = 4000  # characters of an article by which its language is told where nobody told it
MOST_CHARACTERS_TIED = (
    1_000_000  # of both sides, up to which sentences are tied: behind it a quarter of the time is saved
)
_REMEMBERED = 1 << 8  # articles whose language was asked for: in a story each meets all others
REPORT_EVERY = 50  # rows between two reports

__all__ = ["Summary", "compare", "summarise"]


def compare(
    base: Article,
    witness: Article,
    *,
    bonds: Sequence[Bond] = (),
    meaning: Meaning | None = None,
    sentences: bool = True,
    report: Report = silent,
) -> Comparison:
    """Align the two articles, mark the variants of every matched row and tell the fate of every quotation.

    `bonds` are what a reader has said by hand, in the order of saying it. `meaning`, where it reads both languages, is
    asked about what the words leave in doubt; without it the answer comes at once. `sentences` tells whether rows shall
    say which of their sentences stand for each other, which takes a quarter of the time: in texts as long as books
    they never do.
    `report` is called with the rows done; a `CancelledError` that it raises ends the work.
    """
    languages = _language(base), _language(witness)
    asked = meaning if meaning is not None and all(map(meaning.reads, languages)) else None
    rows = align(base.blocks, witness.blocks, bonds=bonds, meaning=asked, report=report)
    translated = None not in languages and languages[0] != languages[1]
    words = lexicon(None if translated else languages[0] or languages[1])
    own = (lexicon(languages[0]), lexicon(languages[1])) if translated else None
    length = sum(len(block.text) for side in (base, witness) for block in side.blocks)
    tied = sentences and length <= MOST_CHARACTERS_TIED
    marked: list[AlignedRow] = []
    for done, row in enumerate(rows):
        if done % REPORT_EVERY == 0:
            report(Progress(done, len(rows), witness.title))
        if row.relation == Relation.EDITED:
            found = mark_row(row, base.blocks, witness.blocks, words, translated=own)
            links = link_sentences(found, base.blocks, witness.blocks, meaning=asked) if tied else ()
            marked.append(replace(found, sentences=links))
        else:
            marked.append(row)
    return Comparison(
        base, witness, tuple(marked), match_quotations(base, witness, marked, meaning=asked), asked is not None
    )


def _language(article: Article) -> str | None:
    if article.language is not None:
        return article.language
    return _DETECTED["\n".join([block.text for block in article.blocks])[:DETECTED_LENGTH]]


def _detected(text: str) -> str | None:
    return detect_language(text).language


_DETECTED = Kept(_detected, _REMEMBERED)

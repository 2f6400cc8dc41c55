"""Where in the witness the content of a quotation stands that lost its marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.collation.lexicon import lexicon as content_lexicon
from viewer.collation.quoted import Quoted, content_of
from viewer.model import FURNITURE, LINKED, AlignedRow, Article, Place, Span
from viewer.text.cues import Lexicon, lexicon
from viewer.text.folding import fold_text
from viewer.text.sentences import split_sentences
from viewer.text.tokens import word_keys

TOLD_HERE = 0.34  # share of a quotation's content that a sentence of the aligned paragraph must have
TOLD_ELSEWHERE = 0.7  # the same for any other paragraph: only strong evidence counts there
FEWEST_ELSEWHERE = 4  # content words without which a sentence elsewhere proves nothing
_WITH_SPEAKER = 0.25  # what the same speaker with a verb of saying adds to the evidence
_CLAUSE = re.compile(r"[,;:،؛–—]\s+|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the witness and how sure it is, in 0..1."""

    place: Place
    score: float


def find_passage(quoted: Quoted, base: Article, witness: Article, rows: Sequence[AlignedRow]) -> Passage | None:
    """Return the sentence or clause of `witness` that tells without marks what `quoted` said in `base`."""
    row = rows[quoted.row] if quoted.row >= 0 else None
    here = row.witness if row is not None else ()
    best = _best(quoted, base, witness, here)
    if best is not None and _is_told(best, row):
        return Passage(_clause(best, quoted, witness), best.score)
    if len(quoted.content) < FEWEST_ELSEWHERE:
        return None
    others = (at for at, block in enumerate(witness.blocks) if at not in here and block.role not in FURNITURE)
    best = _best(quoted, base, witness, others)
    if best is None or best.share < TOLD_ELSEWHERE:
        return None
    return Passage(_clause(best, quoted, witness), best.score)


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    share: float  # of the quotation's content
    told: bool  # the same speaker, with a verb of saying
    context: float  # of the content of the base sentence around the quotation
    score: float


def _is_told(found: _Candidate, row: AlignedRow | None) -> bool:
    """Tell whether the evidence is enough in the aligned paragraph.

    Where no word is kept, the same speaker saying something in the same sentence is: "have to give answers" that
    became "he said he would need to provide explanations".
    """
    linked = row is not None and row.relation in LINKED
    return found.share >= TOLD_HERE or (linked and found.told and found.context >= TOLD_HERE)


def _best(quoted: Quoted, base: Article, witness: Article, blocks: Iterable[int]) -> _Candidate | None:
    best: _Candidate | None = None
    around = _context(quoted, base)
    for block in blocks:
        for place in _unquoted_sentences(witness, block):
            found = _weigh(quoted, witness, place, around)
            if best is None or found.score > best.score:
                best = found
    return best


def _weigh(quoted: Quoted, witness: Article, place: Place, around: frozenset[str]) -> _Candidate:
    block = witness.blocks[place.block]
    language = block.language or witness.language
    text = _without_quotations(witness, place)
    content = content_of(text, content_lexicon(language))
    share = len(quoted.content & content) / len(quoted.content) if quoted.content else 0.0
    context = len(around & content) / len(around) if around else 0.0
    told = _reports(text, lexicon(language)) and bool(quoted.speaker & set(word_keys(text)))
    score = min(1.0, 0.75 * share + (_WITH_SPEAKER if told else 0.0) + 0.1 * context)
    return _Candidate(place, share, told, context, score)


def _context(quoted: Quoted, base: Article) -> frozenset[str]:
    """Return the content of the base sentence around a quotation, its own words left out."""
    place = quoted.source.place
    text = base.blocks[place.block].text
    words = content_lexicon(base.blocks[place.block].language or base.language)
    start, end = next(
        ((sentence.start, sentence.end) for sentence in split_sentences(text) if place.span.start < sentence.end),
        (0, len(text)),
    )
    return content_of(f"{text[start : place.span.start]} {text[place.span.end : end]}", words)


def _unquoted_sentences(article: Article, block: int) -> Iterator[Place]:
    """Yield the sentences of a block that have words outside quotation marks."""
    for sentence in split_sentences(article.blocks[block].text):
        place = Place(block, sentence)
        if any(character.isalnum() for character in _without_quotations(article, place)):
            yield place


def _without_quotations(article: Article, place: Place) -> str:
    """Return the text of a sentence with what stands between marks blanked."""
    text = place.span.of(article.blocks[place.block].text)
    for quotation in article.quotations:
        if quotation.place.block != place.block:
            continue
        start = max(0, quotation.place.span.start - place.span.start)
        end = min(len(text), quotation.place.span.end - place.span.start)
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _reports(text: str, words: Lexicon) -> bool:
    keys = fold_text(text).casefold().split()
    return any(key.strip(".,;:!?") in words.cues for key in keys)


def _clause(found: _Candidate, quoted: Quoted, witness: Article) -> Place:
    """Return the clauses of a sentence from the first to the last that have a word of the quotation."""
    text = _without_quotations(witness, found.place)
    block = witness.blocks[found.place.block]
    words = content_lexicon(block.language or witness.language)
    clauses = list(_clauses(text))
    telling = [clause for clause in clauses if quoted.content & content_of(clause.of(text), words)]
    if not telling:
        said = lexicon(block.language or witness.language)
        speaking = [clause for clause in clauses if quoted.speaker & set(word_keys(clause.of(text)))]
        telling = [clause for clause in speaking if _reports(clause.of(text), said)] or clauses
    start = found.place.span.start
    return Place(found.place.block, Span(start + telling[0].start, start + telling[-1].end))


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))

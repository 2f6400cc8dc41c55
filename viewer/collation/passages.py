"""Where in the witness the content of a quotation stands that lost its marks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from viewer.collation.quoted import Quoted, content_of
from viewer.model import FURNITURE, LINKED, AlignedRow, Article, Block, Place, Span
from viewer.text.cues import Lexicon, lexicon
from viewer.text.sentences import split_sentences
from viewer.text.tokens import word_keys

TOLD_HERE = 0.34  # share of a quotation's content that a sentence of the aligned paragraph must have
TOLD_ELSEWHERE = 0.7  # the same for any other paragraph: only strong evidence counts there
FEWEST_ELSEWHERE = 4  # content words without which a sentence elsewhere proves nothing
_SHARE = 0.75  # weight of the content kept
_WITH_SPEAKER = 0.25  # what the same speaker with a verb of saying adds to the evidence
_WITH_CONTEXT = 0.1  # what the words around the quotation add
_CLAUSE = re.compile(r"[,;:،؛–—]\s+|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the witness and how sure it is, in 0..1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the witness, what stands between marks in it blanked."""

    place: Place
    text: str
    content: frozenset[str]
    keys: frozenset[str]
    reports: bool
    language: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences of an article by block, and by the stems of their content, read once for all its quotations."""

    of_block: Mapping[int, Sequence[_Sentence]]
    with_stem: Mapping[str, Sequence[_Sentence]]


def read_telling(article: Article) -> Telling:
    """Return the sentences of an article that have words outside quotation marks, furniture left out."""
    marked: dict[int, list[Span]] = defaultdict(list)
    for quotation in article.quotations:
        marked[quotation.place.block].append(quotation.place.span)
    of_block = {
        at: tuple(_sentences(at, block, block.language or article.language, marked[at]))
        for at, block in enumerate(article.blocks)
        if block.role not in FURNITURE
    }
    with_stem: dict[str, list[_Sentence]] = defaultdict(list)
    for sentences in of_block.values():
        for sentence in sentences:
            for stem in sentence.content:
                with_stem[stem].append(sentence)
    return Telling(of_block, with_stem)


def find_passage(quoted: Quoted, base: Article, witness: Telling, rows: Sequence[AlignedRow]) -> Passage | None:
    """Return the sentence or clause of the witness that tells without marks what `quoted` said in `base`."""
    row = rows[quoted.row] if quoted.row >= 0 else None
    around = _context(quoted, base)
    here = [sentence for at in (row.witness if row else ()) for sentence in witness.of_block.get(at, ())]
    best = _best(quoted, here, around)
    if best is not None and _is_told(best, row):
        return Passage(_clause(best.sentence, quoted), best.score)
    best = _best(quoted, _elsewhere(quoted, witness), around)
    return None if best is None else Passage(_clause(best.sentence, quoted), best.score)


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: _Sentence
    share: float  # of the quotation's content
    context: float  # of the content of the base sentence around the quotation
    told: bool  # the same speaker, with a verb of saying
    score: float


def _is_told(found: _Candidate, row: AlignedRow | None) -> bool:
    """Tell whether the evidence is enough in the aligned paragraph.

    Where no word is kept, the same speaker saying something in the same sentence is: "have to give answers" that
    became "he said he would need to provide explanations".
    """
    linked = row is not None and row.relation in LINKED
    return found.share >= TOLD_HERE or (linked and found.told and found.context >= TOLD_HERE)


def _elsewhere(quoted: Quoted, witness: Telling) -> Iterable[_Sentence]:
    """Return the sentences of any paragraph that have nearly all content of a quotation."""
    if len(quoted.content) < FEWEST_ELSEWHERE:
        return ()
    shared = Counter(sentence for stem in sorted(quoted.content) for sentence in witness.with_stem.get(stem, ()))
    return [sentence for sentence, count in shared.items() if count >= TOLD_ELSEWHERE * len(quoted.content)]


def _best(quoted: Quoted, sentences: Iterable[_Sentence], around: frozenset[str]) -> _Candidate | None:
    found = [_weigh(quoted, sentence, around) for sentence in sentences]
    return max(found, key=_rank, default=None)


def _rank(candidate: _Candidate) -> tuple[float, int, int]:
    """Return what candidates are ordered by: the score, and the earlier of equals."""
    place = candidate.sentence.place
    return candidate.score, -place.block, -place.span.start


def _weigh(quoted: Quoted, sentence: _Sentence, around: frozenset[str]) -> _Candidate:
    share = _share(quoted.content, sentence.content)
    context = _share(around, sentence.content)
    told = sentence.reports and bool(quoted.speaker & sentence.keys)
    score = _SHARE * share + (_WITH_SPEAKER if told else 0.0) + _WITH_CONTEXT * context
    return _Candidate(sentence, share, context, told, min(1.0, score))


def _share(wanted: frozenset[str], content: frozenset[str]) -> float:
    return len(wanted & content) / len(wanted) if wanted else 0.0


def _context(quoted: Quoted, base: Article) -> frozenset[str]:
    """Return the content of the base sentence around a quotation, its own words left out."""
    place = quoted.source.place
    text = base.blocks[place.block].text
    start, end = next(
        ((sentence.start, sentence.end) for sentence in split_sentences(text) if place.span.start < sentence.end),
        (0, len(text)),
    )
    outside = f"{text[start : place.span.start]} {text[place.span.end : end]}"
    return content_of(word_keys(outside), quoted.language)


def _sentences(at: int, block: Block, language: str | None, marked: Sequence[Span]) -> Iterator[_Sentence]:
    blanked = _blank(block.text, marked)
    said = lexicon(language)
    for span in split_sentences(block.text):
        text = span.of(blanked)
        keys = frozenset(word_keys(text))
        if keys:
            yield _Sentence(Place(at, span), text, content_of(keys, language), keys, _reports(keys, said), language)


def _blank(text: str, spans: Sequence[Span]) -> str:
    """Return the text with spaces in place of stretches that follow one another."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], " " * len(span)]
        at = span.end
    return "".join(pieces) + text[at:]


def _reports(keys: Iterable[str], words: Lexicon) -> bool:
    return not words.cues.keys().isdisjoint(keys)


def _clause(sentence: _Sentence, quoted: Quoted) -> Place:
    """Return the clauses of a sentence from the first to the last that tell the quotation.

    Where none has a word of it, they are those in which its speaker is said to say something.
    """
    language, said = sentence.language, lexicon(sentence.language)
    clauses = list(_clauses(sentence.text))
    telling = [
        clause for clause in clauses if quoted.content & content_of(word_keys(clause.of(sentence.text)), language)
    ]
    if not telling:
        keys = {clause: frozenset(word_keys(clause.of(sentence.text))) for clause in clauses}
        telling = [clause for clause in clauses if quoted.speaker & keys[clause] and _reports(keys[clause], said)]
    first, last = (telling or clauses)[0], (telling or clauses)[-1]
    start = sentence.place.span.start
    return Place(sentence.place.block, Span(start + first.start, start + last.end))


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))

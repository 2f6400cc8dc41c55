"""Where in the witness the content of a quotation stands that lost its marks: the sentence that tells it now."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from viewer.collation.quoting.fates import has_run
from viewer.collation.quoting.quoted import STEM, Quoted, content_of
from viewer.model import FURNITURE, LINKED, AlignedRow, Article, Block, Place, Span
from viewer.text.cues import cue_words
from viewer.text.paragraphs import keys_of
from viewer.text.pieces import cut
from viewer.text.reporting import find_reports
from viewer.text.sentences import split_sentences
from viewer.text.signs import EDGES
from viewer.text.tokens import word_keys

TOLD_HERE = (
    0.34  # share of a quotation's content that a sentence of the aligned paragraph must have if its speaker tells it
)
REPORTED_HERE = 0.5  # the same for a sentence in which somebody else or only a pronoun says something
UNREPORTED_HERE = 0.65  # the same for a sentence in which nobody says anything
FEWEST_AROUND = 3  # words around a quotation that are kept: fewer do not show that the same moment is told
TOLD_ELSEWHERE = 0.7  # the same for any other paragraph: only strong evidence counts there
TOLD_BY_THE_SAME = 0.5  # the same where the speaker of the quotation says it
FEWEST_HERE = 2  # content words in common: a single one may be about anything
FEWEST_ELSEWHERE = 4  # content words without which a sentence elsewhere proves nothing
FEWEST_REPORTED = 3  # words of a part of a sentence that can be what was said
_SHARE = 0.75  # weight of the content kept
_WITH_SPEAKER = 0.25  # what the same speaker with a verb of saying adds to the evidence
_WITH_CONTEXT = 0.1  # what the words around the quotation add
_AROUND = 1_000  # signs of its sentence looked at on either side of a quotation: more than any sentence has
_GAP = re.compile(r"\s{3,}")  # what a blanked quotation leaves: two marks and a word at least
_OUTSIDE = re.compile(r"[^\s,;.…–—]\S*(?:\s{1,2}\S+)*")  # what stands between two of them, without a comma at its front


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the witness and how sure it is, in 0..1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the witness, what stands between marks in it blanked; `words` are its keys in order."""

    place: Place
    text: str
    words: tuple[str, ...]
    content: frozenset[str]
    language: str | None


class Telling:
    """The sentences of an article that have words outside quotation marks, furniture left out.

    A paragraph is read when it is asked about: few quotations lose their marks, and those are told in their own row.
    """

    def __init__(self, article: Article) -> None:
        self._blocks = article.blocks
        self._language = article.language
        self._marked: defaultdict[int, list[Span]] = defaultdict(list)
        for quotation in article.quotations:
            self._marked[quotation.place.block].append(quotation.place.span)
        self._read: dict[int, tuple[Sentence, ...]] = {}

    def of_block(self, at: int) -> tuple[Sentence, ...]:
        """Return the sentences of a block."""
        if at not in self._read:
            block = self._blocks[at]
            kept = block.role not in FURNITURE
            self._read[at] = tuple(_sentences(at, block, *self._unquoted(at))) if kept else ()
        return self._read[at]

    def sharing(self, content: frozenset[str], least: float) -> list[Sentence]:
        """Return the sentences, in order, that have at least so many stems of some content."""
        counts = Counter(chain.from_iterable([self._with_stem.get(stem, ()) for stem in content]))
        blocks = sorted(at for at, count in counts.items() if count >= least)
        return [found for at in blocks for found in self.of_block(at) if len(content & found.content) >= least]

    @cached_property
    def _with_stem(self) -> Mapping[str, Sequence[int]]:
        """The blocks that have a stem, between marks or not: what no block has, none of its sentences has."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, block in enumerate(self._blocks):
            if block.role not in FURNITURE:
                for stem in content_of(keys_of(block.text), block.language or self._language):
                    found[stem].append(at)
        return found

    def _unquoted(self, at: int) -> tuple[str, str | None]:
        """Return the text of a block, what stands between marks in it blanked, and its language."""
        block = self._blocks[at]
        return _blank(block.text, self._marked.get(at, ())), block.language or self._language


def find_passage(quoted: Quoted, base: Article, witness: Telling, rows: Sequence[AlignedRow]) -> Passage | None:
    """Return the sentence of the witness that tells without marks what `quoted` said in `base`."""
    row = rows[quoted.row] if quoted.row >= 0 else None
    around = _context(quoted, base)
    linked = row is not None and row.relation in LINKED
    here = [sentence for at in (row.witness if row else ()) for sentence in witness.of_block(at)]
    found = [_weigh(quoted, sentence, around) for sentence in here]
    told = [candidate for candidate in found if _is_told_here(candidate, linked=linked)]
    if not told:
        found = [_weigh(quoted, sentence, around) for sentence in _elsewhere(quoted, witness)]
        told = [candidate for candidate in found if _is_told_elsewhere(candidate)]
    best = max(told, key=_rank, default=None)
    return None if best is None else Passage(narrowed(best.sentence, quoted), best.score)


def narrowed(sentence: Sentence, quoted: Quoted) -> Place:
    """Return the part of a sentence between other quotations that has most of the content of `quoted`."""
    if not _GAP.search(sentence.text):
        return sentence.place
    parts = [part.span() for part in _OUTSIDE.finditer(sentence.text)]

    def kept(part: tuple[int, int]) -> int:
        return len(quoted.content & content_of(word_keys(sentence.text[slice(*part)]), sentence.language))

    start, end = max(parts, key=kept)
    at = sentence.place.span.start
    return Place(sentence.place.block, Span(at + start, at + end))


def reports(sentence: Sentence) -> bool:
    """Tell whether somebody is said to say something in a sentence."""
    return bool(find_reports(cut(sentence.text, ()), cue_words(sentence.language)))


def reported_parts(sentence: Sentence) -> tuple[str, ...]:
    """Return a sentence in which somebody says something, and what stands before and behind each word of saying."""
    pieces = cut(sentence.text, ())
    cues = find_reports(pieces, cue_words(sentence.language))
    parts = [sentence.text] if cues else []
    for cue in cues:
        place = pieces.place(cue.start, cue.end)
        parts += [sentence.text[: place.start], sentence.text[place.end :]]
    return tuple(part.strip(EDGES) for part in parts if len(part.split()) >= FEWEST_REPORTED)


def names_speaker(sentence: Sentence, quoted: Quoted) -> bool:
    """Tell whether a sentence has a word of the name of a quotation's speaker, in whatever form."""
    heads = {key[:STEM] for key in quoted.teller.name}
    return any(word[:STEM] in heads for word in sentence.words)


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: Sentence
    of: int  # content words of the quotation
    shared: int  # those of them that it has
    share: float  # of the quotation's content
    context: float  # of the content of the base sentence around the quotation
    around: int  # words of that content that it has
    whole: bool  # all words of the quotation stand in it, one behind the other
    reports: bool  # somebody is said to say something in it
    told: bool  # that somebody is the quotation's speaker
    score: float


def _is_told_here(found: _Candidate, *, linked: bool) -> bool:
    """Tell whether the evidence is enough in the aligned paragraph.

    Where no word is kept, the same speaker saying something in the same sentence is: "have to give answers" that
    became "he said he would need to provide explanations".
    """
    if found.whole:
        return True
    if found.told and linked and found.context >= TOLD_HERE and found.around >= FEWEST_AROUND:
        return True
    least = TOLD_HERE if found.told else REPORTED_HERE if found.reports else UNREPORTED_HERE
    fewest = min(FEWEST_HERE, found.of - 1) if found.told else FEWEST_HERE
    return found.shared >= max(1, fewest) and found.share >= least


def _is_told_elsewhere(found: _Candidate) -> bool:
    return found.share >= (TOLD_BY_THE_SAME if found.told else TOLD_ELSEWHERE)


def _elsewhere(quoted: Quoted, witness: Telling) -> Iterable[Sentence]:
    """Return the sentences of any paragraph that have much of the content of a quotation."""
    if len(quoted.content) < FEWEST_ELSEWHERE:
        return ()
    return witness.sharing(quoted.content, TOLD_BY_THE_SAME * len(quoted.content))


def _rank(candidate: _Candidate) -> tuple[float, int, int]:
    """Return what candidates are ordered by: the score, and the earlier of equals."""
    place = candidate.sentence.place
    return candidate.score, -place.block, -place.span.start


def _weigh(quoted: Quoted, sentence: Sentence, around: frozenset[str]) -> _Candidate:
    share = _share(quoted.content, sentence.content)
    context = _share(around, sentence.content)
    reported = reports(sentence)
    told = reported and names_speaker(sentence, quoted)
    return _Candidate(
        sentence=sentence,
        of=len(quoted.content),
        shared=len(quoted.content & sentence.content),
        share=share,
        context=context,
        around=len(around & sentence.content),
        whole=bool(quoted.content) and has_run(sentence.words, quoted.words),
        reports=reported,
        told=told,
        score=min(1.0, _SHARE * share + (_WITH_SPEAKER if told else 0.0) + _WITH_CONTEXT * context),
    )


def _share(wanted: frozenset[str], content: frozenset[str]) -> float:
    return len(wanted & content) / len(wanted) if wanted else 0.0


def _context(quoted: Quoted, base: Article) -> frozenset[str]:
    """Return the content of the base sentence around a quotation, its own words and its speaker's name left out."""
    place = quoted.source.place
    text = base.blocks[place.block].text
    sentences = split_sentences(text)
    at = bisect_right(sentences, place.span.start, key=lambda sentence: sentence.end)
    sentence = sentences[at] if at < len(sentences) else Span(0, len(text))
    start, end = max(sentence.start, place.span.start - _AROUND), min(sentence.end, place.span.end + _AROUND)
    outside = f"{text[start : place.span.start]} {text[place.span.end : end]}"
    return content_of((key for key in word_keys(outside) if key not in quoted.teller.name), quoted.language)


def _sentences(at: int, block: Block, blanked: str, language: str | None) -> Iterator[Sentence]:
    for span in split_sentences(block.text):
        text = span.of(blanked)
        keys = tuple(word_keys(text))
        if keys:
            yield Sentence(Place(at, span), text, keys, content_of(keys, language), language)


def _blank(text: str, spans: Sequence[Span]) -> str:
    """Return the text with spaces in place of stretches that follow one another."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], " " * len(span)]
        at = span.end
    return "".join(pieces) + text[at:]

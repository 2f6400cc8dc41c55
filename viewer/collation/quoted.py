"""A quotation made ready for comparing, and how alike two of them are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from viewer.collation.lexicon import Lexicon
from viewer.collation.lexicon import lexicon as content_lexicon
from viewer.model import AlignedRow, Article, Quotation
from viewer.text.cues import Lexicon as CueLexicon
from viewer.text.cues import lexicon as cue_lexicon
from viewer.text.folding import fold_text
from viewer.text.tokens import word_keys

STEM = 5  # letters that words of one family mostly share
EMPTY_WEIGHT = 0.25  # of a word without content of its own, beside 1 for one that has some
_EDGES = " \t\u00a0\u202f\"'`“”„‟«»‹›「」『』‘’‚‛״.,;:!?…-–—،؟。"


class SpeakerRelation(StrEnum):
    """How the speakers of two quotations stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of one side: `inner` as written without marks and edges, `words` folded, `stems` weighted.

    `row` is the index of the aligned row that it stands in, `rank` its place among the row's quotations.
    """

    index: int
    source: Quotation
    inner: str
    words: tuple[str, ...]
    stems: Mapping[str, float]
    content: frozenset[str]
    speaker: frozenset[str]
    is_named: bool
    language: str | None
    row: int
    rank: int


def prepare(article: Article, rows: Sequence[AlignedRow], *, base: bool) -> tuple[Quoted, ...]:
    """Return the quotations of one side of the rows in reading order, ready for comparing."""
    row_of = {block: at for at, row in enumerate(rows) for block in (row.base if base else row.witness)}
    ranks: Counter[int] = Counter()
    found: list[Quoted] = []
    for index, quotation in enumerate(article.quotations):
        row = row_of.get(quotation.place.block, -1 - index)
        language = article.blocks[quotation.place.block].language or article.language
        found.append(_prepare_one(index, quotation, language, row, ranks[row]))
        ranks[row] += 1
    return tuple(found)


def stems_of(keys: Iterable[str], words: Lexicon) -> dict[str, float]:
    """Return the stems of the keys of a text, each with the weight that its words have together."""
    stems: dict[str, float] = {}
    for key in keys:
        stem = stem_of(key)
        stems[stem] = stems.get(stem, 0.0) + (1.0 if is_content(key, words) else EMPTY_WEIGHT)
    return stems


def content_of(keys: Iterable[str], words: Lexicon) -> frozenset[str]:
    """Return the stems of the keys whose words say something by themselves."""
    return frozenset(stem_of(key) for key in keys if is_content(key, words))


def is_content(key: str, words: Lexicon) -> bool:
    """Tell whether a key is of a word that says something by itself."""
    return words.find(key, words.function) is None and (len(key) > 1 or key.isdigit())


def stem_of(key: str) -> str:
    """Return what words of one family share: their first letters, numbers whole."""
    return key if key[0].isdigit() else key[:STEM]


def likeness(a: Quoted, b: Quoted) -> float:
    """Return in 0..1 how much wording two quotations share: Dice's measure over weighted stems."""
    if a.words == b.words:
        return 1.0
    shared = sum(min(weight, b.stems[stem]) for stem, weight in a.stems.items() if stem in b.stems)
    total = sum(a.stems.values()) + sum(b.stems.values())
    return 2 * shared / total if total else 0.0


def compare_speakers(a: Quoted, b: Quoted) -> SpeakerRelation:
    """Tell whether two quotations have the same speaker, as far as the names show it."""
    if a.speaker & b.speaker:
        return SpeakerRelation.SAME
    if a.is_named and b.is_named:
        return SpeakerRelation.DIFFERENT
    return SpeakerRelation.UNKNOWN


def _prepare_one(index: int, quotation: Quotation, language: str | None, row: int, rank: int) -> Quoted:
    words = content_lexicon(language)
    inner = quotation.text.strip(_EDGES)
    keys = tuple(word_keys(inner))
    speaker, is_named = _speaker_keys(quotation, cue_lexicon(language))
    return Quoted(
        index=index,
        source=quotation,
        inner=inner,
        words=keys,
        stems=stems_of(keys, words),
        content=content_of(keys, words),
        speaker=speaker,
        is_named=is_named,
        language=language,
        row=row,
        rank=rank,
    )


def _speaker_keys(quotation: Quotation, words: CueLexicon) -> tuple[frozenset[str], bool]:
    """Return the telling words of the speaker's name, and whether it is a name rather than a description."""
    if quotation.speaker is None:
        return frozenset(), False
    name = fold_text(quotation.speaker.name)
    empty = words.titles | words.determiners | words.links | words.pronouns | words.relatives
    keys = frozenset(key.removesuffix("'s") for key in word_keys(name) if key not in empty)
    first = name.split()[0].casefold() if name.split() else ""
    is_named = bool(keys) and words.capitals and name[:1].isupper() and first not in words.determiners
    return keys, is_named

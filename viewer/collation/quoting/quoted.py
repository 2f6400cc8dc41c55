"""A quotation made ready for comparing, and how alike two of them are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from viewer.collation.quoting.tellers import SpeakerRelation, Teller, read_teller, relate
from viewer.collation.wording.lexicon import lexicon
from viewer.model import AlignedRow, Article, Quotation
from viewer.text.asides import spoken
from viewer.text.kept import Kept
from viewer.text.signs import EDGES
from viewer.text.tokens import word_keys

STEM = 5  # letters that words of one family mostly share
EMPTY_WEIGHT = 0.25  # of a word without content of its own, beside 1 for one that has some
LENT = 0.9  # share of the shorter one's wording that stands in the longer one
FEWEST_LENT = 3  # content words without which that may be chance
FROM_LONGER = 0.8  # likeness of words cut from a longer quotation
_REMEMBERED = 1 << 16  # distinct words of a language whose stems are kept


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of one side: `inner` as written without marks and edges, `words` folded, `stems` weighted.

    `weight` is that of all stems together.
    `row` is the index of the aligned row that it stands in, `rank` its place among the row's quotations, `of` how many
    these are.
    """

    index: int
    source: Quotation
    inner: str
    words: tuple[str, ...]
    stems: Mapping[str, float]
    weight: float
    content: frozenset[str]
    teller: Teller
    language: str | None
    row: int
    rank: int
    of: int


def prepare(article: Article, rows: Sequence[AlignedRow], *, base: bool) -> tuple[Quoted, ...]:
    """Return the quotations of one side of the rows in reading order, ready for comparing."""
    row_of = {block: at for at, row in enumerate(rows) for block in (row.base if base else row.witness)}
    ranks: Counter[int] = Counter()
    texts = [block.text for block in article.blocks]
    sizes = Counter(row_of.get(quotation.place.block, -1 - index) for index, quotation in enumerate(article.quotations))
    found: list[Quoted] = []
    for index, quotation in enumerate(article.quotations):
        row = row_of.get(quotation.place.block, -1 - index)
        language = article.blocks[quotation.place.block].language or article.language
        found.append(_prepare_one(index, quotation, texts, language, (row, ranks[row], sizes[row])))
        ranks[row] += 1
    return tuple(found)


def content_of(keys: Iterable[str], language: str | None) -> frozenset[str]:
    """Return the stems of the keys whose words say something by themselves."""
    return frozenset(filter(None, map(_content_stems(language).__getitem__, keys)))


def likeness(a: Quoted, b: Quoted) -> float:
    """Return in 0..1 how much wording two quotations share: Dice's measure over weighted stems, or what one lends.

    A short one whose words nearly all stand in a long one was cut from it, however much was cut.
    """
    if a.words == b.words:
        return 1.0
    mine, theirs = a.stems, b.stems
    shared = sum([min(mine[stem], theirs[stem]) for stem in mine.keys() & theirs.keys()])
    total, least = a.weight + b.weight, min(a.weight, b.weight)
    alike = 2 * shared / total if total else 0.0
    is_lent = shared >= LENT * least and len(a.content & b.content) >= FEWEST_LENT
    return max(alike, FROM_LONGER) if is_lent else alike


def compare_speakers(a: Quoted, b: Quoted) -> SpeakerRelation:
    """Tell whether two quotations have the same speaker, as far as the names show it."""
    return relate(a.teller, b.teller)


def _prepare_one(
    index: int, quotation: Quotation, texts: Sequence[str], language: str | None, standing: tuple[int, int, int]
) -> Quoted:
    inner = spoken(quotation.text, language).strip(EDGES)
    keys = tuple(word_keys(inner))
    stems = _stems_of(keys, language)
    return Quoted(
        index=index,
        source=quotation,
        inner=inner,
        words=keys,
        stems=stems,
        weight=sum(stems.values()),
        content=content_of(keys, language),
        teller=read_teller(quotation.speaker, texts, language),
        language=language,
        row=standing[0],
        rank=standing[1],
        of=standing[2],
    )


def _stems_of(keys: Iterable[str], language: str | None) -> dict[str, float]:
    """Return the stems of the keys of a text, each with the weight that its words have together."""
    content = _content_stems(language)
    stems: dict[str, float] = {}
    for key in keys:
        stem, weight = (content[key], 1.0) if content[key] else (_stem_of(key), EMPTY_WEIGHT)
        stems[stem] = stems.get(stem, 0.0) + weight
    return stems


@cache
def _content_stems(language: str | None) -> Kept[str]:
    """Return the table of the stems of keys, "" for those of words that say nothing by themselves."""
    words = lexicon(language)

    def stem_of(key: str) -> str:
        says = words.find(key, words.function) is None and (len(key) > 1 or key.isdigit())
        return _stem_of(key) if says else ""

    return Kept(stem_of, _REMEMBERED)


def _stem_of(key: str) -> str:
    """Return what words of one family share: their first letters, numbers whole."""
    return key if key[0].isdigit() else key[:STEM]

"""Quotations that an article itself repeats: the words of a headline or a pull quote that stand in its text again."""

from collections import defaultdict

from viewer.collation.quoting.quoted import Quoted, compare_speakers, prepare
from viewer.collation.quoting.tellers import SpeakerRelation
from viewer.model import Article, QuotationKind

FEWEST_WORDS = 3
"""Words that a quotation needs to be an echo: one or two stand in many others by chance."""


def find_echoes(article: Article) -> dict[int, int]:
    """Return for each quotation that only repeats words of another one of the article the one that it repeats.

    Its words stand there without a gap, nobody else is said to have said them, and what is repeated is no echo itself.
    """
    said = [quoted for quoted in prepare(article, (), base=True) if quoted.source.kind is not QuotationKind.TITLE]
    holding: defaultdict[tuple[str, ...], list[Quoted]] = defaultdict(list)
    echoes: dict[int, int] = {}
    for quoted in sorted(said, key=_worth):
        runs = list(zip(*(quoted.words[start:] for start in range(FEWEST_WORDS)), strict=False))
        whole = next((other for other in holding[runs[0]] if _repeats(quoted, other)), None) if runs else None
        if whole is not None:
            echoes[quoted.index] = whole.index
            continue
        for run in dict.fromkeys(runs):
            holding[run].append(quoted)
    return dict(sorted(echoes.items()))


def _worth(quoted: Quoted) -> tuple[int, bool, int]:
    """Order quotations by what they can stand for: the longest, then those whose speaker is known, then the first."""
    return -len(quoted.words), quoted.source.speaker is None, quoted.index


def _repeats(echo: Quoted, whole: Quoted) -> bool:
    if compare_speakers(echo, whole) is SpeakerRelation.DIFFERENT:
        return False
    size = len(echo.words)
    return any(whole.words[at : at + size] == echo.words for at in range(len(whole.words) - size + 1))

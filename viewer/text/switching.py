"""Where a text goes over into another language of the same script, and back: a walk over its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import inf

import regex

from viewer.model import Span
from viewer.text.addresses import without_addresses
from viewer.text.evidence import find_word_spans, find_words, is_name_like, word_evidence
from viewer.text.lanes import STEP, join, lanes_that_rise, part
from viewer.text.language import RARE, leading, rank_languages
from viewer.text.loans import loan_phrases, name_particles
from viewer.text.profiles import LANGUAGES, is_common

APART = "\x1e"
"""Stands for something taken out of a text, and is a space; no stretch goes on across it."""

# One word says at most so much for another language, and so much against it, in steps of a nat.
_MOST_FOR, _MOST_AGAINST = 5 * STEP, 4 * STEP
# What a capitalised word in mid sentence keeps of what it says for another language.
_NAME_TRUST = 0.3
# What entering and what leaving another language costs, in nats: in mid sentence, at a pause, at a quotation mark or
# bracket, and at the edge of the text.
_MID, _PAUSE, _MARK, _EDGE = 4.0, 3.5, 2.25, 1.75
# What it costs to stay in another language across a quotation mark or bracket: quotations end where their marks are.
_THROUGH_QUOTE = 1.5
# Languages that short stretches of each other are easily taken for cost so much more.
_CLOSE = tuple(map(frozenset, (
    {"da", "no", "sv"}, {"cs", "sk"}, {"hr", "sl"}, {"nl", "af"}, {"es", "ca", "pt"}, {"id", "tl"},
    {"ru", "uk", "bg", "mk"}, {"hi", "mr", "ne"},
)))  # fmt: skip
_CLOSE_COST = 6.0
_RARE_COST = 3.0
# A stretch has at least so many words, of which so many are not names and speak for the other language.
_LEAST_WORDS, _LEAST_SPEAKING = 2, 2
_SPEAKING = 0.5
# A stretch without a common word must say so much more, in nats, and one of two words so much.
_UNLISTED_COST = 2.5
_PAIR_COST = 1.5
# How far the first language must lead to be certain, in nats.
_SURE_LEAD = 4.0
# Words kept with what they say against the language of an article.
_KEPT_WORDS = 1 << 15

_GAP_QUOTE = regex.compile(r"[\"“”„‟«»‹›()\[\]{}「」『』]|(?:^|\s)['‘’‚]|['‘’](?:\s|$)")
_GAP_MARK = regex.compile(r"[.:!?]\s|\n|\s[—–-]\s")
_GAP_PAUSE = regex.compile(r"[,.;:!?…–—|/•]")


@dataclass(frozen=True, slots=True)
class Switch:
    """A stretch in another language, from the beginning of its first word to the end of its last."""

    span: Span
    language: str | None
    certain: bool


def find_switches(text: str, script: str, language: str, *, cost: float = 0.0) -> tuple[Switch, ...]:
    """Return the stretches of the words of `text` in `script` that are in another language than `language`, in order.

    The likeliest way through two kinds of states, at home and abroad (Viterbi): each word adds what it says for the
    other language and against the own; each change of language costs less where a reader would expect it. `cost` is
    added to each change.
    """
    changes = [change + 2 * cost for change in _change_costs(script, language)]
    if not _likely(_words(text, script), script, language, changes):
        return ()
    text = without_addresses(text)
    words, spans = _words(text, script), find_word_spans(text, script)
    gaps, stays = zip((_EDGE, 0.0), *_gap_costs(text, spans), (_EDGE, 0.0), strict=True)
    likely = _likely(words, script, language, changes)
    speech = {
        column: said
        for column, said in _speech(words, gaps, script, language, likely)
        if _is_worth(said, gaps, changes[column])
    }
    return tuple(
        _switch(words[first:last], Span(spans[first].start, spans[last - 1].end), script, language)
        for first, last, column in _walk(speech, gaps, stays, changes)
        if _is_speech(words[first:last], speech[column][first:last], script, (gaps[first], gaps[last]))
    )


def _words(text: str, script: str) -> list[str]:
    """Return the words of `text`, in small letters where it is all in capitals."""
    words = find_words(text, script)
    return [word.lower() for word in words] if all(map(str.isupper, words)) else words


def _likely(words: Sequence[str], script: str, language: str, changes: Sequence[float]) -> list[int]:
    """Return the columns of the languages for which some stretch may say more than going over into them and back costs.

    Few paragraphs have any: all that is dearer is left to those.
    """
    gains = (_gains(word, script, language) for word in words)
    return lanes_that_rise(gains, _MOST_AGAINST, [int((2 * _EDGE + change) * STEP) for change in changes])


@lru_cache(maxsize=_KEPT_WORDS)
def _gains(word: str, script: str, language: str) -> int:
    """Return what a word says for each language against the article's, in lanes and `_MOST_AGAINST` too high."""
    costs = part(word_evidence(word, script).costs, len(LANGUAGES[script]))
    own = costs[LANGUAGES[script].index(language)] + _MOST_AGAINST
    most = _MOST_AGAINST + _MOST_FOR
    return join([most if (gain := own - cost) > most else gain if gain > 0 else 0 for cost in costs])  # noqa: FURB136


def _speech(
    words: Sequence[str], gaps: Sequence[float], script: str, language: str, columns: Sequence[int]
) -> Iterator[tuple[int, list[float]]]:
    """Yield columns, each with what every word says for its language against the article's.

    Words capitalised in mid sentence say little for another language: they may be names.
    """
    gains = [part(_gains(word, script, language), len(LANGUAGES[script])) for word in words]
    trust = [_NAME_TRUST if gap > _MARK and is_name_like(word) else 1.0 for word, gap in zip(words, gaps, strict=False)]
    for column in columns:
        said = [(gain[column] - _MOST_AGAINST) / STEP for gain in gains]
        yield column, [score * trusted if score > 0 else score for score, trusted in zip(said, trust, strict=True)]


def _is_worth(speech: Sequence[float], gaps: Sequence[float], change: float) -> bool:
    """Tell whether any stretch says more for a language than going over into it and back costs."""
    total, entered = 0.0, gaps[0]
    for said, gap in zip(speech, gaps[1:], strict=True):
        total += said
        if total - entered - gap > change:
            return True
        entered = min(entered, total + gap)
    return False


def _gap_costs(text: str, spans: Sequence[Span]) -> Iterator[tuple[float, float]]:
    """Yield for each gap between two words the cost of a change of language there, and of staying abroad."""
    for left, right in pairwise(spans):
        gap = text[left.end : right.start]
        if gap == " ":
            yield _MID, 0.0
        elif APART in gap:
            yield _MARK, inf
        elif _GAP_QUOTE.search(gap):
            yield _MARK, _THROUGH_QUOTE
        elif _GAP_MARK.search(gap):
            yield _MARK, 0.0
        else:
            yield (_PAUSE if _GAP_PAUSE.search(gap) else _MID), 0.0


@cache
def _change_costs(script: str, language: str) -> tuple[float, ...]:
    """Return what going over into each language costs beyond the place where it happens."""
    near = {other for group in _CLOSE if language in group for other in group}
    return tuple(_RARE_COST * (other in RARE) + _CLOSE_COST * (other in near) for other in LANGUAGES[script])


def _walk(
    speech: Mapping[int, Sequence[float]], gaps: Sequence[float], stays: Sequence[float], changes: Sequence[float]
) -> list[tuple[int, int, int]]:
    """Return `(first word, word after the last, language column)` of every stretch abroad on the best way.

    `speech` holds the columns that are worth a walk: no other could be part of the best way.
    """
    if not speech:
        return []
    home = 0.0
    abroad = dict.fromkeys(speech, -inf)
    since = dict.fromkeys(speech, 0)
    left: list[tuple[int, int] | None] = [None]
    for at in range(len(gaps) - 1):
        for column, said in speech.items():
            entering, staying = home - gaps[at] - changes[column], abroad[column] - stays[at]
            if entering > staying:
                since[column] = at
            abroad[column] = max(staying, entering) + said[at]
        best = max(abroad, key=abroad.__getitem__)
        leaving = abroad[best] - gaps[at + 1]
        left.append((since[best], best) if leaving > home else None)
        home = max(home, leaving)
    return _read_back(left)


def _read_back(left: Sequence[tuple[int, int] | None]) -> list[tuple[int, int, int]]:
    stretches: list[tuple[int, int, int]] = []
    at = len(left) - 1
    while at > 0:
        came = left[at]
        if came is None:
            at -= 1
            continue
        stretches.append((came[0], at, came[1]))
        at = came[0]
    return stretches[::-1]


def _is_speech(words: Sequence[str], speech: Sequence[float], script: str, changes: Sequence[float]) -> bool:
    """Tell whether a stretch is more than a name, a phrase at home everywhere, or two words that look alike.

    `changes` is what it cost to enter and to leave the stretch. A word said twice speaks once.
    """
    lower = [word.lower() for word in words]
    if " ".join(lower) in loan_phrases() or (max(changes) > _MARK and _is_title(words, lower)):
        return False
    common = [is_common(word, script) for word in lower]
    speaking = {
        key
        for word, key, said, listed in zip(words, lower, speech, common, strict=True)
        if said > _SPEAKING and (listed or not is_name_like(word))
    }
    if len(speaking) < _LEAST_SPEAKING or speaking.isdisjoint(words) or speaking <= name_particles():
        return False
    said_once = sum(dict(zip(reversed(lower), reversed(speech), strict=True)).values())
    needed = sum(changes) + _PAIR_COST * (len(words) == _LEAST_WORDS) + _UNLISTED_COST * (not any(common))
    return said_once > needed


def _is_title(words: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether only small words are written small, as in the name of a body or a book."""
    return all(is_name_like(word) or key in name_particles() for word, key in zip(words, lower, strict=True))


def _switch(words: Sequence[str], span: Span, script: str, language: str) -> Switch:
    scores = rank_languages(words, script)
    scores[LANGUAGES[script].index(language)] = -inf
    first, second = leading(scores)
    return Switch(span, LANGUAGES[script][first], scores[first] - scores[second] >= _SURE_LEAD)

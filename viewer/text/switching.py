"""Where a text goes over into another language of the same script, and back: a walk over its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import regex

from viewer.model import Span
from viewer.text.language import rank_languages
from viewer.text.profiles import LANGUAGES, Scores, is_name_like, word_evidence, word_pattern

# One word says at most so much for another language, in nats, and so much against it.
_MOST_FOR, _MOST_AGAINST = 3.0, 4.0
# What entering and what leaving another language costs, in nats: in mid sentence, at a pause, at a quotation mark or
# bracket, and at the edge of the text.
_MID, _PAUSE, _MARK, _EDGE = 5.0, 4.0, 2.5, 2.0
# Languages that short stretches of each other are easily taken for cost so much more.
_CLOSE = tuple(map(frozenset, (
    {"da", "no", "sv"}, {"cs", "sk"}, {"hr", "sl"}, {"nl", "af"}, {"es", "ca", "pt"}, {"id", "tl"},
    {"ru", "uk", "bg", "mk"}, {"hi", "mr", "ne"},
)))  # fmt: skip
_CLOSE_COST = 6.0
_RARE = frozenset({"af", "cy", "so", "sq", "sw", "tl", "et", "lt", "lv", "ca", "sl", "mk"})
_RARE_COST = 3.0
# A stretch has at least so many words, of which so many are not names and speak for the other language.
_LEAST_WORDS, _LEAST_SPEAKING = 2, 2
_SPEAKING = 0.5
# How far the first language must lead to be certain, in nats.
_SURE_LEAD = 6.0
_CACHED_WORDS = 1 << 16

_GAP_MARK = regex.compile(r"[\"“”„‟«»‹›()\[\]{}「」『』\n]|(?:^|\s)['‘’‚]|['‘’](?:\s|$)|\s[—–-]\s")
_GAP_PAUSE = regex.compile(r"[,.;:!?…–—|/•]")


@dataclass(frozen=True, slots=True)
class Switch:
    """A stretch in another language, from the beginning of its first word to the end of its last."""

    span: Span
    language: str | None
    certain: bool
    whole: bool


def find_switches(text: str, script: str, language: str, *, cost: float = 0.0) -> tuple[Switch, ...]:
    """Return the stretches of the words of `text` in `script` that are in another language than `language`, in order.

    The likeliest way through two kinds of states, at home and abroad (Viterbi): each word adds what it says for the other
    language and against the own; each change of language costs less where a reader would expect it. `cost` is added to each
    change.
    """
    pattern = word_pattern(script)
    words: list[str] = pattern.findall(text)
    if len(words) < _LEAST_WORDS:
        return ()
    speech = _speech(words, script, language, text)
    if _best_stretch(speech) <= 2 * (_EDGE + cost):
        return ()
    spans = [Span(*match.span()) for match in pattern.finditer(text)]
    gaps = np.array(list(_gap_costs(text, spans)), np.float32) + np.float32(cost)
    found = _walk(speech, gaps, _change_costs(script, language))
    return tuple(
        _switch(
            words[first:last],
            Span(spans[first].start, spans[last - 1].end),
            script,
            language,
            last - first == len(words),
        )
        for first, last, column in found
        if _is_speech(words[first:last], speech[first:last, column])
    )


def _speech(words: Sequence[str], script: str, language: str, text: str) -> Scores:
    """Return for every word (row) what it says for each language (column) against the article's."""
    column = LANGUAGES[script].index(language)
    if text.isupper():
        words = [word.lower() for word in words]
    rows = [_word_speech(word, script, column) for word in words]
    speech: Scores = np.concatenate(rows).reshape(len(rows), -1)
    return speech


@lru_cache(_CACHED_WORDS)
def _word_speech(word: str, script: str, column: int) -> Scores:
    evidence = word_evidence(word, script)
    speech: Scores = np.clip(evidence - evidence[column], -_MOST_AGAINST, _MOST_FOR)
    return speech


def _best_stretch(speech: Scores) -> float:
    """Return the most that any stretch says for any one language: no change can be worth more."""
    totals = np.zeros((len(speech) + 1, speech.shape[1]), np.float32)
    np.cumsum(speech, axis=0, out=totals[1:])
    return float((totals - np.minimum.accumulate(totals, axis=0)).max())


def _gap_costs(text: str, spans: Sequence[Span]) -> Iterator[float]:
    """Yield the cost of a change before each word, and after the last."""
    yield _EDGE
    for left, right in zip(spans, spans[1:], strict=False):
        gap = text[left.end : right.start]
        if gap == " ":
            yield _MID
        elif _GAP_MARK.search(gap):
            yield _MARK
        else:
            yield _PAUSE if _GAP_PAUSE.search(gap) else _MID
    yield _EDGE


@cache
def _change_costs(script: str, language: str) -> Scores:
    """Return what going over into each language costs beyond the place where it happens."""
    near = {other for group in _CLOSE if language in group for other in group}
    costs = [_RARE_COST * (other in _RARE) + _CLOSE_COST * (other in near) for other in LANGUAGES[script]]
    return np.array(costs, np.float32)


def _walk(speech: Scores, gaps: Scores, changes: Scores) -> list[tuple[int, int, int]]:
    """Return `(first word, word after the last, language column)` of every stretch abroad on the best way."""
    count, languages = speech.shape
    home = np.zeros(count + 1, np.float32)
    abroad = np.full(languages, -np.inf, np.float32)
    since = np.zeros(languages, np.intp)
    left: list[tuple[int, int] | None] = [None] * (count + 1)
    for at in range(count):
        entering = home[at] - gaps[at] - changes
        fresh = entering > abroad
        since[fresh] = at
        abroad = np.maximum(abroad, entering) + speech[at]
        best = int(abroad.argmax())
        leaving = abroad[best] - gaps[at + 1]
        home[at + 1] = max(home[at], leaving)
        if leaving > home[at]:
            left[at + 1] = (int(since[best]), best)
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


def _is_speech(words: Sequence[str], speech: Scores) -> bool:
    """Tell whether enough words of a stretch are words, not names."""
    speaking = sum(1 for word, said in zip(words, speech, strict=True) if said > _SPEAKING and not is_name_like(word))
    return len(words) >= _LEAST_WORDS and speaking >= _LEAST_SPEAKING


def _switch(words: Sequence[str], span: Span, script: str, language: str, whole: bool) -> Switch:
    scores = rank_languages(words, script)
    scores[LANGUAGES[script].index(language)] = -np.inf
    first, second = (int(column) for column in np.argsort(-scores, kind="stable")[:2])
    return Switch(span, LANGUAGES[script][first], bool(scores[first] - scores[second] >= _SURE_LEAD), whole)

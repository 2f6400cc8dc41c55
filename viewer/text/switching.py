"""Where a text goes over into another language of the same script, and back: a walk over its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import regex

from viewer.model import Span
from viewer.text.addresses import without_addresses
from viewer.text.evidence import find_word_spans, find_words, is_name_like, word_evidence
from viewer.text.language import RARE, rank_languages
from viewer.text.loans import loan_phrases, name_particles
from viewer.text.profiles import LANGUAGES, Scores, is_common

APART = "\x1e"
"""Stands for something taken out of a text, and is a space; no stretch goes on across it."""

# One word says at most so much for another language, in nats, and so much against it.
_MOST_FOR, _MOST_AGAINST = 5.0, 4.0
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
    words = _words(text, script)
    changes = _change_costs(script, language) + np.float32(2 * cost)
    if not _is_worth(_speech(words, script, language), np.full(len(words) + 1, _EDGE, np.float32), changes):
        return ()
    text = without_addresses(text)
    words, spans = _words(text, script), find_word_spans(text, script)
    gaps, stays = np.array([(_EDGE, 0.0), *_gap_costs(text, spans), (_EDGE, 0.0)], np.float32).T
    speech = _less_names(_speech(words, script, language), words, gaps)
    if not spans or not _is_worth(speech, gaps, changes):
        return ()
    return tuple(
        _switch(words[first:last], Span(spans[first].start, spans[last - 1].end), script, language)
        for first, last, column in _walk(speech, gaps, stays, changes)
        if _is_speech(words[first:last], speech[first:last, column], script, (gaps[first], gaps[last]))
    )


def _words(text: str, script: str) -> list[str]:
    """Return the words of `text`, in small letters where it is all in capitals."""
    words = find_words(text, script)
    return [word.lower() for word in words] if all(map(str.isupper, words)) else words


def _speech(words: Sequence[str], script: str, language: str) -> Scores:
    """Return for every word (row) what it says for each language (column) against the article's."""
    evidence = word_evidence(words, script)
    column = LANGUAGES[script].index(language)
    speech = evidence.scores - evidence.scores[:, column : column + 1]
    np.minimum(speech, _MOST_FOR, out=speech)
    np.maximum(speech, -_MOST_AGAINST, out=speech)
    return speech


def _less_names(speech: Scores, words: Sequence[str], gaps: Scores) -> Scores:
    """Return `speech` with words capitalised in mid sentence saying little for another language: they may be names."""
    names = np.fromiter(map(is_name_like, words), np.bool_, len(words)) & (gaps[:-1] > _MARK)
    return np.where(names[:, None] & (speech > 0), speech * np.float32(_NAME_TRUST), speech)


def _is_worth(speech: Scores, gaps: Scores, changes: Scores) -> bool:
    """Tell whether any stretch says more for a language than going over into it and back costs."""
    totals = np.zeros((len(gaps), speech.shape[1]), np.float32)
    np.cumsum(speech, axis=0, out=totals[1:])
    entered = np.minimum.accumulate(totals + gaps[:, None], axis=0)
    return bool((totals - entered - gaps[:, None] > changes).any())


def _gap_costs(text: str, spans: Sequence[Span]) -> Iterator[tuple[float, float]]:
    """Yield for each gap between two words the cost of a change of language there, and of staying abroad."""
    for left, right in pairwise(spans):
        gap = text[left.end : right.start]
        if gap == " ":
            yield _MID, 0.0
        elif APART in gap:
            yield _MARK, np.inf
        elif _GAP_QUOTE.search(gap):
            yield _MARK, _THROUGH_QUOTE
        elif _GAP_MARK.search(gap):
            yield _MARK, 0.0
        else:
            yield (_PAUSE if _GAP_PAUSE.search(gap) else _MID), 0.0


@cache
def _change_costs(script: str, language: str) -> Scores:
    """Return what going over into each language costs beyond the place where it happens."""
    near = {other for group in _CLOSE if language in group for other in group}
    costs = [_RARE_COST * (other in RARE) + _CLOSE_COST * (other in near) for other in LANGUAGES[script]]
    return np.array(costs, np.float32)


def _walk(speech: Scores, gaps: Scores, stays: Scores, changes: Scores) -> list[tuple[int, int, int]]:
    """Return `(first word, word after the last, language column)` of every stretch abroad on the best way."""
    count, languages = speech.shape
    home = np.zeros(count + 1, np.float32)
    abroad = np.full(languages, -np.inf, np.float32)
    since = np.zeros(languages, np.intp)
    left: list[tuple[int, int] | None] = [None] * (count + 1)
    for at in range(count):
        entering = home[at] - gaps[at] - changes
        staying = abroad - stays[at]
        since[entering > staying] = at
        abroad = np.maximum(staying, entering) + speech[at]
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


def _is_speech(words: Sequence[str], speech: Scores, script: str, changes: Sequence[float]) -> bool:
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
    said_once = sum(dict(zip(reversed(lower), reversed(speech.tolist()), strict=True)).values())
    needed = sum(changes) + _PAIR_COST * (len(words) == _LEAST_WORDS) + _UNLISTED_COST * (not any(common))
    return bool(said_once > needed)


def _is_title(words: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether only small words are written small, as in the name of a body or a book."""
    return all(is_name_like(word) or key in name_particles() for word, key in zip(words, lower, strict=True))


def _switch(words: Sequence[str], span: Span, script: str, language: str) -> Switch:
    scores = rank_languages(words, script)
    scores[LANGUAGES[script].index(language)] = -np.inf
    first, second = (int(column) for column in np.argsort(-scores, kind="stable")[:2])
    return Switch(span, LANGUAGES[script][first], bool(scores[first] - scores[second] >= _SURE_LEAD))

"""Words that name a story and say why its articles stand together: always the authors' own."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from viewer.grouping.features import Reading, article_texts, read_terms, word_tokens
from viewer.grouping.lexicon import Lexicon
from viewer.grouping.words import grouping_words
from viewer.model import FURNITURE, Article, Role

MOST_TERMS = 8
"""Terms that say why a story's articles are together."""

TOPIC_TERMS = 3
"""Terms that name a topic of several stories."""

SHARED_BY = 0.5
"""Share of the articles (or stories) that a term must stand in to be called shared."""

TELLING_WEIGHT = 8.0
"""Weight below which a word says too little of what a story is about to be shown."""

LABEL_CHARACTERS = 120
"""Length from which a label is cut at a word: only articles without a headline have longer first lines."""

_PART = r"[\p{L}\p{M}]*+(?:-[\p{L}\p{M}]++)*+"
_NAME = regex.compile(rf"\b\p{{Lu}}{_PART}(?: \p{{Lu}}{_PART}){{1,3}}+")
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")
_OUTLET = regex.compile(r"\s+[|–—•·-]\s+([^|–—•·]{2,40})$")
_POSSESSIVE = regex.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A term as written: its text, the keys of its words, and how telling it is."""

    text: str
    keys: tuple[str, ...]
    weight: float


Terms = Mapping[str, Written]


def written_terms(article: Article, lexicon: Lexicon) -> Terms:
    """Return the telling terms of an article by key, each as it is mostly written there."""
    texts = article_texts(article)
    reading = read_terms(texts, lexicon)
    telling = {key for key, term in reading.terms.items() if term.weight >= TELLING_WEIGHT}
    forms: dict[str, Counter[str]] = {key: Counter() for key in telling}
    names: dict[str, Counter[tuple[str, tuple[str, ...]]]] = {key: Counter() for key in telling}
    for text, language in texts:
        days = grouping_words(language).days
        for word in word_tokens(text):
            for term in lexicon.terms(word, language):
                if term.key in telling and term.form not in days:
                    forms[term.key][term.form if term.is_gram else _POSSESSIVE.sub("", word)] += 1
        for name, keys in _names(text, language, reading, lexicon):
            for key in telling.intersection(keys):
                names[key][name, keys] += 1
    return {key: _written(key, forms[key], names[key], reading.weight(key)) for key in telling if forms[key]}


def most_shared(found: Sequence[Terms], limit: int) -> tuple[str, ...]:
    """Return the terms that at least half of the sets (and two) have, the most telling first, as most write them."""
    votes: dict[str, list[Written]] = {}
    for terms in found:
        for key, written in terms.items():
            votes.setdefault(key, []).append(written)
    fewest = max(2, math.ceil(SHARED_BY * len(found)))
    shared = [key for key, written in votes.items() if len(written) >= fewest]
    shared.sort(key=lambda key: (-sum(written.weight for written in votes[key]), key))
    chosen: list[str] = []
    used: set[str] = set()
    for key in shared:
        if key not in used and len(chosen) < limit:
            text, keys = _favourite([(written.text, written.keys) for written in votes[key]])
            used.update(keys)
            chosen.append(text)
    return tuple(chosen)


def joined_terms(found: Sequence[Terms]) -> Terms:
    """Return what any of the articles of a story says, as its first article that says it writes it."""
    joined: dict[str, Written] = {}
    for terms in found:
        joined = {**terms, **joined}
    return joined


def headline(article: Article) -> str:
    """Return the article's headline without controls and outlet, else its title, else the beginning of its text."""
    blocks = [block for block in article.blocks if block.role not in FURNITURE]
    headlines = [block.text for block in blocks if block.role is Role.HEADLINE]
    worded = [block.text for block in blocks if any(map(str.isalpha, block.text))]
    cleaned = (_cleaned(text, article.outlet) for text in [*headlines[:1], article.title, *worded[:1]])
    return next(filter(None, cleaned), "")


def _names(
    text: str, language: str | None, reading: Reading, lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the names of two and more words with the keys of their words, where every word is one of a name."""
    days = grouping_words(language).days
    for name in _NAME.findall(text):
        terms = [term for word in word_tokens(name) for term in lexicon.terms(word, language)]
        if all(term.key in reading.telling and term.form not in days for term in terms):
            yield name, tuple(term.key for term in terms)


def _written(key: str, forms: Counter[str], names: Counter[tuple[str, tuple[str, ...]]], weight: float) -> Written:
    """Return a term as the article mostly writes it; a name with its other words where it ever has them."""
    if names:
        text, keys = min(names, key=lambda name: (-names[name], name))
        return Written(text, keys, weight)
    return Written(min(forms, key=lambda form: (-forms[form], form)), (key,), weight)


def _favourite(written: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]]:
    """Return what most of them write; of equals the shortest, then the first in the order of letters."""
    votes = Counter(written)
    return min(votes, key=lambda form: (-votes[form], len(form[0]), form))


def _cleaned(text: str, outlet: str | None) -> str:
    """Return a line without controls, runs of spaces and the outlet's name behind it, cut at a word if long."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    behind = _OUTLET.search(line)
    if behind and outlet and _letters(behind[1]) and _letters(behind[1]) in _letters(outlet):
        line = line[: behind.start()]
    if len(line) <= LABEL_CHARACTERS:
        return line
    return line[: LABEL_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def _letters(name: str) -> str:
    """Return the letters and digits of a name, casefolded, so that "The Daily" is found in "thedaily.com"."""
    return "".join(filter(str.isalnum, name.casefold()))

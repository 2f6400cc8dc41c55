"""An article as grouping sees it: weighted terms of its text and of its lead, the days it names, what it counts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

import regex

from viewer.grouping.lexicon import Lexicon, Term
from viewer.grouping.words import grouping_words
from viewer.model import FURNITURE, Article, Block, Role
from viewer.text.sentences import split_sentences

LEAD_SENTENCES = 4
"""Sentences, the headline among them, that say what a news story is about."""

LEAD_CHARACTERS = 1_000
"""Characters in which the lead is looked for, so that a text without stops costs no more than others."""

NAME_FACTOR = 2.0
"""Names and numbers count so many times as other words: they link languages that share a script."""

COUNTED_RARITY = 7.0
"""Weight from which a word after a number says what is counted ("36 prisoners"), not how ("36 of")."""

COUNTED_WORDS = 2
"""Words after a number among which the thing counted is looked for."""

# What the article says itself; who wrote, photographed or printed it would join articles by their makers.
_LEFT_OUT = FURNITURE | {Role.BYLINE, Role.DATE, Role.CREDIT}
_WORD = r"\p{L}[\p{L}\p{M}]*+(?:['’][\p{L}\p{M}]++)*+"
_TOKEN = regex.compile(rf"{_WORD}|\p{{Nd}}++(?:[.,]\p{{Nd}}++)*+")
# Words that begin a line, a sentence or a quotation: their capital says nothing.
_OPENING = regex.compile(rf"(?:^|[\n\"“«‘„(']\s?|[.!?:;][\"”»’)']*\s+)({_WORD})")
_YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Features:
    """Weights of the terms of the whole text and of the lead; weekdays (0 is Monday); pairs of a thing and its count."""

    terms: dict[str, float]
    lead: dict[str, float]
    weekdays: frozenset[int]
    counts: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The terms of an article: how each key weighs, as `term` was first met, and which keys are names or numbers."""

    terms: dict[str, Term]
    telling: frozenset[str]

    def weight(self, key: str) -> float:
        """Return what a key counts in this article."""
        return self.terms[key].weight * (NAME_FACTOR if key in self.telling else 1.0)


def extract_features(article: Article, lexicon: Lexicon) -> Features:
    """Return what grouping compares of an article; only its own text counts, never the furniture of its page."""
    texts = article_texts(article)
    reading = read_terms(texts, lexicon)
    lead = {term.key for text, language in _lead(texts) for term in _all_terms(text, language, lexicon)}
    weekdays = frozenset(day for text, language in texts for day in grouping_words(language).weekdays(text.casefold()))
    return Features(
        terms={key: reading.weight(key) for key in reading.terms},
        lead={key: reading.weight(key) for key in reading.terms if key in lead},
        weekdays=weekdays,
        counts=frozenset(pair for text, language in texts for pair in _counts(text, language, lexicon)),
    )


def article_texts(article: Article) -> list[tuple[str, str | None]]:
    """Return the article's own text, joined by language, the headline first."""
    own = [block for block in article.blocks if block.role not in _LEFT_OUT]
    joined: dict[str | None, list[str]] = {}
    if not any(block.role is Role.HEADLINE for block in own) and _says_something(article, own):
        joined[article.language] = [article.title]
    for block in own:
        joined.setdefault(block.language or article.language, []).append(block.text)
    return [("\n".join(parts), language) for language, parts in joined.items()]


def read_terms(texts: Iterable[tuple[str, str | None]], lexicon: Lexicon) -> Reading:
    """Return the terms of texts and which of them are names (capitals inside sentences prevail) or numbers."""
    terms: dict[str, Term] = {}
    capitals: Counter[str] = Counter()
    for text, language in texts:
        openings = Counter(_OPENING.findall(text))
        for word, times in Counter(_TOKEN.findall(text)).items():
            for term in lexicon.terms(word, language):
                terms.setdefault(term.key, term)
                if term.is_number:
                    capitals[term.form] = 1
                else:
                    capitals[term.form] += times - openings[word] if term.is_capital else -times
    telling = frozenset(key for key, term in terms.items() if capitals[term.form] > 0)
    return Reading(terms, telling)


def word_tokens(text: str) -> list[str]:
    """Return the words and numbers of a text as written, in order."""
    found: list[str] = _TOKEN.findall(text)
    return found


def _says_something(article: Article, own: list[Block]) -> bool:
    """Tell whether the title is the author's and not a file name or the beginning of the text."""
    title = article.title.strip()
    is_file_name = PurePath(article.path).stem in title or PurePath(article.path).name == title
    return bool(title) and not (is_file_name and article.record is None) and not (own and own[0].text.startswith(title))


def _lead(texts: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str | None]]:
    """Give the first sentences of the article with their language."""
    left = LEAD_SENTENCES
    for text, language in texts:
        for span in split_sentences(text[:LEAD_CHARACTERS])[:left]:
            left -= 1
            yield span.of(text), language


def _all_terms(text: str, language: str | None, lexicon: Lexicon) -> Iterator[Term]:
    """Give the terms of a text."""
    for word in set(_TOKEN.findall(text)):
        yield from lexicon.terms(word, language)


def _counts(text: str, language: str | None, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Give what a text counts and how many: a rare enough word behind a number that is no year."""
    numerals = grouping_words(language).numerals
    tokens = _TOKEN.findall(text)
    for at, word in enumerate(tokens):
        number = numerals.get(word.lower()) or (word if word[0].isdigit() else None)
        if number is None or _YEAR.fullmatch(number):
            continue
        for counted in tokens[at + 1 : at + 1 + COUNTED_WORDS]:
            for term in lexicon.terms(counted, language):
                if not term.is_number and term.weight >= COUNTED_RARITY:
                    yield term.key, number.replace(",", "")

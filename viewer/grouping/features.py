"""An article as grouping sees it: weighted terms of its text and of its lead, the days it names, what it counts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

import regex

from viewer.grouping.terms import Term, Vocabulary
from viewer.grouping.words import grouping_words
from viewer.model import FURNITURE, Article, Block, Role
from viewer.text.sentences import split_sentences

LEAD_SENTENCES = 4
"""Sentences, the headline among them, that say what a news story is about."""

LEAD_CHARACTERS = 1_000
"""Characters in which the lead is looked for, so that a text without stops costs no more than others."""

NAME_FACTOR = 2.0
"""Names and numbers count so many times as other words: they link languages that share a script."""

COUNTED_RARITY = 6.2
"""Weight from which a word after a number says what is counted ("36 prisoners"), not how ("36 of")."""

COUNTED_WORDS = 2
"""Words after a number among which the thing counted is looked for."""

# Who wrote, photographed or printed it would join articles by their makers.
_LEFT_OUT = FURNITURE | {Role.BYLINE, Role.DATE, Role.CREDIT}
# Combining marks belong to `\w` here, as they do not in the standard library's expressions.
_TOKEN = regex.compile(r"\d++(?:[.,]\d++)*+|[^\W\d_]\w*+(?:['’]\w++)*+")
# Words that begin a line, a sentence or a quotation: their capital says nothing.
_OPENING = re.compile(r"(?:^|[\n\"“«‘„(']\s?|[.!?:;][\"”»’)']*\s+)([^\W\d_]\w*(?:['’]\w+)*)")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Passage(NamedTuple):
    """Text of an article in one language, and its words and numbers as written."""

    text: str
    language: str | None
    tokens: list[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """What speaks beside wording: the weekdays named (0 is Monday), and pairs of a thing and its count."""

    weekdays: frozenset[int]
    counts: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Features:
    """What grouping compares of an article: weights of the terms of its text and of its lead, and its traits."""

    terms: dict[str, float]
    lead: dict[str, float]
    traits: Traits


def extract_features(passages: Sequence[Passage], vocabulary: Vocabulary) -> Features:
    """Return the features of an article, given as its passages."""
    terms = weigh_terms(passages, vocabulary)
    lead = _lead_keys(passages, vocabulary)
    return Features(
        terms=terms,
        lead={key: terms[key] for key in lead if key in terms},
        traits=Traits(
            weekdays=frozenset(day for passage in passages for day in _weekdays(passage)),
            counts=frozenset(pair for passage in passages for pair in _counts(passage, vocabulary)),
        ),
    )


def article_passages(article: Article) -> list[Passage]:
    """Return the article's own text, never the furniture of its page, joined by language, the headline first."""
    own = [block for block in article.blocks if block.role not in _LEFT_OUT]
    joined: dict[str | None, list[str]] = {}
    if _title_says_more(article, own):
        joined[article.language] = [article.title]
    for block in own:
        joined.setdefault(block.language or article.language, []).append(block.text)
    texts = ((language, "\n".join(parts)) for language, parts in joined.items())
    return [Passage(text, language, _TOKEN.findall(text)) for language, text in texts]


def weigh_terms(passages: Iterable[Passage], vocabulary: Vocabulary) -> dict[str, float]:
    """Return the weights of all terms; words mostly capitalised inside sentences are names, and count as such."""
    weights: dict[str, float] = {}
    capitals: dict[str, int] = {}
    for text, language, tokens in passages:
        terms_of = vocabulary.words(language)
        for word, times in Counter(tokens).items():
            for key, weight, _, sign in terms_of[word]:
                if key in weights:
                    capitals[key] += sign * times
                else:
                    weights[key], capitals[key] = weight, sign * times
        for word in _OPENING.findall(text):
            for key, _, _, sign in terms_of[word]:
                capitals[key] = capitals.get(key, 0) - max(sign, 0)
    return {key: weight * NAME_FACTOR if capitals[key] > 0 else weight for key, weight in weights.items()}


def _title_says_more(article: Article, own: list[Block]) -> bool:
    """Tell whether the title is the author's words, and not a file name, a headline or the beginning of the text."""
    title = article.title.strip()
    file = PurePath(article.id.rpartition("#")[2])  # in an archive, what stands behind its name
    is_file_name = article.record is None and title in {file.name, file.stem}
    is_there = any(block.role is Role.HEADLINE for block in own) or bool(own and own[0].text.startswith(title))
    return bool(title) and not is_file_name and not is_there


def _lead_keys(passages: Iterable[Passage], vocabulary: Vocabulary) -> dict[str, None]:
    """Return the keys of the first sentences of the article, in their order."""
    left = LEAD_SENTENCES
    keys: dict[str, None] = {}
    for text, language, _ in passages:
        terms_of = vocabulary.words(language)
        for span in split_sentences(text[:LEAD_CHARACTERS])[:left]:
            left -= 1
            keys.update((term.key, None) for word in _TOKEN.findall(span.of(text)) for term in terms_of[word])
    return keys


def _weekdays(passage: Passage) -> frozenset[int]:
    """Return the days of the week that a passage names."""
    return grouping_words(passage.language).weekdays(passage.text.casefold())


def _counts(passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Give what a passage counts and how many: rare enough words behind a number that is no year."""
    terms_of, known = vocabulary.words(passage.language), grouping_words(passage.language)
    words = set(passage.tokens)
    numbers = {word: word.replace(",", "") for word in words if word[0].isdigit() and not _YEAR.fullmatch(word)}
    numbers.update((word, known.numerals[word.casefold()]) for word in words if word.casefold() in known.numerals)
    for at in [at for at, word in enumerate(passage.tokens) if word in numbers]:
        for counted in passage.tokens[at + 1 : at + 1 + COUNTED_WORDS]:
            for term in terms_of[counted]:
                if _is_counted(term) and term.form not in known.numerals and term.form not in known.days:
                    yield f"{passage.language} {term.key}", numbers[passage.tokens[at]]


def _is_counted(term: Term) -> bool:
    """Tell whether a term may be a thing that is counted."""
    return not term.is_number and term.weight >= COUNTED_RARITY

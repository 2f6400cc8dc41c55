"""Words that name a story and say why its articles stand together: always the authors' own."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import regex

from viewer.grouping.features import Passage
from viewer.grouping.stretches import shared_stretches
from viewer.grouping.terms import Term, Vocabulary, Words
from viewer.grouping.words import GroupingWords, grouping_words
from viewer.model import FURNITURE, Article, Role

READ_ARTICLES = 3
"""Articles of a story or topic that are read again to see how terms are written; more change little."""

TELLING_WEIGHT = 8.0
"""Weight below which a word says too little of what a story is about to be shown."""

FEWEST_DIGITS = 3
"""Digits of a number that is worth showing; a count of 12 says nothing by itself."""

NAME_CHARACTERS = 3_000
"""Characters in which whole names are looked for: news names people in full where it begins."""

LABEL_CHARACTERS = 120
"""Length from which a label is cut at a word: only articles without a headline have longer first lines."""

# Capitalised words in a row, initials and parts joined by hyphens among them: Wal-Mart, Dan T. Cathy.
_NAME = regex.compile(
    r"\b\p{Lu}[\p{L}\p{M}]*+(?:-[\p{L}\p{M}]++| \p{Lu}\.(?= \p{Lu})| \p{Lu}[\p{L}\p{M}]++){1,3}+(?!\p{L})"
)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_POSSESSIVE = regex.compile(r"['’]s?$")
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")
_OUTLET = regex.compile(r"\s+[|–—•·-]\s+([^|–—•·]{2,40})$")

_Form = tuple[str, tuple[str, ...]]


def write_terms(
    texts: Sequence[Sequence[Passage]], keys: Sequence[str], limit: int, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the telling ones of the keys as most of the texts write them, names with all their words.

    What texts written without spaces share comes first, then the keys in their order; a key that a term shown before
    has already named is not shown again.
    """
    forms = _forms(texts, frozenset(keys), vocabulary)
    written = shared_stretches(texts, vocabulary)[:limit]
    named: set[str] = set()
    for key in keys:
        if key in forms and key not in named and len(written) < limit:
            text, parts = _favourite(forms[key])
            named.update(parts)
            written.append(text)
    return tuple(dict.fromkeys(written))


def headline(article: Article) -> str:
    """Return the article's headline without controls and outlet, else its title, else the beginning of its text."""
    blocks = [block for block in article.blocks if block.role not in FURNITURE]
    headlines = [block.text for block in blocks if block.role is Role.HEADLINE]
    worded = [block.text for block in blocks if any(map(str.isalpha, block.text))]
    cleaned = (_cleaned(text, article.outlet) for text in [*headlines[:1], article.title, *worded[:1]])
    return next(filter(None, cleaned), "")


def _forms(
    texts: Sequence[Sequence[Passage]], keys: frozenset[str], vocabulary: Vocabulary
) -> dict[str, Counter[_Form]]:
    """Return the ways in which keys are written, with the number of texts that do."""
    forms: dict[str, Counter[_Form]] = defaultdict(Counter)
    for passages in texts:
        found = {(key, form) for passage in passages for key, form in _written(passage, keys, vocabulary)}
        for key, form in found:
            forms[key][form] += 1
    return forms


def _written(passage: Passage, keys: frozenset[str], vocabulary: Vocabulary) -> Iterator[tuple[str, _Form]]:
    """Give the keys that a passage has, each in its most frequent form and in all names that it is part of."""
    terms_of, known = vocabulary.words(passage.language), grouping_words(passage.language)
    times = Counter(passage.tokens)
    found: set[str] = set()
    for key in keys:
        forms: Counter[str] = Counter()
        for word in terms_of.spellings(key):
            if word in times:
                forms.update(
                    {_shown(word, term): times[word] for term in terms_of[word] if _is_telling(term, key, known)}
                )
        if forms:
            found.add(key)
            yield key, (max(sorted(forms), key=forms.__getitem__), (key,))
    for name, terms in _names(passage.text[:NAME_CHARACTERS], terms_of):
        parts = tuple(term.key for term in terms)
        if not any(term.form in known.days for term in terms):
            for key in found.intersection(parts):
                yield key, (name, parts)


def _names(text: str, terms_of: Words) -> Iterator[tuple[str, list[Term]]]:
    """Give names of several words with the terms of their capitalised words, without what opens a sentence before."""
    for name in sorted(set(_NAME.findall(text))):
        words = name.split(" ")
        while words and not _is_rare(words[0], terms_of):
            words = words[1:]
        terms = [term for word in _WORD.findall(" ".join(words)) for term in terms_of[word] if term.sign > 0]
        if len(terms) > 1:
            yield " ".join(words), terms


def _is_rare(word: str, terms_of: Words) -> bool:
    """Tell whether a name may begin with a word."""
    return any(term.weight >= TELLING_WEIGHT for part in _WORD.findall(word) for term in terms_of[part])


def _is_telling(term: Term, key: str, known: GroupingWords) -> bool:
    """Tell whether a term is the one asked for and worth showing by itself."""
    if term.key != key or term.is_stretch or term.form in known.days or known.is_empty(term.form):
        return False
    if term.is_number:
        return len(term.form) >= FEWEST_DIGITS and bool(term.form.strip("0"))
    return term.weight >= TELLING_WEIGHT and (len(term.form) > 1 or term.sign == 0)


def _shown(word: str, term: Term) -> str:
    """Return what to show of a written word: no possessive, no elided article, no particle behind."""
    if term.sign == 0 and term.form in word:
        return term.form
    shown = _POSSESSIVE.sub("", word)
    return shown if "'" in term.form else shown.replace("’", "'").rpartition("'")[2]


def _favourite(forms: Counter[_Form]) -> _Form:
    """Return what most articles write; of equals the longest name, for it says the most."""
    return min(forms, key=lambda form: (-forms[form], -len(form[1]), form))


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

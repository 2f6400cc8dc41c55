"""The words by which a language reports speech: data of one format a language, ready for looking up."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viewer.resources import resource

FALLBACK = "en"
"""The language whose words stand in where a language has no list of its own."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueWords:
    """The reporting words of one language, casefolded; see a data file's head for what each list holds.

    `cues` and `before` map the first word of a form to all forms that begin so, longest first, each with its lemma;
    `heads` are all words with which anything begins that can report speech, with and without a prefix.
    """

    capitals: bool
    compounds: bool
    inverts: bool
    drops: bool
    heads_last: bool
    cues: Mapping[str, tuple[tuple[Phrase, str], ...]]
    before: Mapping[str, tuple[tuple[Phrase, str], ...]]
    implied: frozenset[str]
    behind: frozenset[str]
    nouns: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    indefinites: frozenset[str]
    genitives: frozenset[str]
    auxiliaries: frozenset[str]
    links: frozenset[str]
    ties: frozenset[str]
    breaks: frozenset[str]
    skips: frozenset[str]
    times: frozenset[str]
    titles: frozenset[str]
    trades: frozenset[str]
    things: frozenset[str]
    labels: frozenset[str]
    titling: frozenset[str]
    telling: frozenset[str]
    named: frozenset[str]
    likened: frozenset[str]
    bodies: frozenset[str]
    past: frozenset[str]
    acts: frozenset[str]
    continuing: frozenset[str]
    participles: tuple[str, ...]
    definites: tuple[str, ...]
    prefixes: tuple[str, ...]
    heads: frozenset[str]


@functools.cache
def cue_words(language: str | None) -> CueWords:
    """Return the words of `language` (ISO 639-1), or those of the fallback where it has no list."""
    path = resource("languages", "quotations", f"{language or FALLBACK}.toml")
    if not path.is_file():
        return cue_words(FALLBACK)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: _listed(listed) for name, listed in data["words"].items()}
    verbs = (line.partition(":") for line in data["cues"].splitlines() if line)
    forms = [(form, lemma) for lemma, _, listed in verbs for form in _listed(listed)]
    cues, before = (
        _by_first_word(forms),
        _by_first_word([(phrase, phrase) for phrase in (*words["before"], *words["implied"])]),
    )
    heads = (*cues, *before, *words["behind"], *words["nouns"])
    return CueWords(
        capitals=data["capitals"],
        compounds=data["compounds"],
        inverts=data["inverts"],
        drops=data["drops"],
        heads_last=data["heads_last"],
        cues=cues,
        before=before,
        heads=frozenset(prefix + head for prefix in ("", *words["prefixes"]) for head in heads),
        participles=words["participles"],
        definites=words["definites"],
        prefixes=words["prefixes"],
        **{name: frozenset(words.get(name, ())) for name in _SETS},
    )


@functools.cache
def function_words() -> frozenset[str]:
    """Return the small words of all languages: what stays without a capital inside a name, whatever its language."""
    codes = sorted(path.stem for path in resource("languages", "quotations").glob("*.toml"))
    known = [cue_words(code) for code in codes]
    return frozenset().union(*(words.determiners | words.links | words.breaks for words in known))


def is_form(key: str, words: CueWords) -> bool:
    """Tell whether a word is a form of a verb of saying, a prefix before it or not."""
    return key in words.cues or any(
        key[len(prefix) :] in words.cues for prefix in words.prefixes if key.startswith(prefix)
    )


@functools.cache
def lemma_of(cue: str, language: str | None) -> str:
    """Return the lemma of a reporting verb as written, or the cue itself where the language does not list it."""
    words, known = cue.casefold().split(), cue_words(language)
    bare = (words[0][len(prefix) :] for prefix in known.prefixes if words[0].startswith(prefix)) if words else ()
    for first in (*words[:1], *bare):
        for table in (known.cues, known.before):
            for phrase, lemma in table.get(first, ()):
                if phrase[1:] == tuple(words[1:]):
                    return lemma
    return cue.casefold()


_SETS = (
    "implied",
    "behind",
    "nouns",
    "possessives",
    "pronouns",
    "persons",
    "relatives",
    "determiners",
    "articles",
    "indefinites",
    "genitives",
    "auxiliaries",
    "links",
    "ties",
    "breaks",
    "skips",
    "times",
    "titles",
    "trades",
    "things",
    "labels",
    "titling",
    "telling",
    "named",
    "likened",
    "bodies",
    "past",
    "acts",
    "continuing",
)


def _listed(words: str) -> tuple[str, ...]:
    """Return the words and phrases of a list parted by commas."""
    phrases = (" ".join(phrase.split()) for phrase in words.casefold().split(","))
    return tuple(phrase for phrase in phrases if phrase)


def _by_first_word(forms: Sequence[tuple[str, str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for form, lemma in forms:
        phrase = tuple(form.split())
        table.setdefault(phrase[0], []).append((phrase, lemma))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in table.items()}

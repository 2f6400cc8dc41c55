"""Stretches in another language than the article's: by their script, or by their words in the same script."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from viewer.model import LanguageSpan, Role, Span
from viewer.text.addresses import without_addresses
from viewer.text.kept import Kept
from viewer.text.language import Detection, detect_language
from viewer.text.loans import name_particles
from viewer.text.profiles import LANGUAGES
from viewer.text.scripts import LATIN, NO_SCRIPT, ScriptRun, dominant_script, script_runs
from viewer.text.switching import APART, find_switches

_LANGUAGES_OF = {
    "Cyrl": "ru uk be bg mk sr kk ky mn tt tg",
    "Arab": "ar fa ur ps ckb ug",
    "Hebr": "he yi",
    "Deva": "hi mr ne",
    "Grek": "el", "Thai": "th", "Armn": "hy", "Geor": "ka", "Beng": "bn", "Taml": "ta", "Telu": "te", "Gujr": "gu",
    "Guru": "pa", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si", "Laoo": "lo", "Khmr": "km", "Mymr": "my",
    "Tibt": "bo", "Ethi": "am", "Thaa": "dv", "Hani": "zh", "Jpan": "ja", "Kore": "ko",
}  # fmt: skip
_SCRIPT_OF = {language: script for script, languages in _LANGUAGES_OF.items() for language in languages.split()}
# Scripts that texts in this one hold as their own.
_KIN = {
    "Jpan": frozenset({"Jpan", "Hani"}),
    "Kore": frozenset({"Kore", "Hang", "Hani"}),
    "Hani": frozenset({"Hani", "Bopo"}),
}

# Bylines, dates and credits are names and hardly a sentence: a change of language must show so much more, in nats.
_NAMES = frozenset({Role.BYLINE, Role.CREDIT, Role.DATE})
_NAMES_COST = 3.0
# A stretch of Latin letters among others is speech with so many words that are not written like names.
_SPEAKING_WORDS = 2
# Or when it is all in capitals and longer than a name.
_SHOUTED_WORDS = 4
# A block in a language without a profile is judged as a whole, if it has so many words.
_LEAST_BLOCK_WORDS = 3
# A block is foreign as a whole when the words in the article's own script are this few, and names.
_NAME_WORDS = 4

_MARKS = r"\p{GCB=Extend}\p{GCB=SpacingMark}\u200d"
_WORD = regex.compile(rf"\p{{GCB=Prepend}}*\p{{L}}[\p{{L}}\p{{N}}{_MARKS}]*")
_WORD_BEFORE = regex.compile(rf"\p{{L}}[\p{{L}}{_MARKS}]*['’\-]$")
_WORD_AFTER = regex.compile(rf"[{_MARKS}]*(?:['’\-]\p{{L}}[\p{{L}}{_MARKS}]*)?")
_LONGEST_WORD = 40
# Characters walked through at a time: the walk holds some 200 bytes for each.
_LONGEST_WALK = 100_000
_SYMBOLS = frozenset({"Grek"})


def find_foreign_spans(text: str, article_language: str | None, *, role: Role = Role.BODY) -> tuple[LanguageSpan, ...]:
    """Return the stretches of `text` in another language than the article's, in order and cut at words.

    Names and brands in Latin letters are at home in every article. A block wholly in another language is one span over
    all of it. Without the article's language the script that leads in the block is taken for its own.
    """
    home = _SCRIPT_OF.get(article_language, LATIN) if article_language else dominant_script(text)
    if home is None:
        return ()
    runs = script_runs(text)
    foreign = [run for run in runs if _is_foreign(run, home, text)]
    if foreign and _is_all_foreign(runs, foreign, home, text):
        return (_whole(text, foreign),)
    spans = [*_by_script(text, foreign)]
    if article_language in LANGUAGES.get(home, ()):
        spans += _by_words(text, foreign, home, str(article_language), role)
    elif article_language and not spans:
        spans += _by_block(text, home, article_language)
    return tuple(sorted(spans, key=lambda found: found.span))


def _is_foreign(run: ScriptRun, home: str, text: str) -> bool:
    """Tell whether a run is in another script than the article's, and is speech or a name, not a sign."""
    if run.script == NO_SCRIPT or run.script in _KIN.get(home, {home}):
        return False
    if run.script == LATIN:
        return _is_latin_speech(run.span.of(text))
    return not _is_sign(run, text)


def _is_sign(run: ScriptRun, text: str) -> bool:
    """Tell whether a run is one letter used as a sign (Ω), or look-alikes inside a word."""
    words = _words(run, text)
    letters = sum(map(len, words))
    if letters == 0 or (letters == 1 and run.script in _SYMBOLS):
        return True
    return len(words) == 1 and (_touches(text, run.span.start) or _touches(text, run.span.end))


def _touches(text: str, at: int) -> bool:
    """Tell whether a word goes on over the border of two runs of alphabets."""
    return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()


def _is_latin_speech(text: str) -> bool:
    """Tell whether Latin letters in a text of another script are more than a name, a brand or an address."""
    words = _WORD.findall(without_addresses(text))
    if len(words) >= _SHOUTED_WORDS and all(word.isupper() for word in words):
        return True
    return sum(1 for word in words if word.islower() and word not in name_particles()) >= _SPEAKING_WORDS


def _is_all_foreign(runs: Sequence[ScriptRun], foreign: Sequence[ScriptRun], home: str, text: str) -> bool:
    """Tell whether nothing of a block is the article's own but names and signs."""
    worded = [run for run in runs if _WORD.search(text, run.span.start, run.span.end)]
    if home != LATIN or worded[0] not in foreign:
        return len(foreign) == len(worded)
    own = [word for run in worded if run.script == LATIN for word in _words(run, text)]
    own_is_names = len(own) <= _NAME_WORDS and not any(map(str.islower, own))
    return own_is_names and sum(map(len, own)) < sum(len(word) for run in foreign for word in _words(run, text))


def _words(run: ScriptRun, text: str) -> list[str]:
    return _WORD.findall(text, run.span.start, run.span.end)


def _whole(text: str, foreign: Sequence[ScriptRun]) -> LanguageSpan:
    leading = max(foreign, key=lambda run: len(run.span))
    found = _language_of(leading, _together(foreign, text), text)
    return LanguageSpan(Span(0, len(text)), found.language, leading.script, found.certain)


def _by_script(text: str, foreign: Sequence[ScriptRun]) -> Iterator[LanguageSpan]:
    together = _together(foreign, text)
    for run in foreign:
        words = list(_WORD.finditer(text, run.span.start, run.span.end))
        found = _language_of(run, together, text)
        yield LanguageSpan(Span(words[0].start(), words[-1].end()), found.language, run.script, found.certain)


def _language_of(run: ScriptRun, together: Mapping[str, str | None], text: str) -> Detection:
    """Return the language of a run, helped by that of all runs of its script together where it is too short.

    In another script a name is foreign too; in small letters its letters count in full.
    """
    own = run.span.of(text).lower()
    found = detect_language(own)
    if found.certain:
        return found
    return detect_language(own, prior=together[run.script])


def _together(foreign: Sequence[ScriptRun], text: str) -> Mapping[str, str | None]:
    """Return the language of all runs of each script, each worked out when first asked for."""

    def language_of(script: str) -> str | None:
        joined = " ".join(run.span.of(text) for run in foreign if run.script == script)
        return detect_language(joined.lower()).language

    return Kept(language_of, len(foreign))


def _blanked(text: str, foreign: Iterable[ScriptRun]) -> str:
    """Return `text`, as long as it was, with `APART` in place of the foreign runs."""
    pieces: list[str] = []
    at = 0
    for run in foreign:
        pieces += (text[at : run.span.start], APART * len(run.span))
        at = run.span.end
    return "".join([*pieces, text[at:]])


def _by_words(
    text: str, foreign: Sequence[ScriptRun], script: str, language: str, role: Role
) -> Iterator[LanguageSpan]:
    cost = _NAMES_COST if role in _NAMES else 0.0
    blanked = _blanked(text, foreign)
    for part in _parts(blanked):
        for switch in find_switches(part.of(blanked), script, language, cost=cost):
            found = Span(part.start + switch.span.start, part.start + switch.span.end)
            is_all = not (_WORD.search(text, 0, found.start) or _WORD.search(text, found.end))
            span = Span(0, len(text)) if is_all else _whole_words(text, found)
            yield LanguageSpan(span, switch.language, script, switch.certain)


def _parts(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that are walked through at a time, cut at spaces: nearly always all of it."""
    start = 0
    while len(text) - start > _LONGEST_WALK:
        end = text.rfind(" ", start, start + _LONGEST_WALK) + 1 or start + _LONGEST_WALK
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _by_block(text: str, script: str, language: str) -> Iterator[LanguageSpan]:
    """Yield the whole block where it is for certain in another language that shares the article's script."""
    found = detect_language(text, prior=language)
    if found.certain and found.language != language and len(_WORD.findall(text)) >= _LEAST_BLOCK_WORDS:
        yield LanguageSpan(Span(0, len(text)), found.language, script, certain=True)


def _whole_words(text: str, span: Span) -> Span:
    """Return `span` grown to the ends of the words it cuts at an apostrophe, a hyphen or a mark."""
    before = _WORD_BEFORE.search(text, max(0, span.start - _LONGEST_WORD), span.start)
    after = _WORD_AFTER.match(text, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)

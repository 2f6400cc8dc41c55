"""The English words of everything that leaves the program without a window: command line, PDF, HTML."""

import unicodedata
from collections.abc import Iterable
from types import MappingProxyType

from viewer.export.escape import visible
from viewer.formats import WarningKind
from viewer.model import (
    ArticleWarning,
    Fate,
    Problem,
    ProblemReason,
    Relation,
    Role,
    Signal,
    SignalKind,
)
from viewer.reading.formats import Remedy, remedy_of

LONGEST_PILL = 36
"""Characters of a pill: it stands inside a line and must not fill it."""

MINUTE = len("2025-03-14T06:40")
"""Characters of a date that are shown: seconds and zones of time say nothing to a reader."""

LEFT_TO_RIGHT_MARK = "\u200e"
"""Keeps a dot between two right-to-left words where it stands in a line that is read from the left."""

FROM_LEFT, FROM_RIGHT, BY_ITSELF, END = "\u2066", "\u2067", "\u2068", "\u2069"
"""Keep words in a direction of their own from turning what stands around them, numbers and arrows above all."""

RTL_CLASSES = frozenset({"R", "AL"})
"""Bidirectional classes of letters written from right to left."""

RELATIONS = MappingProxyType(
    {
        Relation.SAME: "same",
        Relation.EDITED: "edited",
        Relation.REWRITTEN: "rewritten",
        Relation.RELATED: "related",
        Relation.DROPPED: "dropped",
        Relation.ADDED: "added",
    }
)

MOVED = "moved"

GLYPHS = MappingProxyType(
    {
        Relation.SAME: "=",
        Relation.EDITED: "≈",
        Relation.REWRITTEN: "≠",
        Relation.RELATED: "~",
        Relation.DROPPED: "×",
        Relation.ADDED: "+",
    }
)
"""One sign for each relation, beside its word, so that a column of them can be skimmed; the shipped fonts have them."""

FATES = MappingProxyType(
    {
        Fate.VERBATIM: "verbatim",
        Fate.TYPOGRAPHY: "other typography",
        Fate.REWORDED: "reworded",
        Fate.TRUNCATED: "shortened",
        Fate.EXTENDED: "extended",
        Fate.FUSED: "fused with another",
        Fate.REATTRIBUTED: "other speaker",
        Fate.INDIRECT: "no longer quoted",
        Fate.DROPPED: "dropped",
        Fate.ADDED: "added",
    }
)

ROLES = MappingProxyType(
    {
        Role.HEADLINE: "headline",
        Role.DEK: "standfirst",
        Role.BYLINE: "byline",
        Role.DATE: "date",
        Role.SUBHEAD: "subheading",
        Role.BODY: "paragraph",
        Role.QUOTE: "set-off quotation",
        Role.CAPTION: "caption",
        Role.CREDIT: "credit",
        Role.RELATED: "links to other articles",
        Role.NOTICE: "notice",
        Role.BOILERPLATE: "site furniture",
        Role.COMMENTS: "comments",
        Role.JUNK: "left-over of the page",
    }
)

SIGNALS = MappingProxyType(
    {
        SignalKind.NUMBER: "number",
        SignalKind.DATE: "date",
        SignalKind.NAME: "name",
        SignalKind.NEGATION: "negation",
        SignalKind.HEDGE: "hedge",
        SignalKind.ATTRIBUTION: "attribution",
        SignalKind.CERTAINTY_LOST: "less certain",
        SignalKind.CERTAINTY_GAINED: "more certain",
        SignalKind.SOURCE: "source",
        SignalKind.DIRECTION: "direction",
    }
)

REASONS = MappingProxyType(
    {
        ProblemReason.NOT_FOUND: "there is no such file or folder",
        ProblemReason.NO_PERMISSION: "permission to read it is missing",
        ProblemReason.EMPTY: "the file is empty",
        ProblemReason.BINARY: "the file is binary, not text",
        ProblemReason.UNDECODABLE: "the text cannot be decoded",
        ProblemReason.NOT_A_FILE: "it is neither a file nor a folder",
        ProblemReason.LOOP: "the link leads back to a folder that holds it",
        ProblemReason.TOO_LARGE: "the file is too large",
        ProblemReason.UNSUPPORTED: "this kind of file cannot be read",
        ProblemReason.BAD_RECORD: "the record has no text that can be read",
        ProblemReason.PARSER_FAILED: "reading it failed",
        ProblemReason.NO_TEXT: "there is no article text in it",
        ProblemReason.DAMAGED: "it is damaged, or cut short",
        ProblemReason.ENCRYPTED: "it is locked with a password",
        ProblemReason.INFLATED: "it unpacks to far more than articles do",
        ProblemReason.NESTED: "it is an archive inside an archive in an archive",
    }
)

REMEDIES = MappingProxyType({Remedy.SAVE_AS_TEXT: "save it as text or HTML", Remedy.UNPACK: "unpack it first"})

WARNINGS = MappingProxyType(
    {
        WarningKind.ENCODING_GUESSED: "the encoding was guessed",
        WarningKind.UNDECODABLE: "some characters could not be decoded",
        WarningKind.BIDI_OVERRIDES: "characters that override the direction of the text were found",
        WarningKind.EXTRACTION_POOR: "little of the page could be told apart as an article",
        WarningKind.TRUNCATED: "the text was cut off",
        WarningKind.NO_TEXT: "there is no article text in it",
    }
)

LANGUAGES = MappingProxyType(
    {
        "af": "Afrikaans",
        "am": "Amharic",
        "ar": "Arabic",
        "az": "Azerbaijani",
        "be": "Belarusian",
        "bg": "Bulgarian",
        "bn": "Bengali",
        "bo": "Tibetan",
        "bs": "Bosnian",
        "ca": "Catalan",
        "ckb": "Central Kurdish",
        "cs": "Czech",
        "cy": "Welsh",
        "da": "Danish",
        "de": "German",
        "dv": "Dhivehi",
        "el": "Greek",
        "en": "English",
        "eo": "Esperanto",
        "es": "Spanish",
        "et": "Estonian",
        "eu": "Basque",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "ga": "Irish",
        "gl": "Galician",
        "gu": "Gujarati",
        "he": "Hebrew",
        "hi": "Hindi",
        "hr": "Croatian",
        "hu": "Hungarian",
        "hy": "Armenian",
        "id": "Indonesian",
        "is": "Icelandic",
        "it": "Italian",
        "ja": "Japanese",
        "ka": "Georgian",
        "kk": "Kazakh",
        "km": "Khmer",
        "kn": "Kannada",
        "ko": "Korean",
        "ky": "Kyrgyz",
        "lo": "Lao",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "mk": "Macedonian",
        "ml": "Malayalam",
        "mn": "Mongolian",
        "mr": "Marathi",
        "ms": "Malay",
        "mt": "Maltese",
        "my": "Burmese",
        "ne": "Nepali",
        "nl": "Dutch",
        "no": "Norwegian",
        "or": "Odia",
        "pa": "Punjabi",
        "pl": "Polish",
        "ps": "Pashto",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "si": "Sinhala",
        "sk": "Slovak",
        "sl": "Slovenian",
        "so": "Somali",
        "sq": "Albanian",
        "sr": "Serbian",
        "sv": "Swedish",
        "sw": "Swahili",
        "ta": "Tamil",
        "te": "Telugu",
        "tg": "Tajik",
        "th": "Thai",
        "tl": "Tagalog",
        "tr": "Turkish",
        "tt": "Tatar",
        "ug": "Uyghur",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "uz": "Uzbek",
        "vi": "Vietnamese",
        "yi": "Yiddish",
        "zh": "Chinese",
    }
)
"""ISO 639 code to the name of every language that is recognised, and of some that only a page names."""

SCRIPTS = MappingProxyType(
    {
        "Arab": "Arabic script",
        "Armn": "Armenian script",
        "Beng": "Bengali script",
        "Cyrl": "Cyrillic script",
        "Deva": "Devanagari",
        "Ethi": "Ethiopic script",
        "Geor": "Georgian script",
        "Grek": "Greek script",
        "Hang": "Hangul",
        "Hani": "Chinese characters",
        "Hebr": "Hebrew script",
        "Hira": "Hiragana",
        "Kana": "Katakana",
        "Latn": "Latin script",
        "Thai": "Thai script",
    }
)
"""ISO 15924 code to the name of a script, for stretches whose language is not known."""


def language_name(code: str | None) -> str:
    """Return the English name of a language, its code where the table lacks it, `""` for none."""
    return "" if code is None else LANGUAGES.get(code, code)


def date_words(date: str | None) -> str:
    """Return an ISO 8601 date to read, to the minute: `2025-03-14 06:40`; `""` for none."""
    return "" if date is None else date[:MINUTE].replace("T", " ")


def problem_sentence(problem: Problem) -> str:
    """Return why `problem` gave no article, in plain English, with its detail where it has one, and what helps."""
    sentence, remedy = _with_detail(REASONS[problem.reason], problem.detail), remedy_of(problem)
    return f"{sentence}; {REMEDIES[remedy]}" if remedy else sentence


def warning_sentence(warning: ArticleWarning) -> str:
    """Return what a reader should know about how an article was read, in plain English."""
    sentence = _with_detail(WARNINGS[warning.kind], warning.detail)
    return sentence[0].upper() + sentence[1:]


def signal_words(signal: Signal) -> str:
    """Return one change of meaning in the few words of a pill: what stood there, what stands there now."""
    words = _signal_words(SIGNALS[signal.kind], signal)
    return f"{FROM_LEFT}{words}{END}" if turns(words) else words


def _signal_words(kind: str, signal: Signal) -> str:
    base, witness = signal.base.strip(), signal.witness.strip()
    became = f"“{isolated(base or witness)}” {'dropped' if base else 'added'}"
    if signal.kind in {SignalKind.CERTAINTY_LOST, SignalKind.CERTAINTY_GAINED}:
        said = from_to(base, witness) if base and witness else became
        words = f"{kind}: {said}"
        return words if len(words) <= LONGEST_PILL else kind
    if base and witness:
        words = from_to(base, witness)
        return words if len(words) <= LONGEST_PILL else f"{kind} changed"
    is_short = (base or witness) and len(became) <= LONGEST_PILL
    return became if is_short else f"{kind} {'dropped' if base else 'added'}"


def from_to(base: str, witness: str) -> str:
    """Return both words with an arrow from the first to the second, in the direction in which both are read.

    Of two that are read in different directions the first stands on the left. Controls are shown by name.
    """
    if turns(base) and turns(witness):
        return f"{FROM_RIGHT}{visible(base)} ← {visible(witness)}{END}"
    return f"{isolated(base)} → {isolated(witness)}"


def isolated(text: str) -> str:
    """Return words so that they turn nothing around them, with their controls shown by name."""
    return f"{BY_ITSELF}{visible(text)}{END}" if turns(text) else visible(text)


def joined(parts: Iterable[str]) -> str:
    """Return parts with a dot between them; a right-to-left one turns neither the dots nor the numbers behind it."""
    known = [part for part in parts if part]
    mark = LEFT_TO_RIGHT_MARK if turns(*known) else ""
    return f"{mark} · {mark}".join(known)


def turns(*texts: str) -> bool:
    """Tell whether any of the texts has letters written from right to left."""
    return any(unicodedata.bidirectional(character) in RTL_CLASSES for text in texts for character in text)


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `number` with its noun: `1 paragraph`, `2 paragraphs`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _with_detail(sentence: str, detail: str) -> str:
    return f"{sentence} ({detail})" if detail else sentence

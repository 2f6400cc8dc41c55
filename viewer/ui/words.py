"""The translatable words for what the engine found: relations, roles, fates, signals, languages and counts.

Each function gives words for one value of the core, so that the view, the panels and the tree say the same thing. A
count is written with `%Ln` and `(s)`; a translation brings its own plural forms.
"""

import re
import unicodedata
from functools import cache

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from viewer.model import Fate, Relation, Role, Signal, SignalKind, VariantKind

_LONGEST_PILL = 36  # characters: a pill stands inside a line and must not fill it


def relation(value: Relation, *, moved: bool = False) -> str:
    """Say how the two sides of a row stand to each other, in one word or two."""
    word = {
        Relation.SAME: _tr("same"),
        Relation.EDITED: _tr("edited"),
        Relation.REWRITTEN: _tr("rewritten"),
        Relation.RELATED: _tr("related"),
        Relation.DROPPED: _tr("dropped"),
        Relation.ADDED: _tr("added"),
    }[value]
    if not moved:
        return word
    return _tr("moved") if value is Relation.SAME else _tr("moved and %1").replace("%1", word)


def role(value: Role) -> str:
    """Name what a block is on the page of its article."""
    return {
        Role.HEADLINE: _tr("headline"),
        Role.DEK: _tr("standfirst"),
        Role.BYLINE: _tr("byline"),
        Role.DATE: _tr("date"),
        Role.SUBHEAD: _tr("subheading"),
        Role.BODY: _tr("paragraph"),
        Role.QUOTE: _tr("set-off quotation"),
        Role.CAPTION: _tr("caption"),
        Role.CREDIT: _tr("credit"),
        Role.RELATED: _tr("link to another article"),
        Role.NOTICE: _tr("notice"),
        Role.BOILERPLATE: _tr("site furniture"),
        Role.COMMENTS: _tr("comments"),
        Role.JUNK: _tr("left-over of the page"),
    }[value]


def variant(value: VariantKind) -> str:
    """Say how a witness departs from the base at one place."""
    match value:
        case VariantKind.SUBSTITUTION:
            return _tr("exchanged")
        case VariantKind.OMISSION:
            return _tr("left out")
        case VariantKind.ADDITION:
            return _tr("added")


def fate(value: Fate) -> str:
    """Say what became of a quotation of the base, for a pill."""
    return {
        Fate.VERBATIM: _tr("verbatim"),
        Fate.TYPOGRAPHY: _tr("other typography"),
        Fate.REWORDED: _tr("reworded"),
        Fate.TRUNCATED: _tr("shortened"),
        Fate.EXTENDED: _tr("extended"),
        Fate.FUSED: _tr("fused with another"),
        Fate.REATTRIBUTED: _tr("other speaker"),
        Fate.INDIRECT: _tr("no longer quoted"),
        Fate.DROPPED: _tr("dropped"),
        Fate.ADDED: _tr("added"),
    }[value]


def signal_kind(value: SignalKind) -> str:
    """Name what a change does to the meaning."""
    return {
        SignalKind.NUMBER: _tr("number"),
        SignalKind.DATE: _tr("date"),
        SignalKind.NAME: _tr("name"),
        SignalKind.NEGATION: _tr("negation"),
        SignalKind.HEDGE: _tr("hedge"),
        SignalKind.ATTRIBUTION: _tr("attribution"),
        SignalKind.CERTAINTY_LOST: _tr("less certain"),
        SignalKind.CERTAINTY_GAINED: _tr("more certain"),
        SignalKind.SOURCE: _tr("source"),
        SignalKind.DIRECTION: _tr("direction"),
    }[value]


def signal(value: Signal) -> str:
    """Say one signal in the few words of a pill: what stood there, what stands there now."""
    base, witness = value.base.strip(), value.witness.strip()
    if value.kind in {SignalKind.CERTAINTY_LOST, SignalKind.CERTAINTY_GAINED}:
        said = exchange(base, witness) if base and witness else _came_or_went(base, witness)
        text = _tr("%1: %2").replace("%1", signal_kind(value.kind)).replace("%2", said)
        return text if len(text) <= _LONGEST_PILL else signal_kind(value.kind)
    if base and witness:
        text = exchange(base, witness)
        return text if len(text) <= _LONGEST_PILL else _tr("%1 changed").replace("%1", signal_kind(value.kind))
    quoted = _came_or_went(base, witness)
    if len(quoted) <= _LONGEST_PILL and (base or witness):
        return quoted
    changed = _tr("%1 dropped") if base else _tr("%1 added")
    return changed.replace("%1", signal_kind(value.kind))


def _came_or_went(base: str, witness: str) -> str:
    """Say that words went, or else that others came."""
    return (_tr("“%1” dropped") if base else _tr("“%1” added")).replace("%1", isolated(base or witness))


def exchange(base: str, witness: str) -> str:
    """Say what stood there and what stands there now, in the direction in which both are read, else from the left."""
    if _is_rtl(base) and _is_rtl(witness):
        return f"\u2067{base} ← {witness}\u2069"
    return f"{isolated(base)} → {isolated(witness)}"


def isolated(text: str) -> str:
    """Keep right-to-left words from turning around what stands beside them: an arrow would point at the old ones."""
    return f"\u2068{text}\u2069" if _is_rtl(text) else text


def no_longer_a_quotation() -> str:
    """Say that a passage carries what stood between quotation marks in the base."""
    return _tr("no longer a quotation")


@cache
def language(code: str | None) -> str:
    """Name a language by its ISO 639-1 code, in the language of the window."""
    if not code:
        return _tr("unknown language")
    found = QLocale.codeToLanguage(code)
    if found in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return code
    return QCoreApplication.translate("languages", QLocale.languageToString(found))


def date(iso: str | None, *, with_year: bool = True) -> str:
    """Write an ISO 8601 date, with its time of day where it has one, or nothing where it is not known."""
    if not iso:
        return ""
    day = QDate.fromString(iso[:10], Qt.DateFormat.ISODate)
    if not day.isValid():
        return iso
    written = QLocale().toString(day, _tr("d MMM yyyy") if with_year else _tr("d MMM"))
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    if "T" not in iso or not moment.isValid():
        return written
    return f"{written}, {moment.time().toString('HH:mm')}"


def same_run(count: int, *, is_open: bool = False) -> str:
    """Say how many paragraphs a fold hides because nothing changed in them."""
    return _fold(_count("%Ln paragraph(s) the same", count), is_open=is_open)


def furniture_run(count: int, *, is_open: bool = False) -> str:
    """Say how many lines a fold hides because they belong to the site and not to the article."""
    return _fold(_count("%Ln line(s) of site furniture", count), is_open=is_open)


def gap_of(*, is_witness: bool, distance: int = 0) -> str:
    """Say why a side is empty; `distance` tells how many lines below (+) or above (-) the moved text stands."""
    if distance:
        return moved_away(distance)
    return _tr("dropped in B") if is_witness else _tr("not in A")


def moved_away(distance: int) -> str:
    """Say where the partner of a moved paragraph stands: below for a positive distance, above for a negative one."""
    if distance > 0:
        return _count("moved: stands %Ln paragraph(s) below", distance)
    return _count("moved: stands %Ln paragraph(s) above", -distance)


def base() -> str:
    """Name the article that the other one is read against, in the head of its column."""
    return _tr("base")


def base_column() -> str:
    """Name the column of the base where it stands before its text."""
    return _tr("Base")


def witness_column() -> str:
    """Name the column of the witness where it stands before its text."""
    return _tr("Witness")


def comparison_of(base_article: str, witness_article: str) -> str:
    """Name a whole comparison for a screen reader."""
    return filled(_tr("Comparison of %1 with %2"), base_article, witness_article)


def quotation_fate(value: Fate) -> str:
    """Say what became of a quotation, as a part of a sentence that names it."""
    return _tr("Quotation: %1").replace("%1", fate(value))


def variant_told(kind: VariantKind, base_words: str, witness_words: str) -> str:
    """Say a change with the words it is about."""
    text = {
        VariantKind.SUBSTITUTION: _tr("Exchanged: %1 → %2"),
        VariantKind.OMISSION: _tr("Left out: %1"),
        VariantKind.ADDITION: _tr("Added: %2"),
    }[kind]
    return filled(text, base_words, witness_words)


def changes(count: int) -> str:
    """Count changes of words."""
    return _count("%Ln change(s)", count)


def uncertain() -> str:
    """Say that a pairing is below the sure bound."""
    return _tr("pairing uncertain")


def by_hand() -> str:
    """Say that a reader paired the two sides, or parted them."""
    return _tr("set by hand")


def figure(number: int) -> str:
    """Write a number with the signs between thousands that the reader is used to."""
    return QLocale().toString(number)


def typography() -> str:
    """Say that two sides differ in quotation marks, dashes or spaces and in nothing else."""
    return _tr("typography differs")


def split_or_merged(base: int, witness: int) -> str:
    """Say that one paragraph was split into several or several were merged into one, "" where neither is so."""
    if base == 1 and witness > 1:
        return _count("split into %Ln paragraph(s)", witness)
    if witness == 1 and base > 1:
        return _count("merged from %Ln paragraph(s)", base)
    return ""


def bidi_overrides() -> str:
    """Say that a text carried characters that turn the order of letters around, and that they are not obeyed."""
    return _tr("hidden direction marks")


def filled(text: str, *values: str) -> str:
    """Put values in for `%1`, `%2` … in one pass, so that what an article says is never taken for a place holder."""
    return re.sub(r"%([1-9])", lambda found: values[int(found[1]) - 1], text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _count(text: str, count: int) -> str:
    """Fill in `%Ln`, and resolve `(s)` where no translation has done so."""
    filled = QCoreApplication.translate("words", text, "", count)
    return filled.replace("%Ln", figure(count)).replace("(s)", "" if count == 1 else "s")


def _fold(text: str, *, is_open: bool) -> str:
    return f"{text} · {_tr('hide') if is_open else _tr('show')}"

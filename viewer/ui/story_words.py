"""What the story tree says of a story and of a telling, in a few words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from viewer.ui import messages, words
from viewer.ui.direction_marks import unturned
from viewer.ui.drawing import Pill
from viewer.workshop.outline import Finding, Outline, StoryEntry, TellingEntry

translate = QCoreApplication.translate

_CHOSEN_NAME = re.compile(r"[^\W\d_]{3,}([-_. ][^\W\d_]+)*")
"""A file name of words; one of digits and letters mixed was given by a machine and says nothing."""

_OWN_NAMES = {"en": "English", "es": "español", "zh": "中文", "ar": "العربية"}
"""Where Qt's own answer names a country or a variety with the language."""


def tellings(count: int) -> str:
    """Count the tellings of a story."""
    if count == 1:
        return translate("stories", "1 article")
    return messages.plural(translate("stories", "%Ln telling(s)", "", count), count)


def stories(count: int) -> str:
    """Count the stories under a heading."""
    if count == 1:
        return translate("stories", "1 story")
    return messages.plural(translate("stories", "%Ln stories", "", count), count)


def more_stories() -> str:
    """Write the heading of the stories that have their affair to themselves."""
    return translate("stories", "More")


def left_out(count: int) -> str:
    """Write the heading of what gave no article."""
    return messages.plural(translate("stories", "Left out · %Ln", "", count), count)


def story_meta(story: StoryEntry, *, with_year: bool) -> str:
    """Say how many tellings a story has and from which days they are."""
    days = date_range((telling.date for telling in story.tellings), with_year=with_year)
    counted = tellings(len(story.tellings))
    return f"{counted} · {days}" if days else counted


def story_pills(story: StoryEntry, finding: Finding | None) -> tuple[Pill, ...]:
    """Return what is worth opening a story for: changed quotations, languages beside its main one."""
    pills = []
    if finding and finding.reworded:
        text = translate("stories", "%Ln reworded", "", finding.reworded)
        pills.append(Pill(messages.plural(text, finding.reworded), "quotation"))
    if finding and finding.unquoted:
        text = translate("stories", "%Ln no longer quoted", "", finding.unquoted)
        pills.append(Pill(messages.plural(text, finding.unquoted), "dropped"))
    return (*pills, *(Pill(own_name(code), "language") for code in other_languages(story)))


def other_languages(story: StoryEntry) -> tuple[str, ...]:
    """Return the languages in a story that are not the one most of its tellings are in."""
    main = Counter(telling.language for telling in story.tellings if telling.language).most_common(1)
    found = {telling.language for telling in story.tellings if telling.language}
    found |= {code for telling in story.tellings for code in telling.foreign}
    return tuple(sorted(found - {main[0][0]} if main else found))


def own_name(code: str) -> str:
    """Name a language as its readers do."""
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    language = QLocale.codeToLanguage(code)
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return code
    name = QLocale(language).nativeLanguageName()
    return name or words.language(code)


def names_of(story: StoryEntry) -> dict[str, str]:
    """Return a name for every telling that tells it from the others: outlet, else title, else file."""
    outlets = Counter(telling.outlet for telling in story.tellings)
    titles = Counter(telling.title for telling in story.tellings)
    return {telling.id: _name(telling, outlets, titles) for telling in story.tellings}


def copy_note(telling: TellingEntry, names: dict[str, str], letters: dict[str, str]) -> str:
    """Say whose copy a telling is, "" where it is none."""
    if telling.copy_of is None:
        return ""
    of = letters.get(telling.copy_of) or names.get(telling.copy_of, "")
    return translate("stories", "copy of %1").replace("%1", of) if of else translate("stories", "copy")


def word_count(count: int) -> str:
    """Count the words of a telling."""
    return messages.plural(translate("stories", "%Ln word(s)", "", count), count)


def telling_tip(telling: TellingEntry) -> str:
    """Return all that is known of a telling, one thing a line."""
    count = word_count(telling.words)
    language = words.language(telling.language) if telling.language else ""
    facts = " · ".join(fact for fact in (telling.outlet or "", words.date(telling.date), language, count) if fact)
    return "\n".join(line for line in (unturned(telling.title), facts, messages.safe_name(telling.path)) if line)


def spans_years(outline: Outline) -> bool:
    """Tell whether the articles are from more than one year, so that dates need theirs."""
    dates = (telling.date for story in outline.stories for telling in story.tellings if telling.date)
    return len({date[:4] for date in dates}) > 1


def date_range(dates: Iterable[str | None], *, with_year: bool) -> str:
    """Write the days from the first to the last of some ISO 8601 dates as shortly as can be, "" where none is known."""
    days = sorted({date[:10] for date in dates if date})
    known = [day for day in (QDate.fromString(day, Qt.DateFormat.ISODate) for day in days) if day.isValid()]
    if not known:
        return ""
    first, last = known[0], known[-1]
    whole = translate("stories", "d MMM yyyy") if with_year else translate("stories", "d MMM")
    locale = QLocale()
    if first == last:
        return locale.toString(last, whole)
    if (first.year(), first.month()) == (last.year(), last.month()):
        return f"{first.day()}–{locale.toString(last, whole)}"
    return f"{locale.toString(first, whole)} – {locale.toString(last, whole)}"


def _name(telling: TellingEntry, outlets: Counter[str | None], titles: Counter[str]) -> str:
    file = messages.safe_name(PurePosixPath(telling.id).name)
    if telling.outlet and outlets[telling.outlet] == 1:
        return telling.outlet
    if telling.outlet:
        return f"{telling.outlet} · {_distinction(telling, titles, file)}"
    return _distinction(telling, titles, file)


def _distinction(telling: TellingEntry, titles: Counter[str], file: str) -> str:
    """Return the file's name where somebody chose its words, else the title where it is the only one of its kind."""
    if _CHOSEN_NAME.fullmatch(PurePosixPath(file).stem):
        return file
    return telling.title if telling.title and titles[telling.title] == 1 else file


def letters_of(ids: Sequence[str | None]) -> dict[str, str]:
    """Return `A` and `B` by the ids of the tellings that are compared."""
    return {identifier: letter for identifier, letter in zip(ids, "AB", strict=True) if identifier}

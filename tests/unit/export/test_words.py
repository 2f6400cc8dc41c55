import tomllib

import pytest

from viewer.export import words
from viewer.formats import WarningKind
from viewer.model import ArticleWarning, Fate, Problem, ProblemReason, Relation, Role, Signal, SignalKind
from viewer.reading.formats import Remedy
from viewer.resources import resource
from viewer.text.language import ALONE
from viewer.text.profiles import LANGUAGES as PROFILED


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (words.RELATIONS, Relation),
        (words.FATES, Fate),
        (words.ROLES, Role),
        (words.SIGNALS, SignalKind),
        (words.REASONS, ProblemReason),
        (words.REMEDIES, Remedy),
        (words.WARNINGS, WarningKind),
    ],
)
def test_every_name_has_its_words(table: dict[str, str], names: type) -> None:
    assert set(table) == set(names)
    assert all(table.values())


def test_a_language_is_named_and_an_unknown_one_keeps_its_code() -> None:
    assert words.language_name("he") == "Hebrew"
    assert words.language_name("xx") == "xx"
    assert words.language_name(None) == ""


def test_every_language_that_can_be_found_has_a_name() -> None:
    lettered = tomllib.loads(resource("languages", "letters", "markers.toml").read_text(encoding="utf-8"))
    found = {
        *ALONE.values(),
        *(code for codes in (*PROFILED.values(), *lettered.values()) for code in codes),
        "zh",
        "ja",
    }
    assert sorted(found - words.LANGUAGES.keys()) == []


def test_reasons_and_warnings_are_sentences_with_their_detail() -> None:
    assert words.problem_sentence(Problem("p", ProblemReason.EMPTY)) == "the file is empty"
    assert words.problem_sentence(Problem("p", ProblemReason.TOO_LARGE, "80 MB")) == "the file is too large (80 MB)"
    assert words.problem_sentence(Problem("p", ProblemReason.UNSUPPORTED, ".pdf")) == (
        "this kind of file cannot be read (.pdf); save it as text or HTML"
    )
    assert words.problem_sentence(Problem("p", ProblemReason.ENCRYPTED)) == (
        "it is locked with a password; unpack it first"
    )
    warning = ArticleWarning(WarningKind.ENCODING_GUESSED, "big5")
    assert words.warning_sentence(warning) == "The encoding was guessed (big5)"


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        (Signal(SignalKind.NUMBER, "400", "4,000"), "400 → 4,000"),
        (Signal(SignalKind.ATTRIBUTION, "ציינה", "אמרה"), "\u2066\u2067ציינה ← אמרה\u2069\u2069"),
        (Signal(SignalKind.NUMBER, "12 אחוזים", "12 %"), "\u2066\u206812 אחוזים\u2069 → 12 %\u2069"),
        (Signal(SignalKind.NEGATION, "not", ""), "“not” dropped"),
        (Signal(SignalKind.NEGATION, "לא", ""), "\u2066“\u2068לא\u2069” dropped\u2069"),
        (Signal(SignalKind.NAME, "A\u202e", "B"), "A[RLO] → B"),
        (Signal(SignalKind.NEGATION, "neither of the two who were there", ""), "negation dropped"),
        (Signal(SignalKind.HEDGE, "", "reportedly"), "“reportedly” added"),
        (Signal(SignalKind.NAME, "the " + "long " * 8, "short"), "name changed"),
        (Signal(SignalKind.CERTAINTY_LOST, "will", "might"), "less certain: will → might"),
        (Signal(SignalKind.CERTAINTY_LOST, "", "perhaps"), "less certain: “perhaps” added"),
        (Signal(SignalKind.CERTAINTY_LOST, "", "in all likelihood, it seems to be"), "less certain"),
    ],
)
def test_a_signal_is_told_in_the_few_words_of_a_pill(signal: Signal, expected: str) -> None:
    assert words.signal_words(signal) == expected


def test_counts_agree_with_their_nouns() -> None:
    assert words.count(1, "line") == "1 line"
    assert words.count(1200, "line") == "1,200 lines"
    assert words.count(0, "story", "stories") == "0 stories"


def test_dates_are_told_to_the_minute() -> None:
    assert words.date_words("2025-03-14T11:05:09+00:00") == "2025-03-14 11:05"
    assert words.date_words("2025-03-14") == "2025-03-14"
    assert words.date_words(None) == ""

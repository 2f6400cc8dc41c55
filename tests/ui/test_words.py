import pytest

from viewer.model import Fate, Relation, Role, Signal, SignalKind, VariantKind
from viewer.ui import words

pytestmark = pytest.mark.usefixtures("qtbot")


def test_every_value_has_words_of_its_own() -> None:
    for values, say in (
        (Relation, words.relation),
        (Role, words.role),
        (Fate, words.fate),
        (SignalKind, words.signal_kind),
        (VariantKind, words.variant),
    ):
        said = [say(value) for value in values]
        assert all(said)
        assert len(set(said)) == len(said)


@pytest.mark.parametrize(("count", "said"), [(1, "1 paragraph the same · show"), (3, "3 paragraphs the same · show")])
def test_counts_have_their_plural(count: int, said: str) -> None:
    assert words.same_run(count) == said


def test_moved_rows_say_where_the_partner_is() -> None:
    assert words.moved_away(2) == "moved: stands 2 paragraphs below"
    assert words.moved_away(-1) == "moved: stands 1 paragraph above"
    assert words.relation(Relation.SAME, moved=True) == "moved"
    assert words.relation(Relation.EDITED, moved=True) == "moved and edited"


@pytest.mark.parametrize(
    ("signal", "said"),
    [
        (Signal(SignalKind.NUMBER, "400", "4,000"), "400 → 4,000"),
        (Signal(SignalKind.HEDGE, "reportedly", ""), "“reportedly” dropped"),
        (Signal(SignalKind.HEDGE, "", "לטענת"), "“\u2068לטענת\u2069” added"),
        (Signal(SignalKind.HEDGE, "according to what is told there", ""), "hedge dropped"),
        (Signal(SignalKind.NEGATION, "", "not"), "“not” added"),
        (Signal(SignalKind.CERTAINTY_GAINED, "may", "will"), "more certain: may → will"),
        (Signal(SignalKind.CERTAINTY_GAINED, "maybe", ""), "more certain: “maybe” dropped"),
        (Signal(SignalKind.CERTAINTY_LOST, "", "in all likelihood, it seems to be"), "less certain"),
        (Signal(SignalKind.DATE, "the first Monday of May", "the second Tuesday of June"), "date changed"),
        (Signal(SignalKind.ATTRIBUTION, "אמר", "טען"), "\u2067אמר ← טען\u2069"),
        (Signal(SignalKind.ATTRIBUTION, "אמר", "said"), "\u2068אמר\u2069 → said"),
    ],
)
def test_signals_fit_a_pill(signal: Signal, said: str) -> None:
    assert words.signal(signal) == said


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2024-02-03", "3 Feb 2024"),
        ("2024-02-03T07:05:00", "3 Feb 2024, 07:05"),
        ("2024-02-03T07:05:00+02:00", "3 Feb 2024, 07:05"),
        (None, ""),
        ("soon", "soon"),
    ],
)
def test_dates_are_short(iso: str | None, said: str) -> None:
    assert words.date(iso) == said


def test_languages_are_named() -> None:
    assert [words.language(code) for code in ("he", "yi", "xx", None)] == [
        "Hebrew",
        "Yiddish",
        "xx",
        "unknown language",
    ]


def test_what_an_article_says_is_never_a_place_holder() -> None:
    assert words.variant_told(VariantKind.SUBSTITUTION, "%2 of it", "50 %1") == "Exchanged: %2 of it → 50 %1"

"""Scripts, stretch by stretch, and base directions."""

import pytest

from viewer.model import Direction
from viewer.text.scripts import _NOT_LATIN, _SURELY_LATIN, base_direction, dominant_script, script_runs


def runs(text: str) -> list[tuple[str, str]]:
    return [(run.script, run.span.of(text)) for run in script_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12:30 – 14", [("Zyyy", "12:30 – 14")]),
        ("The ferry is late. 😀", [("Latn", "The ferry is late. 😀")]),
        ("המעבורת מאחרת", [("Hebr", "המעבורת מאחרת")]),
        ("Port: נמל 7, again", [("Latn", "Port: "), ("Hebr", "נמל 7, "), ("Latn", "again")]),
        ("the sign (נמל) fell", [("Latn", "the sign "), ("Hebr", "(נמל) "), ("Latn", "fell")]),
        ("read “мост” aloud", [("Latn", "read "), ("Cyrl", "“мост” "), ("Latn", "aloud")]),
        ('אמר "John" אתמול', [("Hebr", "אמר "), ("Latn", '"John" '), ("Hebr", "אתמול")]),
        ("said #נמל", [("Latn", "said "), ("Hebr", "#נמל")]),
        ("Δt", [("Grek", "Δ"), ("Latn", "t")]),
        ("港の火災", [("Jpan", "港の火災")]),
        ("カメラ", [("Jpan", "カメラ")]),
        ("서울 漢江", [("Kore", "서울 漢江")]),
        ("漢江ㄅㄆ", [("Hani", "漢江ㄅㄆ")]),
        ("港口\nカメラ", [("Hani", "港口\n"), ("Jpan", "カメラ")]),
        ("𐎀𐎁 x", [("Zzzz", "𐎀𐎁 "), ("Latn", "x")]),
    ],
)
def test_runs_are_cut_where_the_script_changes(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize("text", ["a\u05b0b", "aำ b", "א\u0301ב"])
def test_a_mark_of_another_script_stays_with_its_letter(text: str) -> None:
    assert len(runs(text)) == 1


def test_a_sign_that_is_joined_to_what_follows_goes_with_it() -> None:
    assert runs("a \u0600ب") == [("Latn", "a "), ("Arab", "\u0600ب")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("12 + 3", None),
        ("harbour", "Latn"),
        ("Ver נמל נמל", "Hebr"),
        ("harbour master נמל", "Latn"),
        ("港口起火 (fire)", "Hani"),
        ("1" * 30_000 + " נמל", "Hebr"),
    ],
)
def test_the_script_of_most_letters_leads(text: str, expected: str | None) -> None:
    assert dominant_script(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Direction.LTR),
        ("7, 8", Direction.LTR),
        ("harbour נמל", Direction.LTR),
        ("“נמל” harbour", Direction.RTL),
        ("2024: مرفأ", Direction.RTL),
        ("\u200fharbour", Direction.LTR),
        ("\u202eharbour", Direction.LTR),
        ("\u2067נמל\u2069 harbour", Direction.LTR),
        ("\u2066\u2067נמל\u2069 x\u2069 עיר", Direction.RTL),
        ("\u2069 נמל", Direction.RTL),
        ("\u2068נמל", Direction.RTL),
        ("\u2068נמל harbour\u2069", Direction.RTL),
    ],
)
def test_the_first_strong_character_outside_isolates_directs(text: str, expected: Direction) -> None:
    assert base_direction(text) is expected


def test_what_is_surely_latin_leaves_no_latin_run() -> None:
    surely = [character for character in map(chr, range(0x3000)) if _SURELY_LATIN.fullmatch(character)]
    assert len(surely) > 1000
    assert [character for character in surely if _NOT_LATIN.search(character)] == []

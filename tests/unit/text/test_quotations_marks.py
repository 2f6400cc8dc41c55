"""Which stretches stand between marks, whatever the style, and which signs are no quotation marks at all."""

import pytest

from viewer.text.marks import begins_with_mark, find_marked, has_marks


def _found(text: str, *, runs_on: bool = False) -> list[str]:
    return [text[found.start : found.end] for found in find_marked(text, runs_on=runs_on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “one” and “two.”", ["“one”", "“two.”"]),
        ('She called it "a start," no more.', ['"a start,"']),
        ("Il parle d’« accord » et de «paix».", ["« accord »", "«paix»"]),
        ("»Gut«, sagte er, »sehr gut.«", ["»Gut«", "»sehr gut.«"]),
        ('„Nein“, „doch” und „so"', ["„Nein“", "„doch”", '„so"']),
        ("”Hej”, sade hon. ”Kom in!”", ["”Hej”", "”Kom in!”"]),
        ("‹Ja›, rief er.", ["‹Ja›"]),
        ("市長は「橋を『新橋』と呼ぶ」と述べた。", ["「橋を『新橋』と呼ぶ」"]),
        ('דובר צה"ל אמר: "אנחנו כאן".', ['"אנחנו כאן"']),
        ("קראתי ב״חדשות הערב״ על ארה״ב", ["״חדשות הערב״"]),
        ('قال: «لن نعود» ثم "كفى".', ["«لن نعود»", '"كفى"']),
        ("``It holds,'' she said.", ["``It holds,''"]),
        ('“It holds" and "so do we”', ['“It holds"', '"so do we”']),
        ("“wrong way round“ he wrote", ["“wrong way round“"]),
        ("(“here”) “now”—“then”", ["“here”", "“now”", "“then”"]),
        ("“…and so on” – “—what?”", ["“…and so on”", "“—what?”"]),
        ('X "...went on" there', ['"...went on"']),
    ],
)
def test_every_style_is_read(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘go’ and “stay” at once”", ["“He told me ‘go’ and “stay” at once”"]),
        ("“‘Come,’ he wrote,” she said", ["“‘Come,’ he wrote,”"]),
        ("‘She said “go” to me’", ["‘She said “go” to me’"]),
        ("“a stray ‘single inside” goes on", ["“a stray ‘single inside”"]),
        ("「a」 and 『b」 c』", ["「a」", "『b」 c』"]),
    ],
)
def test_only_the_outermost_is_given(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The teachers' union and the players’ strike",
        "Rock 'n' roll of the '90s, 'til dawn, ’tis said",
        'A 6" pipe, a 5\'10" man and 5’ 11”',
        'ארה"ב, או"ם, רמטכ"לים ומנכ״לית',
        "don't, l’eau, O’Brien",
        "a » stray « mark",
        'word"word',
        "」stray『",
        "''not opened by these''",
        '<a href="page.html">',
        "nobody’s ' business",
        "“\u0301“",
    ],
)
def test_what_is_no_quotation_is_left_alone(text: str) -> None:
    assert _found(text) == []


def test_an_apostrophe_of_a_plural_does_not_close_a_single_quoted_stretch() -> None:
    assert _found("He spoke of ‘the workers’ own plan’ today") == ["‘the workers’ own plan’"]
    assert _found("He spoke of ‘the workers’ and of ‘their plan’ today") == ["‘the workers’", "‘their plan’"]
    assert _found("He spoke of ‘the workers’ and went") == ["‘the workers’"]
    assert _found("He said “of ‘the workers’ and” went") == ["“of ‘the workers’ and”"]


def test_a_mark_never_closed_runs_to_the_end_where_the_next_paragraph_goes_on() -> None:
    (found,) = find_marked("“We will wait. ", runs_on=True)
    assert (found.start, found.end, found.closed) == (0, 14, False)
    assert _found("He said: “We will wait.", runs_on=True) == ["“We will wait."]
    assert _found("“We will wait.") == ["“We will wait."]
    assert _found("He said: “We will wait.") == ["“We will wait."]
    assert _found("He spoke of “waiting. And left.") == []
    assert _found('He said: "We will wait.') == []


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert _found("“It is good, he said. “It is fine,” he added.") == ["“It is fine,”"]
    assert _found("「open and “closed” here") == ["“closed”"]


def test_signs_without_end_do_not_pile_up() -> None:
    assert _found("“a " * 40 + "”") != []


def test_the_fast_questions() -> None:
    assert has_marks("a “b”")
    assert has_marks("he said 'no'")
    assert not has_marks("the teachers' union doesn't")
    assert begins_with_mark("  “Then")
    assert begins_with_mark("``Then")
    assert not begins_with_mark("Then “")
    assert not begins_with_mark("")

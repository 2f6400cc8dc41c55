import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.export.escape import control_name
from viewer.export.runs import Ink, Mark, Pill, cut_runs, foreign_parts, foreign_whole
from viewer.model import Block, Direction, LanguageSpan, Span

OURS = {Ink.PILL, Ink.FATE, Ink.TONGUE, Ink.CHIP}
TEXT = st.text(st.sampled_from("ab אבשָׁ مر é́ 👩‍👧🇫🇷\u202e\x00.,\n漢"), max_size=30)
INKS = st.sampled_from([Ink.GAINED, Ink.LOST, Ink.EXCHANGED, Ink.QUOTED])


@st.composite
def _marked(draw: st.DrawFn) -> tuple[Block, list[Mark], list[Pill]]:
    text = draw(TEXT)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    marks = draw(st.lists(st.builds(Mark, spans, INKS), max_size=5))
    pills = draw(st.lists(st.builds(Pill, places, st.just("pill")), max_size=3))
    languages = draw(
        st.lists(st.builds(LanguageSpan, spans, st.just("he"), st.just("Hebr"), st.booleans()), max_size=1)
    )
    return Block(text, spans=tuple(languages)), marks, pills


@given(_marked())
def test_runs_put_together_are_the_text(marked: tuple[Block, list[Mark], list[Pill]]) -> None:
    block, marks, pills = marked
    runs = cut_runs(block, "en", marks, pills)
    shown = "".join(run.text for run in runs if run.ink not in OURS)
    assert shown == "".join(character for character in block.text if control_name(character) is None)
    assert sum(run.ink is Ink.PILL for run in runs) == len(pills)
    assert all(run.text for run in runs)


@given(_marked())
def test_no_run_parts_a_letter_from_its_marks(marked: tuple[Block, list[Mark], list[Pill]]) -> None:
    block, marks, pills = marked
    first = True
    for run in cut_runs(block, "en", marks, pills):
        if run.ink not in OURS and not first:
            assert not regex.match(r"\p{M}|\u200d", run.text)
        first = run.ink is Ink.CHIP


def test_a_quotation_goes_before_an_exchange_and_that_before_a_language() -> None:
    block = Block("one two three", spans=(LanguageSpan(Span(0, 7), "fr", "Latn", certain=True),))
    marks = [Mark(Span(4, 13), Ink.EXCHANGED), Mark(Span(8, 13), Ink.QUOTED)]
    assert [(run.text, run.ink) for run in cut_runs(block, "en", marks)] == [
        ("one ", Ink.FOREIGN),
        ("two", Ink.EXCHANGED),
        (" ", Ink.EXCHANGED),
        ("three", Ink.QUOTED),
    ]


def test_marks_that_lie_over_each_other_end_one_by_one() -> None:
    marks = [Mark(Span(0, 6), Ink.LOST), Mark(Span(2, 4), Ink.LOST)]
    assert {run.ink for run in cut_runs(Block("abcdef"), None, marks)} == {Ink.LOST}


def test_paint_and_pills_end_with_the_word_not_with_the_space_behind_it() -> None:
    runs = cut_runs(Block("a lost word"), "en", [Mark(Span(1, 7), Ink.LOST)], [Pill(7, "gone")])
    assert [(run.text, run.ink) for run in runs] == [
        ("a ", Ink.PLAIN),
        ("lost", Ink.LOST),
        ("gone", Ink.PILL),
        (" word", Ink.PLAIN),
    ]


def test_a_mark_on_white_space_alone_paints_nothing() -> None:
    assert {run.ink for run in cut_runs(Block("a b"), "en", [Mark(Span(1, 2), Ink.LOST)])} == {Ink.PLAIN}


def test_foreign_words_have_their_language_and_direction() -> None:
    block = Block("say שלום now", spans=(LanguageSpan(Span(4, 8), "he", "Hebr", certain=True),))
    runs = cut_runs(block, "en")
    assert [(run.text, run.language, run.direction) for run in runs] == [
        ("say ", "en", Direction.LTR),
        ("שלום", "he", Direction.RTL),
        (" now", "en", Direction.LTR),
    ]


def test_a_block_that_is_foreign_as_a_whole_is_not_painted() -> None:
    span = LanguageSpan(Span(1, 5), "he", "Hebr", certain=True)
    block = Block("«שלום»", language="he", direction=Direction.RTL, spans=(span,))
    assert foreign_whole(block) == span
    assert foreign_parts(block) == ()
    (run,) = cut_runs(block, "en")
    assert (run.ink, run.language, run.direction) == (Ink.PLAIN, "he", Direction.RTL)


def test_overrides_stand_as_chips() -> None:
    runs = cut_runs(Block("a\u202e\u202eb"), "en")
    assert [(run.text, run.ink) for run in runs] == [
        ("a", Ink.PLAIN),
        ("RLO", Ink.CHIP),
        ("RLO", Ink.CHIP),
        ("b", Ink.PLAIN),
    ]


def test_marks_heaped_on_one_letter_are_counted_instead_of_printed() -> None:
    runs = cut_runs(Block("Na" + 5000 * "\u0301" + "me e" + 32 * "\u0301"), "en")
    assert [(run.text, run.ink) for run in runs] == [
        ("Na" + 32 * "\u0301", Ink.PLAIN),
        ("[+4968 marks]", Ink.CHIP),
        ("me e" + 32 * "\u0301", Ink.PLAIN),
    ]

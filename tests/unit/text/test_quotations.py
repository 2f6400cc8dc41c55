"""Quotations of English articles: kinds, speakers before and behind, pieces of one speech, several paragraphs."""

import pytest

from viewer.model import Block, Place, Quotation, QuotationKind, Role, Span
from viewer.text.quotations import find_quotations


def _find(*texts: str, language: str | None = "en", titles: bool = False) -> tuple[Quotation, ...]:
    return find_quotations([Block(text) for text in texts], language, titles=titles)


def _speakers(*texts: str, language: str = "en") -> list[str | None]:
    return [found.speaker.name if found.speaker else None for found in _find(*texts, language=language)]


def test_a_quotation_is_the_exact_slice_with_its_speaker_and_verb() -> None:
    text = "Ann Dyer, the mayor, said: “We will rebuild.”"
    (found,) = _find("No marks here.", text)
    assert found.place == Place(1, Span(27, 45))
    assert found.text == found.place.span.of(text) == "“We will rebuild.”"
    assert (found.kind, found.cue, found.continues) == (QuotationKind.DIRECT, "said", None)
    assert found.speaker is not None
    assert found.speaker.name == "Ann Dyer"
    assert found.speaker.place == Place(1, Span(0, 8))


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We lost,” said Ann Dyer.", "Ann Dyer", "said"),
        ("“We lost,” Ann Dyer said on Monday.", "Ann Dyer", "said"),
        ("“We lost,” coach Ann Dyer, 45, told reporters.", "Ann Dyer", "told"),
        ("“We lost!” Dyer, who had run twice, conceded.", "Dyer", "conceded"),
        ("“We lost,” according to Ann Dyer.", "Ann Dyer", "according to"),
        ("“We lost,” the source added.", "the source", "added"),
        ("“We lost,” a person familiar with the talks said.", "a person familiar with the talks", "said"),
        ("“We lost,” said a spokesman for the harbour board.", "a spokesman for the harbour board", "said"),
        ("“We lost,” she said.", "she", "said"),
        ("“We lost,” said the mayor’s aide, Tom Ray.", "Tom Ray", "said"),
        ("“We lost” — Ann Dyer", "Ann Dyer", None),
        ("“No parking,” reads a sign.", "a sign", "reads"),
        ("The board says the plan is “dead on arrival.”", "The board", "says"),
        ("Asked about the talks Finance Minister Ann Dyer replied that “nothing is final.”", "Ann Dyer", "replied"),
        ("According to Ann Dyer, the vote was “rigged from the start.”", "Ann Dyer", "According to"),
        ("He’s calling the plan “a very bad idea.”", "He", "calling"),
        ("Dyer’s claim that “all is well” did not last.", "Dyer", "claim"),
        ("Critics mocked her blunt prediction that it would be “over by noon.”", "her", "prediction"),
        ("Ann Dyer went on to call the plan “a very bad idea.”", "Ann Dyer", "call"),
        ("On Monday, Ann Dyer left, saying that “nothing is final.”", "Ann Dyer", "saying"),
        ("Ann Dyer said she thought the plan was “a very bad idea.”", "Ann Dyer", "thought"),
        ("The “very bad idea” was dropped, Ann Dyer said.", "Ann Dyer", "said"),
        ("He’s “the best of the best” there, said Ann Dyer.", "Ann Dyer", "said"),
        ("Mayor Ann Dyer: “We go on.”", "Ann Dyer", None),
        ("Ann Dyer on Monday said “we go on as before.”", "Ann Dyer", "said"),
        ("The chair of the board on 4 May said “we go on as before.”", "The chair of the board", "said"),
        (
            "The head of the board of Ann Dyer’s old school said “we go on as before.”",
            "The head of the board of Ann Dyer’s old school",
            "said",
        ),
        ("“We go on,” he, as mayor, said.", "he", "said"),
        ("Ann Dyer of Mount Pleasant said “we go on as before.”", "Ann Dyer", "said"),
        ("“We go on,” they said.", "they", "said"),
        ("He’s said “we go on as before.”", "He", "said"),
        ("The singer ben Ali said “we go on as before.”", "The singer ben Ali", "said"),
        ("Ann Dyer (Greens) said “we go on as before.”", "Ann Dyer", "said"),
        ("Robert “Bobby” Lane said “we go on as before.”", "Robert “Bobby” Lane", "said"),
        ("Said Ann Dyer: “We go on.”", "Ann Dyer", "Said"),
        ("The source, who asked not to be named, said talks were “close to collapse.”", "The source", "said"),
        ("Ann Dyer, a teacher: “We go on.”", "Ann Dyer", None),
        ("When my mother came in, I sat down and said: “We go on.”", "I", "said"),
        ("He didn’t say much. “We go on.”", "He", "say"),
        ("Ann Dyer forcefully told a man: “We go on.”", "Ann Dyer", "told"),
        ("The U.S. envoy, Dr. Ann Dyer, said the deal was “not yet dead.”", "Ann Dyer", "said"),
        ("The report was late. Tom Ray said so. “We go on.”", "Tom Ray", "said"),
        ("In July, after the vote, the board said “we go on as before.”", "the board", "said"),
    ],
)
def test_who_said_it(text: str, speaker: str, cue: str | None) -> None:
    found = _find(text)[-1]
    assert found.speaker is not None
    assert (found.speaker.name, found.cue) == (speaker, cue)


@pytest.mark.parametrize(
    "text",
    [
        "“We go on as we always have done.”",
        "The statements were “of little use” to anybody.",
        "Reports of a “total collapse of order” spread.",
        "In total: “We go on.” Nobody left.",
        "United States officials left “in a great hurry” by car.",
        "At the gate: “No parking here today.”",
        "“We go on.” That was all.",
        "The plans, and “what comes after them” too.",
        "“We go on,” while others wait.",
        "They met at the mayor’s. Wild claims “of little use” spread.",
        "It rained. The claims fell. “We go on as before.”",
        "“We go on,” on a day as long and as grey as all the days of that winter were long and grey, said.",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    (found,) = _find(text)
    assert found.speaker is None


def test_a_verb_without_a_speaker_is_kept() -> None:
    (found,) = _find("« On y va », a déclaré.", language="fr")
    assert (found.speaker, found.cue) == (None, "déclaré")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will rebuild,” said Ann Dyer.", QuotationKind.DIRECT),
        ("Ann Dyer said: “We will rebuild.”", QuotationKind.DIRECT),
        ("“Yes,” she said.", QuotationKind.DIRECT),
        ("“Never Again,” she said.", QuotationKind.DIRECT),
        ("“Never! Never!” ran through the hall.", QuotationKind.DIRECT),
        ("Ann Dyer said it was “a very bad idea” then.", QuotationKind.MIXED),
        ("They lived “in a house by the river” then.", QuotationKind.MIXED),
        ("The “experts” left.", QuotationKind.SCARE),
    ],
)
def test_kinds(text: str, kind: QuotationKind) -> None:
    (found,) = _find(text)
    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "The film “Stille Waters” opens.",
        "The ship, the “Grey Gull,” sank.",
        "She spoke on NBC’s “Meet the Crowd,” where Ann Dyer said nothing.",
        "His book, “Make It Rain and Run,” Ann Dyer noted, sold well.",
        "Robert “Bobby” Lane left.",
        "An essay titled “how to fail”: nothing.",
        "He loved “War and Water” twice.",
    ],
)
def test_names_of_things_are_left_out_unless_asked_for(text: str) -> None:
    found = [found for found in _find(text, titles=True) if found.kind is QuotationKind.TITLE]
    if "how to fail" in text:
        assert not found
        return
    assert len(found) == 1
    assert not [kept for kept in _find(text) if kept.place == found[0].place]


def test_in_a_headline_capitals_say_nothing() -> None:
    blocks = [Block("‘Great Strides’ Made on Pact", Role.HEADLINE), Block("Talk of ‘Great Strides’ by all.")]
    (found,) = find_quotations(blocks, "en")
    assert (found.place.block, found.kind) == (0, QuotationKind.SCARE)


def test_furniture_is_not_searched() -> None:
    assert find_quotations([Block("Read: “We go on,” says Dyer", Role.RELATED)], "en") == ()


def test_pieces_of_one_speech_go_on() -> None:
    first, second, third = _find("“We go,” said Ann Dyer, “and we stay. ” She left. “Why not?”")
    assert (first.continues, second.continues, third.continues) == (None, 0, None)
    assert first.speaker == second.speaker
    assert third.speaker is not None
    assert [found.continues for found in _find("“We go.” Ann Dyer paused. “Or stay,” she said.")] == [None, None]


def test_what_is_left_out_is_not_gone_on_from() -> None:
    found = _find("The film “Big Day,” said Ann Dyer, “is long and dull.”")
    assert [one.text for one in found] == ["“is long and dull.”"]
    assert found[0].continues is None


def test_a_speech_over_several_paragraphs_keeps_its_speaker() -> None:
    first, second, third = _find("Ann Dyer said: “We will wait.", "“And then we go.", "“At last.”")
    assert [first.continues, second.continues, third.continues] == [None, 0, 1]
    assert first.speaker == second.speaker == third.speaker
    assert second.text == "“And then we go."


def test_a_speech_does_not_go_on_in_the_mouth_of_another() -> None:
    first, second = _find("Ann Dyer said: “We will wait.", "“We will not,” said Tom Ray.")
    assert (first.continues, second.continues) == (None, None)
    _, second = _find("A clerk said: “We will wait.", "“We will not,” she said.")
    assert second.continues == 0


def test_a_paragraph_that_ends_in_a_colon_announces_the_next() -> None:
    (found,) = _find("Ann Dyer went on:", "“We will wait for as long as it takes.”")
    assert found.speaker is not None
    assert found.speaker.place == Place(0, Span(0, 8))
    assert found.cue == "went on"
    assert _speakers("It was late:", "“We will wait for as long as it takes.”") == [None]


def test_a_whole_paragraph_behind_a_quotation_is_the_same_speakers() -> None:
    assert _speakers("“We will wait,” Ann Dyer said.", "“We will wait for long.”") == ["Ann Dyer", "Ann Dyer"]
    assert _speakers("“We will wait,” Ann Dyer said.", "Rain.", "“We will wait for long.”") == ["Ann Dyer", None]


def test_two_in_one_sentence_share_the_speaker_behind_them() -> None:
    assert _speakers("The “small first step” was a “very good sign,” said Ann Dyer.") == ["Ann Dyer", "Ann Dyer"]


def test_what_announces_the_next_quotation_does_not_claim_the_one_before() -> None:
    assert _speakers("“It is late.” Tom Ray replied: “It is early.”") == [None, "Tom Ray"]


def test_short_mentions_get_the_full_name() -> None:
    texts = [
        "Rain fell on Monday Dyer thought. Mayor Ann Dyer spoke.",
        "“We lost,” Dyer said.",
        "“All of it,” she said.",
    ]
    assert _speakers(*texts) == ["Ann Dyer", "Ann Dyer"]
    assert _speakers("“We lost,” Dyer said.", "Rain.", "Rain.", "Rain.", "“All of it,” she said.") == ["Dyer", "she"]
    assert _speakers("Dyerson and The Dyer left.", "“We lost,” Dyer said.") == ["Dyer"]
    assert _speakers("Ann Dyer, who said “we go on as before,” left.") == ["Ann Dyer"]
    assert _speakers("who said “we go on as before” then") == ["who"]


def test_a_foreign_paragraph_is_read_in_its_own_language() -> None:
    blocks = [Block("“We lost,” said Ann Dyer."), Block("„Wir warten“, sagte Eva Lorenz.", language="de")]
    assert [found.speaker and found.speaker.name for found in find_quotations(blocks, "en")] == [
        "Ann Dyer",
        "Eva Lorenz",
    ]


def test_a_language_without_lists_and_no_language_at_all_take_the_fallback() -> None:
    for language in (None, "xx"):
        (found,) = _find("“We lost,” said Ann Dyer.", language=language)
        assert found.cue == "said"

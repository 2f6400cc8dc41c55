"""Under which name a speaker goes, whom a pronoun means, and what between marks is the name of a thing."""

import pytest

from viewer.model import Block, QuotationKind, Role
from viewer.text.cues import cue_words
from viewer.text.nouns import Group, opening_name
from viewer.text.pieces import cut
from viewer.text.quotations import find_quotations, part_titles


def _speakers(*texts: str, language: str = "en") -> list[str | None]:
    found = find_quotations([Block(text) for text in texts], language)
    return [one.speaker.name if one.speaker else None for one in found]


def _kept(text: str, language: str = "en") -> list[str]:
    return [found.text for found in find_quotations([Block(text)], language)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Cook Yusuf Adan said “we go on as before.”", "Yusuf Adan"),
        ("en", "Tim Cook said “we go on as before.”", "Tim Cook"),
        ("en", "Sens. Ann Dyer said “we go on as before.”", "Ann Dyer"),
        ("de", "„Wir warten“, sagte Anwohner Peter Struck.", "Peter Struck"),
        ("de", "„Wir warten“, so Bahnsprecher Reents.", "Reents"),
        ("de", "„Wir warten“, sagte Bauer Uwe Klein.", "Uwe Klein"),
        ("fr", "« On attend », s’emporte une habitante du quartier.", "une habitante du quartier"),
        ("fr", "« On attend », témoigne Anne Le Goff.", "Anne Le Goff"),
        ("fr", "Anne Le Goff dit : « On attend. »", "Anne Le Goff"),
        ("de", "„Wir warten“, sagte Klein. Deichgraf Ole Klein ging.", "Ole Klein"),
        ("ar", "«ننتظر»، روت ليلى منصور.", "ليلى منصور"),
    ],
)
def test_a_speaker_goes_without_a_trade(language: str, text: str, name: str) -> None:
    assert _speakers(text, language=language)[0] == name


def test_a_title_without_a_name_is_all_that_is_known() -> None:
    assert _speakers('Mr.  said "we wait."') == ["Mr."]
    assert _speakers('Low wrote. Mrs.   spoke ""') == ["Mrs."]


def test_a_mention_keeps_its_place() -> None:
    (found,) = find_quotations([Block("Cook Yusuf Adan said “we go on as before.”")], "en")
    assert found.speaker is not None
    assert found.speaker.place is not None
    assert found.speaker.place.span.start == len("Cook ")


@pytest.mark.parametrize("signature", ["Ann K. Dyer", "Ann Dyer", "A. Dyer"])
def test_a_signature_may_have_initials(signature: str) -> None:
    assert _speakers(f"“We go on as before.” — {signature}.") == [signature]


def test_who_opens_a_clause_behind_the_first_comma_is_meant_by_she() -> None:
    opening = "Asked what came next, Orla Finch was blunt."
    assert _speakers(opening, "“We lost the barn,” she said.") == ["Orla Finch"]
    assert _speakers("Asked, in short.", "“We lost the barn,” she said.") == ["she"]
    assert _speakers("Asked,", "“We lost the barn,” she said.") == ["she"]
    assert _speakers("For years they waited for Orla Finch.", "“We lost,” she said.") == ["she"]


def test_a_surname_means_the_person_whom_the_article_names_in_full() -> None:
    texts = ["Nadia Khoury left early.", "Khoury works at the port.", "“We lost the barn,” she said."]
    assert _speakers(*texts) == ["Nadia Khoury"]
    assert _speakers("Harbours are old.", "“We lost the barn,” she said.") == ["she"]
    assert _speakers("It was North Korea. He left.", "“We lost the barn,” he said.") == ["he"]


def test_two_persons_are_not_one() -> None:
    assert _speakers("Ann Dyer and Tom Ray left.", "“We lost the barn,” she said.") == ["she"]


def test_a_description_with_a_verb_behind_it_does_not_swallow_a_name() -> None:
    text = "In August, several small groups granted Low a delay, saying the plan was “less than expected.”"
    assert _speakers(text) == ["several small groups granted"]
    assert _speakers("The old union chairman Ada Low, later, saying “we go on as before,” left.") == ["Ada Low"]


def test_the_speaker_of_the_last_paragraph_said_the_ones_before() -> None:
    assert _speakers("“We lost the barn.", "“And the farm,” said Ann Dyer.") == ["Ann Dyer", "Ann Dyer"]
    assert _speakers("“We lost,” said Tom Ray. “And the barn.", "“And the farm,” said Ann Dyer.") == [
        "Tom Ray",
        "Tom Ray",
        "Ann Dyer",
    ]


def test_where_no_capital_shows_a_name_an_apposition_does() -> None:
    named = "יוסי ברק, מנהל הנמל, הגיע בלילה."
    assert _speakers(f'{named} "לא ראיתי דבר כזה", הוא אמר.', language="he") == ["יוסי ברק"]
    assert _speakers('בלילה, אחרי הגשם, הגיע. "לא ראיתי דבר כזה", הוא אמר.', language="he") == ["הוא"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Bär, auch „Bruno“ genannt, lief davon."),
        ("de", "„Bruno“, so heißt der Bär."),
        ("de", "Laut „Reuters“ lief er davon."),
        ("de", "Laut der Website „baer.example“ lief er davon."),
        ("de", "Gegen den „Verband freier Bärenführer“ wird ermittelt."),
        ("de", "Die „Partei der freien Bären“ (PFB) wächst."),
        ("de", "Unter dem Motto „100 Jahre Bären“ wird gefeiert."),
        ("en", "According to “The Harbour Post” it ran away."),
        ("en", "Ann Dyer said a “Night of Fire” show had begun."),
        ("en", "Ann Dyer stressed that a “Night of Fire Festival” had begun."),
    ],
)
def test_names_of_things(language: str, text: str) -> None:
    if text.startswith("Ann Dyer said"):  # a reporting verb beside it: rather what she called it
        assert len(_kept(text, language)) == 1
    else:
        assert _kept(text, language) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ann Dyer hailed him as “The Comeback Kid” then.", "“The Comeback Kid”"),
        ("They came to fear a “Dyer Pact.”", "“Dyer Pact.”"),
        ("A “total loss” (see there) it was.", "“total loss”"),
        ("The “river people” (ABC) left.", "“river people”"),
    ],
)
def test_what_somebody_is_called_is_no_name(text: str, kept: str) -> None:
    assert _kept(text) == [kept]


def test_a_noun_behind_the_marks_bears_the_name() -> None:
    assert _kept("A “Night of Fire” evening was held.") == []


def test_a_name_is_one_throughout_an_article_but_not_in_its_headline() -> None:
    blocks = [
        Block("‘Big Day’ is over", Role.HEADLINE),
        Block("The film “Big Day” opened. It was in no way the “Big Day” of all."),
    ]
    found = find_quotations(blocks, "en", titles=True)
    assert [one.kind for one in found] == [QuotationKind.SCARE, QuotationKind.TITLE, QuotationKind.TITLE]
    assert len(find_quotations(blocks, "en")) == 1


def test_a_speech_goes_on_from_the_right_one_where_a_name_is_left_out_before() -> None:
    found = find_quotations([Block("The film “Big Day” opened. “We go,” said Ann Dyer, “and we stay.”")], "en")
    assert [one.continues for one in found] == [None, 0]


def test_where_every_noun_has_a_capital_an_opening_group_stays_whole() -> None:
    words = cue_words("de")
    pieces = cut("Der Chef der Werft Uwe Klein", ())
    assert opening_name(pieces, Group(0, 6), words) == Group(0, 6)


def test_names_are_parted_from_what_is_said() -> None:
    blocks = [Block("The film “Big Day” opened. “We go,” said Ann Dyer, “and we stay.”")]
    quotations, titles = part_titles(find_quotations(blocks, "en", titles=True))
    assert quotations == find_quotations(blocks, "en")
    assert [title.text for title in titles] == ["“Big Day”"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Dyer told the newspaper, “Nobody came to help us.”"),
        ("en", "Ann Dyer told a website “Nobody came to help us.”"),
        ("en", "Ann Dyer told the magazine, “Nobody came to help,” and left."),
        ("en", "Ann Dyer told the website: “Never.”"),
        ("en", "Ann Dyer wrote on her blog, “Nobody came to help us.”"),
        ("en", "Speaking after the tour, “Nobody came to help us,” Ann Dyer said."),
        ("en", "Asked about the film, “Never,” Ann Dyer said."),
        ("en", "Ann Dyer called, “Is nobody there?”"),
        ("en", "The paper quoted the group: “Nobody came to help us.”"),
        ("de", "Klein sagte der Zeitung: „Niemand hat uns geholfen.“"),
        ("de", "Klein sagte der Zeitung „Niemand hat uns geholfen.“"),
        ("fr", "Anne Petit a déclaré au journal « Personne ne nous a aidés »."),
        ("fr", "Anne Petit a déclaré au journal : « Personne ne nous a aidés »."),
        ("es", "Ana Ruiz dijo al diario «Nadie nos ayudó anoche»."),
        ("es", "Ana Ruiz dijo al diario: «Nadie nos ayudó anoche»."),
        ("ru", "Анна Белова сказала газете: «Нам никто не помог»."),
    ],
)
def test_what_is_told_to_a_paper_or_at_an_event_is_no_name_of_it(language: str, text: str) -> None:
    assert len(_kept(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Dyer wrote in her book, “The Long Night,” that nobody came."),
        ("en", "Ann Dyer praised the film “Nobody came to help.”"),
        ("en", "Ann Dyer repeated the phrase, “Help on higher ground,” twice."),
        ("en", "Their slogan, “We go on,” is old, said Ann Dyer."),
        ("en", "Ann Dyer praised one book: “The Long Night.”"),
        ("en", "Tom Ray’s commentary, “Harbour, tell your own story,” is short."),
        ("de", "Klein lobte den Film „Niemand hat uns geholfen“."),
        ("de", "Der Film: „Niemand hat uns geholfen“ läuft."),
        ("fr", "Anne Petit l’a dit au journal « Le soir »."),
        ("ru", "Об этом Анна Белова сообщила газете «Новый мир»."),
        ("de", "Das erklärte Klein der Zeitung „Der nächste Morgen“."),
    ],
)
def test_a_thing_that_somebody_speaks_of_keeps_its_name(language: str, text: str) -> None:
    assert _kept(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She wrote a piece titled “Why nobody came to help the people of the old harbour.”"),
        ("en", "An article, “The Harbour Could Not Be Less Ready for the Storm That Is Coming,” was read by all."),
        ("de", "Das Buch mit dem Titel „Warum damals niemand den Leuten am alten Hafen helfen wollte“ liegt vor."),
        ("fr", "Un article intitulé « Pourquoi personne n’a voulu aider les gens du vieux port de la ville » a paru."),
        ("es", "Un libro titulado «Por qué nadie quiso ayudar a la gente del viejo puerto de la ciudad» salió ayer."),
        ("ru", "Книга под названием «Почему никто не захотел помочь людям из старого порта в ту ночь» вышла вчера."),
        ("he", 'המאמר שכותרתו "מדוע איש לא רצה לעזור אז לאנשי הנמל הישן של העיר" פורסם אתמול.'),
        ("ar", "نشرت مقالة بعنوان «لماذا لم يرد أحد أن يساعد أهل الميناء القديم في تلك الليلة» أمس."),
    ],
)
def test_a_title_may_be_long_where_words_or_capitals_tell_it(language: str, text: str) -> None:
    assert _kept(text, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody in the whole town came down to the harbour to help us.”",
        "The article “nobody in the whole town came down to the harbour to help” was wrong.",
        "She said it twice. “Nobody In The Whole Town Came Down To The Old Harbour.”",
    ],
)
def test_many_words_are_no_name_without_either(text: str) -> None:
    assert _kept(text) == [text[text.index("“") : text.index("”") + 1]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“And if I did” spend it, it was mine.", ["“And if I did”"]),
        ("“They” was no answer.", []),
        ("“It Is Us” was sung.", []),
        ("“And Then” was sung.", []),
    ],
)
def test_small_words_name_nothing_unless_they_have_capitals_of_their_own(text: str, kept: list[str]) -> None:
    assert _kept(text) == kept

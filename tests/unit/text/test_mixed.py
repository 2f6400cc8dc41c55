"""Foreign stretches in articles of six languages and four scripts: sentences of our own."""

import pytest

from viewer.model import LanguageSpan, Role, Span
from viewer.text import mixed
from viewer.text.language import Detection, detect_language
from viewer.text.mixed import find_foreign_spans


def found(text: str, language: str | None, role: Role = Role.BODY) -> list[tuple[str | None, str]]:
    return [(span.language, span.span.of(text)) for span in find_foreign_spans(text, language, role=role)]


MIXED = [
    ("en", "He only said “nous verrons bien demain” and left.", "fr", "nous verrons bien demain"),
    ("en", "A banner read “Wir bleiben hier, bis ihr geht” above the quay.", "de", "Wir bleiben hier, bis ihr geht"),
    ("en", "The poster (el mar no se vende) was gone by noon.", "es", "el mar no se vende"),
    ("en", "The sign says «Добро пожаловать домой» in red.", "ru", "Добро пожаловать домой"),
    ("en", "The paper (הארץ) reported it first.", "he", "הארץ"),
    ("de", "„Nous ne pouvons pas accepter cela“, sagte der Minister.", "fr", "Nous ne pouvons pas accepter cela"),
    ("de", "Auf dem Schild stand: „Please mind the gap between us“.", "en", "Please mind the gap between us"),
    ("fr", "Il a dit : « We have to act now, before it is too late », puis il est sorti.", "en",
     "We have to act now, before it is too late"),
    ("fr", "Le panneau disait « Betreten der Baustelle ist verboten », sans traduction.", "de",
     "Betreten der Baustelle ist verboten"),
    ("es", "El patrón dijo que “les négociations sont terminées depuis hier” y se fue.", "fr",
     "les négociations sont terminées depuis hier"),
    ("pl", "Na tablicy napisano: „we will be back on Monday morning” i nic więcej.", "en",
     "we will be back on Monday morning"),
    ("sv", "Han svarade bara ”das geht uns nichts an” och gick.", "de", "das geht uns nichts an"),
    ("he", 'השר כתב: "We will never forget what happened here" והוסיף', "en",
     "We will never forget what happened here"),
    ("ar", 'قال الوزير: "The talks are over for now" ثم غادر', "en", "The talks are over for now"),
    ("ru", "Он сказал: «This is not the end of it» и ушёл.", "en", "This is not the end of it"),
    ("ja", "彼は「This is the best day of my life」と語った。", "en", "This is the best day of my life"),
    ("el", "Ο υπουργός είπε «I will be back soon» και έφυγε", "en", "I will be back soon"),
]  # fmt: skip


@pytest.mark.parametrize(("article", "text", "language", "stretch"), MIXED)
def test_a_foreign_stretch_is_found_to_the_word(article: str, text: str, language: str, stretch: str) -> None:
    assert found(text, article) == [(language, stretch)]


@pytest.mark.parametrize(
    ("article", "text", "language"),
    [
        ("en", "Un homme marche sur le port, le 3 mai 2021.", "fr"),
        ("en", "IL PRESIDENTE DELLA REPUBBLICA HA FIRMATO IL DECRETO", "it"),
        ("en", "המעבורת בנמל, אתמול (צילום: Reuters)", "he"),
        ("en", "東京湾のフェリー（写真：田中）", "ja"),
        ("fr", "A man walks along the quay on Monday.", "en"),
        ("he", "breaking news from the border", "en"),
        ("he", "THE FERRY IS BACK", "en"),
        ("ru", "Він сказав, що ніколи не повернеться додому.", "uk"),
        ("he", "די שיף איז צוריקגעקומען אין פּאָרט", "yi"),
        ("is", "The ferry came back to the harbour because the sea was too rough.", "en"),
    ],
)
def test_a_block_wholly_in_another_language_is_one_span_over_all_of_it(article: str, text: str, language: str) -> None:
    spans = find_foreign_spans(text, article, role=Role.CAPTION)
    assert [(span.span, span.language) for span in spans] == [(Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("en", "Ann Kirkby"),
        ("en", "Maria da Silva, Jean-Luc Petit and Hans von der Leyen met in Rio de Janeiro."),
        ("en", "The status quo, he said, is a fait accompli."),
        ("en", "The orchestra of the Teatro alla Scala plays on Friday."),
        ("en", "Dozens of ferries were held in port because of the storm, the company said."),
        ("en", "The Ω on the label and the Δt in the table are the same."),
        ("en", "Соvid is spelled with look-alikes."),
        ("en", "See www.hafen-und-meer.com/die-neue-seite or @dashafenamt."),
        ("en", "www.hafen-und-meer.com/die-neue-seite-ist-da"),
        ("en", "Knock, knock, knock, knock."),
        ("en", "12 + 3 = 15"),
        ("en", ""),
        ("de", "Die Rolling Stones spielten in Berlin, dann kam Manchester United."),
        ("de", "Die Fähre kehrte in den Hafen zurück, weil die See zu rau war."),
        ("fr", "L'équipe du New York Times, de CNN et de la BBC était sur place."),
        ("he", "חברת Apple השיקה את iPhone 15 Pro Max בישראל"),
        ("he", "צילום: REUTERS"),
        ("he", "Photo: Amir Cohen"),
        ("he", "הדיון פורסם בכתובת www.port-and-sea.com/latest-news-page"),
        ("ru", "Компания Google и сервис YouTube, а также Deutsche Bank"),
        ("ja", "東京のNHKによると、火災は港で起きた。"),
        ("is", "Ferjan sneri aftur til hafnar."),
        (None, "The ferry is late"),
        (None, "12:30"),
    ],
)
def test_names_brands_signs_and_loans_are_at_home_everywhere(article: str | None, text: str) -> None:
    assert found(text, article) == []


def test_without_a_language_the_leading_script_is_the_articles() -> None:
    assert found("The ferry שלום עולם came back", None) == [("he", "שלום עולם")]


def test_the_label_of_the_article_and_the_foreign_name_are_kept_apart() -> None:
    assert found("Photo: משה כהן", "en") == [("he", "משה כהן")]


def test_short_stretches_of_one_script_help_each_other() -> None:
    text = "She wrote «Здравствуйте, дорогие друзья, это очень важно» and then «мост» twice."
    assert found(text, "en") == [("ru", "Здравствуйте, дорогие друзья, это очень важно"), ("ru", "мост")]


def test_two_stretches_in_two_languages_are_two_spans() -> None:
    text = "One card said “nous ne partirons pas”, the other “wir gehen nicht nach Hause”, and both were wet."
    assert found(text, "en") == [("fr", "nous ne partirons pas"), ("de", "wir gehen nicht nach Hause")]


def test_a_stretch_is_grown_to_the_ends_of_its_words() -> None:
    text = "He called it “l'état de la mer aujourd'hui” on air."
    assert found(text, "en") == [("fr", "l'état de la mer aujourd'hui")]


def test_a_decomposed_letter_is_not_cut() -> None:
    stretch = "nous avons tout termine\u0301"
    assert found(f"He said “{stretch}” on air.", "en") == [("fr", stretch)]


def test_a_credit_must_say_more_than_a_caption() -> None:
    text = "la mer vue du port"
    assert found(text, "en", Role.CAPTION) == [("fr", text)]
    strong = "la mer est vue du port par les gens de la ville"
    assert found(strong, "en", Role.CREDIT) == [("fr", strong)]
    assert found("Foto: vom Amt", "en", Role.CREDIT) == []


def test_a_span_names_its_script_and_whether_it_is_certain() -> None:
    text = "A banner read “Wir bleiben hier, bis ihr geht” above the quay."
    start = text.index("Wir")
    assert find_foreign_spans(text, "en") == (
        LanguageSpan(Span(start, start + len("Wir bleiben hier, bis ihr geht")), "de", "Latn", certain=True),
    )
    (name,) = find_foreign_spans("The paper (東京) reported it.", "en")
    assert (name.script, name.certain) == ("Hani", False)


def test_no_stretch_goes_on_across_one_in_another_script() -> None:
    text = "nous verrons bien demain נמל et nous partirons avec vous"
    assert found(text, "en") == [
        ("fr", "nous verrons bien demain"),
        ("he", "נמל"),
        ("fr", "et nous partirons avec vous"),
    ]


def test_an_address_beside_another_script_is_taken_out_alone() -> None:
    assert found("The ferry נמל @port is late", "en") == [("he", "נמל")]


def test_a_very_long_line_is_walked_through_in_parts() -> None:
    english, german = "the ferry came back to the harbour ", "weil die Fähre nicht mehr fahren konnte "
    text = english * 4_000 + german + english * 2_000
    found = find_foreign_spans(text, "en")
    assert [(span.language, span.span.of(text)) for span in found] == [("de", german.strip())]
    unbroken = "x" * 250_000
    assert find_foreign_spans(unbroken, "en") == ()


def test_the_runs_of_a_script_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(text: str, *, prior: str | None = None) -> Detection:
        asked.append(len(text))
        return detect_language(text, prior=prior)

    monkeypatch.setattr(mixed, "detect_language", counted)
    assert len(find_foreign_spans("Then 日 said Smith and " * 500, "en")) == 500
    assert [length for length in asked if length > 500] == [1_499]

import pytest

from viewer.grouping.features import article_passages
from viewer.grouping.labels import LABEL_CHARACTERS, headline, write_terms
from viewer.grouping.terms import Vocabulary
from viewer.model import Article, Block, Role


def article(*texts: Block | str, title: str = "", outlet: str | None = None, language: str = "en") -> Article:
    blocks = tuple(text if isinstance(text, Block) else Block(text) for text in texts)
    return Article("a", "a", title, blocks, language=language, outlet=outlet)


def written(keys: list[str], *texts: str, limit: int = 8, language: str = "en") -> tuple[str, ...]:
    vocabulary = Vocabulary()
    passages = [article_passages(article(text, language=language)) for text in texts]
    for text in passages:
        for passage in text:
            for word in passage.tokens:
                assert vocabulary.words(language)[word] is not None
    return write_terms(passages, keys, limit, vocabulary)


def test_names_are_shown_with_all_their_words_and_once() -> None:
    texts = ("She met Mirela Oduya there.", "There Mirela Oduya spoke, and Oduya left.")
    assert written(["oduya", "mirela"], *texts) == ("Mirela Oduya",)


def test_a_name_that_only_one_writes_yields_to_what_more_write() -> None:
    assert written(["oduya"], "So said Mirela Oduya.", "So said Oduya.", "And so did Oduya.") == ("Oduya",)


def test_hyphens_and_initials_belong_to_names() -> None:
    assert written(["markt"], "They went to Wal-Markt again.") == ("Wal-Markt",)
    assert written(["cathar"], "It was Dan T. Cathar again.") == ("Dan T. Cathar",)


def test_a_word_that_opens_a_sentence_makes_no_name_of_the_next() -> None:
    assert written(["oduya"], "The Oduya family left. The Oduya family.") == ("Oduya",)


def test_weekdays_are_neither_terms_nor_parts_of_names() -> None:
    assert written(["thursd", "oduya"], "They met on Thursday Oduya said.") == ("Oduya",)


def test_words_stand_as_they_are_mostly_written_without_possessive_or_elision() -> None:
    assert written(["orchar"], "Orchards are old. The orchard’s trees; an orchard.", "Their orchards") == ("orchard",)
    assert written(["orvanc"], "Le maire d’Orvance parle.", language="fr") == ("Orvance",)
    assert written(["o'briz"], "There O'Brizen spoke.") == ("O'Brizen",)


def test_runs_without_spaces_show_the_stretch() -> None:
    texts = ("渡轮在鸬鹚沙洲搁浅", "昨夜鸬鹚沙洲有船搁浅")
    assert written(["鸬鹚"], *texts, language="zh") == ("鸬鹚沙洲", "搁浅")
    assert written(["鸬鹚"], *texts, language="zh", limit=1) == ("鸬鹚沙洲",)


@pytest.mark.parametrize(
    ("language", "text", "keys", "shown"),
    [
        ("he", "ולכן הוסיף ובהם הגשר", ["ולכן", "הוסיף", "בהם", "גשר"], ("גשר",)),
        ("ar", "ولذلك وأضاف أن الجسر", ["لذلك", "واضاف", "جسر"], ("جسر",)),
        ("ko", "백강다리가 무너졌다고", ["백강다리", "무너졌다고"], ("백강다리",)),
    ],
)
def test_empty_words_are_not_shown_nor_what_is_written_onto_others(
    language: str, text: str, keys: list[str], shown: tuple[str, ...]
) -> None:
    assert written(keys, text, text, language=language) == shown


@pytest.mark.parametrize("key", ["#36", "#000", "the", "x", "absent"])
def test_what_says_too_little_is_not_shown(key: str) -> None:
    assert written([key, "orchar"], "the x 36 000 orchard") == ("orchard",)


def test_numbers_of_some_length_are_shown() -> None:
    assert written(["#1400"], "some 1,400 trees") == ("1,400",)


def test_the_limit_holds_and_order_is_that_of_the_keys() -> None:
    text = "a quince, an orchard, a medlar"
    assert written(["medlar", "quince", "orchar"], text, limit=2) == ("medlar", "quince")
    assert written([], text) == ()


def test_a_headline_comes_before_title_and_text() -> None:
    assert headline(article(Block("Head", Role.HEADLINE), "Text", title="Title")) == "Head"
    assert headline(article("Text", title="Title")) == "Title"
    assert headline(article("* * *", Block("Ad", Role.BOILERPLATE), "Text")) == "Text"
    assert headline(article("* * *")) == ""


def test_controls_and_runs_of_spaces_go() -> None:
    assert headline(article(title="Ferry\u202e \n aground\x07")) == "Ferry aground"


@pytest.mark.parametrize(
    ("title", "outlet", "label"),
    [
        ("Ferry aground | The Gazette", "thegazette.example", "Ferry aground"),
        ("Ferry aground - Gazette", "Gazette", "Ferry aground"),
        ("Ferry aground - at last", "Gazette", "Ferry aground - at last"),
        ("Ferry aground | The Gazette", None, "Ferry aground | The Gazette"),
        ("Ferry aground - ...", "Gazette", "Ferry aground - ..."),
    ],
)
def test_the_outlet_goes_from_behind(title: str, outlet: str | None, label: str) -> None:
    assert headline(article(title=title, outlet=outlet)) == label


def test_a_long_first_line_is_cut_at_a_word() -> None:
    text = "abcde " * 40
    label = headline(article(text))
    assert len(label) <= LABEL_CHARACTERS
    assert label.endswith("abcde…")
    exact = "x" * LABEL_CHARACTERS
    assert headline(article(exact)) == exact

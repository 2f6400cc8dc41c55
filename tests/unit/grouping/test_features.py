import pytest

from viewer.grouping.features import (
    COUNTED_RARITY,
    LEAD_SENTENCES,
    NAME_FACTOR,
    Features,
    article_passages,
    extract_features,
    weigh_terms,
)
from viewer.grouping.terms import Vocabulary
from viewer.model import FURNITURE, Article, Block, Role


def article(
    *blocks: Block | str, title: str = "", path: str = "a.txt", language: str = "en", record: int | None = None
) -> Article:
    made = tuple(block if isinstance(block, Block) else Block(block) for block in blocks)
    return Article(path, path, title, made, language=language, record=record)


def features(*blocks: Block | str) -> Features:
    return extract_features(article_passages(article(*blocks)), Vocabulary())


def text_of(made: Article) -> str:
    return "\n".join(passage.text for passage in article_passages(made))


@pytest.mark.parametrize("role", [*sorted(FURNITURE), Role.BYLINE, Role.DATE, Role.CREDIT])
def test_only_the_article_itself_counts(role: Role) -> None:
    assert text_of(article("The mill turns.", Block("Follow Zanzibar", role))) == "The mill turns."


@pytest.mark.parametrize("role", [Role.HEADLINE, Role.DEK, Role.SUBHEAD, Role.QUOTE, Role.CAPTION])
def test_whatever_the_author_says_counts(role: Role) -> None:
    assert text_of(article(Block("Zanzibar", role), "The mill turns.")) == "Zanzibar\nThe mill turns."


def test_a_title_counts_where_no_block_says_it() -> None:
    assert text_of(article("Water is back.", title="The mill turns", record=0)) == "The mill turns\nWater is back."
    assert text_of(article("The mill turns again.", title="The mill turns", record=0)) == "The mill turns again."
    headline = Block("Mill turns", Role.HEADLINE)
    assert text_of(article(headline, "Water is back.", title="Other words", record=0)) == "Mill turns\nWater is back."


def test_a_file_name_is_no_title() -> None:
    assert text_of(article("Water is back.", title="mill-7", path="x/mill-7.txt")) == "Water is back."
    assert text_of(article("Water is back.", title="", path="x/mill-7.txt")) == "Water is back."
    assert text_of(article("Water is back.", title="7.html", path="x/week.zip#7.html")) == "Water is back."
    assert text_of(article("Water is back.", title="Mill 7 turns", path="x/7.txt")) == "Mill 7 turns\nWater is back."


def test_blocks_in_another_language_are_read_in_it() -> None:
    made = article("The mill turns.", Block("הטחנה מסתובבת", language="he"))
    assert [(passage.language, passage.text) for passage in article_passages(made)] == [
        ("en", "The mill turns."),
        ("he", "הטחנה מסתובבת"),
    ]


def test_an_article_without_text_has_no_features() -> None:
    nothing = features()
    assert (nothing.terms, nothing.lead, nothing.traits.weekdays, nothing.traits.counts) == ({}, {}, set(), set())


def test_names_and_numbers_weigh_more() -> None:
    terms = features("Yesterday the village of Harbour counted 1,250 boats in the harbour and in Lumera.").terms
    vocabulary = Vocabulary().words("en")
    assert terms["lumera"] == pytest.approx(NAME_FACTOR * vocabulary["Lumera"][0].weight)
    assert terms["#1250"] == pytest.approx(NAME_FACTOR * vocabulary["1,250"][0].weight)
    assert terms["boats"] == vocabulary["boats"][0].weight
    assert terms["harbou"] == vocabulary["harbour"][0].weight  # as often small as capital


def test_a_capital_that_opens_a_sentence_or_a_quotation_makes_no_name() -> None:
    terms = features("Boats came. Boats left! “Boats are gone,” he said.\nBoats: none").terms
    assert terms["boats"] == Vocabulary().words("en")["boats"][0].weight


def test_an_opening_word_that_is_no_token_changes_nothing() -> None:
    passages = article_passages(article("A7 was closed."))
    assert set(weigh_terms(passages, Vocabulary())) == {"a7", "was", "closed"}


def test_the_lead_is_the_first_sentences() -> None:
    sentences = [f"Word{letter} stands here." for letter in "abcdef"]
    lead = features(" ".join(sentences)).lead
    assert [f"word{letter}" in lead for letter in "abcdef"] == [at < LEAD_SENTENCES for at in range(6)]


def test_a_lead_may_end_before_the_next_language() -> None:
    opening = " ".join(["Boats came."] * LEAD_SENTENCES)
    assert "טחנה" not in features(opening, Block("טחנה", language="he")).lead


def test_weekdays_and_counts_are_read() -> None:
    traits = features("On Tuesday, 36 prisoners and two guards left. In 2021 there were 1,400 of the prisoners.").traits
    assert traits.weekdays == {1}
    assert {("en prison", "36"), ("en guards", "2")} <= traits.counts
    assert not any(number == "2021" for _, number in traits.counts)
    assert ("en of", "1400") not in traits.counts


def test_what_is_too_frequent_to_be_counted_lies_below_the_bound() -> None:
    words = Vocabulary().words("en")
    assert words["of"][0].weight < COUNTED_RARITY <= words["guards"][0].weight


def test_neither_numerals_nor_days_are_counted_things() -> None:
    assert not features("At 5 Tuesday 4 three 7 8.").traits.counts

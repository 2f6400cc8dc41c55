import pytest

from viewer.collation.ledger import keep_ledger
from viewer.collation.quoting.echoes import find_echoes
from viewer.collation.story import collate
from viewer.model import Article, Block, Fate, Role
from viewer.text.quotations import find_quotations

HEAD = "“Nobody asked the sheep”: farmer on the new fence"
BODY = "“They asked the mayor and the bank, but nobody asked the sheep,” said farmer Tove Lind."
CAPTION = "“Nobody asked the sheep.” (Photo: Per Holm)"
OTHER = "“Nobody asked the sheep, and nobody asked us either,” said shepherd Nils Brock on Monday."


def telling(name: str, *texts: str) -> Article:
    blocks = tuple(Block(text, Role.BODY if at else Role.HEADLINE) for at, text in enumerate(texts))
    return Article(name, name, name, blocks, find_quotations(blocks, "en"), language="en")


def test_a_headline_and_a_caption_echo_what_the_text_quotes() -> None:
    assert find_echoes(telling("a", HEAD, BODY, CAPTION)) == {0: 1, 2: 1}


def test_of_equal_words_those_with_a_speaker_are_no_echo() -> None:
    said = "“Nobody asked the sheep,” said farmer Tove Lind."
    assert find_echoes(telling("a", HEAD, said)) == {0: 1}
    assert find_echoes(telling("a", said, CAPTION)) == {1: 0}


@pytest.mark.parametrize("head", ["“The sheep”: a story", "“Everybody asked the sheep”: a story", "No words at all"])
def test_few_words_and_other_words_are_no_echo(head: str) -> None:
    assert find_echoes(telling("a", head, BODY)) == {}


def test_the_words_of_another_speaker_are_no_echo() -> None:
    said = "“Nobody asked the sheep,” said farmer Tove Lind on Sunday."
    assert find_echoes(telling("a", "Fences", said, OTHER)) == {}


def test_what_is_repeated_is_no_echo_itself() -> None:
    half = "“Nobody asked the sheep, and nobody asked us either.” (Photo: Per Holm)"
    named = "“Nobody asked the sheep,” said farmer Tove Lind on Sunday."
    assert find_echoes(telling("a", HEAD, half, OTHER)) == {0: 2, 1: 2}
    assert find_echoes(telling("a", "Fences", half, OTHER, named)) == {0: 1}, "another one said it"


def test_a_statement_has_one_line_with_its_echoes() -> None:
    ledger = keep_ledger(collate((telling("a", HEAD, BODY), telling("b", "The sheep and the fence", CAPTION))))
    (statement,) = ledger.statements
    first, second = statement.entries
    assert (first.quotations, first.echoes) == ((1,), (0,))
    assert (second.quotations, second.echoes, second.fate) == ((0,), (), Fate.TRUNCATED)

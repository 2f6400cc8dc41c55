"""The sentences of a telling, and which of them have the words of a quotation."""

from dataclasses import replace

from viewer.collation.quoting.passages import Telling
from viewer.model import Role
from viewer.reading.articles import article_from_blocks

BLOCKS = (
    "The storm sank two ferries. “Nobody sails tonight,” said Ann Dyer. Divers will search the harbour.",
    "“We wait.”",
    "Divers said the harbour was calm again. The ferries lie deep.",
)


def telling(first: Role = Role.BODY) -> Telling:
    article = article_from_blocks(BLOCKS, id="x", language="en")
    return Telling(replace(article, blocks=(replace(article.blocks[0], role=first), *article.blocks[1:])))


def test_sentences_have_words_outside_quotation_marks() -> None:
    read = telling()
    assert [sentence.words[:2] for sentence in read.of_block(0)] == [
        ("the", "storm"),
        ("said", "ann"),
        ("divers", "will"),
    ]
    assert read.of_block(1) == ()


def test_sentences_that_share_content_are_found_in_any_block() -> None:
    read = telling()
    wanted = frozenset({"diver", "harbo", "sails"})
    every = [sentence for at in range(len(BLOCKS)) for sentence in read.of_block(at)]
    assert read.sharing(wanted, 2) == [sentence for sentence in every if len(sentence.content & wanted) >= 2]
    assert len(read.sharing(wanted, 2)) == 2
    assert read.sharing(wanted, 3) == []  # what stands in the marks does not count


def test_furniture_tells_nothing() -> None:
    read = telling(Role.RELATED)
    assert read.of_block(0) == ()
    assert [found.place.block for found in read.sharing(frozenset({"diver", "harbo"}), 2)] == [2]

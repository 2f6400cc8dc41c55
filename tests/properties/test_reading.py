"""What must hold of every text that is read, whatever is in it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.articles import article_from_blocks, article_from_text
from viewer.reading.decode import Decoded, UndecodableError, decode
from viewer.reading.markdown import read_markdown
from viewer.reading.plain import read_plain
from viewer.reading.structure import assign_roles

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.text(CHARACTERS, max_size=300)
LINE = st.text(st.sampled_from("Ab. ,”“\"'!?:#©()|/0159\nאבו́и中 \u202e\u200f"), max_size=80)
PAGE = st.lists(LINE, max_size=12).map("\n".join)


@given(TEXT | PAGE)
def test_passages_are_slices_in_order_and_lose_nothing_but_space(text: str) -> None:
    at = 0
    for passage in read_plain(text).passages:
        assert passage.source is not None
        assert passage.source.of(text) == passage.text
        assert passage.text.strip() == passage.text != ""
        assert not text[at : passage.source.start].strip()
        at = passage.source.end
    assert not text[at:].strip()


@given(st.lists(LINE | TEXT, max_size=15))
def test_every_line_gets_a_role(lines: list[str]) -> None:
    assert len(assign_roles(lines)) == len(lines)
    assert assign_roles(lines) == assign_roles(lines)


def decoded(data: bytes) -> Decoded | None:
    """Return the text of the bytes, `None` where they are refused."""
    try:
        return decode(data)
    except UndecodableError:
        return None


@given(TEXT)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    found = decoded(text.encode())
    if found is None:
        assert any(unicodedata.category(character) == "Cc" for character in text)
    elif found.encoding == "utf-8":
        assert found.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = decoded(data)
    assert found is None or found.text.encode("utf-8", "strict") is not None


@given(PAGE)
def test_articles_keep_the_characters_of_their_text(text: str) -> None:
    article = article_from_text(text, id="p")
    kept = "".join(block.text for block in article.blocks)
    assert "".join(kept.split()) == "".join(text.split())
    for block in article.blocks:
        assert all(0 <= span.span.start < span.span.end <= len(block.text) for span in block.spans)


@given(st.lists(LINE, max_size=8))
def test_blocks_are_kept_one_for_one(blocks: list[str]) -> None:
    assert [block.text for block in article_from_blocks(blocks, id="p").blocks] == blocks


@given(PAGE | TEXT)
def test_markdown_places_are_exact(text: str) -> None:
    for passage in read_markdown(text).passages:
        assert passage.text.strip()
        assert passage.source is None or passage.source.of(text) == passage.text

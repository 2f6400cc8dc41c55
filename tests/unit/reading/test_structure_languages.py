"""Pages of our own in the languages whose cue phrases are known: `tests/data/pages`, a line's role before each line."""

from pathlib import Path

import pytest

from viewer.reading.articles import article_from_text

PAGES = sorted((Path(__file__).parents[2] / "data" / "pages").glob("*.tsv"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_in_its_language(page: Path) -> None:
    expected = [tuple(line.split("\t")) for line in page.read_text("utf-8").splitlines()]
    article = article_from_text("\n".join(text for _, text in expected), id=page.stem)
    assert [(block.role.value, block.text) for block in article.blocks] == expected
    assert article.language == page.stem
    assert (article.date or "")[:10] == "2024-03-06"
    assert article.title == expected[0][1]

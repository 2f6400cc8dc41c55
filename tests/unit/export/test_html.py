from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from viewer.errors import ExportError
from viewer.export.html import render_html, write_html
from viewer.export.sheet import Style
from viewer.model import AlignedRow, Article, Block, Comparison, Relation

VOID = {"meta", "br", "col"}


class _Page(HTMLParser):
    """What a browser would make of a page: elements, their texts, and whether all of them are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open:
            self.texts.append((self.open[-1], data))

    def named(self, tag: str) -> list[str]:
        return [text for element, text in self.texts if element == tag]


@pytest.fixture
def page(comparison: Comparison) -> _Page:
    return _Page(render_html(comparison))


def test_the_page_is_whole_and_every_element_is_closed(page: _Page) -> None:
    assert page.open == []
    assert [tag for tag, _ in page.elements].count("table") == 2


def test_nothing_is_run_or_fetched(page: _Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    policies = [attributes for _, attributes in page.elements if "http-equiv" in attributes]
    assert [policy["content"] for policy in policies] == ["default-src 'none'; style-src 'unsafe-inline'"]
    for _, attributes in page.elements:
        assert not {"src", "href", "style"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert not any("url(" in text or "@import" in text for text in page.named("style"))


def test_words_lost_gained_and_exchanged_are_told_by_their_elements(page: _Page) -> None:
    assert {"main", "about 400", "said", "reportedly"} <= set(page.named("del"))
    assert {"more than 4,000", "promised"} <= set(page.named("ins"))
    assert "“We carried out every shelf, and then we went back for the rest,”" in page.named("mark")
    assert {"400 → 4,000", "Q1 reworded", "“reportedly” dropped"} <= set(page.named("span"))


def test_hebrew_is_told_as_hebrew_from_right_to_left(page: _Page) -> None:
    assert ("p", {"class": "caption", "lang": "he", "dir": "rtl"}) in page.elements
    assert ("mark", {"class": "foreign", "lang": "he", "dir": "rtl"}) in page.elements


def test_what_an_article_says_is_never_markup() -> None:
    nasty = '<script>alert("x")</script> & <b onclick=x> \u202e \x00 \udcff'
    article = Article(nasty, nasty, nasty, (Block(nasty),), language='"><script>')
    rows = (AlignedRow((0,), (), Relation.DROPPED), AlignedRow((), (0,), Relation.ADDED))
    source = render_html(Comparison(article, article, rows))
    page = _Page(source)
    assert page.open == []
    assert not {tag for tag, _ in page.elements} & {"script", "b onclick=x"}
    assert "\u202e" not in source
    assert "\x00" not in source
    assert source.encode()
    assert any('<script>alert("x")</script>' in text for text in page.named("p"))


def test_an_article_without_text_and_quotations_gives_a_page() -> None:
    empty = Article("e", "e", "", ())
    page = _Page(render_html(Comparison(empty, empty, ())))
    assert page.open == []
    assert page.named("title") == ["e / e"]


def test_folds_stand_across_both_columns(comparison: Comparison) -> None:
    folded = _Page(render_html(comparison, style=Style()))
    whole = _Page(render_html(comparison, style=Style(furniture=True)))
    assert ("td", {"class": "fold", "colspan": "3"}) in folded.elements
    assert not any(attributes.get("class") == "fold" for _, attributes in whole.elements)


def test_a_quotation_without_a_counterpart_has_an_empty_cell(comparison: Comparison) -> None:
    lonely = replace(comparison, quotations=(replace(comparison.quotations[0], witness=None),))
    assert "–" in _Page(render_html(lonely)).named("td")


def test_a_page_is_written_whole_or_not_at_all(comparison: Comparison, tmp_path: Path) -> None:
    target = tmp_path / "comparison.html"
    write_html(comparison, target)
    assert target.read_text(encoding="utf-8") == render_html(comparison)
    with pytest.raises(ExportError):
        write_html(comparison, tmp_path / "nowhere" / "comparison.html")

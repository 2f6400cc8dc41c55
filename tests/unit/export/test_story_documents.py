import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from viewer.collation.coverage import Coverage, cover
from viewer.collation.ledger import Ledger, keep_ledger
from viewer.collation.story import collate
from viewer.export.sheet import Paper, Style
from viewer.export.story_html import render_story_html
from viewer.export.story_listing import story_lines
from viewer.export.story_pdf import render_story_pdf
from viewer.model import Article, Block

Story = tuple[Coverage, Ledger]


class Page(HTMLParser):
    """Counts elements and checks that each is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_takes_no_word_for_markup(story: Story) -> None:
    page = render_story_html("Kiln <script>", *story)
    parser = Page()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    assert "Kiln &lt;script&gt;" in page
    assert "&lt;b&gt;Kiln&lt;/b&gt;" in page
    assert "<script" not in page
    tags = [tag for tag, _ in parser.seen]
    assert tags.count("b") == 3, "the letters of the three articles alone"


def test_the_page_names_language_and_direction_of_words(story: Story) -> None:
    parser = Page()
    parser.feed(render_story_html("Kiln", *story))
    spoken = {(attributes.get("lang"), attributes.get("dir")) for _, attributes in parser.seen if "dir" in attributes}
    assert {("en", "ltr"), ("he", "rtl")} <= spoken
    heads = [attributes for tag, attributes in parser.seen if tag == "th" and attributes.get("scope") == "row"]
    assert "rtl" in {attributes.get("class") for attributes in heads}


def test_the_pdf_is_tagged_and_repeatable(story: Story) -> None:
    first = render_story_pdf("Kiln", *story, style=Style(paper=Paper.LETTER))
    assert first == render_story_pdf("Kiln", *story, style=Style(paper=Paper.LETTER))
    assert first.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in first
    assert b"pdfuaid" in first


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is needed to read the PDF back")
def test_the_pdf_says_what_the_page_says(story: Story, tmp_path: Path) -> None:
    target = tmp_path / "story.pdf"
    target.write_bytes(render_story_pdf("Kiln", *story))
    text = subprocess.run(["pdftotext", target, "-"], capture_output=True, check=True).stdout.decode()
    for words in (
        "All tellings of one story",
        "Hollin Echo",
        "only in A",
        "no longer quoted",
        "varies by 70%",
        "not in C",
    ):
        assert words in text


def test_many_articles_lie_across_and_one_is_enough() -> None:
    articles = [
        Article(f"a{at}", f"a{at}", f"Title {at}", (Block(f"Paragraph {at}."),), language="en") for at in range(12)
    ]
    for some in (articles, articles[:1], []):
        collation = collate(some)
        data = render_story_pdf("Many", cover(collation), keep_ledger(collation))
        assert data.startswith(b"%PDF-")
        assert "<h2>Quotations" not in render_story_html("Many", cover(collation), keep_ledger(collation))


def test_lines_for_a_terminal_hold_no_controls(story: Story) -> None:
    lines = list(story_lines("Kiln\x1b[2J", *story))
    assert lines[0] == "Kiln\\x1b[2J"
    assert "A  Kiln in Hollin burns down" in lines
    assert any(line.endswith("B most likely took it from A.") for line in lines)
    assert "❝  Ada Lund, varies by 70%" in lines
    assert any(line.startswith("   B no longer quoted: Potter Ada Lund said") for line in lines)
    assert any(line.startswith("   not in ") for line in lines)
    assert not any("Follow us" in line for line in lines)

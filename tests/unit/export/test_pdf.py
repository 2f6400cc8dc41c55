import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.errors import ExportError
from viewer.export import typeset
from viewer.export.pdf import bookmark, render_pdf, write_pdf
from viewer.export.sheet import Paper, Row, Style, lay_out
from viewer.model import AlignedRow, Article, Block, Comparison, Direction, Relation

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="the tools that read a PDF back are missing")


def _tool(name: str, document: bytes, *words: str) -> str:
    run = subprocess.run(
        [name, *words, "-", *(["-"] if name == "pdftotext" else [])], input=document, capture_output=True, check=True
    )
    return run.stdout.decode()


def _text(document: bytes) -> str:
    """Return the words of a PDF on one line, without the controls that pdftotext puts around right-to-left words."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "", _tool("pdftotext", document, "-raw"))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _info(document: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in _tool("pdfinfo", document).splitlines())
    return {name: value.strip() for name, _, value in lines}


def _pair(*blocks: Block, relation: Relation = Relation.SAME, title: str = "t") -> Comparison:
    article = Article("a", "a.txt", title, blocks)
    return Comparison(article, article, tuple(AlignedRow((n,), (n,), relation) for n in range(len(blocks))))


@pytest.fixture(scope="module")
def document(comparison: Comparison) -> bytes:
    return render_pdf(comparison)


def test_the_document_is_tagged_and_says_what_it_is(document: bytes) -> None:
    info = _info(document)
    assert info["Title"].startswith("Library shuts reading room after roof gives way / Reading room")
    assert info["Tagged"] == "yes"
    assert info["Page size"].endswith("(A4)")
    assert b"pdfuaid" in document
    assert b"/Lang" in document
    assert b"/Outlines" in document


def test_the_outline_leads_to_changes_of_meaning_and_of_quotations(comparison: Comparison) -> None:
    rows = [line for line in lay_out(comparison, Style()).lines if isinstance(line, Row)]
    assert [mark for mark in map(bookmark, rows) if mark] == [
        "400 → 4,000",
        "Q1 reworded",
        "“reportedly” dropped · Q2 no longer quoted",
    ]


def test_everything_of_the_sheet_can_be_read_back(document: bytes) -> None:
    text = _text(document)
    for words in (
        "A · Marlow Courier · 2025-02-03 · English · news/courier.txt",
        "The encoding was guessed (windows-1252)",
        "quotation that changed",
        "more than 4,000",
        "400 → 4,000",
        "Q1 reworded",
        "“reportedly” dropped",
        "dropped in B",
        "not in A",
        "stands 2 paragraphs above in B",
        "2 lines not of the article left out: site furniture, links to other articles",
        "page 1 of 1",
        "said → stated",
        "RLO",
        "שניצל",
        "הספרייה",
    ):
        assert words in text, words


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison, document: bytes) -> None:
    assert render_pdf(comparison) == document


def test_what_an_article_says_is_never_markup() -> None:
    nasty = '#panic("x") $x^2$ *b* _i_ = h <label> @ref `raw` \\ // comment #sys.inputs \\u{41} [c] "q"'
    assert nasty in _text(render_pdf(_pair(Block(nasty), title=nasty)))


def test_a_character_without_a_font_is_named_and_the_rest_is_printed() -> None:
    lost = "".join(chr(0x10F000 + index) for index in range(14))
    text = _text(render_pdf(_pair(Block(f"before {lost} after"))))
    assert "No font on this computer has 14 characters of these articles (U+10F000, U+10F001" in text
    assert "and 2 more" in text
    assert f"before {'□' * 14} after" in text


def test_what_fails_beside_others_goes_without_its_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "find_shapeless", lambda _: ())
    assert "before □ after" in _text(render_pdf(_pair(Block("before \U0010f000 after"))))


def test_a_byte_order_mark_inside_a_text_is_no_fault() -> None:
    assert "before" in _text(render_pdf(_pair(Block("before\ufeff after"))))


def test_controls_and_lone_surrogates_do_not_stop_the_printing() -> None:
    text = _text(render_pdf(_pair(Block("one \udcff two \x00 three\u2028four\ttab\u202e"), title="a\udc80\u202eb")))
    for words in ("U+DCFF", "U+0000", "three", "four", "RLO", "a[U+DC80][RLO]b"):
        assert words in text


def test_many_pages_repeat_their_head_and_count_themselves(make_long: Callable[[int], Comparison]) -> None:
    document = render_pdf(make_long(120))
    pages = int(_info(document)["Pages"])
    text = _text(document)
    assert pages > 3
    assert f"page {pages} of {pages}" in text
    assert text.count("The long story again") >= pages


def test_a_paragraph_longer_than_a_page_goes_on_over_pages() -> None:
    words = " ".join(f"word{index}" for index in range(3000))
    comparison = _pair(Block(words), relation=Relation.REWRITTEN)
    text = _text(render_pdf(comparison))
    assert all(f"word{index}" in text for index in range(0, 3000, 250))
    alone = replace(comparison, rows=(AlignedRow((0,), (), Relation.DROPPED), AlignedRow((), (0,), Relation.ADDED)))
    assert "word2999" in _text(render_pdf(alone))


def test_a_word_wider_than_its_column_is_broken() -> None:
    boxes = _tool("pdftotext", render_pdf(_pair(Block("x" * 300))), "-bbox")
    ends = [
        float(end) for end, word in re.findall(r'xMax="([\d.]+)"[^>]*>([^<]*)<', boxes) if set(word) <= {"x", "\u200b"}
    ]
    assert len(ends) > 4
    assert max(ends) < 595 - 39


def test_a_title_as_long_as_a_page_does_not_crowd_out_the_rows() -> None:
    text = _text(render_pdf(_pair(Block("the row"), title="endless " * 400)))
    assert "the row" in text


def test_arabic_and_hebrew_are_set_from_right_to_left() -> None:
    blocks = (
        Block("أعلنت المكتبة إغلاق القاعة يوم الاثنين.", language="ar", direction=Direction.RTL),
        Block("הספרייה נסגרה ביום שני.", language="he", direction=Direction.RTL),
    )
    text = _text(render_pdf(_pair(*blocks)))
    assert "المكتبة" in text
    assert "הספרייה" in text


def test_articles_without_text_give_a_page() -> None:
    empty = Article("e", "e.txt", "", ())
    assert _info(render_pdf(Comparison(empty, empty, ())))["Title"] == "e / e"


def test_the_paper_can_be_chosen(comparison: Comparison) -> None:
    assert "letter" in _info(render_pdf(comparison, style=Style(paper=Paper.LETTER)))["Page size"]


def test_a_pdf_is_written_whole_or_not_at_all(comparison: Comparison, document: bytes, tmp_path: Path) -> None:
    target = tmp_path / "comparison.pdf"
    write_pdf(comparison, target)
    assert target.read_bytes() == document
    with pytest.raises(ExportError):
        write_pdf(comparison, tmp_path / "nowhere" / "comparison.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["comparison.pdf"]


def test_a_language_that_the_typesetter_cannot_take_is_left_out() -> None:
    blocks = (Block("words", language="zh-Hans-x-private"),)
    assert "words" in _text(render_pdf(_pair(*blocks)))
    assert typeset.language_code("he") == "he"


def test_a_heap_of_marks_stays_out_of_what_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting a letter with many marks takes memory by the square of their number."""
    handed: list[str] = []

    def take(_template: str, data: str, *, with_system_fonts: bool) -> bytes:
        handed.append(data)
        return b"%PDF" if with_system_fonts else b"%PDF-"

    heap = "a" + 5000 * "\u0301"
    article = Article(heap, heap, f"Title {heap}", (Block(f"Words {heap} and more"),), outlet=heap)
    monkeypatch.setattr(typeset, "_set", take)
    render_pdf(Comparison(article, article, (AlignedRow((0,), (0,), Relation.SAME),)))
    assert handed
    assert all("[+4968 marks]" in data for data in handed)
    assert all(33 * "\u0301" not in data and data.count("\u0301") < 1000 for data in handed)


def test_rows_of_a_long_document_may_go_on_over_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[str] = []

    def take(_template: str, data: str, *, with_system_fonts: bool) -> bytes:
        handed.append(data)
        return b"%PDF-" if with_system_fonts else b"%PDF"

    monkeypatch.setattr(typeset, "_set", take)
    for count in (600, 601):
        article = Article("a", "a", "a", (Block("words"),) * count)
        rows = tuple(AlignedRow((at,), (at,), Relation.SAME) for at in range(count))
        render_pdf(Comparison(article, article, rows))
    assert ['"together": true' in data for data in handed] == [True, False]

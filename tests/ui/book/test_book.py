"""The page of a story: tables of plain values, their order and filter, and where their cells lead."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from viewer.collation.coverage import cover
from viewer.collation.ledger import keep_ledger
from viewer.collation.story import collate
from viewer.model import Article, Block, Direction, Fate, Library, Relation, Role, Speaker
from viewer.text.quotations import find_quotations
from viewer.ui.book.chapters import Chapter, Jump
from viewer.ui.book.frozen import FrozenColumn
from viewer.ui.book.model import HEAD_ROLE, BookModel
from viewer.ui.book.page import BookPage
from viewer.ui.book.tables import coverage_table, ledger_table, letter_of
from viewer.ui.theme import DARK, LIGHT
from viewer.workshop.protocol import Book

NAMES = {"mill.txt": "Ford Echo", "again.txt": "NewsMix", "copy.txt": "Late Post"}


def book_of(articles: Sequence[Article], *, base: str = "mill.txt", every_pair: bool = True) -> Book:
    story = collate(articles, base=base, every_pair=every_pair)
    return Book(cover(story), keep_ledger(story))


@pytest.fixture
def book(library: Library) -> Book:
    return book_of(library.stories[0].articles)


@pytest.fixture
def page(qtbot: QtBot, book: Book) -> BookPage:
    made = BookPage(LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_book("Mill reopens", book, NAMES, furniture=False)
    made.show()
    qtbot.waitExposed(made)
    made.turn_to(Chapter.LEDGER)
    return made


def words(model: QAbstractItemModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


def test_letters_go_on_after_z() -> None:
    assert [letter_of(at) for at in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_the_ledger_has_a_line_for_each_statement(book: Book) -> None:
    table = ledger_table(book.ledger, NAMES)
    assert [column.title for column in table.columns] == ["A · Ford Echo", "B · NewsMix", "C · Late Post"]
    row = table.rows[0]
    assert row.head == "Ada Penrose"
    assert row.variation > 0
    assert [cell.pill.text if cell.pill else "" for cell in row.cells] == ["first", "reworded", "verbatim"]
    assert row.cells[1].text.startswith("“Every board")
    assert row.cells[2].is_quiet
    assert row.cells[1].jump == Jump("mill.txt", "again.txt", 2, 0)
    assert row.cells[0].jump == Jump("mill.txt", "again.txt", 2, 0)


def test_a_statement_of_one_article_alone_says_so(library: Library) -> None:
    again, first, _ = library.stories[0].articles
    unquoted = replace(again, quotations=())
    blocks = tuple(block for block in unquoted.blocks if "Penrose" not in block.text)
    row = ledger_table(book_of((first, replace(unquoted, blocks=blocks))).ledger, NAMES).rows[0]
    assert row.is_alone
    assert row.aside == "told once"
    assert row.cells[1].is_empty
    assert row.cells[1].note == "not in it"


def test_words_in_another_mouth_name_it(library: Library) -> None:
    _, first, copied = library.stories[0].articles
    told = [block.text.replace("miller Ada Penrose", "smith Bo Larsen") for block in copied.blocks]
    blocks = tuple(replace(block, text=text) for block, text in zip(copied.blocks, told, strict=True))
    other = replace(copied, blocks=blocks, quotations=find_quotations(blocks, "en"))
    cell = ledger_table(book_of((first, other)).ledger, NAMES).rows[0].cells[1]
    assert cell.pill
    assert cell.pill.text == "other speaker"
    assert cell.note == "said by Bo Larsen"


def test_another_name_for_who_may_be_the_same_stands_beside_its_words(library: Library) -> None:
    _, first, copied = library.stories[0].articles
    (quotation,) = copied.quotations
    renamed = replace(copied, quotations=(replace(quotation, speaker=Speaker("the miller")),))
    ledger = book_of((first, copied)).ledger
    row = ledger_table(replace(ledger, articles=(first, renamed)), NAMES).rows[0]
    assert [cell.note for cell in row.cells] == ["", "said by the miller"]
    assert row.aside == "word for word"


def test_other_words_in_another_mouth_are_both(library: Library) -> None:
    _, first, copied = library.stories[0].articles
    ledger = book_of((first, copied)).ledger
    (statement,) = ledger.statements
    entry = replace(statement.entries[1], fate=Fate.REWORDED, speaker_changed=True)
    both = replace(ledger, statements=(replace(statement, entries=(statement.entries[0], entry)),))
    cell = ledger_table(both, NAMES).rows[0].cells[1]
    assert cell.pill
    assert cell.pill.text == "reworded, other speaker"


def test_an_unsure_paragraph_has_a_question_mark(book: Book) -> None:
    coverage = book.coverage
    at, row = next((at, row) for at, row in enumerate(coverage.rows) if row.cells[1].relation is Relation.EDITED)
    unsure = replace(row, cells=(row.cells[0], replace(row.cells[1], certain=False), *row.cells[2:]))
    rows = (*coverage.rows[:at], unsure, *coverage.rows[at + 1 :])
    pills = [made.cells[2].pill for made in coverage_table(replace(coverage, rows=rows), NAMES, furniture=True).rows]
    pill = pills[at]
    assert pill
    assert pill.text == "edited ?"


def test_what_became_indirect_shows_where_it_stands_now(library: Library) -> None:
    _, first, copied = library.stories[0].articles
    told = "Miller Ada Penrose said they dried every board by hand and would do it again."
    blocks = tuple(replace(block, text=told) if "Penrose" in block.text else block for block in copied.blocks)
    cell = ledger_table(book_of((first, replace(copied, blocks=blocks, quotations=()))).ledger, NAMES).rows[0].cells[1]
    assert cell.pill
    assert cell.pill.text == "no longer quoted"
    assert "dried every board by hand" in cell.text


def test_coverage_has_a_line_for_each_paragraph(book: Book) -> None:
    table = coverage_table(book.coverage, NAMES)
    heads = [row.head for row in table.rows]
    assert heads[0] == "A 1"
    assert any(head.startswith("B ") for head in heads)
    wheel = next(row for row in table.rows if row.cells[0].text.startswith("The wheel"))
    assert [cell.spoken for cell in wheel.cells[1:]] == ["has it", wheel.cells[2].spoken, "same"]
    assert wheel.cells[2].spoken.startswith("edited · keeps")
    assert wheel.cells[2].jump == Jump("mill.txt", "again.txt", 3)
    lost = next(row for row in table.rows if row.cells[0].text.startswith("Two of the three"))
    assert lost.cells[2].note == "not in it"
    assert table.columns[1].note.endswith("words")
    assert table.columns[3].note == "keeps 100 % of A"
    assert any("Late Post" in note and "%" in note for note in table.notes)


def test_pairs_that_were_not_compared_say_so(library: Library) -> None:
    table = coverage_table(book_of(library.stories[0].articles, every_pair=False).coverage, NAMES)
    assert any(cell.note == "not compared" for row in table.rows for cell in row.cells)


def test_site_furniture_is_left_out_unless_asked_for(library: Library) -> None:
    again, first, _ = library.stories[0].articles
    with_button = replace(first, blocks=(*first.blocks, Block("Share this", Role.BOILERPLATE, "en")))
    coverage = book_of((with_button, again)).coverage
    shown = coverage_table(coverage, NAMES, furniture=True).rows
    assert len(shown) == len(coverage_table(coverage, NAMES).rows) + 1


def test_a_table_is_a_proper_model_with_heads_for_screen_readers(qtbot: QtBot, book: Book) -> None:
    del qtbot
    model = BookModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_table(coverage_table(book.coverage, NAMES))
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(1, across).startswith("A · Ford Echo")
    assert "Mill reopens" in model.headerData(1, across, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(0, down).startswith("A 1, ")
    assert model.headerData(0, down, HEAD_ROLE).head == "A 1"
    assert model.headerData(99, down) is None
    assert words(model, 0, 1) == "has it"
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_rows_go_by_how_much_they_vary_and_back(book: Book) -> None:
    model = BookModel()
    table = coverage_table(book.coverage, NAMES)
    model.set_table(table)
    model.arrange(by_variation=True, alone_only=False)
    variations = [model.headerData(at, Qt.Orientation.Vertical, HEAD_ROLE).variation for at in range(model.rowCount())]
    assert variations == sorted(variations, reverse=True)
    model.arrange(by_variation=False, alone_only=True)
    alone = [row.head for row in table.rows if row.is_alone]
    assert [model.headerData(at, Qt.Orientation.Vertical, HEAD_ROLE).head for at in range(model.rowCount())] == alone
    model.arrange(by_variation=False, alone_only=False)
    assert words(model, 0, 0) == table.rows[0].cells[0].text


def test_a_screen_reader_hears_heads_and_cells(page: BookPage) -> None:
    table = QAccessible.queryAccessibleInterface(page.ledger)
    parts = [table.child(at) for at in range(table.childCount())]
    said = {part.text(QAccessible.Text.Name): part.role() for part in parts}
    assert table.text(QAccessible.Text.Name) == "Ledger of quotations"
    assert said["B · NewsMix, 3 Feb 2024"] is QAccessible.Role.ColumnHeader
    assert any(
        name.startswith("Ada Penrose, varies") for name, role in said.items() if role is QAccessible.Role.RowHeader
    )
    assert any(name.startswith("reworded · “Every") for name, role in said.items() if role is QAccessible.Role.Cell)


def test_enter_and_a_click_follow_a_cell(qtbot: QtBot, page: BookPage) -> None:
    with qtbot.waitSignal(page.jump_asked) as told:
        qtbot.keyClick(page.ledger, Qt.Key.Key_Return)
    assert told.args == [Jump("mill.txt", "again.txt", 2, 0)]
    qtbot.keyClick(page.ledger, Qt.Key.Key_Right)
    assert page.ledger.currentIndex().column() == 1
    place = page.ledger.visualRect(page.ledger.model().index(0, 2)).center()
    with qtbot.waitSignal(page.jump_asked) as told:
        qtbot.mouseClick(page.ledger.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [Jump("mill.txt", "copy.txt", 2, 0)]


def test_the_page_turns_narrows_and_is_left(qtbot: QtBot, page: BookPage) -> None:
    assert page.chapter is Chapter.LEDGER
    assert page.ledger.selectionModel().isSelected(page.ledger.currentIndex())
    page.turn_to(Chapter.COVERAGE)
    assert page.coverage.hasFocus()
    rows = page.coverage.model().rowCount()
    page._alone.click()
    assert 0 < page.coverage.model().rowCount() < rows
    page._order.setCurrentIndex(1)
    buttons = {button.text(): button for button in page.findChildren(QPushButton)}
    assert not buttons["Export as CSV…"].isVisible()
    for leave in (lambda: qtbot.keyClick(page.coverage, Qt.Key.Key_Escape), buttons["Back"].click):
        with qtbot.waitSignal(page.left):
            leave()


def test_a_story_without_quotations_says_so(qtbot: QtBot, library: Library) -> None:
    page = BookPage(LIGHT)
    qtbot.addWidget(page)
    articles = [replace(article, quotations=()) for article in library.stories[0].articles]
    page.show_book("Mill", book_of(articles), NAMES, furniture=False)
    page.turn_to(Chapter.LEDGER)
    assert "Nobody is quoted" in page._notes.text()
    assert page.ledger.model().rowCount() == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_cells_are_drawn_in_their_own_direction(qtbot: QtBot, library: Library, theme: object) -> None:
    again, first, _ = library.stories[0].articles
    hebrew = replace(first.blocks[1], text="התחנה נפתחה שוב", language="he", direction=Direction.RTL)
    page = BookPage(LIGHT)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.set_theme(theme)  # type: ignore[arg-type] # a theme, by its parameter
    blocks = (hebrew, *first.blocks[1:])
    page.show_book("Mill", book_of((replace(first, blocks=blocks), again)), NAMES, furniture=False)
    page.show()
    qtbot.waitExposed(page)
    page.turn_to(Chapter.COVERAGE)
    page.coverage.setCurrentIndex(page.coverage.model().index(3, 3))
    picture = page.coverage.viewport().grab().toImage()
    cell = page.coverage.visualRect(page.coverage.model().index(0, 0))
    ground = picture.pixelColor(cell.left() + 2, cell.bottom() - 3)

    def inked(left: int, right: int) -> bool:
        return any(
            picture.pixelColor(x, y).lightness() != ground.lightness()
            for x in range(left, right)
            for y in range(cell.top() + 8, cell.bottom() - 8)
        )

    assert inked(cell.right() - 60, cell.right() - 10)
    assert not inked(cell.left() + 10, cell.left() + 60)
    assert Relation.SAME in {row.cells[1].relation for row in book_of((first, again)).coverage.rows}


def test_columns_shrink_a_little_to_stand_in_view_and_no_further(page: BookPage) -> None:
    page.show()
    table, columns = page.ledger, page.ledger.model_of_book.columnCount()
    for room, fits in ((236 * columns - 40, True), (236 * columns // 2, False)):
        page.resize(page.width() - table.viewport().width() + room, 700)
        widths = [table.columnWidth(at) for at in range(columns)]
        assert (sum(widths) <= table.viewport().width()) is fits
        assert min(widths) >= 0.7 * 236


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_paragraphs_stay_in_view_while_the_articles_are_scrolled_sideways(
    qtbot: QtBot, page: BookPage, direction: Qt.LayoutDirection
) -> None:
    page.setLayoutDirection(direction)
    page.setStyleSheet("QAbstractItemView { background: transparent; }")  # as the window has it
    page.resize(600, 400)
    page.turn_to(Chapter.COVERAGE)
    table, frozen = page.coverage, page.coverage.findChild(FrozenColumn)
    assert frozen is not None
    assert frozen.isVisible()
    room, place = table.viewport().geometry(), frozen.geometry()
    assert place.width() < room.width() / 2
    last = table.model().index(table.model().rowCount() - 1, table.model().columnCount() - 1)
    table.setCurrentIndex(last)
    assert frozen.geometry() == place
    assert frozen.verticalScrollBar().value() == table.verticalScrollBar().value() > 0
    table.horizontalScrollBar().setValue(0)
    cells = place.intersected(room)
    before = table.grab(cells).toImage()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.grab(cells).toImage() == before, "nothing that is scrolled shines through"
    first = table.model().index(last.row(), 1)
    table.setCurrentIndex(first)
    cell = table.visualRect(first)
    seen = room.width() - cell.right() - 1 if direction is Qt.LayoutDirection.RightToLeft else cell.left()
    assert seen >= place.width(), "a cell is never hidden behind the column that stays"
    text = frozen.visualRect(table.model().index(last.row(), 0)).center()
    qtbot.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, pos=text)
    assert table.currentIndex() == last.siblingAtColumn(0)
    page.resize(1600, 400)
    assert not frozen.isVisible(), "where all articles are in view, nothing is drawn twice"


@pytest.mark.parametrize("left", [0, 40, 430])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_in_a_mirrored_window_a_cell_is_drawn_in_its_own_room(page: BookPage, left: int, column: int) -> None:
    room = QRect(left, 0, 150, 90)
    image = QImage(600, 90, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.direction = room, Qt.LayoutDirection.RightToLeft
    painter = QPainter(image)
    page.ledger.itemDelegate().paint(painter, option, page.ledger.model().index(0, column))
    painter.end()
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 160 for y in range(85))]
    assert inked
    assert room.left() <= min(inked)
    assert max(inked) <= room.right()

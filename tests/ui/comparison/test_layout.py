import pytest
import regex
from PySide6.QtCore import QPointF, QRectF

from viewer.model import Block, Direction, Role, Signal, SignalKind, Span
from viewer.ui.comparison.layout import PlacedBlock, place_block
from viewer.ui.comparison.marks import Mark, MarkKind, Note
from viewer.ui.comparison.rows import columns_for
from viewer.ui.comparison.styles import face_of
from viewer.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qtbot")

_HEBREW = "ראש העיר דן לוי אמר ב-3 במאי כי Blue Line תיפתח מחדש, אבל לא לפני 2025."
_POINTED = "שָׁלוֹם עֲלֵיכֶם אָמְרוּ הַיְלָדִים"
_ARABIC = "قال المدير إن المشروع سيبدأ في 2025 مع شركة Nordwind قبل الشتاء"
_LATIN = "The mayor said that the office would stay open until the first week of May, at least."
_EMOJI = "Crowds 👩🏽‍🚀👨‍👩‍👧 came, é and ñ with them, 𐤀 too"
_TEXTS = [
    (_LATIN, Direction.LTR),
    (_EMOJI, Direction.LTR),
    (_HEBREW, Direction.RTL),
    (_POINTED, Direction.RTL),
    (_ARABIC, Direction.RTL),
    (f"He wrote {_POINTED} on 3 May", Direction.LTR),
]


def _place(
    text: str, direction: Direction, *, width: int = 220, notes: tuple[Note, ...] = (), mark: Span | None = None
) -> PlacedBlock:
    marks = (Mark(mark, MarkKind.EXCHANGED, variant=0),) if mark else ()
    face = face_of(Block(text).role)
    return place_block((0, Block(text, direction=direction)), face, marks, notes, room=(width, 0, 0), theme=LIGHT)


def _lines(placed: PlacedBlock) -> list[QRectF]:
    return [placed.layout.lineAt(number).rect() for number in range(placed.layout.lineCount())]


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_boxes_of_every_word_lie_inside_a_line(text: str, direction: Direction) -> None:
    placed = _place(text, direction)
    assert placed.layout.lineCount() > 1 or len(text) < 40
    for word in regex.finditer(r"\S+", text):
        boxes = placed.boxes(Span(*word.span()))
        assert boxes
        for box in boxes:
            middle = box.center().y()
            line = next(line for line in _lines(placed) if line.top() <= middle <= line.bottom())
            assert line.left() - 1 <= box.left() < box.right() <= line.right() + 1


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_boxes_of_a_whole_line_are_as_wide_as_its_text(text: str, direction: Direction) -> None:
    placed = _place(text, direction, width=2000)
    width = sum(box.width() for box in placed.boxes(Span(0, len(text))))
    assert width == pytest.approx(placed.layout.lineAt(0).naturalTextWidth(), abs=2)


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_words_do_not_share_a_box(text: str, direction: Direction) -> None:
    placed = _place(text, direction, width=2000)
    boxes = [box for word in regex.finditer(r"\S+", text) for box in placed.boxes(Span(*word.span()))]
    for at, box in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert min(box.right(), other.right()) - max(box.left(), other.left()) < 1.5


def test_a_right_to_left_block_stands_at_the_right() -> None:
    placed = _place("שלום", Direction.RTL)
    assert placed.layout.lineAt(0).naturalTextRect().right() == pytest.approx(220, abs=1)
    assert _place("peace", Direction.LTR).layout.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=1)


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_a_mark_leaves_the_shapes_of_letters_alone(text: str, direction: Direction) -> None:
    word = list(regex.finditer(r"\S+", text))[1]
    plain, marked = _place(text, direction), _place(text, direction, mark=Span(*word.span()))
    for one, other in zip(_lines(plain), _lines(marked), strict=True):
        assert one == other
    assert [run.glyphIndexes() for run in plain.layout.glyphRuns()] == [
        run.glyphIndexes() for run in marked.layout.glyphRuns()
    ]


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_offsets_never_fall_inside_a_cluster(text: str, direction: Direction) -> None:
    placed = _place(text, direction)
    borders = {0, len(text), *(found.end() for found in regex.finditer(r"\X", text))}
    for line in _lines(placed):
        for x in range(0, 220, 3):
            assert placed.offset_at(QPointF(x, line.center().y())) in borders


@pytest.mark.parametrize(("text", "direction"), _TEXTS)
def test_a_pill_covers_no_word(text: str, direction: Direction) -> None:
    for word in regex.finditer(r"\w\S*", text):
        note = Note(word.end(), signals=(Signal(SignalKind.NUMBER, "400", "4,000"),))
        placed = _place(text, direction, notes=(note,))
        (pill,) = placed.pills
        assert pill.box.width() > 40
        words = [Span(*found.span()) for found in regex.finditer(r"\S+", text)]
        for span in words:
            for box in placed.boxes(span):
                covered = box.intersected(pill.box)
                assert covered.width() < 1 or covered.height() < 4, (text[span.start : span.end], word.group())


def test_an_empty_block_has_one_line() -> None:
    placed = _place("", Direction.LTR)
    assert placed.height == 24
    assert placed.boxes(Span(0, 0)) == ()


def test_overrides_turn_nothing_around() -> None:
    placed = _place("abc \u202efed\u202c ghi", Direction.LTR, mark=Span(5, 8))
    (box,) = placed.marks[0].boxes
    assert box == _place("abc fed ghi", Direction.LTR, mark=Span(4, 7)).marks[0].boxes[0]


def test_a_missing_word_has_a_caret_where_it_would_stand() -> None:
    placed = _place("one three", Direction.LTR, mark=Span(4, 4))
    assert placed.marks[0].boxes == ()
    assert placed.marks[0].caret is not None
    assert placed.marks[0].caret.center().x() == pytest.approx(placed.boxes(Span(4, 5))[0].left(), abs=1)


def test_a_long_pill_is_shortened_to_the_column() -> None:
    signals = tuple(Signal(SignalKind.NUMBER, f"{n}00", f"{n},000") for n in range(1, 9))
    placed = _place("some words", Direction.LTR, notes=(Note(10, signals=signals),))
    assert placed.pills[0].text.endswith("…")
    assert placed.pills[0].box.right() <= 221


@pytest.mark.parametrize("reading_size", [9, 15, 45])
def test_pills_grow_and_shrink_with_the_words_and_stay_in_their_line(reading_size: int) -> None:
    face = face_of(Role.BODY, reading_size=reading_size)
    note = Note(3, signals=(Signal(SignalKind.NUMBER, "4", "9"),))
    placed = place_block((0, Block("one two")), face, (), (note,), room=(900, 0, 0), theme=LIGHT)
    assert 0.8 < placed.pills[0].box.height() / reading_size < 1.5
    assert placed.pills[0].box.bottom() <= placed.height


@pytest.mark.parametrize("reading_size", [9, 15, 45])
def test_both_columns_stand_in_view_however_large_the_text_is(reading_size: int) -> None:
    columns = columns_for(500, right=26, reading_size=reading_size)
    assert 0 < columns.base + columns.width <= columns.witness
    assert columns.witness + columns.width <= 500 - 26


def test_a_line_without_a_break_is_broken_anywhere() -> None:
    placed = _place("x" * 5000, Direction.LTR)
    assert placed.layout.lineCount() > 100
    assert all(placed.layout.lineAt(number).naturalTextWidth() <= 220 for number in range(placed.layout.lineCount()))

"""The story tree: what its lines say, what a click or a key asks for, what stays when it grows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from viewer.model import Library, Problem, ProblemReason
from viewer.ui import story_words
from viewer.ui.story_model import Node, NodeKind, StoryModel
from viewer.ui.story_tree import StoryTree
from viewer.ui.theme import DARK, LIGHT
from viewer.workshop.outline import Finding, Outline, outline


@pytest.fixture
def model(library: Library) -> StoryModel:
    model = StoryModel()
    model.set_outline(outline(library))
    return model


@pytest.fixture
def tree(qtbot: QtBot, library: Library) -> StoryTree:
    tree = StoryTree(LIGHT)
    qtbot.addWidget(tree)
    tree.resize(264, 600)
    tree.set_outline(outline(library))
    tree.set_pair("mill.txt", "again.txt")
    tree.show()
    qtbot.waitExposed(tree)
    return tree


def lines(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += ["  " * depth + str(index.data(Qt.ItemDataRole.AccessibleTextRole)), *lines(model, index, depth + 1)]
    return found


def test_the_tree_says_stories_tellings_and_what_was_left_out(model: StoryModel) -> None:
    model.set_pair("mill.txt", "again.txt")
    assert lines(model) == [
        "Harrow Ford · 2 stories",
        "  Mill reopens after the flood, 3 tellings · 2–3 Feb",
        "    A, Ford Echo, 56 words",
        "    B, NewsMix, 53 words",
        "    Late Post · copy of A, 56 words",
        "  Ferry stays in port, 1 article · 5 Feb",
        "    Ford Echo, 18 words",
        "Left out · 1",
        "  scan.pdf, no text in it",
    ]


def test_the_model_is_a_sound_one(library: Library) -> None:
    model = StoryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_outline(outline(library))
    model.set_pair("mill.txt", "again.txt")
    model.set_outline(Outline())
    assert model.rowCount() == 0


def test_findings_stand_as_pills_and_survive_a_growing_tree(model: StoryModel, library: Library) -> None:
    model.set_finding(Finding("s1", reworded=2, unquoted=1))
    model.set_outline(outline(library))
    node = model.node(model.index_of_story("s1"))
    assert node is not None
    assert [pill.text for pill in node.pills] == ["2 reworded", "1 no longer quoted"]
    model.clear_findings()
    model.set_outline(outline(library))
    assert model.node(model.index_of_story("s1")).pills == ()  # type: ignore[union-attr]


def test_other_languages_stand_as_pills_in_their_own_words(library: Library) -> None:
    described = outline(library)
    topic = described.topics[0]
    story = topic.stories[0]
    tellings = (
        replace(story.tellings[0], foreign=("he",)),
        replace(story.tellings[1], language="fr"),
        story.tellings[2],
    )
    model = StoryModel()
    model.set_outline(Outline((replace(topic, stories=(replace(story, tellings=tellings),)),)))
    node = model.node(model.index_of_story("s1"))
    assert node is not None
    assert [pill.text for pill in node.pills] == ["français", "עברית"]


def test_tellings_of_one_outlet_are_told_apart(library: Library) -> None:
    described = outline(library)
    story = described.topics[0].stories[0]
    tellings = tuple(replace(telling, outlet="Ford Echo") for telling in story.tellings)
    model = StoryModel()
    model.set_outline(Outline((replace(described.topics[0], stories=(replace(story, tellings=tellings),)),)))
    texts = [model.node(model.index_of_telling(telling.id)).text for telling in tellings]  # type: ignore[union-attr]
    assert len(set(texts)) == 3


def test_a_long_heading_takes_two_lines_and_keeps_its_count(tree: StoryTree) -> None:
    heading = Node(NodeKind.TOPIC, "k", "Harrow Ford, Alder Mill, Kiln Lane", -1, 0, tail=" · 12 stories")
    lines = tree.itemDelegate()._heading_lines(heading)
    assert len(lines) == 2
    assert lines[1].endswith("· 12\u00a0stories".replace(" ", "\u00a0"))
    longer = replace(heading, text=3 * heading.text)
    assert len(tree.itemDelegate()._heading_lines(longer)) == 2
    assert tree.itemDelegate()._heading_lines(longer)[1].count("stories") == 1


def test_a_name_with_tricks_is_shown_flat() -> None:
    model = StoryModel()
    model.set_outline(Outline(problems=(Problem("/x/a\nb\u202e.txt", ProblemReason.BINARY),)))
    text = model.index(0, 0, model.index(0, 0)).data()
    assert "\n" not in text
    assert "\u202e" not in text


def test_what_was_left_out_of_an_archive_stands_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "day.zip").write_bytes(b"PK")
    model = StoryModel()
    problem = Problem(f"{tmp_path}/day.zip#in/report.docx", ProblemReason.UNSUPPORTED, ".docx")
    model.set_outline(Outline(problems=(problem,)))
    node = model.node(model.index(0, 0, model.headings()[0]))
    assert node is not None
    assert node.text == "report.docx"
    assert node.tip == f"{tmp_path}/day.zip#in/report.docx\nSave it as text or HTML."


def test_hidden_direction_marks_of_a_label_are_not_obeyed(tree: StoryTree, library: Library) -> None:
    described = outline(library)
    topic = described.topics[0]

    def picture(label: str) -> QImage:
        tellings = (replace(topic.stories[0].tellings[0], outlet=label),)
        tree.set_outline(
            Outline((replace(topic, stories=(replace(topic.stories[0], label=label, tellings=tellings),)),))
        )
        return tree.grab().toImage()

    assert picture("Safe \u202eexe.txt") == picture("Safe exe.txt") != picture("Safe txt.exe")
    telling = replace(topic.stories[0].tellings[0], title="Safe \u202eexe.txt")
    assert story_words.telling_tip(telling).startswith("Safe exe.txt\n")


def test_heaped_accents_stay_in_their_row(tree: StoryTree, library: Library) -> None:
    described = outline(library)
    topic = described.topics[0]

    def show(label: str) -> QImage:
        tree.set_outline(Outline((replace(topic, stories=(replace(topic.stories[0], label=label),)),)))
        tree.expandAll()
        return tree.viewport().grab().toImage()

    plain, heaped = show("Mill"), show("Mi" + "\u0301" * 300 + "\u0316" * 300 + "ll")
    story = tree.visualRect(find(tree, NodeKind.STORY, "Mi"))
    below = QRect(0, story.bottom() + 1, plain.width(), plain.height())
    assert plain.copy(story) != heaped.copy(story)
    assert plain.copy(below) == heaped.copy(below)


def test_a_file_name_with_a_backslash_is_shown_whole(library: Library) -> None:
    story = outline(library).topics[0].stories[0]
    odd = replace(story.tellings[0], id=r"news/inv\xff\xfe.txt", outlet=None, title="")
    assert story_words.names_of(replace(story, tellings=(odd,))) == {odd.id: r"inv\xff\xfe.txt"}


@pytest.mark.parametrize("width", [200, 264, 400])
def test_no_dot_hangs_before_the_pills(tree: StoryTree, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr("viewer.ui.story_delegate.draw_line", lambda *args, **_: drawn.append(args[2]))
    tree.resize(width, 600)
    tree.set_finding(Finding("s1", reworded=2, unquoted=1))
    tree.grab()
    assert any(text.startswith("3 tellings") for text in drawn)
    assert not any(text.rstrip().endswith("·") for text in drawn)


def click(qtbot: QtBot, tree: StoryTree, index: QModelIndex, modifier: Qt.KeyboardModifier) -> None:
    place: QPoint = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def find(tree: StoryTree, kind: NodeKind, text: str) -> QModelIndex:
    model = tree.model()
    todo = [model.index(row, 0) for row in range(model.rowCount())]
    while todo:
        index = todo.pop()
        node: Node = index.data(Qt.ItemDataRole.UserRole + 1)
        if node.kind is kind and node.text.startswith(text):
            return index
        todo += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    raise LookupError(text)


def test_a_click_on_a_telling_asks_for_it_as_witness(qtbot: QtBot, tree: StoryTree) -> None:
    with qtbot.waitSignal(tree.witness_asked) as asked:
        click(qtbot, tree, find(tree, NodeKind.TELLING, "Late Post"), Qt.KeyboardModifier.NoModifier)
    assert asked.args == ["copy.txt"]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_with_a_modifier_it_asks_for_a_base(qtbot: QtBot, tree: StoryTree, modifier: Qt.KeyboardModifier) -> None:
    with qtbot.waitSignal(tree.base_asked) as asked:
        click(qtbot, tree, find(tree, NodeKind.TELLING, "Late Post"), modifier)
    assert asked.args == ["copy.txt"]


def test_a_click_on_another_story_asks_for_it(qtbot: QtBot, tree: StoryTree) -> None:
    with qtbot.waitSignal(tree.story_asked) as asked:
        click(qtbot, tree, find(tree, NodeKind.STORY, "Ferry"), Qt.KeyboardModifier.NoModifier)
    assert asked.args == ["s2"]


def test_a_click_on_the_story_at_hand_folds_it(qtbot: QtBot, tree: StoryTree) -> None:
    story = find(tree, NodeKind.STORY, "Mill")
    assert tree.isExpanded(story)
    with qtbot.waitSignal(tree.collapsed), qtbot.assertNotEmitted(tree.story_asked):
        click(qtbot, tree, story, Qt.KeyboardModifier.NoModifier)


def test_keys_do_what_the_mouse_does(qtbot: QtBot, tree: StoryTree) -> None:
    tree.setCurrentIndex(find(tree, NodeKind.TELLING, "Late Post"))
    with qtbot.waitSignal(tree.witness_asked):
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    with qtbot.waitSignal(tree.base_asked):
        qtbot.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    tree.setCurrentIndex(find(tree, NodeKind.STORY, "Ferry"))
    with qtbot.waitSignal(tree.story_asked):
        qtbot.keyClick(tree, Qt.Key.Key_Space)


def test_a_topic_folds_and_stays_folded_when_the_tree_grows(qtbot: QtBot, tree: StoryTree, library: Library) -> None:
    topic = find(tree, NodeKind.TOPIC, "Harrow")
    click(qtbot, tree, topic, Qt.KeyboardModifier.NoModifier)
    assert not tree.isExpanded(topic)
    grown = replace(outline(library), problems=())
    tree.set_outline(grown)
    assert not tree.isExpanded(find(tree, NodeKind.TOPIC, "Harrow"))
    tree.forget()
    tree.set_outline(outline(library))
    assert tree.isExpanded(find(tree, NodeKind.TOPIC, "Harrow"))


def test_the_current_line_stays_current_when_the_tree_grows(tree: StoryTree, library: Library) -> None:
    tree.setCurrentIndex(find(tree, NodeKind.TELLING, "NewsMix"))
    tree.set_outline(replace(outline(library), problems=()))
    assert tree.currentIndex().data() == "NewsMix"


def test_another_pair_opens_its_story_in_place_of_the_one_before(tree: StoryTree) -> None:
    tree.set_pair("ferry.txt", None)
    assert tree.isExpanded(find(tree, NodeKind.STORY, "Ferry"))
    assert not tree.isExpanded(find(tree, NodeKind.STORY, "Mill"))


def test_it_is_painted_in_both_themes_and_mirrored(tree: StoryTree) -> None:
    light = tree.grab().toImage()
    tree.set_theme(DARK)
    dark = tree.grab().toImage()
    assert light != dark
    tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert tree.grab().toImage() != dark


def test_long_labels_are_cut_and_taller(qtbot: QtBot, library: Library) -> None:
    described = outline(library)
    story = replace(described.topics[0].stories[0], label="A very long label of a story " * 9)
    tree = StoryTree(LIGHT)
    qtbot.addWidget(tree)
    tree.resize(264, 600)
    tree.set_outline(Outline((replace(described.topics[0], stories=(story, described.topics[0].stories[1])),)))
    tree.show()
    qtbot.waitExposed(tree)
    long, short = (tree.sizeHintForIndex(find(tree, NodeKind.STORY, text)) for text in ("A very", "Ferry"))
    assert short.height() < long.height() < 4 * short.height()


# words of the tree


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ((None, "no date"), ""),
        (("2024-02-02T18:40", "2024-02-02"), "2 Feb"),
        (("2024-02-03", "2024-02-02"), "2–3 Feb"),
        (("2024-01-28", "2024-02-01", None), "28 Jan – 1 Feb"),
    ],
)
def test_days_are_written_as_shortly_as_can_be(dates: tuple[str | None, ...], said: str) -> None:
    assert story_words.date_range(dates, with_year=False) == said


def test_years_stand_where_there_are_several(library: Library) -> None:
    described = outline(library)
    assert not story_words.spans_years(described)
    story = described.stories[0]
    old = replace(story.tellings[0], date="2019-02-02")
    both = Outline((replace(described.topics[0], stories=(replace(story, tellings=(old, story.tellings[1])),)),))
    assert story_words.spans_years(both)
    assert story_words.story_meta(both.stories[0], with_year=True) == "2 tellings · 2 Feb 2019 – 3 Feb 2024"


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("he", "עברית"), ("de", "Deutsch"), ("xx-none", "xx-none")]
)
def test_a_language_is_named_as_its_readers_do(code: str, name: str) -> None:
    assert story_words.own_name(code) == name


def test_a_copy_of_a_telling_that_is_not_there_is_a_copy_all_the_same(library: Library) -> None:
    telling = replace(outline(library).stories[0].tellings[2], copy_of="gone.txt")
    assert story_words.copy_note(telling, {}, {}) == "copy"
    assert story_words.copy_note(telling, {"gone.txt": "Gone"}, {}) == "copy of Gone"


def test_without_an_outlet_a_chosen_file_name_goes_before_the_title(library: Library) -> None:
    story = outline(library).stories[0]
    first, second, third = (replace(telling, outlet=None) for telling in story.tellings)
    named = replace(first, id="a/harrow-echo.txt", title="Mill")
    numbered = replace(second, id="a/000_b269.txt", title="Mill again")
    alike = replace(third, id="a/001_e456.txt", title="Mill")
    names = story_words.names_of(replace(story, tellings=(named, numbered, alike)))
    assert list(names.values()) == ["harrow-echo.txt", "Mill again", "001_e456.txt"]

"""The outline of a library as Qt's tree: topics, stories, tellings, and at the end what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.model import Problem
from viewer.reading.files import MEMBER_SIGN, split_path
from viewer.ui import messages, story_words, words
from viewer.ui.drawing import Pill
from viewer.workshop.outline import Finding, Outline, StoryEntry, TellingEntry, TopicEntry

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NO_PARENT = -1


class NodeKind(StrEnum):
    """What a line of the tree is."""

    TOPIC = "topic"
    STORY = "story"
    TELLING = "telling"
    LEFT_OUT = "left-out"
    PROBLEM = "problem"


@dataclass(slots=True)
class Node:
    """One line: what it says, and whether it belongs to the pair that is compared; `count` is its aside in words."""

    kind: NodeKind
    key: str
    text: str
    parent: int
    row: int
    tail: str = ""
    aside: str = ""
    count: str = ""
    meta: str = ""
    tip: str = ""
    path: str = ""
    letter: str = ""
    chosen: bool = False
    pills: tuple[Pill, ...] = ()
    children: list[int] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        aside = self.count or self.aside
        parts = (self.letter, f"{self.text}{self.tail}", self.meta, aside, *(pill.text for pill in self.pills))
        return ", ".join(part for part in parts if part)


class StoryModel(QAbstractItemModel):
    """Adapts an `Outline`; it holds nothing that could disagree with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._roots: list[int] = []
        self._stories: dict[str, tuple[StoryEntry, int]] = {}
        self._tellings: dict[str, int] = {}
        self._findings: dict[str, Finding] = {}
        self._pair: tuple[str | None, str | None] = (None, None)
        self._with_year = False

    def set_outline(self, outline: Outline) -> None:
        """Show another outline; findings and the pair stay where their story and tellings are still there."""
        self.beginResetModel()
        self._nodes, self._roots, self._stories, self._tellings = [], [], {}, {}
        self._with_year = story_words.spans_years(outline)
        for label, stories in _headed(outline.topics):
            self._add_topic(label, stories)
        if outline.problems:
            self._add_left_out(outline.problems)
        self.endResetModel()

    def set_pair(self, base: str | None, witness: str | None) -> None:
        """Letter the two tellings that are compared and mark their story."""
        touched = {*self._pair, base, witness}
        self._pair = (base, witness)
        parents = {self._nodes[self._tellings[key]].parent for key in touched if key in self._tellings}
        for parent in parents:
            self._letter_story(self._nodes[parent].key)
            self._tell_changed(parent, *self._nodes[parent].children)

    def set_finding(self, finding: Finding) -> None:
        """Show what a first look into a story found."""
        self._findings[finding.story] = finding
        if finding.story in self._stories:
            story, node = self._stories[finding.story]
            self._nodes[node].pills = story_words.story_pills(story, finding)
            self._tell_changed(node)

    def clear_findings(self) -> None:
        """Forget what was found in the stories of a folder that is no longer open."""
        self._findings.clear()

    def index_of_story(self, key: str) -> QModelIndex:
        """Return where a story stands, an invalid index where it does not."""
        found = self._stories.get(key)
        return self._index_of(found[1]) if found else QModelIndex()

    def index_of_telling(self, key: str | None) -> QModelIndex:
        """Return where a telling stands, an invalid index where it does not."""
        return self._index_of(self._tellings[key]) if key in self._tellings else QModelIndex()

    def headings(self) -> tuple[QModelIndex, ...]:
        """Return the lines at the top: topics, and what was left out."""
        return tuple(self._index_of(node) for node in self._roots)

    def node(self, index: Index) -> Node | None:
        """Return what stands at an index."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Return the index of a child."""
        siblings = self._siblings(parent)
        return self.createIndex(row, 0, siblings[row]) if column == 0 and 0 <= row < len(siblings) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # PySide's stub has only the other overload
        """Return the index of the line that a line stands under."""
        node = self.node(index)
        return QModelIndex() if node is None or node.parent == _NO_PARENT else self._index_of(node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many lines stand under a line."""
        return len(self._siblings(parent))

    def columnCount(self, _: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Give the line itself to the delegate, and its words to whoever reads it aloud."""
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return node.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return node.tip or None
            case _ if role == NODE_ROLE:
                return node
        return None

    def _siblings(self, parent: Index) -> list[int]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._roots

    def _index_of(self, node: int) -> QModelIndex:
        return self.createIndex(self._nodes[node].row, 0, node)

    def _tell_changed(self, *nodes: int) -> None:
        for node in nodes:
            self.dataChanged.emit(self._index_of(node), self._index_of(node))

    def _add(self, kind: NodeKind, key: str, text: str, parent: int = _NO_PARENT) -> int:
        siblings = self._roots if parent == _NO_PARENT else self._nodes[parent].children
        number = len(self._nodes)
        self._nodes.append(Node(kind, key, text, parent, len(siblings)))
        siblings.append(number)
        return number

    def _add_topic(self, label: str, stories: Sequence[StoryEntry]) -> None:
        counted = story_words.stories(len(stories))
        topic = self._add(NodeKind.TOPIC, label, label or counted)
        self._nodes[topic].tail = f" · {counted}" if label else ""
        for story in stories:
            number = self._add(NodeKind.STORY, story.id, story.label, topic)
            node = self._nodes[number]
            node.meta = story_words.story_meta(story, with_year=self._with_year)
            node.pills = story_words.story_pills(story, self._findings.get(story.id))
            node.tip = " · ".join(story.terms)
            self._stories[story.id] = (story, number)
            for telling in story.tellings:
                self._add_telling(telling, number)
            self._letter_story(story.id)

    def _add_telling(self, telling: TellingEntry, story: int) -> None:
        number = self._add(NodeKind.TELLING, telling.id, "", story)
        node = self._nodes[number]
        node.aside = words.figure(telling.words)
        node.count = story_words.word_count(telling.words)
        node.tip = story_words.telling_tip(telling)
        node.path = telling.path
        self._tellings[telling.id] = number

    def _letter_story(self, key: str) -> None:
        story, number = self._stories[key]
        letters = story_words.letters_of(self._pair)
        names = story_words.names_of(story)
        node = self._nodes[number]
        node.chosen = any(telling.id in letters for telling in story.tellings)
        for telling, child in zip(story.tellings, node.children, strict=True):
            line = self._nodes[child]
            note = story_words.copy_note(telling, names, letters)
            line.text = names[telling.id]
            line.tail = f" · {note}" if note else ""
            line.letter = letters.get(telling.id, "")
            line.chosen = bool(line.letter)

    def _add_left_out(self, problems: Sequence[Problem]) -> None:
        heading = self._add(NodeKind.LEFT_OUT, "", story_words.left_out(len(problems)))
        for problem in problems:
            name = messages.safe_name(_leaf(problem.path))
            node = self._nodes[self._add(NodeKind.PROBLEM, problem.path, name, heading)]
            node.aside = messages.problem(problem.reason)
            node.tip = "\n".join(filter(None, (messages.safe_name(problem.path), messages.remedy(problem))))
            node.path = problem.path


def _leaf(path: str) -> str:
    """Return the last part of a path, that of a member without its archive, which may be all that there is room for."""
    inside = split_path(path)[1] if MEMBER_SIGN in path else ""
    return PurePath(inside or path).name or path


def _headed(topics: Iterable[TopicEntry]) -> list[tuple[str, list[StoryEntry]]]:
    """Return the stories under their headings; topics of one story share one at the end, or have none of their own."""
    headed: list[tuple[str, list[StoryEntry]]] = []
    single: list[StoryEntry] = []
    for topic in topics:
        if len(topic.stories) > 1:
            headed.append((topic.label, list(topic.stories)))
        else:
            single += topic.stories
    single.sort(key=lambda story: len(story.tellings) < 2)  # noqa: PLR2004 - something to compare comes first
    if single:
        headed.append((story_words.more_stories() if headed else "", single))
    return headed

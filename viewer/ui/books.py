"""The page of a story as a whole: asked for, shown, followed into a comparison, and written as a spreadsheet."""

from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from viewer.model import Place, Span
from viewer.ui import exports, story_words
from viewer.ui.actions import MARKS, Actions, Do
from viewer.ui.book.chapters import Chapter, Jump
from viewer.ui.comparison.units import Side
from viewer.ui.desk import Desk, Pair
from viewer.ui.direction_marks import unturned
from viewer.ui.middle import Middle
from viewer.ui.preferences import Preferences
from viewer.ui.theme import Theme
from viewer.workshop.outline import StoryEntry
from viewer.workshop.protocol import BondsByPair, Book, Collated

if TYPE_CHECKING:
    from viewer.ui.book.page import BookPage

_WORTH_STUDYING = 2  # tellings


class Books(QObject):
    """Knows which story is shown as a whole, and where a jump out of it is to land."""

    def __init__(self, desk: Desk, middle: Middle, does: Actions, prefers: Preferences, parent: QWidget) -> None:
        """Serve one window."""
        super().__init__(parent)
        self._window, self._desk, self._middle, self._does, self._prefers = parent, desk, middle, does, prefers
        self._page: BookPage | None = None
        self._shown: tuple[StoryEntry, Book] | None = None
        self._furniture = False
        self._chapter = Chapter.LEDGER
        self._wanted: Jump | None = None
        does[Do.LEDGER].triggered.connect(lambda _: self.open(None, Chapter.LEDGER))
        does[Do.COVERAGE].triggered.connect(lambda _: self.open(None, Chapter.COVERAGE))
        does[Do.STORY].triggered.connect(lambda _: self._turn_to_story())
        does[Do.SIDE_BY_SIDE].triggered.connect(lambda _: self._turn_to_comparison())
        middle.turned.connect(self._turned)
        desk.study.done.connect(self._show)
        desk.study.renewed.connect(self._renew)
        desk.pair_changed.connect(self._offer)
        desk.comparison_changed.connect(self._land)
        prefers.switches_changed.connect(lambda _: self._refill())
        self._offer(desk.pair)

    def open(self, story: str | None, chapter: Chapter) -> None:
        """Show a table of a story, by its id; of the story of the pair at hand for `None`."""
        here = self._desk.story_of(self._desk.pair.base)
        stories = self._desk.outline.stories
        found = here if story is None else next((each for each in stories if each.id == story), None)
        if found is not None:
            self._chapter = chapter
            self._desk.study.open(found, self._desk.pair.base, self._said_by_hand(found))

    def export(self, kind: exports.Format | None) -> None:
        """Write the story that is shown, for `None` its ledger alone, where the reader says."""
        if self._shown is None:
            return
        (story, book), settings = self._shown, self._prefers.settings
        label = unturned(story.label)
        target = exports.ask_story_target(self._window, kind, label, settings.export_folder)
        if target is not None:
            told = exports.ToldStory(story.label, book, self._desk.outline.problems)
            write = partial(exports.write_story, kind, settings.switches, told) if kind else None
            self._desk.write(target, write or partial(exports.write_ledger, book.ledger))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _said_by_hand(self, story: StoryEntry) -> BondsByPair:
        pairs = list(permutations(story.tellings, 2))
        said = self._desk.hand.bonds_of([(base.digest, witness.digest) for base, witness in pairs])
        named = (((base.id, witness.id), bonds) for (base, witness), bonds in zip(pairs, said, strict=True))
        return {pair: bonds for pair, bonds in named if bonds}

    def _offer(self, pair: Pair) -> None:
        story = self._desk.story_of(pair.base)
        for do in (Do.LEDGER, Do.COVERAGE, Do.STORY):
            self._does[do].setEnabled(story is not None and len(story.tellings) >= _WORTH_STUDYING)
        self._mark()

    def _turn_to_story(self) -> None:
        if not self._middle.shows_page:
            self.open(None, self._chapter if self._page is None else self._page.chapter)
        self._mark()

    def _turn_to_comparison(self) -> None:
        if self._middle.shows_page:
            self._middle.show_view()
        self._mark()

    def _turned(self) -> None:
        if not self._middle.shows_page:
            self._desk.study.rest()
        self._mark()

    def _mark(self) -> None:
        """Say in the toolbar which of the two is shown, whatever was pressed: a story may take its time to come."""
        self._does[Do.STORY].setChecked(self._middle.shows_page)
        self._does[Do.SIDE_BY_SIDE].setChecked(self._middle.shows_view)
        self._does[Do.SIDE_BY_SIDE].setEnabled(self._middle.shows_page or self._middle.shows_view)
        for do in MARKS:
            self._does[do].setEnabled(not self._middle.shows_page)

    def _refill(self) -> None:
        """Show site furniture, or fold it away, in the tables too."""
        if self._page is not None and self._shown is not None:
            with self._page.keeping_place():
                self._fill(self._page, *self._shown)

    def _show(self, story: StoryEntry, book: Book) -> None:
        page = self._page or self._make_page()
        self._fill(page, story, book)
        self._middle.show_page(page)
        page.turn_to(self._chapter)

    def _renew(self, story: StoryEntry, book: Book) -> None:
        """Show another book of the story that is shown, without moving what is read."""
        if self._page is not None and self._shown is not None and self._shown[0] == story:
            with self._page.keeping_place():
                self._fill(self._page, story, book)

    def _fill(self, page: "BookPage", story: StoryEntry, book: Book) -> None:
        furniture = self._prefers.settings.furniture
        if self._shown != (story, book) or self._furniture != furniture:
            self._shown, self._furniture = (story, book), furniture
            page.show_book(story.label, book, story_words.names_of(story), furniture=furniture)

    def _make_page(self) -> "BookPage":
        from viewer.ui.book.page import BookPage  # noqa: PLC0415 - nobody may ask for it

        page = self._page = BookPage(self._middle.view.theme, self._middle)
        page.jump_asked.connect(self._jump)
        page.export_asked.connect(partial(self.export, None))
        page.left.connect(self._leave)
        page.set_text_size(self._prefers.settings.text_size)
        self._prefers.text_size_changed.connect(page.set_text_size)
        return page

    def _leave(self) -> None:
        self._middle.show_view()

    def _jump(self, jump: Jump) -> None:
        self._wanted = jump
        if self._desk.pair == Pair(jump.base, jump.witness):
            self._land(None)
        else:
            self._desk.choose(Pair(jump.base, jump.witness))

    def _land(self, collated: Collated | None) -> None:
        """Go where a cell leads, once the comparison of its two articles stands."""
        del collated
        comparison, wanted = self._desk.comparison, self._wanted
        if wanted is None or comparison is None or (comparison.base.id, comparison.witness.id) != _ids(wanted):
            return
        self._wanted = None
        self._middle.show_view()
        view = self._middle.view
        matches = enumerate(comparison.quotations)
        match = next((at for at, match in matches if match.base is not None and match.base == wanted.quotation), None)
        if match is not None:
            view.go_to_quotation(match)
        else:
            view.go_to_place(Side.BASE, Place(wanted.block, Span(0, 0)))


def _ids(jump: Jump) -> tuple[str, str]:
    return jump.base, jump.witness

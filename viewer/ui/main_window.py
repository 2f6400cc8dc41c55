"""The window: three rooms, a line of tools, a line of status, and who tells whom what."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from viewer.progress import Progress
from viewer.reading.packed import is_archive
from viewer.resources import resource
from viewer.ui import dialogs, exports, messages
from viewer.ui.actions import SWITCHES, Actions, Do
from viewer.ui.book.chapters import Chapter
from viewer.ui.books import Books
from viewer.ui.desk import Desk, Pair
from viewer.ui.direction_marks import unturned
from viewer.ui.dropping import DropVeil, dropped_paths
from viewer.ui.looks import Looks
from viewer.ui.menus import Menus
from viewer.ui.middle import Middle
from viewer.ui.notice import Activity
from viewer.ui.pairing import Pairing
from viewer.ui.preferences import Preferences
from viewer.ui.rails import FindingsRail, Rooms, StoriesRail
from viewer.ui.settings import Settings, load_settings
from viewer.ui.status_line import StatusLine
from viewer.ui.theme import Theme
from viewer.ui.theme_choice import ThemeChoice
from viewer.ui.toolbar import ToolBar
from viewer.ui.workspaces import Workspaces, ask_open
from viewer.workshop.protocol import Collated
from viewer.workshop.workshop import Workshop, is_pair

_SIZE = (1480, 920)
_NOTE_PAUSE = 2500  # milliseconds that a passing remark stays


class MainWindow(QMainWindow):
    """Shows what the desk says and asks the desk for what the reader wants."""

    def __init__(self, store: QSettings, workshop: Workshop, theme: ThemeChoice | None = None) -> None:
        super().__init__()
        self.desk = Desk(workshop, self)
        self.looks = Looks(theme or load_settings(store).theme, self)
        self.does = Actions(self)
        self.tools = ToolBar(self.does, self.looks.theme, self)
        self.stories = StoriesRail(self.looks.theme, self)
        self.middle = Middle(self.does, self.looks.theme, self)
        self.findings = FindingsRail(self.looks.theme, self)
        self.status = StatusLine(self.looks.theme, self)
        self._rooms = Rooms(self.stories, self.middle, self.findings, self)
        self.prefers = Preferences(store, self.does, self._rooms, self.middle.view, self.looks)
        self._menus = Menus(self, self.menuBar(), self.tools.open_menu, self.does)
        self._veil = DropVeil(self.looks.theme, self)
        self.addToolBar(self.tools)
        self.setCentralWidget(self._rooms)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setWindowTitle("Variorum")
        self._restore()
        self._connect_desk()
        self.pairing = Pairing(self.middle.view, self.desk.hand, self.does, self.status)
        self.books = Books(self.desk, self.middle, self.does, self.prefers, self)
        self.workspaces = Workspaces(self.desk, self.middle.view, self)
        self._connect_actions()
        self._connect_rooms()

    @property
    def settings(self) -> Settings:
        """Return what will be remembered."""
        return self.prefers.settings

    def open(self, paths: Sequence[Path]) -> None:
        """Open folders and files, or what a workspace among them names, in place of what is open."""
        self.workspaces.open(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that folders and files may be dropped."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._veil.lift()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show the window again."""
        super().dragLeaveEvent(event)
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._veil.hide()
        event.acceptProposedAction()
        self.open(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window looked; end the background."""
        self.prefers.remember(geometry=bytes(self.saveGeometry().data()))
        self.desk.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        self.resize(*_SIZE)
        if self.settings.geometry:
            self.restoreGeometry(self.settings.geometry)
        self._show_recent()
        self.findings.take_switches(self.settings.switches)
        self.findings.set_text_size(self.settings.text_size)
        self.middle.start.setFocus()

    def _show_recent(self) -> None:
        self._menus.show_recent(self.settings.recent, lambda path: self.open((path,)))
        self.middle.start.show_recent(self.settings.recent)

    # who tells whom what

    def _connect_actions(self) -> None:
        view = self.middle.view
        wanted: dict[Do, Callable[[], object]] = {
            Do.OPEN_FOLDER: self._ask_folder,
            Do.OPEN_FILES: lambda: self.open(dialogs.ask_files(self, self.settings.last_folder)),
            Do.OPEN_SAMPLES: lambda: self.open((resource("samples"),)),
            Do.OPEN_WORKSPACE: lambda: self.open(ask_open(self, self.settings.last_folder)),
            Do.READ_AGAIN: self.workspaces.read_again,
            Do.SAVE_WORKSPACE: self.workspaces.save,
            Do.SAVE_WORKSPACE_AS: self.workspaces.save_as,
            Do.EXPORT_PDF: lambda: self._export(exports.Format.PDF),
            Do.EXPORT_HTML: lambda: self._export(exports.Format.HTML),
            Do.EXPORT_JSON: lambda: self._export(exports.Format.JSON),
            Do.CANCEL: self.desk.cancel,
            Do.QUIT: self.close,
            Do.FIND: self.tools.find_field.begin,
            Do.FIND_NEXT: lambda: self._seek(view.next_hit),
            Do.FIND_PREVIOUS: lambda: self._seek(view.previous_hit),
            Do.STORIES: self.prefers.show_rails,
            Do.FINDINGS: self.prefers.show_rails,
            Do.ZOOM_IN: lambda: self.prefers.step_text_size(1),
            Do.ZOOM_OUT: lambda: self.prefers.step_text_size(-1),
            Do.ZOOM_RESET: self.prefers.set_text_size,
            Do.NEXT_DIFFERENCE: lambda: self._step(self.findings.changes, view.next_difference),
            Do.PREVIOUS_DIFFERENCE: lambda: self._step(self.findings.changes, view.previous_difference),
            Do.NEXT_QUOTATION: lambda: self._step(self.findings.quotations, view.next_quotation),
            Do.PREVIOUS_QUOTATION: lambda: self._step(self.findings.quotations, view.previous_quotation),
            Do.NEXT_STORY: lambda: self.desk.step_story(1),
            Do.PREVIOUS_STORY: lambda: self.desk.step_story(-1),
            Do.SWAP: self.desk.swap,
            Do.KEYS: lambda: dialogs.KeysOverlay(self.does.keys(), self).open(),
            Do.ABOUT: lambda: dialogs.show_about(self),
        }
        for do in (*wanted, *SWITCHES):
            self.does[do].triggered.connect(_plain(wanted.get(do, self.prefers.take_switches)))

    def _connect_desk(self) -> None:
        desk = self.desk
        desk.opened.connect(self._opened)
        desk.outline_changed.connect(self.stories.tree.set_outline)
        desk.pair_changed.connect(self._show_pair)
        desk.comparison_changed.connect(self._show_collated)
        desk.comparison_renewed.connect(self._renew_collated)
        desk.refining_changed.connect(self.status.show_refining)
        desk.found.connect(self.stories.tree.set_finding)
        desk.noticed.connect(self.middle.banners.show_notice)
        desk.quieted.connect(self.middle.banners.quiet)
        desk.exported.connect(lambda target: self.prefers.remember(export_folder=str(target.parent)))
        desk.busy_changed.connect(self._show_busy)

    def _connect_rooms(self) -> None:
        view, tree = self.middle.view, self.stories.tree
        self.looks.changed.connect(self._set_theme)
        self.prefers.switches_changed.connect(self.findings.take_switches)
        self.prefers.text_size_changed.connect(self.findings.set_text_size)
        self.prefers.recent_changed.connect(lambda _: self._show_recent())
        self.workspaces.marked.connect(self.prefers.obey)
        self.workspaces.named.connect(lambda path: self.setWindowTitle(messages.window_title(path)))
        tree.story_asked.connect(self.desk.choose_story)
        tree.base_asked.connect(self.desk.choose_base)
        tree.witness_asked.connect(self.desk.choose_witness)
        tree.swap_asked.connect(self.desk.swap)
        tree.ledger_asked.connect(lambda key: self.books.open(key, Chapter.LEDGER))
        tree.coverage_asked.connect(lambda key: self.books.open(key, Chapter.COVERAGE))
        for asked, go in (
            (self.findings.changes.row_asked, view.go_to_row),
            (self.findings.quotations.match_asked, view.go_to_quotation),
        ):
            asked.connect(self.middle.leave_page)
            asked.connect(go)
        view.menu_asked.connect(self.pairing.show_menu)
        view.row_changed.connect(self.findings.changes.show_row)
        view.difference_changed.connect(self._show_difference)
        view.quotation_changed.connect(self._show_quotation)
        view.hit_changed.connect(self.tools.find_field.show_count)
        view.wrapped.connect(lambda: self.status.showMessage(self.tr("Went on at the other end"), _NOTE_PAUSE))
        self.tools.find_field.textChanged.connect(lambda text: self._seek(partial(view.find_text, text)))
        self.tools.find_field.next_asked.connect(self.does[Do.FIND_NEXT].trigger)
        self.tools.find_field.previous_asked.connect(self.does[Do.FIND_PREVIOUS].trigger)
        self.tools.find_field.left.connect(view.setFocus)
        self.status.cancel_asked.connect(self.desk.cancel)
        self.middle.start.folder_asked.connect(lambda path: self.open((path,)))

    # what the reader asked for

    def _ask_folder(self) -> None:
        folder = dialogs.ask_folder(self, self.settings.last_folder)
        if folder is not None:
            self.open((folder,))

    def _export(self, kind: exports.Format) -> None:
        """Write what is shown: the story where its page is, else the comparison."""
        if self.middle.shows_page:
            self.books.export(kind)
            return
        comparison = self.desk.comparison
        target = exports.ask_target(self, kind, comparison, self.settings.export_folder) if comparison else None
        if target is not None:
            self.desk.export(target, partial(exports.write, kind, self.settings.switches))

    def _step(self, room: QWidget, step: Callable[[], None]) -> None:
        """Take a step in the view, with the list of what is stepped through beside it."""
        self.middle.leave_page()
        self.findings.show_tab_of(room)
        step()

    def _seek(self, seek: Callable[[], object]) -> None:
        """Look for words in the comparison, and show it where words are looked for."""
        if self.tools.find_field.text():
            self.middle.leave_page()
        seek()

    def _set_theme(self, theme: Theme) -> None:
        for room in (self.tools, self.stories.tree, self.middle, self.findings, self.status, self._veil, self.books):
            room.set_theme(theme)

    # what the desk says

    def _opened(self, paths: tuple[Path, ...]) -> None:
        self.stories.tree.forget()
        folder = paths[0] if paths[0].is_dir() else paths[0].parent
        self.setWindowTitle(messages.window_title(paths[0]))
        self.does.set_open(there=True)
        is_recent = len(paths) == 1 and (folder == paths[0] or is_archive(paths[0])) and folder != resource("samples")
        self.prefers.note_opened(folder, recent=paths[0] if is_recent else None)
        hint = self.tr("Stories appear at the side as they are found; any of them can be opened at once.")
        self.middle.say(self.tr("Reading…"), "" if is_pair(paths) else hint)

    def _show_pair(self, pair: Pair) -> None:
        self.stories.tree.set_pair(pair.base, pair.witness)
        self.middle.leave_page()
        if pair.base and pair.witness is None:
            story = self.desk.story_of(pair.base)
            hint = self.tr(
                "This is its only telling here. Choose a telling of another story to read it against this one."
            )
            self.middle.say(unturned(story.label) if story else "", hint)

    def _show_collated(self, collated: Collated | None) -> None:
        self.middle.show_collated(collated)
        self.findings.show_collated(collated)
        self.status.show_collated(collated)
        self.does.set_comparing(shown=collated is not None)
        if collated is not None and not self.stories.tree.hasFocus():
            self.middle.view.setFocus()

    def _renew_collated(self, collated: Collated) -> None:
        self.findings.renew_collated(collated)
        self.middle.renew_collated(collated)
        self.status.show_collated(collated)

    def _show_busy(self, activity: Activity | None, progress: Progress | None) -> None:
        self.does[Do.CANCEL].setEnabled(activity in {Activity.READING, Activity.COMPARING, Activity.STUDYING})
        self.status.show_progress(activity, progress)
        if activity is None and self.desk.pair == Pair():
            self._show_nothing()
        elif activity is Activity.COMPARING and self.middle.waits:
            self.middle.say(self.tr("Comparing…"))

    def _show_nothing(self) -> None:
        """Say what can be done where no comparison is shown and none will come."""
        if not self.desk.outline.stories:
            self.middle.show_start()
        elif self.middle.waits:
            self.middle.say(self.tr("Choose a story at the side"))

    def _show_difference(self, at: int, total: int) -> None:
        self.tools.show_difference(at + 1 if at >= 0 else None, total)

    def _show_quotation(self, match: int, total: int) -> None:
        self.tools.show_quotation(self.findings.quotations.show_match(match), total)


def _plain(ask: Callable[[], object]) -> Callable[[bool], None]:
    """Return a slot that drops the state that Qt's `triggered` carries along."""

    def slot(_: bool) -> None:  # noqa: FBT001 - Qt's signature
        ask()

    return slot

"""Everything the reader can ask for, with its words and its keys: menus, toolbar and the overlay of keys draw on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from viewer.ui.switches import Typography
from viewer.ui.theme_choice import ThemeChoice

translate = QCoreApplication.translate


class Do(StrEnum):
    """One thing that can be asked for."""

    OPEN_FOLDER = "open-folder"
    OPEN_FILES = "open-files"
    OPEN_SAMPLES = "open-samples"
    OPEN_WORKSPACE = "open-workspace"
    READ_AGAIN = "read-again"
    SAVE_WORKSPACE = "save-workspace"
    SAVE_WORKSPACE_AS = "save-workspace-as"
    EXPORT_PDF = "export-pdf"
    EXPORT_HTML = "export-html"
    EXPORT_JSON = "export-json"
    CANCEL = "cancel"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    PAIR = "pair"
    UNPAIR = "unpair"
    MOVED = "moved"
    RELEASE = "release"
    FIND = "find"
    FIND_NEXT = "find-next"
    FIND_PREVIOUS = "find-previous"
    CHANGES = "changes"
    QUOTATIONS = "quotations"
    LANGUAGES = "languages"
    FURNITURE = "furniture"
    COLLAPSE_SAME = "collapse_same"
    STORIES = "stories"
    FINDINGS = "findings"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ZOOM_RESET = "zoom-reset"
    NEXT_DIFFERENCE = "next-difference"
    PREVIOUS_DIFFERENCE = "previous-difference"
    NEXT_QUOTATION = "next-quotation"
    PREVIOUS_QUOTATION = "previous-quotation"
    NEXT_STORY = "next-story"
    PREVIOUS_STORY = "previous-story"
    SWAP = "swap"
    SIDE_BY_SIDE = "side-by-side"
    STORY = "story"
    LEDGER = "ledger"
    COVERAGE = "coverage"
    KEYS = "keys"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action is made from: words for the menu, shorter ones for the toolbar, and keys, the first one shown."""

    text: str
    keys: tuple[str, ...] = ()
    short: str = ""
    checkable: bool = False


SWITCHES = (Do.CHANGES, Do.QUOTATIONS, Do.LANGUAGES, Do.FURNITURE, Do.COLLAPSE_SAME)
"""What the reader wants to see of a comparison; each is named as its field of `Switches`."""

MARKS = (Do.CHANGES, Do.QUOTATIONS, Do.LANGUAGES, Do.COLLAPSE_SAME)
"""Those of them that say nothing of a story's tables."""

_NEED_COMPARISON = frozenset(
    {
        Do.EXPORT_PDF, Do.EXPORT_HTML, Do.EXPORT_JSON, Do.FIND, Do.FIND_NEXT, Do.FIND_PREVIOUS, Do.NEXT_DIFFERENCE,
        Do.PREVIOUS_DIFFERENCE, Do.NEXT_QUOTATION, Do.PREVIOUS_QUOTATION, Do.SWAP,
    }
)  # fmt: skip


class Actions:
    """The actions of one window, by what they do."""

    def __init__(self, window: QWidget) -> None:
        self._by_name = {do: _action(window, do, plan) for do, plan in plans().items()}
        self._themes = QActionGroup(window)
        self._levels = QActionGroup(window)
        self.levels = {level: self._level_action(window, level) for level in Typography}
        self.themes = {choice: self._theme_action(window, choice) for choice in ThemeChoice}
        self._by_name[Do.CANCEL].setEnabled(False)
        self.set_comparing(shown=False)
        self.set_open(there=False)

    def __getitem__(self, do: Do) -> QAction:
        """Return the action that does it."""
        return self._by_name[do]

    def set_comparing(self, *, shown: bool) -> None:
        """Allow what needs a comparison while one is shown."""
        for do in _NEED_COMPARISON:
            self._by_name[do].setEnabled(shown)

    def set_open(self, *, there: bool) -> None:
        """Allow what needs something open."""
        for do in (Do.READ_AGAIN, Do.SAVE_WORKSPACE, Do.SAVE_WORKSPACE_AS):
            self._by_name[do].setEnabled(there)

    def check(self, states: Mapping[str, object]) -> None:
        """Set the switches that are named, and trigger nothing."""
        for do in SWITCHES:
            self._by_name[do].setChecked(states.get(do.value, self._by_name[do].isChecked()) is True)
        for level, action in self.levels.items():
            if states.get("typography") == level:
                action.setChecked(True)

    def checked(self) -> dict[str, object]:
        """Return by name which switches are on, and at which level typography is shown."""
        level = next(level for level, action in self.levels.items() if action.isChecked())
        return {do.value: self._by_name[do].isChecked() for do in SWITCHES} | {"typography": level}

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return words and keys of every action that has keys, for the overlay."""
        return tuple(
            (action.text().replace("&", "").rstrip("…"), _written(action))
            for action in self._by_name.values()
            if action.shortcuts()
        )

    def _level_action(self, window: QWidget, level: Typography) -> QAction:
        text = {
            Typography.IGNORED: translate("actions", "&Ignored"),
            Typography.FAINT: translate("actions", "&Faint"),
            Typography.FULL: translate("actions", "&As changes"),
        }[level]
        action = QAction(text, window)
        action.setCheckable(True)
        self._levels.addAction(action)
        return action

    def _theme_action(self, window: QWidget, choice: ThemeChoice) -> QAction:
        text = {
            ThemeChoice.SYSTEM: translate("actions", "As the &system"),
            ThemeChoice.LIGHT: translate("actions", "&Light"),
            ThemeChoice.DARK: translate("actions", "&Dark"),
            ThemeChoice.HIGH_CONTRAST: translate("actions", "&High contrast"),
        }[choice]
        action = QAction(text, window)
        action.setCheckable(True)
        self._themes.addAction(action)
        return action


def plans() -> dict[Do, Plan]:
    """Return what every action is made from, in the language of the window."""
    return {
        Do.OPEN_FOLDER: Plan(translate("actions", "Open &folder…"), ("Ctrl+O",)),
        Do.OPEN_FILES: Plan(translate("actions", "Open f&iles…"), ("Ctrl+Shift+O",)),
        Do.OPEN_SAMPLES: Plan(translate("actions", "Open &samples")),
        Do.OPEN_WORKSPACE: Plan(translate("actions", "Open &workspace…")),
        Do.READ_AGAIN: Plan(translate("actions", "Rea&d again"), ("F5",)),
        Do.SAVE_WORKSPACE: Plan(translate("actions", "&Save workspace"), ("Ctrl+S",)),
        Do.SAVE_WORKSPACE_AS: Plan(translate("actions", "Save workspace &as…"), ("Ctrl+Shift+S",)),
        Do.EXPORT_PDF: Plan(translate("actions", "Export &PDF…"), ("Ctrl+P",), translate("actions", "Export PDF")),
        Do.EXPORT_HTML: Plan(translate("actions", "Export &HTML…"), ("Ctrl+Shift+H",)),
        Do.EXPORT_JSON: Plan(translate("actions", "Export &JSON…"), ("Ctrl+Shift+J",)),
        Do.CANCEL: Plan(translate("actions", "&Cancel"), ("Esc",)),
        Do.QUIT: Plan(translate("actions", "&Quit"), ("Ctrl+Q",)),
        Do.UNDO: Plan(translate("actions", "&Undo"), ("Ctrl+Z",)),
        Do.REDO: Plan(translate("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Do.PAIR: Plan(translate("actions", "&Pair this paragraph with…"), ("Ctrl+M",)),
        Do.UNPAIR: Plan(translate("actions", "Un&pair"), ("Ctrl+U",)),
        Do.MOVED: Plan(translate("actions", "Declare &moved"), ("Ctrl+Shift+M",), checkable=True),
        Do.RELEASE: Plan(translate("actions", "Pair as foun&d"), ("Ctrl+R",)),
        Do.FIND: Plan(translate("actions", "&Find in both…"), ("Ctrl+F",)),
        Do.FIND_NEXT: Plan(translate("actions", "Find &next"), ("F3", "Ctrl+G")),
        Do.FIND_PREVIOUS: Plan(translate("actions", "Find &previous"), ("Shift+F3", "Ctrl+Shift+G")),
        Do.CHANGES: Plan(
            translate("actions", "Mark &changes"), ("Ctrl+1",), translate("actions", "Changes"), checkable=True
        ),
        Do.QUOTATIONS: Plan(
            translate("actions", "Mark &quotations"), ("Ctrl+2",), translate("actions", "Quotations"), checkable=True
        ),
        Do.LANGUAGES: Plan(
            translate("actions", "Mark &languages"), ("Ctrl+3",), translate("actions", "Languages"), checkable=True
        ),
        Do.FURNITURE: Plan(
            translate("actions", "Show site f&urniture"), ("Ctrl+4",), translate("actions", "Furniture"), checkable=True
        ),
        Do.COLLAPSE_SAME: Plan(translate("actions", "F&old what is the same"), ("Ctrl+5",), checkable=True),
        Do.STORIES: Plan(translate("actions", "&Stories at the side"), ("Ctrl+B",), checkable=True),
        Do.FINDINGS: Plan(translate("actions", "&Findings at the side"), ("Ctrl+Shift+B",), checkable=True),
        Do.ZOOM_IN: Plan(translate("actions", "L&arger text"), ("Ctrl++", "Ctrl+=")),
        Do.ZOOM_OUT: Plan(translate("actions", "S&maller text"), ("Ctrl+-",)),
        Do.ZOOM_RESET: Plan(translate("actions", "&Usual text size"), ("Ctrl+0",)),
        Do.NEXT_DIFFERENCE: Plan(translate("actions", "&Next difference"), ("F8", "Alt+Down")),
        Do.PREVIOUS_DIFFERENCE: Plan(translate("actions", "&Previous difference"), ("F7", "Alt+Up")),
        Do.NEXT_QUOTATION: Plan(translate("actions", "Next &quotation"), ("Shift+F8", "Alt+Shift+Down")),
        Do.PREVIOUS_QUOTATION: Plan(translate("actions", "Previous q&uotation"), ("Shift+F7", "Alt+Shift+Up")),
        Do.NEXT_STORY: Plan(translate("actions", "Next &story"), ("Ctrl+PgDown",)),
        Do.PREVIOUS_STORY: Plan(translate("actions", "Previous s&tory"), ("Ctrl+PgUp",)),
        Do.SWAP: Plan(translate("actions", "S&wap A and B"), ("Ctrl+Shift+X",), translate("actions", "Swap")),
        Do.SIDE_BY_SIDE: Plan(translate("actions", "Side by si&de"), ("Ctrl+D",), checkable=True),
        Do.STORY: Plan(
            translate("actions", "St&ory as a whole"), ("Ctrl+T",), translate("actions", "Story"), checkable=True
        ),
        Do.LEDGER: Plan(translate("actions", "&Ledger of quotations"), ("Ctrl+L",)),
        Do.COVERAGE: Plan(translate("actions", "&Paragraphs of the story"), ("Ctrl+Shift+L",)),
        Do.KEYS: Plan(translate("actions", "&Keys"), ("F1",)),
        Do.ABOUT: Plan(translate("actions", "&About Variorum")),
    }


def _action(window: QWidget, do: Do, plan: Plan) -> QAction:
    action = QAction(plan.text, window)
    action.setObjectName(do.value)
    action.setCheckable(plan.checkable)
    action.setShortcuts([QKeySequence(key) for key in plan.keys])
    if plan.short:
        action.setIconText(plan.short)
    words = action.text().replace("&", "").rstrip("…")
    action.setToolTip(f"{words} ({_written(action)})" if plan.keys else words)
    window.addAction(action)
    return action


def _written(action: QAction) -> str:
    return " · ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())

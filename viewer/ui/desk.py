"""What is open: a folder or two files, which story and which two tellings, and the work under way for them.

The window shows what the desk says and asks the desk for everything; no widget starts work of its own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.model import Comparison
from viewer.progress import Progress
from viewer.ui import messages
from viewer.ui.collator import Collator
from viewer.ui.hand import Hand
from viewer.ui.jobs import Jobs
from viewer.ui.lettering import missing_scripts
from viewer.ui.notice import Activity, Notice, Subject, Tone
from viewer.ui.places import cache_folder, data_folder
from viewer.ui.reader import Reader
from viewer.ui.study import Study
from viewer.workshop.outline import Outline, StoryEntry
from viewer.workshop.protocol import Collated
from viewer.workshop.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Pair:
    """The ids of the two tellings that are compared; `None` where nothing was chosen."""

    base: str | None = None
    witness: str | None = None


class Desk(QObject):
    """Holds what is open and runs its work; it lives as long as the window."""

    outline_changed = Signal(object)
    pair_changed = Signal(object)
    comparison_changed = Signal(object)
    comparison_renewed = Signal(object)
    refining_changed = Signal(bool)
    found = Signal(object)
    noticed = Signal(object)
    quieted = Signal(object)
    busy_changed = Signal(object, object)
    opened = Signal(object)
    exported = Signal(object)

    def __init__(self, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._reader = Reader(workshop, self)
        self._studying = Jobs(self)
        self._collator = Collator(workshop, self._studying, cache_folder, self)
        self.study = Study(workshop, self._studying, cache_folder, self)
        self.hand = Hand(data_folder() / "pairings.json", self)
        self._outline = Outline()
        self._pair = Pair()
        self._collated: Collated | None = None
        self._busy: dict[Activity, Progress] = {}
        self._refining: set[Activity] = set()
        self._favoured: str | None = None
        self._reader.grown.connect(self._take_outline)
        self._reader.done.connect(self._have_read)
        self._reader.found.connect(self.found)
        self._reader.busy.connect(partial(self._note, Activity.READING))
        self._reader.failed.connect(partial(self._failed, Activity.READING, Subject.FOLDER))
        self._collator.made.connect(self._show)
        self._collator.renewed.connect(self._renew)
        self._collator.busy.connect(partial(self._note, Activity.COMPARING))
        self._collator.refining.connect(partial(self._note_refining, Activity.COMPARING))
        self.study.refining.connect(partial(self._note_refining, Activity.STUDYING))
        self._collator.failed.connect(partial(self._failed, Activity.COMPARING, Subject.COMPARISON))
        self.study.busy.connect(partial(self._note, Activity.STUDYING))
        self.study.failed.connect(partial(self._failed, Activity.STUDYING, Subject.COMPARISON))
        self.hand.noticed.connect(self.noticed)
        self.hand.changed.connect(self._compare)

    @property
    def outline(self) -> Outline:
        """Return what is known of the folder so far."""
        return self._outline

    @property
    def pair(self) -> Pair:
        """Return which two tellings are chosen."""
        return self._pair

    @property
    def comparison(self) -> Comparison | None:
        """Return the comparison that is shown."""
        return self._collated.comparison if self._collated else None

    def open(self, paths: Sequence[Path], *, story: str | None = None) -> None:
        """Open folders and files in place of what is open, the story of that label first; two files are compared."""
        self._start_over()
        self._favoured = story
        self._reader.read(tuple(paths))
        self.opened.emit(tuple(paths))

    def choose(self, pair: Pair) -> None:
        """Compare two tellings, or show that there is only one."""
        if pair == self._pair:
            return
        self._note(Activity.COMPARING, None)
        self._pair = pair
        self.pair_changed.emit(pair)
        self._compare()

    def choose_story(self, identifier: str) -> None:
        """Compare the first two tellings of a story; of a story with one telling, choose that one as the base."""
        story = next((story for story in self._outline.stories if story.id == identifier), None)
        if story is None or self._shows(story):
            return
        self.choose(Pair(*[telling.id for telling in story.tellings[:2]]))

    def choose_base(self, identifier: str) -> None:
        """Read the other telling against this one; if it was the other one, the two change places."""
        witness = self._pair.base if identifier == self._pair.witness else self._pair.witness
        self.choose(Pair(identifier, witness))

    def choose_witness(self, identifier: str) -> None:
        """Show this telling against the base; in another story, against its own first one, unless the base is alone."""
        self.choose(with_witness(self._pair, identifier, self.story_of(identifier)))

    def step_story(self, step: int) -> None:
        """Compare the story so many after (or before) the one at hand; stories with one telling are passed over."""
        stories = [story for story in self._outline.stories if len(story.tellings) > 1]
        here = self.story_of(self._pair.base)
        at = stories.index(here) if here in stories else -1 if step > 0 else 0
        if stories:
            self.choose_story(stories[(at + step) % len(stories)].id)

    def swap(self) -> None:
        """Let base and witness change places."""
        if self._pair.base and self._pair.witness:
            self.choose(Pair(self._pair.witness, self._pair.base))

    def story_of(self, identifier: str | None) -> StoryEntry | None:
        """Return the story in which a telling stands."""
        return self._outline.story_of(identifier)

    def export(self, target: Path, write: Callable[[Comparison, Path], None]) -> None:
        """Write the comparison that is shown with `write`, and tell how that went."""
        comparison = self.comparison
        if comparison is not None:
            self.write(target, partial(write, comparison))

    def write(self, target: Path, write: Callable[[Path], None]) -> None:
        """Write something to a file in the background, and tell how that went."""
        self.quieted.emit(Subject.EXPORT)
        self._note(Activity.EXPORTING, Progress(0, 0, target.name))
        self._collator.comparing.start(
            lambda _: write(target),
            done=lambda _: self._exported(target),
            failed=partial(self._failed, Activity.EXPORTING, Subject.EXPORT),
        )

    def cancel(self) -> None:
        """Stop what is under way; what was found so far stays."""
        reading, was_comparing = self._busy.get(Activity.READING), Activity.COMPARING in self._busy
        workers = (
            (Activity.READING, self._reader.stop),
            (Activity.COMPARING, self._collator.stop),
            (Activity.STUDYING, self.study.stop),
        )
        stopped = [(activity, stop) for activity, stop in workers if activity in self._busy]
        for _, stop in stopped:
            stop()
        if was_comparing:
            self._fall_back()
        for activity, _ in stopped:
            self._note(activity, None)
        if reading and reading.total > 1:
            self._tell(messages.stopped(reading), Subject.FOLDER)
        if self._pair == Pair() and not was_comparing:
            self._choose_first()

    def close(self) -> None:
        """Stop everything; the worker process is gone and all threads are quiet when this returns."""
        self._reader.stop()
        self._collator.stop()
        self.study.stop()
        self._workshop.close()
        self._reader.close()
        self._collator.close()
        self._studying.close()

    def _start_over(self) -> None:
        self._reader.stop()
        self._collator.forget()
        self.study.forget()
        self.hand.forget()
        self._busy.clear()
        for subject in Subject:
            self.quieted.emit(subject)
        self._take_outline(Outline())
        self._pair = Pair()
        self.pair_changed.emit(self._pair)
        self._show(None)

    def _have_read(self, outline: Outline) -> None:
        self._take_outline(outline)
        self._tell_problems()
        if self._pair == Pair():
            self._choose_first()

    def _choose_first(self) -> None:
        self.choose_story(first_story(self._outline.stories, self._favoured))

    def _shows(self, story: StoryEntry) -> bool:
        ids = {telling.id for telling in story.tellings}
        return self._pair.base in ids and (self._pair.witness in ids or len(ids) == 1)

    def _take_outline(self, outline: Outline) -> None:
        if outline != self._outline:
            self._outline = outline
            self.outline_changed.emit(outline)

    def _tell_problems(self) -> None:
        if not self._outline.stories:
            self._tell(self.tr("No article was found there."), Subject.FOLDER, Tone.FAULT)
        elif self._outline.problems:
            self._tell(messages.left_out(len(self._outline.problems)), Subject.FOLDER)

    def _compare(self) -> None:
        """Show the comparison of the pair at hand, as it is under what was said by hand about it."""
        base, witness = self._pair.base, self._pair.witness
        self._take_up()
        self._collator.show((base, witness) if base and witness else None, self.hand.bonds)

    def _take_up(self) -> None:
        self.hand.take_up(*(self._outline.digest_of(each) for each in (self._pair.base, self._pair.witness)))

    def _fall_back(self) -> None:
        """Return to the pair that is shown, or to none: the one that was asked for can then be asked for again."""
        shown = self.comparison
        self._pair = Pair(shown.base.id, shown.witness.id) if shown else Pair()
        self._take_up()
        self.pair_changed.emit(self._pair)

    def _note(self, activity: Activity, progress: Progress | None) -> None:
        """Tell how far something is; for `None`, that it is done, and what else is under way."""
        if progress is not None:
            self._busy[activity] = progress
            self.busy_changed.emit(activity, progress)
        elif self._busy.pop(activity, None) is not None:
            self.busy_changed.emit(*next(iter(self._busy.items()), (None, None)))

    def _note_refining(self, activity: Activity, now: bool) -> None:  # noqa: FBT001 - a signal's value
        """Tell whether meaning is asked by anybody, of a pair or of a story."""
        was = bool(self._refining)
        (self._refining.add if now else self._refining.discard)(activity)
        if was != bool(self._refining):
            self.refining_changed.emit(not was)

    def _renew(self, collated: Collated) -> None:
        self._collated = collated
        self.comparison_renewed.emit(collated)

    def _show(self, collated: Collated | None) -> None:
        self._collated = collated
        self.quieted.emit(Subject.COMPARISON)
        self.comparison_changed.emit(collated)
        for sentence in _remarks(collated.comparison) if collated else ():
            self._tell(sentence, Subject.COMPARISON)

    def _exported(self, target: Path) -> None:
        self._note(Activity.EXPORTING, None)
        self.exported.emit(target)
        self.noticed.emit(Notice(messages.written(target.name), Subject.EXPORT, Tone.DONE, target))

    def _failed(self, activity: Activity, subject: Subject, fault: Exception) -> None:
        if activity is Activity.COMPARING:
            self._fall_back()
        self._note(activity, None)
        words = messages.error(fault)
        if words is None:
            raise fault
        self._tell(words, subject, Tone.FAULT)

    def _tell(self, text: str, subject: Subject, tone: Tone = Tone.REMARK) -> None:
        self.noticed.emit(Notice(text, subject, tone))


def with_witness(pair: Pair, identifier: str, story: StoryEntry | None) -> Pair:
    """Return the pair after a telling of `story` was chosen to be read against the base, or against one of its own."""
    base = pair.base
    if base == identifier:
        return Pair(pair.witness, base) if pair.witness else pair
    alone = base is not None and pair.witness is None
    if story is not None and not alone and base not in {telling.id for telling in story.tellings}:
        base = next((telling.id for telling in story.tellings if telling.id != identifier), None)
    return Pair(base, identifier) if base else Pair(identifier)


def first_story(stories: Sequence[StoryEntry], label: str | None) -> str:
    """Return the id of the story of that label, else of the first that can be compared, else of any, "" for none."""
    ways = (lambda story: story.label == label, lambda story: len(story.tellings) > 1, lambda _: True)
    return next((story.id for way in ways for story in stories if way(story)), "")


def _remarks(comparison: Comparison) -> tuple[str, ...]:
    scripts = missing_scripts(comparison)
    return (*messages.remarks(comparison), *([messages.no_face_for(scripts)] if scripts else []))

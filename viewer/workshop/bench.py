"""The work that the window's worker process does, and what it remembers between two requests."""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.collation.comparison import compare
from viewer.collation.pairing.refinement import leaves_doubt
from viewer.collation.summary import summarise
from viewer.collation.wording.typography import typography_of
from viewer.errors import IncomparableError, UnreadableArticleError
from viewer.model import Article, Bond, Comparison, Fate, Library, Problem
from viewer.progress import Progress, Report
from viewer.reading.isolate import Isolation
from viewer.workshop.outline import Finding, Outline, StoryEntry, TellingEntry, describe_article, outline, pair_outline
from viewer.workshop.protocol import BondsByPair, Book, Collated

if TYPE_CHECKING:
    from viewer.collation.story import Comparer
    from viewer.text.semantics import Meaning

Emit = Callable[[object], None]

_PARTIAL_PAUSE = 0.6
"""Seconds between two partial outlines: the tree should grow, not flicker."""
_NICENESS = 5
"""While a folder is read the window goes first where both want the processor."""
_REMEMBERED = 24
"""Comparisons kept: those made ahead, and those a reader goes back to."""
_SURVEYED_TELLINGS = 6
"""Other tellings of a story that a first look compares with its earliest one."""
MOST_SET_AGAINST_ALL = 30
"""Articles of a story up to which every two are compared; of more only the first with each, for pairs are many more."""
_SURVEYED_LENGTH = 60_000
"""Characters of an article above which a first look leaves it out: it would hold up all the others."""
_REWORDED = frozenset({Fate.REWORDED, Fate.TRUNCATED, Fate.EXTENDED, Fate.FUSED, Fate.REATTRIBUTED})


class Bench:
    """The articles of what was opened last, and the comparisons made of them; pages are parsed in `isolation`."""

    def __init__(self, isolation: Isolation | None = None) -> None:
        self._isolation = isolation or Isolation()
        self._articles: dict[str, Article] = {}
        self._described: dict[str, tuple[Article, TellingEntry]] = {}
        self._outline = Outline()
        self._made: OrderedDict[tuple[str, str, tuple[Bond, ...]], Collated] = OrderedDict()
        self._meant: OrderedDict[tuple[str, str, tuple[Bond, ...]], Comparison] = OrderedDict()
        self._meaning: Meaning | None = None
        self._asked_for_none = threading.Event()
        self._asked_for_none.set()

    def open_pair(self, inputs: Sequence[str], *, report: Report, emit: Emit) -> Outline:
        """Read two files and compare them ahead of being asked; one that gives no article is a problem."""
        from viewer.reading.articles import read_article  # noqa: PLC0415 - not needed for a folder

        self._forget()
        articles: list[Article] = []
        problems: list[Problem] = []
        paths = [Path(name) for name in inputs]
        with self._isolation as parser:
            for path, name in zip(paths, _names(paths), strict=True):
                try:
                    articles.append(read_article(path, name=name, isolation=parser))
                except UnreadableArticleError as error:
                    problems.append(Problem(str(path), error.reason, error.detail))
        self._articles = {article.id: article for article in articles}
        self._outline = pair_outline(articles, problems)
        emit(self._outline)
        if len(self._articles) > 1:
            self._collate(articles[0], articles[1], report)
        return self._outline

    def open_folder(self, inputs: Sequence[str], *, report: Report, emit: Emit) -> Outline:
        """Read and group what lies under `inputs`; outlines of what is there already are emitted meanwhile."""
        from viewer.library import open_library  # noqa: PLC0415 - heavy, and two files do not need it

        self._forget()
        if hasattr(os, "nice") and os.nice(0) < _NICENESS:
            os.nice(_NICENESS)
        last = 0.0

        def partial(library: Library) -> None:
            nonlocal last
            if time.monotonic() - last < _PARTIAL_PAUSE:
                return
            emit(self._keep(library))
            last = time.monotonic()

        paths = [Path(name) for name in inputs]
        with self._isolation as parser:
            return self._keep(open_library(paths, report=report, partial=partial, isolation=parser))

    def compare(self, base: str, witness: str, bonds: tuple[Bond, ...] = (), *, report: Report, emit: Emit) -> Collated:
        """Compare two of the articles by their ids; raises `IncomparableError` for one that is open no longer."""
        del emit
        ours, theirs = self._articles_of(base, witness)
        self._asked_for_none.clear()
        try:
            return self._collate(ours, theirs, report, bonds)
        finally:
            self._asked_for_none.set()

    def refine(
        self, base: str, witness: str, bonds: tuple[Bond, ...], cache: Path | None, *, report: Report, emit: Emit
    ) -> Collated | None:
        """Compare two of the articles by meaning too, `None` where there is no model or it changes nothing."""
        del emit
        ours, theirs = self._articles_of(base, witness)
        plain = self._collate(ours, theirs, report, bonds)
        meaning = self._meaning_kept_in(cache) if leaves_doubt(plain.comparison) else None
        if meaning is None:
            return None
        refined = compare(ours, theirs, bonds=bonds, meaning=meaning, report=report)
        is_news = replace(refined, refined=plain.comparison.refined) != plain.comparison
        return _collated(refined) if is_news else None

    def study(self, ids: tuple[str, ...], bonds: BondsByPair, *, report: Report, emit: Emit) -> Book:
        """Set the articles of a story against one another, the first being the base of the others.

        Comparisons made before are not made again.
        """
        del emit
        made = self._made

        def comparer(base: Article, witness: Article, report: Report) -> Comparison:
            said = bonds.get((base.id, witness.id), ())
            known = made.get((base.id, witness.id, said))
            if known is not None and _is_of(known.comparison, base, witness):
                return known.comparison
            return compare(base, witness, bonds=said, sentences=False, report=report)

        return _book(self._articles_of(*ids), comparer, report)

    def refine_study(
        self, ids: tuple[str, ...], bonds: BondsByPair, cache: Path | None, *, report: Report, emit: Emit
    ) -> Book | None:
        """Set the articles of a story against one another by meaning too, `None` where there is no model.

        What was made before it was stopped is not made again.
        """
        del emit
        articles, meaning, meant = self._articles_of(*ids), self._meaning_kept_in(cache), self._meant
        if meaning is None:
            return None

        def comparer(base: Article, witness: Article, report: Report) -> Comparison:
            said = bonds.get((base.id, witness.id), ())
            known = meant.get((base.id, witness.id, said))
            if known is None or not _is_of(known, base, witness):
                known = compare(base, witness, bonds=said, meaning=meaning, sentences=False, report=report)
                meant[base.id, witness.id, said] = known
                while len(meant) > _REMEMBERED:
                    meant.popitem(last=False)
            return known

        return _book(articles, comparer, report)

    def survey(self, *, report: Report, emit: Emit) -> None:
        """Take a first look into every story with several tellings and emit a `Finding` for each that has any."""
        stories = [story for story in self._outline.stories if len(story.tellings) > 1]
        for done, story in enumerate(stories):
            report(Progress(done, len(stories), story.label))
            finding = self._look_into(story, report)
            if finding.reworded or finding.unquoted:
                emit(finding)

    def _look_into(self, story: StoryEntry, report: Report) -> Finding:
        """Compare the earliest telling with the others; a comparison that the reader asked for goes first."""
        reworded: set[int | None] = set()
        unquoted: set[int | None] = set()
        base, *others = self._articles_of(*(telling.id for telling in story.tellings[: _SURVEYED_TELLINGS + 1]))
        for witness in others:
            self._asked_for_none.wait()
            if max(_length(base), _length(witness)) <= _SURVEYED_LENGTH:
                matches = self._collate(base, witness, report).comparison.quotations
                reworded |= {match.base for match in matches if match.fate in _REWORDED}
                unquoted |= {match.base for match in matches if match.fate is Fate.INDIRECT}
        return Finding(story.id, len(reworded), len(unquoted - reworded))

    def _articles_of(self, *ids: str) -> tuple[Article, ...]:
        articles = self._articles
        if not articles.keys() >= set(ids):
            raise IncomparableError
        return tuple(articles[each] for each in ids)

    def _collate(self, base: Article, witness: Article, report: Report, bonds: tuple[Bond, ...] = ()) -> Collated:
        # taken once: while a long comparison runs, another folder may be opened, with tellings of the same names
        made, name = self._made, (base.id, witness.id, bonds)
        known = made.get(name)
        if known is None or not _is_of(known.comparison, base, witness):
            known = made[name] = _collated(compare(base, witness, bonds=bonds, report=report))
            while len(made) > _REMEMBERED:
                made.popitem(last=False)
        return known

    def _meaning_kept_in(self, cache: Path | None) -> "Meaning | None":
        """Return the model, which is loaded with its first question and stays."""
        if self._meaning is None:
            from viewer.text.semantics import load_meaning  # noqa: PLC0415 - nobody may ask for it

            self._meaning = load_meaning(cache)
        return self._meaning

    def _forget(self) -> None:
        self._described = {}
        self._made = OrderedDict()
        self._meant = OrderedDict()

    def _keep(self, library: Library) -> Outline:
        self._articles = {article.id: article for article in library.articles}
        self._outline = outline(library, describe=self._describe)
        return self._outline

    def _describe(self, article: Article) -> TellingEntry:
        known = self._described.get(article.id)
        if known is None or known[0] is not article:
            known = self._described[article.id] = (article, describe_article(article))
        return known[1]


def _is_of(comparison: Comparison, base: Article, witness: Article) -> bool:
    """Tell whether it was made of these articles, and not of others of their names that were open before."""
    return comparison.base is base and comparison.witness is witness


def _collated(comparison: Comparison) -> Collated:
    base, witness = comparison.base.blocks, comparison.witness.blocks
    places = {at: typography_of(row, base, witness) for at, row in enumerate(comparison.rows) if row.typography}
    return Collated(comparison, summarise(comparison).kept, places)


def _book(articles: Sequence[Article], comparer: "Comparer", report: Report) -> Book:
    """Set the articles of a story against one another, the first being the base of the others."""
    from viewer.collation.coverage import cover  # noqa: PLC0415 - not needed to compare two
    from viewer.collation.ledger import keep_ledger  # noqa: PLC0415 - not needed to compare two
    from viewer.collation.story import collate  # noqa: PLC0415 - not needed to compare two

    every_pair = len(articles) <= MOST_SET_AGAINST_ALL
    story = collate(articles, base=articles[0].id, every_pair=every_pair, comparer=comparer, report=report)
    return Book(cover(story), keep_ledger(story))


def _length(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)


def _names(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return a name for each file that tells it from the other: the shortest tail of its path that does."""
    parts = [path.parts for path in paths]
    for length in range(1, max(map(len, parts)) + 1):
        names = tuple("/".join(each[-length:]) for each in parts)
        if len(set(names)) == len(names):
            return names
    return tuple(f"{path.name}#{number}" for number, path in enumerate(paths))

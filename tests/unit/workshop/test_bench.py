"""The work of the worker process, done here: pairs, folders, comparisons made ahead, first looks."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.errors import CancelledError, IncomparableError
from viewer.model import Article, Block, Fate, LanguageSpan, Library, ProblemReason, Role, Span, Story, Topic
from viewer.progress import Progress, silent
from viewer.workshop import bench as bench_module
from viewer.workshop.bench import Bench
from viewer.workshop.copies import name_copies
from viewer.workshop.outline import Finding, Outline, StoryEntry, describe_article, outline, pair_outline

FIRST = (
    "Bridge closed\n\nThe bridge at Alder Mill was closed on Friday.\n\n"
    "“It is old and tired,” said builder Ines Wolff.\n"
)
SECOND = (
    "Bridge shut\n\nThe bridge at Alder Mill was shut on Friday.\n\n"
    "“It is worn out and weary,” stated builder Ines Wolff.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "none.txt").touch()
    return tmp_path


def ignore(_: object) -> None:
    pass


def test_a_pair_is_compared_ahead(folder: Path) -> None:
    bench = Bench()
    emitted: list[object] = []
    found = bench.open_pair([str(folder / "one.txt"), str(folder / "two.txt")], report=silent, emit=emitted.append)
    assert emitted == [found]
    assert bench.compare("one.txt", "two.txt", report=refuse, emit=ignore).comparison.rows


def test_an_archive_is_opened_as_the_folder_that_was_packed(folder: Path, tmp_path: Path) -> None:
    unpacked = Bench().open_folder([str(folder)], report=silent, emit=ignore)
    archive = tmp_path / "day.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for path in sorted(folder.rglob("*.txt")):
            target.write(path, path.relative_to(folder))
    found = Bench().open_folder([str(archive)], report=silent, emit=ignore)
    names = [[telling.id for telling in story.tellings] for story in unpacked.stories]
    assert [[telling.id for telling in story.tellings] for story in found.stories] == [
        [f"day.zip#{name}" for name in story] for story in names
    ]
    assert found.stories


def refuse(_: Progress) -> None:
    raise CancelledError


def test_a_pair_of_which_one_is_empty(folder: Path) -> None:
    found = Bench().open_pair([str(folder / "one.txt"), str(folder / "none.txt")], report=silent, emit=ignore)
    assert [problem.reason for problem in found.problems] == [ProblemReason.EMPTY]
    assert [len(story.tellings) for story in found.stories] == [1]


def test_two_files_of_the_same_path(folder: Path) -> None:
    found = Bench().open_pair([str(folder / "one.txt")] * 2, report=silent, emit=ignore)
    assert [telling.id for telling in found.stories[0].tellings] == ["one.txt#0", "one.txt#1"]


def test_a_folder_is_grouped_and_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_module.os, "nice", lambda _: 19)
    bench = Bench()
    found = bench.open_folder([str(folder)], report=silent, emit=ignore)
    assert [len(story.tellings) for story in found.stories] == [2]
    findings: list[object] = []
    bench.survey(report=silent, emit=findings.append)
    assert findings == [Finding(found.stories[0].id, reworded=1)]


def test_partial_outlines_are_sent_with_a_pause(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_library(inputs: list[Path], *, report: object, partial: object, isolation: object) -> Library:
        assert inputs == [folder]
        assert callable(partial)
        del report, isolation
        partial(library)
        partial(library)
        return library

    monkeypatch.setattr("viewer.library.open_library", open_library)
    monkeypatch.setattr(bench_module.os, "nice", lambda _: 19)
    emitted: list[object] = []
    bench = Bench()
    assert bench.open_folder([str(folder)], report=silent, emit=emitted.append) == outline(library)
    assert emitted == [outline(library)]
    findings: list[object] = []
    bench.survey(report=silent, emit=findings.append)
    assert findings == [Finding("s1", reworded=1)]
    monkeypatch.setattr(bench_module, "_SURVEYED_LENGTH", 10)
    bench.survey(report=silent, emit=findings.append)
    assert len(findings) == 1


def test_old_comparisons_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_module, "_REMEMBERED", 1)
    bench = Bench()
    bench.open_pair([str(folder / "one.txt"), str(folder / "two.txt")], report=silent, emit=ignore)
    first = bench.compare("one.txt", "two.txt", report=silent, emit=ignore)
    assert bench.compare("one.txt", "two.txt", report=silent, emit=ignore) is first
    bench.compare("two.txt", "one.txt", report=silent, emit=ignore)
    assert bench.compare("one.txt", "two.txt", report=silent, emit=ignore) is not first


def test_a_comparison_that_outlives_its_folder_is_not_shown_for_the_next(folder: Path, tmp_path: Path) -> None:
    bench = Bench()
    pair = [str(folder / "one.txt"), str(folder / "two.txt")]
    bench.open_pair(pair, report=silent, emit=ignore)
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("Rain\n\nIt rained on Friday, and then it rained again.\n", encoding="utf-8")
    (other / "two.txt").write_text("Sun\n\nThe sun came out on Friday, and then again.\n", encoding="utf-8")

    def open_meanwhile(_: Progress) -> None:
        bench.open_folder([str(other)], report=silent, emit=ignore)

    bench.compare("two.txt", "one.txt", report=open_meanwhile, emit=ignore)
    shown = bench.compare("two.txt", "one.txt", report=silent, emit=ignore).comparison
    assert shown.base.title == "Sun"
    with pytest.raises(IncomparableError):
        bench.compare("two.txt", "gone.txt", report=silent, emit=ignore)


def test_what_is_compared_while_a_folder_is_read_again_is_compared_anew_afterwards(folder: Path) -> None:
    bench = Bench()
    pair = [str(folder / "one.txt"), str(folder / "two.txt")]
    bench.open_pair(pair, report=silent, emit=ignore)
    (folder / "two.txt").write_text(SECOND.replace("shut", "closed off"), encoding="utf-8")
    shown: list[str] = []

    def compare() -> None:
        comparison = bench.compare("one.txt", "two.txt", report=silent, emit=ignore).comparison
        shown.append(comparison.witness.blocks[0].text)

    def compare_meanwhile(_: Progress) -> None:
        if not shown:
            compare()

    bench.open_folder([str(folder)], report=compare_meanwhile, emit=ignore)
    compare()
    assert shown == ["Bridge shut", "Bridge closed off"]
    book = bench.study(("one.txt", "two.txt"), bonds={}, report=silent, emit=ignore)
    assert book.coverage.articles[1].blocks[0].text == "Bridge closed off"


def test_an_outline_knows_languages_copies_and_order(library: Library) -> None:
    hebrew = Block("שלט ליד הטחנה", Role.CAPTION, language="he")
    long = Block("x" * 40, language="en", spans=(LanguageSpan(Span(0, 30), "fr", "Latn", certain=True),))
    first = library.stories[0].articles[1]
    article = type(first)(**{**{name: getattr(first, name) for name in first.__slots__}, "blocks": (hebrew, long)})
    assert describe_article(article).foreign == ("fr", "he")
    story = outline(Library((Topic("t", "T", (Story("s", "S", library.stories[0].articles),)),))).stories[0]
    assert [telling.date for telling in story.tellings] == ["2024-02-02", "2024-02-03", None]
    assert outline(library).stories[0].tellings[2].copy_of == "mill.txt"
    assert outline(library).story_of("ferry.txt") == outline(library).stories[1]
    assert outline(library).story_of("nowhere") is None


WELL = (
    "The well in Kiln Lane runs dry",
    "For the first time in forty years nobody can draw water in Kiln Lane.",
    "The council will send a cart with two barrels every morning until it rains.",
)
WELL_TOLD_AGAIN = ("No water left for Kiln Lane", "A cart with barrels is going to be sent by the council each day.")


def telling(identifier: str, lines: Sequence[str], date: str | None = None) -> Article:
    blocks = tuple(Block(line, language="en") for line in lines)
    return Article(id=identifier, path=f"/news/{identifier}", title=lines[0], blocks=blocks, date=date)


def told(library: Library, *articles: Article) -> StoryEntry:
    return outline(Library((Topic("t", "T", (replace(library.stories[0], articles=articles),)),))).stories[0]


def test_of_one_day_the_longest_telling_comes_first_whatever_the_hour(library: Library) -> None:
    long, short = WELL * 2, WELL[:2]
    story = told(
        library,
        telling("late.txt", WELL, date="2024-02-03"),
        telling("short.txt", short, date="2024-02-02T06:00:00+00:00"),
        telling("long.txt", long, date="2024-02-02T18:40:00+00:00"),
        telling("middle.txt", WELL, date="2024-02-02"),
    )
    assert [each.id for each in story.tellings] == ["long.txt", "middle.txt", "short.txt", "late.txt"]


def test_without_any_date_the_order_of_the_folder_stays(library: Library) -> None:
    story = told(library, telling("1.txt", WELL[:2]), telling("2.txt", WELL))
    assert [each.id for each in story.tellings] == ["1.txt", "2.txt"]


def test_only_what_is_nearly_the_same_is_called_a_copy() -> None:
    first, cut = telling("first.txt", WELL), telling("cut.txt", WELL[1:3])
    again = telling("again.txt", WELL_TOLD_AGAIN)
    longer = telling("longer.txt", (*WELL, *WELL_TOLD_AGAIN))
    nothing = telling("nothing.txt", ("Mill",))
    ids = [("first.txt", "cut.txt", "again.txt", "longer.txt", "nothing.txt")]
    assert name_copies((first, again, longer, cut, nothing), ids) == {"cut.txt": "first.txt"}
    assert name_copies((first, cut), ()) == {}


def test_an_outline_of_nothing() -> None:
    assert pair_outline([], []) == Outline()


def test_a_dropped_quotation_is_no_finding() -> None:
    assert Fate.DROPPED not in bench_module._REWORDED

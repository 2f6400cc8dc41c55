"""What is studied while the reader reads: meaning, and a story as a whole; and what was said by hand in both."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from viewer.collation import comparison as engine
from viewer.errors import CancelledError, IncomparableError
from viewer.model import Bond, BondKind, Comparison
from viewer.progress import Progress, silent
from viewer.text import semantics
from viewer.workshop import bench as bench_module
from viewer.workshop.bench import Bench
from viewer.workshop.protocol import Book
from viewer.workshop.workshop import Workshop

TELLINGS = {
    "one.txt": "Bridge closed\n\nThe bridge at Alder Mill was closed on Friday.\n\nThe geese left early.\n",
    "two.txt": "Bridge shut\n\nThe bridge at Alder Mill was shut on Friday.\n\nBirds flew south before their time.\n",
    "three.txt": "No way over\n\nThe bridge at Alder Mill was closed on Friday, “for good”, said Ines Wolff.\n",
}
APART = (Bond(BondKind.APART, (1,), (1,)),)


class SameSense:
    """A model for which the last paragraphs say the same and nothing else does."""

    def reads(self, _: str | None) -> bool:
        return True

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
        return [[0.98 if "geese" in one and "Birds" in two else 0.0 for two in right] for one in left]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in TELLINGS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in TELLINGS]


@pytest.fixture
def bench(files: list[str]) -> Bench:
    made = Bench()
    made.open_pair(files[:2], report=silent, emit=ignore)
    return made


def ignore(_: object) -> None:
    pass


def shape(comparison: Comparison) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.base, row.witness) for row in comparison.rows]


def with_model(monkeypatch: pytest.MonkeyPatch, meaning: object) -> list[Path | None]:
    asked: list[Path | None] = []

    def load(cache: Path | None = None) -> object:
        asked.append(cache)
        return meaning

    monkeypatch.setattr(semantics, "load_meaning", load)
    return asked


def test_meaning_refines_what_wording_left_open(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = with_model(monkeypatch, SameSense())
    plain = bench.compare("one.txt", "two.txt", report=silent, emit=ignore).comparison
    assert ((2,), (2,)) not in shape(plain)
    refined = bench.refine("one.txt", "two.txt", (), tmp_path, report=silent, emit=ignore)
    assert refined
    assert refined.comparison.refined
    assert ((2,), (2,)) in shape(refined.comparison)
    bench.refine("two.txt", "one.txt", (), tmp_path, report=silent, emit=ignore)
    assert asked == [tmp_path]  # loaded once


def test_without_a_model_or_without_news_nothing_comes(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, None)
    assert bench.refine("one.txt", "two.txt", (), None, report=silent, emit=ignore) is None
    nothing = SameSense()
    monkeypatch.setattr(nothing, "similarities", lambda left, right: [[0.0 for _ in right] for _ in left])
    with_model(monkeypatch, nothing)
    assert bench.refine("one.txt", "two.txt", (), None, report=silent, emit=ignore) is None


def test_what_was_said_by_hand_is_respected_and_remembered_apart(bench: Bench) -> None:
    plain = bench.compare("one.txt", "two.txt", report=silent, emit=ignore)
    parted = bench.compare("one.txt", "two.txt", APART, report=silent, emit=ignore)
    assert ((1,), (1,)) in shape(plain.comparison)
    assert ((1,), (1,)) not in shape(parted.comparison)
    assert bench.compare("one.txt", "two.txt", report=silent, emit=ignore) is plain
    assert bench.compare("one.txt", "two.txt", APART, report=silent, emit=ignore) is parted


def test_an_article_that_is_open_no_longer_is_not_compared(bench: Bench) -> None:
    for work in (
        lambda: bench.compare("one.txt", "gone.txt", report=silent, emit=ignore),
        lambda: bench.refine("one.txt", "gone.txt", (), None, report=silent, emit=ignore),
        lambda: bench.study(("one.txt", "gone.txt"), {}, report=silent, emit=ignore),
    ):
        with pytest.raises(IncomparableError):
            work()


def opened(files: Sequence[str]) -> Bench:
    bench = Bench()
    bench.open_folder([str(Path(files[0]).parent)], report=silent, emit=ignore)
    return bench


def test_a_story_is_studied_with_the_first_as_its_base(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    bench = opened(files)
    ids = ("two.txt", "one.txt", "three.txt")
    known = bench.compare("two.txt", "one.txt", report=silent, emit=ignore).comparison
    compared: list[tuple[str, str]] = []
    compare = engine.compare

    def listen(*articles: object, **options: object) -> Comparison:
        found = compare(*articles, **options)  # type: ignore[arg-type] # handed on as they came
        compared.append((found.base.id, found.witness.id))
        return found

    monkeypatch.setattr(bench_module, "compare", listen)
    book = bench.study(ids, {}, report=silent, emit=ignore)
    assert isinstance(book, Book)
    assert book.coverage.articles[0].id == "two.txt"
    assert len(compared) == 2  # the third pair was compared before
    assert (known.base.id, known.witness.id) not in compared
    assert len(book.ledger.statements) == 1


def test_meaning_refines_a_story_and_is_asked_once_for_each_pair(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = SameSense()
    with_model(monkeypatch, model)
    bench, ids = opened(files), ("one.txt", "two.txt", "three.txt")
    plain = bench.study(ids, {}, report=silent, emit=ignore)
    refined = bench.refine_study(ids, {}, None, report=silent, emit=ignore)
    assert refined
    assert refined.coverage.articles == plain.coverage.articles
    kept = [
        [row.cells[2].blocks for row in book.coverage.rows if (row.lead, row.block) == (0, 2)]
        for book in (plain, refined)
    ]
    assert kept == [[()], [(2,)]]
    monkeypatch.setattr(model, "similarities", None)  # is not needed again
    assert bench.refine_study(ids, {}, None, report=silent, emit=ignore) == refined


def test_without_a_model_a_story_is_not_refined(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with_model(monkeypatch, None)
    assert opened(files).refine_study(tuple(TELLINGS), {}, None, report=silent, emit=ignore) is None


def test_only_some_refined_pairs_are_remembered(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_module, "_REMEMBERED", 1)
    with_model(monkeypatch, SameSense())
    bench = opened(files)
    assert bench.refine_study(tuple(TELLINGS), {}, None, report=silent, emit=ignore)
    assert len(bench._meant) == 1


def test_a_large_story_is_read_against_its_base_alone(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_module, "MOST_SET_AGAINST_ALL", 2)
    book = opened(files).study(tuple(TELLINGS), {}, report=silent, emit=ignore)
    assert any(cell.relation is None for row in book.coverage.rows for cell in row.cells)


def test_what_was_said_by_hand_counts_in_a_story(files: list[str]) -> None:
    def relations(book: Book) -> list[object]:
        row = next(row for row in book.coverage.rows if (row.lead, row.block) == (0, 1))
        return [cell.relation for cell in row.cells]

    bench = opened(files)
    plain = bench.study(("one.txt", "two.txt"), {}, report=silent, emit=ignore)
    parted = bench.study(("one.txt", "two.txt"), {("one.txt", "two.txt"): APART}, report=silent, emit=ignore)
    assert relations(plain) != relations(parted)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made.close()


def stop(_: Progress) -> None:
    raise CancelledError


def test_the_process_studies_beside_comparing_and_can_be_stopped(workshop: Workshop, files: list[str]) -> None:
    paths = [Path(name) for name in files[:2]]
    workshop.open(paths, report=silent, partial=ignore)
    assert workshop._crew
    process = workshop._crew.process.pid
    book = workshop.study(("one.txt", "two.txt"), bonds={}, report=silent)
    assert len(book.coverage.articles) == 2
    refined = workshop.refine("one.txt", "two.txt", bonds=APART, report=silent)
    assert refined is None or refined.comparison.refined
    book = workshop.refine_study(("one.txt", "two.txt"), bonds={}, report=silent)
    assert book is None or len(book.coverage.articles) == 2
    with pytest.raises(CancelledError):
        workshop.study(("two.txt", "one.txt"), bonds={}, report=stop)
    assert workshop.compare("one.txt", "two.txt", bonds=APART, report=silent).comparison.rows
    assert workshop._crew.process.pid == process

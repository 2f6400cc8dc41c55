"""What was said by hand is kept by what articles say, whole or not at all, and nothing in a damaged file is lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.errors import ExportError
from viewer.handwork import (
    FORMAT,
    Condition,
    Handwork,
    digest_of,
    displaced,
    load_handwork,
    paired,
    parted,
    released,
    save_handwork,
)
from viewer.model import Article, Block, Bond, BondKind, Library

PAIRED = Bond(BondKind.PAIRED, (0, 1), (2,))
APART = Bond(BondKind.APART, (3,), (4,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pairings.json"


def article(*texts: str) -> Article:
    return Article("a", "/a", "A", tuple(map(Block, texts)))


def test_what_was_said_comes_back(path: Path) -> None:
    said = Handwork().with_bonds("one", "two", [PAIRED, APART])
    save_handwork(path, said)
    assert load_handwork(path) == said
    assert load_handwork(path).bonds("one", "two") == (PAIRED, APART)
    assert json.loads(path.read_text())["format"] == FORMAT
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_with_sides_exchanged_it_is_the_same_pair() -> None:
    said = Handwork().with_bonds("two", "one", [PAIRED])
    assert said.bonds("two", "one") == (PAIRED,)
    assert said.bonds("one", "two") == (Bond(BondKind.PAIRED, (2,), (0, 1)),)
    assert said.with_bonds("one", "two", []).pairs == {}
    assert said.bonds("one", "three") == ()


def test_the_same_text_twice_is_a_pair_too() -> None:
    assert Handwork().with_bonds("one", "one", [PAIRED]).bonds("one", "one") == (PAIRED,)


def test_a_digest_tells_texts_and_their_borders_apart(library: Library) -> None:
    again, first, copied = library.stories[0].articles
    assert digest_of(first) == digest_of(copied) != digest_of(again)
    assert digest_of(article("ab", "c")) != digest_of(article("a", "bc"))
    assert digest_of(article("a")) == digest_of(replace(article("a"), title="B", path="/b"))
    assert digest_of(article("\ud800"))


def test_no_file_is_no_fault(path: Path) -> None:
    assert load_handwork(path) == Handwork()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": "1", "pairs": []}',
        b'{"format": true, "pairs": []}',
        b'{"format": 0, "pairs": []}',
        b'{"format": 1, "pairs": 5}',
        b'{"format": 1, "pairs": [{"articles": ["a"], "bonds": []}]}',
        b'{"format": 1, "pairs": [{"articles": ["b", "a"], "bonds": []}]}',
        b'{"format": 1, "pairs": [{"articles": ["a", 1], "bonds": []}]}',
        b'{"format": 1, "pairs": [{"articles": ["a", "b"], "bonds": [{"kind": "wed", "base": [], "witness": []}]}]}',
        b'{"format": 1, "pairs": [{"articles": ["a", "b"], "bonds": [{"kind": "apart", "base": 1, "witness": []}]}]}',
        b'{"format": 1, "pairs": [{"articles": ["", "b"], "bonds": [{"kind": "apart", "base": [-1], "witness": []}]}]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_not_lost(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    found = load_handwork(path)
    assert found.condition is Condition.DAMAGED
    assert found.may_be_kept
    assert found.aside
    assert found.aside.read_bytes() == content
    assert not path.exists()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"one", b"two", b"three"):
        path.write_bytes(content)
        load_handwork(path)
    assert {found.read_bytes() for found in path.parent.iterdir()} == {b"one", b"two", b"three"}


def test_a_newer_format_stays_untouched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"format": 2, "marriages": []}')
    found = load_handwork(path)
    assert found == Handwork(Condition.NEWER)
    assert not found.may_be_kept
    assert path.read_text() == '{"format": 2, "marriages": []}'


def test_what_cannot_be_read_is_told_and_not_written_over(path: Path) -> None:
    path.mkdir(parents=True)
    assert load_handwork(path).condition is Condition.UNREADABLE
    assert not load_handwork(path).may_be_kept
    with pytest.raises(ExportError):
        save_handwork(path, Handwork())


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    path.parent.touch()
    with pytest.raises(ExportError):
        save_handwork(path, Handwork())


def test_a_damaged_file_that_cannot_be_set_aside_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(target)

    path.parent.mkdir()
    path.write_bytes(b"?")
    monkeypatch.setattr(Path, "rename", refuse)
    assert load_handwork(path) == Handwork(Condition.UNREADABLE)
    assert path.read_bytes() == b"?"


def bond(kind: BondKind, base: tuple[int, ...], witness: tuple[int, ...]) -> Bond:
    return Bond(kind, base, witness)


def test_to_pair_with_what_is_paired_already_makes_one_row_of_three() -> None:
    said = paired((), (1,), (4,))
    assert said == (bond(BondKind.PAIRED, (1,), (4,)),)
    assert paired(said, (2,), (4,)) == (bond(BondKind.PAIRED, (1, 2), (4,)),)
    assert paired((APART,), (3,), (4,)) == (APART, bond(BondKind.PAIRED, (3,), (4,)))


def test_to_part_takes_back_what_was_said_of_the_row() -> None:
    said = paired((), (1,), (4,))
    assert parted(said, (1,), (4,)) == (bond(BondKind.APART, (1,), (4,)),)
    assert parted(paired(said, (2,), (4,)), (1,), (4,))[0] == bond(BondKind.PAIRED, (1, 2), (4,))


def test_what_moved_may_be_put_in_place_again() -> None:
    moved = displaced((APART,), (1,), (4,), moved=True)
    assert moved == (APART, bond(BondKind.MOVED, (1,), (4,)))
    assert displaced(moved, (1,), (4,), moved=False) == (APART, bond(BondKind.PAIRED, (1,), (4,)))


def test_a_row_is_the_programs_again() -> None:
    said = (APART, *paired((), (1,), (4,)), bond(BondKind.PAIRED, (7,), (9,)))
    assert released(said, (), (4,)) == (bond(BondKind.PAIRED, (7,), (9,)),)
    assert released(said, (8,), ()) == said

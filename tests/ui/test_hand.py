"""What is said by hand: done, undone, kept for the two articles, and told where its file is not as it should be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from viewer.handwork import Handwork, load_handwork, save_handwork
from viewer.model import AlignedRow, Bond, BondKind, Relation
from viewer.ui.hand import Hand
from viewer.ui.notice import Notice, Tone

PAIRED = Bond(BondKind.PAIRED, (1,), (2,))
ROW = AlignedRow((1,), (2,), Relation.EDITED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own" / "pairings.json"


@pytest.fixture
def home(qtbot: QtBot) -> QObject:
    del qtbot
    return QObject()


@pytest.fixture
def hand(path: Path, home: QObject) -> Hand:
    made = Hand(path, home)
    made.take_up("one", "two")
    return made


@pytest.fixture
def told(hand: Hand) -> list[Notice]:
    found: list[Notice] = []
    hand.noticed.connect(found.append)
    return found


def test_every_saying_is_kept_and_can_be_undone(qtbot: QtBot, hand: Hand, path: Path, home: QObject) -> None:
    with qtbot.waitSignal(hand.changed):
        hand.pair((1,), (2,))
    hand.displace(ROW, moved=True)
    assert [bond.kind for bond in hand.bonds] == [BondKind.MOVED]
    assert load_handwork(path).bonds("one", "two") == hand.bonds
    hand.ways_back.undo()
    assert hand.bonds == (PAIRED,)
    hand.ways_back.undo()
    assert hand.bonds == ()
    assert load_handwork(path).pairs == {}
    hand.ways_back.redo()
    again = Hand(path, home)
    again.take_up("two", "one")
    assert again.bonds == (Bond(BondKind.PAIRED, (2,), (1,)),)


def test_rows_are_parted_and_given_back(hand: Hand) -> None:
    hand.part(ROW)
    assert hand.bonds == (Bond(BondKind.APART, (1,), (2,)),)
    hand.release(ROW)
    assert hand.bonds == ()
    hand.release(ROW)
    assert hand.ways_back.activeStack().count() == 2


def test_every_pair_has_its_own_way_back_and_turned_it_is_the_same(hand: Hand) -> None:
    hand.pair((1,), (2,))
    hand.take_up("one", "three")
    assert not hand.ways_back.canUndo()
    assert hand.bonds == ()
    hand.take_up("two", "one")
    assert hand.ways_back.canUndo()
    hand.ways_back.undo()
    assert hand.bonds == ()
    hand.take_up("", "")
    hand.pair((1,), (2,))
    assert hand.bonds == ()
    assert not hand.ways_back.canUndo()
    hand.forget()
    hand.take_up("one", "two")
    assert not hand.ways_back.canRedo()


def test_what_another_window_keeps_meanwhile_stays(hand: Hand, path: Path) -> None:
    save_handwork(path, Handwork().with_bonds("x", "y", [PAIRED]))
    hand.pair((1,), (2,))
    assert set(load_handwork(path).pairs) == {("one", "two"), ("x", "y")}
    assert hand.bonds_of([("y", "x"), ("one", "x")]) == [(Bond(BondKind.PAIRED, (2,), (1,)),), ()]


def test_a_damaged_file_is_told_and_set_aside(path: Path, home: QObject) -> None:
    path.parent.mkdir()
    path.write_text("?")
    hand = Hand(path, home)
    told: list[Notice] = []
    hand.noticed.connect(told.append)
    hand.take_up("one", "two")
    assert [notice.tone for notice in told] == [Tone.FAULT]
    assert "pairings.json.damaged" in told[0].text
    hand.pair((1,), (2,))
    assert load_handwork(path).bonds("one", "two") == (PAIRED,)
    assert len(told) == 1


def test_a_newer_file_stays_and_pairings_hold_until_the_end(
    qtbot: QtBot, hand: Hand, told: list[Notice], path: Path
) -> None:
    del qtbot
    path.parent.mkdir()
    path.write_text('{"format": 9}')
    hand.pair((1,), (2,))
    hand.pair((5,), (6,))
    assert len(hand.bonds) == 2
    assert path.read_text() == '{"format": 9}'
    assert ["newer" in notice.text for notice in told] == [True]


def test_a_folder_that_cannot_be_written_is_told(hand: Hand, told: list[Notice], path: Path) -> None:
    path.parent.write_text("a file stands where the folder should be")
    hand.pair((1,), (2,))
    assert hand.bonds == (PAIRED,)
    assert [notice.tone for notice in told] == [Tone.FAULT]

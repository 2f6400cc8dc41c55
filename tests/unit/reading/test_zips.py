import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.model import ProblemReason
from viewer.reading import inflating, zips
from viewer.reading.folder import read_folder

TEXT = b"The council voted on Tuesday to close the old bridge for two years.\n"
LENGTHY = TEXT * 20

Change = Callable[[bytearray], None]


def archive(*names: str, method: int = zipfile.ZIP_DEFLATED, data: bytes = LENGTHY) -> bytearray:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name in names or ("a.txt", "b.txt"):
            made.writestr(name, data)
    return bytearray(target.getvalue())


def entry(data: bytearray, number: int) -> int:
    """Return where an entry of the directory begins."""
    at = -1
    for _ in range(number + 1):
        at = data.index(b"PK\x01\x02", at + 1)
    return at


def patch(data: bytearray, number: int, place: int, form: str, value: int) -> None:
    """Write a number into an entry of the directory."""
    struct.pack_into(form, data, entry(data, number) + place, value)


FLAGS, METHOD, CHECKSUM, PACKED, SIZE, SYSTEM, ATTRIBUTES, OFFSET = 8, 10, 16, 20, 24, 5, 38, 42


def read(tmp_path: Path, data: bytes) -> tuple[list[str], list[tuple[str, ProblemReason, str]]]:
    """Return the names of the members that gave articles, and the problems."""
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    articles, problems = read_folder([path])
    told = [(problem.path.removeprefix(str(path)), problem.reason, problem.detail) for problem in problems]
    return [article.id.removeprefix("x.zip#") for article in articles], told


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_unpacked_in_three_ways(tmp_path: Path, method: int) -> None:
    assert read(tmp_path, archive(method=method)) == (["a.txt", "b.txt"], [])


def test_what_lies_before_an_archive_is_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, b"MZ this program unpacks itself\n" * 99 + archive()) == (["a.txt", "b.txt"], [])


def test_a_comment_may_follow(tmp_path: Path) -> None:
    data = archive()
    data[-2:] = struct.pack("<H", 70_000 % 65_536)
    assert read(tmp_path, bytes(data) + b"x" * (70_000 % 65_536)) == (["a.txt", "b.txt"], [])


@pytest.mark.parametrize(
    ("place", "form", "value", "reason", "detail"),
    [
        (FLAGS, "<H", 1, ProblemReason.ENCRYPTED, ""),
        (FLAGS, "<H", 0x41, ProblemReason.ENCRYPTED, ""),
        (METHOD, "<H", 14, ProblemReason.UNSUPPORTED, "lzma"),
        (METHOD, "<H", 77, ProblemReason.UNSUPPORTED, "zip 77"),
        (CHECKSUM, "<L", 1, ProblemReason.DAMAGED, ""),
        (SIZE, "<L", 10, ProblemReason.DAMAGED, ""),
        (SIZE, "<L", len(LENGTHY) + 1, ProblemReason.DAMAGED, ""),
        (SIZE, "<L", 1 << 30, ProblemReason.TOO_LARGE, str(1 << 30)),
        (SIZE, "<L", zips.FREE_BYTES + 1, ProblemReason.INFLATED, ""),
        (PACKED, "<L", 3, ProblemReason.DAMAGED, ""),
        (PACKED, "<L", 1 << 20, ProblemReason.DAMAGED, ""),
        (OFFSET, "<L", 160, ProblemReason.DAMAGED, ""),
        (OFFSET, "<L", 1 << 30, ProblemReason.DAMAGED, ""),
    ],
)
def test_a_member_that_lies_costs_itself(
    tmp_path: Path, place: int, form: str, value: int, reason: ProblemReason, detail: str
) -> None:
    data = archive()
    patch(data, 1, place, form, value)
    assert read(tmp_path, data) == (["a.txt"], [("#b.txt", reason, detail)])


def test_members_that_share_their_bytes_are_refused_but_for_one(tmp_path: Path) -> None:
    data = archive("a.txt", "b.txt", "c.txt")
    for number in (1, 2):
        patch(data, number, OFFSET, "<L", 0)
    assert read(tmp_path, data) == (
        ["c.txt"],
        [("#a.txt", ProblemReason.DAMAGED, ""), ("#b.txt", ProblemReason.DAMAGED, "")],
    )


def test_a_member_that_reaches_into_the_next_is_refused(tmp_path: Path) -> None:
    data = archive(method=zipfile.ZIP_STORED)
    for place in (PACKED, SIZE):
        patch(data, 0, place, "<L", len(LENGTHY) + 60)
    assert read(tmp_path, data) == (["b.txt"], [("#a.txt", ProblemReason.DAMAGED, "")])


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_no_files(tmp_path: Path, kind: int) -> None:
    data = archive()
    patch(data, 0, SYSTEM, "B", 3)
    patch(data, 0, ATTRIBUTES, "<L", (kind | 0o777) << 16)
    assert read(tmp_path, data) == (["b.txt"], [("#a.txt", ProblemReason.NOT_A_FILE, "")])


def test_attributes_of_another_system_say_nothing_of_links(tmp_path: Path) -> None:
    data = archive("a.txt")
    patch(data, 0, SYSTEM, "B", 0)
    patch(data, 0, ATTRIBUTES, "<L", stat.S_IFLNK << 16)
    assert read(tmp_path, data) == (["a.txt"], [])


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        (b"caf\x82.txt", 0, "café.txt"),
        ("café.txt".encode(), 0, "café.txt"),
        ("café.txt".encode(), zips.IN_UTF8, "café.txt"),
        (b"caf\x82.txt", zips.IN_UTF8, "caf\\x82.txt"),
    ],
)
def test_names_are_in_utf8_or_of_the_first_pc(tmp_path: Path, raw: bytes, flags: int, name: str) -> None:
    data = archive("x" * len(raw))
    for at in (30, entry(data, 0) + 46):
        data[at : at + len(raw)] = raw
    patch(data, 0, FLAGS, "<H", flags)
    assert read(tmp_path, data) == ([name], [])


@pytest.mark.parametrize(("checksum", "name"), [(zlib.crc32(b"\x87\x84.txt"), "הב.txt"), (1, "çä.txt")])
def test_a_name_may_be_said_again_in_utf8(tmp_path: Path, checksum: int, name: str) -> None:
    data = archive("xx.txt")
    at = entry(data, 0)
    for place in (30, at + 46):
        data[place : place + 2] = b"\x87\x84"
    said = "הב.txt".encode()
    extra = struct.pack("<2HBL", 0x7075, 5 + len(said), 1, checksum) + said
    struct.pack_into("<H", data, at + 30, len(extra))
    struct.pack_into("<L", data, data.index(b"PK\x05\x06") + 12, 46 + 6 + len(extra))
    assert read(tmp_path, data[: at + 52] + extra + data[at + 52 :]) == ([name], [])


def test_numbers_beyond_the_old_ones_are_read(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made, made.open("a.txt", "w", force_zip64=True) as member:
        member.write(LENGTHY)
    data = bytearray(target.getvalue())
    at = entry(data, 0)
    name_end = at + 46 + len("a.txt")
    extra = struct.pack("<2H4x", 9, 4) + struct.pack("<2H2Q", 1, 16, len(LENGTHY), len(LENGTHY))
    struct.pack_into("<H", data, at + 30, len(extra))
    for place in (PACKED, SIZE):
        struct.pack_into("<L", data, at + place, 0xFFFFFFFF)
    end = data.index(b"PK\x05\x06")
    length = struct.unpack_from("<L", data, end + 12)[0] + len(extra)
    far_end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, length, at)
    far_place = struct.pack("<4sLQL", b"PK\x06\x07", 0, end + len(extra), 1)
    struct.pack_into("<2H2L", data, end + 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    whole = bytes(data[:name_end]) + extra + bytes(data[name_end:end]) + far_end + far_place + bytes(data[end:])
    with zipfile.ZipFile(io.BytesIO(whole)) as check:
        assert check.read("a.txt") == LENGTHY
    assert read(tmp_path, whole) == (["a.txt"], [])
    assert read(tmp_path, whole.replace(b"PK\x06\x06", b"PK\x06\x00")) == ([], [("", ProblemReason.DAMAGED, "")])


def cut(data: bytearray) -> None:
    del data[-30:]


def cut_the_end(data: bytearray) -> None:
    del data[-3:]


def spoil_an_entry(data: bytearray) -> None:
    data[entry(data, 1)] = 0


def begin_another_entry(data: bytearray) -> None:
    end = data.index(b"PK\x05\x06")
    struct.pack_into("<L", data, end + 12, end - entry(data, 0) + 20)
    data[end:end] = b"PK\x01\x02" + bytes(16)


def tell_a_longer_directory(data: bytearray) -> None:
    struct.pack_into("<L", data, len(data) - 10, 1 << 20)


def tell_a_shorter_directory(data: bytearray) -> None:
    struct.pack_into("<L", data, len(data) - 10, 70)


def tell_a_later_directory(data: bytearray) -> None:
    struct.pack_into("<L", data, len(data) - 6, 1 << 30)


@pytest.mark.parametrize(
    "change",
    [
        cut,
        cut_the_end,
        spoil_an_entry,
        begin_another_entry,
        tell_a_longer_directory,
        tell_a_shorter_directory,
        tell_a_later_directory,
    ],
)
def test_an_archive_without_a_sound_directory_is_damaged(tmp_path: Path, change: Change) -> None:
    data = archive()
    change(data)
    assert read(tmp_path, data) == ([], [("", ProblemReason.DAMAGED, "")])


@pytest.mark.parametrize(("size", "told"), [(len(LENGTHY), []), (0xFFFFFFFF, [ProblemReason.TOO_LARGE])])
def test_a_further_field_cut_short_costs_what_it_would_say(
    tmp_path: Path, size: int, told: list[ProblemReason]
) -> None:
    data = archive("a.txt")
    at = entry(data, 0)
    extra = struct.pack("<2H", 1, 800)
    patch(data, 0, SIZE, "<L", size)
    struct.pack_into("<H", data, at + 30, len(extra))
    end = data.index(b"PK\x05\x06")
    struct.pack_into("<L", data, end + 12, end - at + len(extra))
    articles, problems = read(tmp_path, data[: at + 51] + extra + data[at + 51 :])
    assert articles == ([] if told else ["a.txt"])
    assert [reason for _, reason, _ in problems] == told


def test_a_directory_too_long_to_be_one_of_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LARGEST_DIRECTORY", 100)
    assert read(tmp_path, archive("a.txt")) == (["a.txt"], [])
    assert read(tmp_path, archive("a.txt", "b.txt")) == ([], [("", ProblemReason.TOO_LARGE, "102")])


def test_too_many_members_are_not_begun_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "MOST_MEMBERS", 2)
    monkeypatch.setattr(zips, "MOST_MEMBERS", 2)
    assert read(tmp_path, archive("d/", "a.txt", "b.txt", data=b"")) == (
        [],
        [("#a.txt", ProblemReason.EMPTY, ""), ("#b.txt", ProblemReason.EMPTY, "")],
    )
    assert read(tmp_path, archive("a.txt", "b.txt", "c.txt")) == ([], [("", ProblemReason.INFLATED, "")])
    assert read(tmp_path, archive("a/", "b/", "c/", "d/", "e/", data=b"")) == ([], [("", ProblemReason.INFLATED, "")])


def test_a_bomb_costs_itself_though_it_says_it_is_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "FREE_BYTES", 50_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", bytes(200_000))
        made.writestr("b.txt", LENGTHY)
    data = bytearray(target.getvalue())
    assert read(tmp_path, data) == (["b.txt"], [("#a.txt", ProblemReason.INFLATED, "")])
    patch(data, 0, SIZE, "<L", 1_000)
    assert read(tmp_path, data) == (["b.txt"], [("#a.txt", ProblemReason.DAMAGED, "")])


def test_an_archive_that_has_given_too_much_gives_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "FREE_BYTES", 3 * len(LENGTHY))
    monkeypatch.setattr(inflating, "MOST_BYTES", 3 * len(LENGTHY))
    names = [f"{number}.txt" for number in range(6)]
    assert read(tmp_path, archive(*names)) == (names[:3], [("", ProblemReason.INFLATED, "")])


def test_a_document_type_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    data = archive("mimetype", "b.txt")
    patch(data, 0, CHECKSUM, "<L", 1)
    assert read(tmp_path, data) == (["b.txt"], [("#mimetype", ProblemReason.DAMAGED, "")])

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.model import ProblemReason
from viewer.reading import inflating, tars
from viewer.reading.folder import read_folder

TEXT = b"The council voted on Tuesday to close the old bridge for two years.\n"
Told = tuple[list[str], list[tuple[str, ProblemReason, str]]]


def member(name: str, data: bytes = TEXT, kind: bytes = tarfile.REGTYPE, form: int = tarfile.USTAR_FORMAT) -> bytes:
    """Return the header and the blocks of one member, with whatever headers its name needs."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(data)
    return info.tobuf(form, errors="surrogateescape") + data + bytes(-len(data) % 512)


def archive(*members: bytes) -> bytes:
    return b"".join(members or (member("a.txt"), member("b.txt"))) + bytes(1024)


def summed(header: bytearray) -> bytes:
    """Return a header whose sum is right again."""
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header[:512])
    return bytes(header)


def read(tmp_path: Path, data: bytes, name: str = "x.tar") -> Told:
    """Return the names of the members that gave articles, and the problems."""
    path = tmp_path / name
    path.write_bytes(data)
    articles, problems = read_folder([path])
    told = [(problem.path.removeprefix(str(path)), problem.reason, problem.detail) for problem in problems]
    return [article.id.removeprefix(f"{name}#") for article in articles], told


DAMAGED = ("", ProblemReason.DAMAGED, "")


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("name", ["a.txt", f"{'d' * 60}/{'e' * 60}/a.txt", "./a.txt"])
def test_names_of_any_length_are_read(tmp_path: Path, form: int, name: str) -> None:
    assert read(tmp_path, archive(member(name, form=form))) == ([name.removeprefix("./")], [])


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_names_beyond_any_field_are_read(tmp_path: Path, form: int) -> None:
    name = "/".join(["שם" * 20] * 6) + ".txt"
    assert read(tmp_path, archive(member(name, form=form))) == ([name], [])


def test_names_in_foreign_bytes_become_characters(tmp_path: Path) -> None:
    assert read(tmp_path, archive(member("caf\udce9.txt"))) == (["caf\\xe9.txt"], [])


def test_a_tar_file_of_the_first_unix_is_read_by_its_name(tmp_path: Path) -> None:
    header = bytearray(member("a.txt"))
    header[257:512] = bytes(255)
    folder = bytearray(member("sub/", b"", tarfile.AREGTYPE))
    data = archive(summed(folder), summed(header))
    assert read(tmp_path, data) == (["a.txt"], [])


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
        tarfile.GNUTYPE_SPARSE,
        b"Z",
    ],
)
def test_what_is_no_file_costs_itself(tmp_path: Path, kind: bytes) -> None:
    odd = member("link.txt", b"", kind)
    assert read(tmp_path, archive(odd, member("z.txt"))) == (
        ["z.txt"],
        [("#link.txt", ProblemReason.NOT_A_FILE, "")],
    )


def test_folders_and_labels_are_nothing(tmp_path: Path) -> None:
    folder, label = member("sub", b"", tarfile.DIRTYPE), member("label", b"", b"V")
    comment = member("pax", b"21 comment=all of it\n", tarfile.XGLTYPE)
    assert read(tmp_path, archive(comment, label, folder, member("sub/a.txt"))) == (["sub/a.txt"], [])


def test_a_file_with_holes_is_not_read(tmp_path: Path) -> None:
    said = member("pax", b"22 GNU.sparse.major=1\n", tarfile.XHDTYPE)
    assert read(tmp_path, archive(said, member("a.txt"), member("b.txt"))) == (
        ["b.txt"],
        [("#a.txt", ProblemReason.NOT_A_FILE, "")],
    )


def test_a_size_may_be_told_before(tmp_path: Path) -> None:
    header = bytearray(member("a.txt"))
    header[124:136] = b"0" * 11 + b"\0"
    size = b"size=%d\n" % len(TEXT)
    said = member("pax", b"%d %s11 mtime=1\n" % (len(size) + 3, size), tarfile.XHDTYPE)
    assert read(tmp_path, archive(said, summed(header), member("b.txt"))) == (["a.txt", "b.txt"], [])


def test_a_member_too_large_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tars, "LARGEST_FILE", len(TEXT))
    assert read(tmp_path, archive(member("a.txt", TEXT * 2), member("b.txt"))) == (
        ["b.txt"],
        [("#a.txt", ProblemReason.TOO_LARGE, str(2 * len(TEXT)))],
    )


def test_the_end_of_a_tar_file_may_be_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, member("a.txt") + member("b.txt")) == (["a.txt", "b.txt"], [])


def bad_size(header: bytearray) -> None:
    header[124:136] = b"-0000000001\0"


def bad_octal(header: bytearray) -> None:
    header[124:136] = b"00000000099\0"


def endless(header: bytearray) -> None:
    header[124:136] = b"\xff" * 12


@pytest.mark.parametrize("change", [bad_size, bad_octal, endless])
def test_a_size_that_cannot_be_ends_the_archive(tmp_path: Path, change: Callable[[bytearray], None]) -> None:
    header = bytearray(member("b.txt"))
    change(header)
    assert read(tmp_path, archive(member("a.txt"), summed(header), member("c.txt"))) == (["a.txt"], [DAMAGED])


@pytest.mark.parametrize(
    "said",
    [b"no length\n", b"99 path=x\n", b"4 a=b\n", b"2 path=x\n", b"10 path=xx", b"99999999999 path=x\n"],
)
def test_further_headers_that_lie_end_the_archive(tmp_path: Path, said: bytes) -> None:
    data = archive(member("a.txt"), member("pax", said, tarfile.XHDTYPE), member("b.txt"))
    assert read(tmp_path, data) == (["a.txt"], [DAMAGED])


def test_a_further_header_without_end_is_not_taken_in(tmp_path: Path) -> None:
    long_name = member("././@LongLink", b"x" * (tars.LONGEST_HEADER + 1), tarfile.GNUTYPE_LONGNAME)
    assert read(tmp_path, archive(member("a.txt"), long_name, member("b.txt"))) == (["a.txt"], [DAMAGED])


def test_ten_thousand_headers_in_a_row_are_no_harm(tmp_path: Path) -> None:
    long_name = member("././@LongLink", b"named.txt\0", tarfile.GNUTYPE_LONGNAME)
    assert read(tmp_path, archive(long_name * 10_000, member("b.txt"))) == (["named.txt"], [])


@pytest.mark.parametrize("left", [200, 600, 1100, 1200])
def test_a_tar_file_cut_short_gives_what_came_before(tmp_path: Path, left: int) -> None:
    whole = [name for name, end in (("a.txt", 1024), ("b.txt", 2048)) if left >= end]
    assert read(tmp_path, archive()[:left]) == (whole, [DAMAGED])


def test_a_damaged_header_ends_the_archive(tmp_path: Path) -> None:
    data = bytearray(archive())
    data[1024] ^= 1
    assert read(tmp_path, bytes(data)) == (["a.txt"], [DAMAGED])


PACKERS: list[Callable[[bytes], bytes]] = [gzip.compress, bz2.compress, lzma.compress]


@pytest.mark.parametrize("pack", PACKERS)
def test_several_packed_streams_follow_each_other(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = archive()
    parts = pack(data[:700]) + pack(b"") + pack(data[700:]) + bytes(100)
    assert read(tmp_path, parts, "x") == (["a.txt", "b.txt"], [])
    assert read(tmp_path, pack(data[:512]) + bytes(100_000) + pack(data[512:]), "x") == (["a.txt", "b.txt"], [])


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_archive_cut_short_or_spoilt_says_so(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = bytearray(pack(archive(*(member(f"{number:03}.txt") for number in range(300)))))
    assert DAMAGED in read(tmp_path, bytes(data[: len(data) // 2]), "x")[1]
    data[len(data) // 2] ^= 0xFF
    reason = read(tmp_path, bytes(data), "x")[1][0][1]
    assert reason in {ProblemReason.DAMAGED, ProblemReason.UNSUPPORTED}  # the first block may be spoilt at once


@pytest.mark.parametrize(("pack", "kind"), list(zip(PACKERS, [".gz", ".bz2", ".xz"], strict=True)))
def test_one_packed_file_is_no_archive(tmp_path: Path, pack: Callable[[bytes], bytes], kind: str) -> None:
    assert read(tmp_path, pack(TEXT * 20), f"x.txt{kind}") == ([], [("", ProblemReason.UNSUPPORTED, kind)])


def test_what_only_its_name_calls_a_tar_file_is_damaged(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT * 20) == ([], [DAMAGED])


def test_a_dictionary_that_fills_the_memory_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "MOST_MEMORY", 1024**2)
    assert read(tmp_path, lzma.compress(archive()), "x.txz") == ([], [("", ProblemReason.TOO_LARGE, "")])


def test_a_bomb_ends_the_archive_and_what_came_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "FREE_BYTES", 100_000)
    data = archive(member("a.txt"), member("b.txt", bytes(500_000)), member("c.txt"))
    for pack in PACKERS:
        assert read(tmp_path, pack(data), "x") == (["a.txt"], [("", ProblemReason.INFLATED, "")])


def test_too_many_members_end_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "MOST_MEMBERS", 2)
    data = archive(member("c.txt"), member("b.txt"), member("a.txt"))
    assert read(tmp_path, data) == (["b.txt", "c.txt"], [("", ProblemReason.INFLATED, "")])


def test_archives_inside_spend_what_the_outer_one_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "MOST_MEMBERS", 5)
    inner = archive(member("1.txt"), member("2.txt"))
    data = archive(member("a.tar", inner), member("b.tar", inner), member("c.txt"))
    names, problems = read(tmp_path, data)
    assert names == ["a.tar#1.txt", "a.tar#2.txt", "c.txt"]
    assert problems == [("#b.tar", ProblemReason.INFLATED, "")]

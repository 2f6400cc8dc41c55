import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from viewer.model import ProblemReason
from viewer.reading.folder import read_folder
from viewer.reading.packed import BLOCK, Packing, is_archive, is_tar_header, packing_of


def header(name: str = "a.txt") -> bytearray:
    return bytearray(tarfile.TarInfo(name).tobuf(tarfile.USTAR_FORMAT))


def documents(name: str, data: bytes = b"x") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, data)
        archive.writestr("a.txt", "The bridge is closed.")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "head", "packing"),
    [
        ("x", b"PK\x03\x04", Packing.ZIP),
        ("x", b"PK\x05\x06", Packing.ZIP),
        ("x.txt", b"\x1f\x8b\x08", Packing.GZIP),
        ("x", b"BZh91AY&SY", Packing.BZIP2),
        ("x", b"BZh9 is how the letter began", None),
        ("x", b"\xfd7zXZ\x00", Packing.XZ),
        ("x.ZIP", b"", Packing.ZIP),
        ("x.tgz", b"PK\x03\x04", Packing.ZIP),
        ("x.txt", b"The bridge", None),
        ("x.docx", b"PK\x03\x04", None),
        ("x.Jar", b"PK\x03\x04", None),
        ("x.gz", b"The bridge", None),
    ],
)
def test_what_is_an_archive_shows_in_its_first_bytes(name: str, head: bytes, packing: Packing | None) -> None:
    assert packing_of(name, head) is packing


def test_a_tar_file_is_known_by_the_sum_in_its_header() -> None:
    block = header()
    assert is_tar_header(block)
    assert packing_of("x", bytes(block)) is Packing.TAR
    assert not is_tar_header(block[: BLOCK - 1])
    block[0] += 1
    assert not is_tar_header(block)
    assert packing_of("x", bytes(block)) is None
    block[148:156] = b"no sum!!"
    assert not is_tar_header(block)


def test_a_sum_over_signed_bytes_is_right_too() -> None:
    block = header()
    block[0:2] = "é".encode()
    rest = bytes(block[:148]) + b" " * 8 + bytes(block[156:])
    signed = sum(byte - 256 if byte > 127 else byte for byte in rest)
    block[148:156] = b"%06o\0 " % signed
    assert is_tar_header(block)


def test_what_cannot_be_read_is_no_archive(tmp_path: Path) -> None:
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "gone.zip")
    assert not is_archive(Path("a\0.zip"))
    os.mkfifo(tmp_path / "pipe.zip")
    assert not is_archive(tmp_path / "pipe.zip")
    (tmp_path / "a").write_bytes(b"PK\x03\x04")
    assert is_archive(tmp_path / "a")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("[Content_Types].xml", b"x", None),
        ("word/document.xml", b"x", ".docx"),
        ("xl/workbook.xml", b"x", ".xlsx"),
        ("META-INF/MANIFEST.MF", b"x", ".jar"),
        ("mimetype", b"application/vnd.oasis.opendocument.text", ".odt"),
        ("mimetype", b"application/epub+zip\n", ".epub"),
        ("mimetype", b"text/plain", None),
    ],
)
def test_documents_that_are_kept_as_zip_files_are_no_archives(
    tmp_path: Path, name: str, data: bytes, kind: str | None
) -> None:
    path = tmp_path / "renamed.zip"
    path.write_bytes(documents(name, data))
    articles, problems = read_folder([path])
    told = [(problem.path, problem.reason, problem.detail) for problem in problems]
    unread = (str(path), ProblemReason.UNSUPPORTED, kind or "")
    assert (unread in told) is (kind is not None)
    assert ("renamed.zip#a.txt" in {article.id for article in articles}) is (kind is None)

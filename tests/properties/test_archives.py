"""What must hold of every archive, and of every file that only looks like one."""

import bz2
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from viewer.model import Article, Problem
from viewer.reading.folder import read_folder

STEP = st.text(st.sampled_from("ab.~$_é "), min_size=1, max_size=4).filter(lambda step: step not in {".", ".."})
NAME = st.builds(lambda steps, end: "/".join(steps) + end, st.lists(STEP, min_size=1, max_size=3), st.sampled_from([
    ".txt", ".md", ".jsonl", ".docx", "",
]))  # fmt: skip
TEXT = st.text(st.sampled_from('Ab. ,”“"{}:#\n אבו́и中\u202e\0'), max_size=60)
FOLDER = st.dictionaries(NAME, TEXT, max_size=6)


def zipped(texts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return target.getvalue()


def tarred(texts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, text in texts.items():
            info, data = tarfile.TarInfo(name), text.encode()
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def written(texts: dict[str, str], top: Path) -> dict[str, str]:
    """Write the texts that a folder can hold, and return them: no name is both a file's and a folder's."""
    kept = {}
    for name, text in texts.items():
        path = top / name
        if any(parent.is_file() for parent in path.parents) or path.is_dir():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        kept[name] = text
    return kept


def told(articles: tuple[Article, ...], problems: tuple[Problem, ...], top: str) -> list[object]:
    """Return what was read and what was not, by names below the top."""
    blocks = [(article.id, article.record, article.language, article.blocks) for article in articles]
    return [blocks, [(problem.path.removeprefix(top), problem.reason, problem.detail) for problem in problems]]


@given(FOLDER.filter(bool))
def test_an_archive_of_texts_is_read_as_the_folder_is(texts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        top = Path(place, "folder")
        top.mkdir()
        texts = written(texts, top)
        found = told(*read_folder([top]), f"{top}/")
        for data in (zipped(texts), tarred(texts)):
            path = Path(place, "x")
            path.write_bytes(data)
            articles, problems = read_folder([path])
            if found == [[], []]:
                assert [problem.reason.value for problem in problems] == ["empty"]
            else:
                inside = [(a.id.removeprefix("x#"), a.record, a.language, a.blocks) for a in articles]
                left = [(p.path.removeprefix(f"{path}#"), p.reason, p.detail) for p in problems]
                assert [inside, left] == found


PACKED = {"a.txt": "The ferry is back.", "b/c.jsonl": '{"text": "The bridge is closed."}'}
WHOLE = [zipped(PACKED), tarred(PACKED), gzip.decompress(tarred(PACKED))]
WHOLE += [bz2.compress(WHOLE[2]), lzma.compress(WHOLE[2])]
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=6)


@given(st.sampled_from(WHOLE), CHANGES, st.integers(0, 1 << 14), st.binary(max_size=40), st.booleans())
def test_any_archive_is_read_or_refused(
    data: bytes,
    changes: list[tuple[int, int]],
    length: int,
    more: bytes,
    cut: bool,  # noqa: FBT001 - drawn
) -> None:
    spoilt = bytearray(data)
    for place, value in changes:
        spoilt[place % len(data)] = value
    if cut:
        del spoilt[length % len(data) :]
    check(bytes(spoilt) + more)


@given(st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\0"]), st.binary())
def test_any_bytes_behind_the_first_of_an_archive_are_read_or_refused(magic: bytes, data: bytes) -> None:
    check(magic + data)
    check(data + magic + data)


def check(data: bytes) -> None:
    """Read the bytes under names that promise different things; each gives articles, or says why not."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("x", "x.zip", "x.tar"):
            path = Path(place, name)
            path.write_bytes(data)
            articles, problems = read_folder([path])
            assert articles or problems
            assert all(problem.path.startswith(str(path)) for problem in problems)
            assert [entry.name for entry in Path(place).iterdir()] == [name]
            path.unlink()

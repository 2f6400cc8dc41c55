from pathlib import Path

import pytest

from viewer.reading.files import split_path


@pytest.mark.parametrize(
    ("path", "file", "named"),
    [
        ("a.zip", "a.zip", ""),
        ("a.zip#in/one.txt", "a.zip", "in/one.txt"),
        ("a.zip#in.zip#one.txt", "a.zip", "in.zip#one.txt"),
        ("part#2", "part#2", ""),
        ("part#2#3", "part#2", "3"),
        ("gone.zip#one.txt", "gone.zip#one.txt", ""),
        ("folder#one.txt", "folder#one.txt", ""),
        ("a.zip#two\0lines", "a.zip", "two\0lines"),
        ("a.zip#/../../secret", "a.zip", "/../../secret"),
        ("a.zip#\\..\\secret", "a.zip", "\\..\\secret"),
    ],
)
def test_a_path_lies_in_the_longest_file_that_is_there(tmp_path: Path, path: str, file: str, named: str) -> None:
    for name in ("a.zip", "part", "part#2", "secret"):
        (tmp_path / name).write_text("x")
    for name in ("folder", "a.zip#"):
        (tmp_path / name).mkdir()
    assert split_path(f"{tmp_path}/{path}") == (tmp_path / file, named)


def test_a_path_may_lead_up_before_the_name_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("x")
    (tmp_path / "sub").mkdir()
    assert split_path(f"{tmp_path}/sub/../a.zip#one.txt") == (Path(f"{tmp_path}/sub/../a.zip"), "one.txt")

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("words", [["stories"], ["inspect"], ["compare", "--story"]])
def test_an_article_in_an_input_folder_is_never_written_over(run: Run, folder: Path, words: list[str]) -> None:
    deep = folder / "2024" / "may"
    deep.mkdir(parents=True)
    article = deep / "one.txt"
    (folder / "one.txt").rename(article)
    before = article.read_bytes()
    for target in (article, folder / "2024" / ".." / "2024" / "may" / "one.txt"):
        status, out, err = run(*words, folder, "--json", target)
        assert (status, out) == (1, "")
        assert err == f"{target}: --json would write over an article; nothing was written\n"
    assert article.read_bytes() == before


def test_what_is_no_article_may_be_written_again(run: Run, folder: Path) -> None:
    target = folder / "stories.json"
    for _ in range(2):
        assert run("stories", folder, "--json", target)[0] == 0
    assert target.read_bytes().startswith(b'{"format": "stories/1"')


def test_an_article_outside_the_inputs_is_the_readers_own_affair(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_text("An old story about a well.", encoding="utf-8")
    assert run("stories", folder, "--json", target)[0] == 0


def test_the_base_is_an_input_too(run: Run, folder: Path) -> None:
    base = folder / "one.txt"
    status, _, err = run("compare", "--story", folder, "--base", base, "--csv", base)
    assert status == 1
    assert "--csv would write over an input" in err


def test_a_page_of_our_own_may_be_written_again(run: Run, folder: Path) -> None:
    target = folder / "story.html"
    words = ("compare", "--story", folder, "--base", "one.txt", "--no-model", "--html", target)
    assert run(*words)[0] == 0
    assert run(*words)[0] == 0
    target.write_text("<html><body><p>An article about a tram that was closed for a year.</p></body></html>", "utf-8")
    assert run(*words)[0] == 1

import json
from pathlib import Path

import pytest

from viewer.errors import UnreadableArticleError
from viewer.formats import WarningKind
from viewer.model import Article, Problem, ProblemReason, Role
from viewer.reading.folder import read_folder

TEXT = "The council voted to close the bridge.\nRepairs would cost some 14 million crowns, engineers told the meeting."


def read(path: Path, text: str | bytes) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_folder([path])


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record) for record in records)


def test_a_record_is_an_article(tmp_path: Path) -> None:
    record = {
        "id": "r7", "title": "Old bridge to close", "text": TEXT, "date": "2024-02-06T09:15:00Z", "outlet": "Herald",
        "url": "https://www.example.org/2024/02/05/x", "language": "en-GB",
    }  # fmt: skip
    (article,), problems = read(tmp_path / "a.jsonl", lines(record))
    assert not problems
    assert (article.id, article.record, article.format, article.title) == ("r7", 0, "record", "Old bridge to close")
    assert (article.date, article.outlet, article.language) == ("2024-02-06T09:15+00:00", "Herald", "en")
    headline, *rest = article.blocks
    assert (headline.role, headline.source) == (Role.HEADLINE, None)
    assert all(block.source is not None and block.source.of(TEXT) == block.text for block in rest)


def test_the_address_tells_what_the_record_does_not(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.jsonl", lines({"body": TEXT, "url": "https://www.example.org/2024/02/05/x"}))
    assert (article.id, article.date, article.outlet) == ("a.jsonl#0", "2024-02-05", "example.org")


def test_a_title_that_the_text_begins_with_is_not_told_twice(tmp_path: Path) -> None:
    title = "Old bridge to close"
    found, _ = read(
        tmp_path / "a.jsonl",
        lines({"title": title, "text": f"{title}\n{TEXT}"}, {"title": title, "text": f"{title} {TEXT}"}),
    )
    assert [block.role for block in found[0].blocks].count(Role.HEADLINE) == 1
    assert found[0].blocks[0].source is not None
    assert found[1].blocks[0].text.startswith(title + " The council")


def test_a_bad_record_costs_itself(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    articles, problems = read(tmp_path / "a.jsonl", f"{good}\nnot json\n\n[1]\n{json.dumps({'text': ' '})}\n{good}")
    assert [article.id for article in articles] == ["a.jsonl#0", "a.jsonl#4"]
    assert [(problem.reason, problem.detail) for problem in problems] == [
        (ProblemReason.BAD_RECORD, "1"), (ProblemReason.BAD_RECORD, "2"), (ProblemReason.BAD_RECORD, "3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        [{"text": TEXT}],
        {"articles": [{"content": TEXT}]},
        {"text": TEXT},
        {"body": TEXT.split("\n")},
    ],
)
def test_json_in_its_shapes(tmp_path: Path, value: object) -> None:
    (article,), _ = read(tmp_path / "a.json", json.dumps(value))
    assert len(article.blocks) == 2


def test_lines_under_the_wrong_name(tmp_path: Path) -> None:
    articles, _ = read(tmp_path / "a.json", lines({"text": TEXT}, {"text": TEXT}))
    assert len(articles) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"name": "package", "version": 1}', ProblemReason.UNSUPPORTED),
        ("[1, 2]", ProblemReason.UNSUPPORTED),
        ("{broken", ProblemReason.BAD_RECORD),
        ("[" * 100_000, ProblemReason.BAD_RECORD),
    ],
)
def test_json_that_holds_no_article(tmp_path: Path, text: str, reason: ProblemReason) -> None:
    _, (problem,) = read(tmp_path / "a.json", text)
    assert problem.reason is reason


def test_values_of_odd_kinds(tmp_path: Path) -> None:
    record = {
        "id": 12,
        "text": "half \ud800 surrogate stands here",
        "source": {"name": "Herald"},
        "date": "soon",
        "lang": "x-klingon",
    }
    (article,), _ = read(tmp_path / "a.jsonl", lines(record))
    assert (article.id, article.outlet, article.date) == ("12", "Herald", None)
    assert article.blocks[0].text.encode()


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    data = json.dumps({"text": "Старый мост закроют на два года, решил городской совет."}, ensure_ascii=False).encode(
        "cp1251"
    )
    (article,), _ = read(tmp_path / "a.jsonl", data)
    assert article.warnings[0].kind is WarningKind.ENCODING_GUESSED
    assert article.encoding == "windows-1251"


def test_the_first_record_is_the_file_where_one_is_asked_for(tmp_path: Path) -> None:
    from viewer.reading.articles import read_article  # noqa: PLC0415 - only here

    (tmp_path / "a.jsonl").write_text(lines({"text": ""}, {"text": TEXT}))
    assert read_article(tmp_path / "a.jsonl").record == 1
    (tmp_path / "b.jsonl").write_text("")
    with pytest.raises(UnreadableArticleError):
        read_article(tmp_path / "b.jsonl")

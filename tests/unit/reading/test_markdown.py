from pathlib import Path

from viewer.reading.articles import read_article
from viewer.reading.markdown import read_markdown
from viewer.reading.structure import assign_roles

PAGE = """---
title: "Old bridge: to close"
author: Lena Brandt
date: 2024-02-06
outlet: Valley Herald
lang: en-GB
url: https://example.org/x
---

# Old bridge: to close

![The bridge in January](a.jpg "Photo: Tom Reed")

The council voted on **Tuesday** to close the old bridge.

Engineers told the meeting that
repairs would cost some 14 million crowns.

> Nobody wants to be the one who waited.

## Fear of empty shops

- the arch on the east side
- the *stairs* to the quay

<div>The <b>hearing</b> begins at seven in the evening.</div>

### Related

- [Ferry company posts a loss](x)
"""


def read(text: str) -> list[tuple[str, str]]:
    draft = read_markdown(text)
    for passage in draft.passages:
        assert passage.source is None or passage.source.of(text) == passage.text
    texts = [passage.text for passage in draft.passages]
    return list(zip(texts, (role.value for role in assign_roles(texts, [p.role for p in draft.passages])), strict=True))


def test_a_whole_text() -> None:
    assert read(PAGE) == [
        ("Old bridge: to close", "headline"),
        ("Lena Brandt", "byline"),
        ("The bridge in January", "caption"),
        ("Photo: Tom Reed", "credit"),
        ("The council voted on Tuesday to close the old bridge.", "body"),
        ("Engineers told the meeting that repairs would cost some 14 million crowns.", "body"),
        ("Nobody wants to be the one who waited.", "quote"),
        ("Fear of empty shops", "subhead"),
        ("the arch on the east side", "body"),
        ("the stairs to the quay", "body"),
        ("The hearing begins at seven in the evening.", "body"),
        ("Related", "related"),
        ("Ferry company posts a loss", "related"),
    ]


def test_the_front_matter_tells_what_it_tells() -> None:
    draft = read_markdown(PAGE)
    assert (draft.title, draft.date, draft.outlet, draft.language) == (
        "Old bridge: to close",
        "2024-02-06",
        "Valley Herald",
        "en",
    )
    assert draft.format == "markdown"


def test_front_matter_alone_gives_the_headline() -> None:
    text = "---\r\ntitle: Bridge\r\nsubtitle: It closes\r\n---\r\n\r\nThe council voted on Tuesday to close it.\r\n"
    assert read(text) == [
        ("Bridge", "headline"),
        ("It closes", "dek"),
        ("The council voted on Tuesday to close it.", "body"),
    ]
    assert all(passage.source for passage in read_markdown(text).passages)


def test_without_front_matter_a_rule_is_a_rule() -> None:
    assert read("---\n\nThe council voted on Tuesday to close it.")[0][1] == "body"
    assert read_markdown("").passages == ()
    assert read_markdown("#\n").passages == ()


def test_places_count_every_line_end() -> None:
    text = "# One\r\n\r\nThe council voted on Tuesday to close it.\r\rMore words came on Wednesday, it is said.\n"
    assert [passage.source is not None for passage in read_markdown(text).passages] == [True, True, True]
    assert len(read(text)) == 3


def test_one_emphasis_right_below_the_headline_is_the_dek() -> None:
    text = "# Bridge to close\n\n*Shops fear for their trade*\n\n*Soon*, said the mayor, it will be cold.\n"
    assert [role for _, role in read(text)] == ["headline", "dek", "body"]


def test_tables_and_code_are_kept() -> None:
    found = [text for text, _ in read("| a | b |\n|---|---|\n| c | d |\n\n    code line\n\n```\nfence\n```\n")]
    assert found == ["a", "b", "c", "d", "code line", "fence"]


def test_words_that_the_markup_buries_too_deep_are_read_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "deep.md"
    path.write_text(">" * 200 + " The ferry came back to the harbour.")
    assert "ferry" in read_article(path).blocks[0].text

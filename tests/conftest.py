"""What all tests share: repeatable properties, an offscreen Qt, golden files that only `--update-golden` rewrites."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from viewer.model import Article, Block, Library, Problem, ProblemReason, Role, Story, Topic
from viewer.text.quotations import find_quotations

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program itself does

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

_ROOT = Path(__file__).resolve().parent.parent

_MILL = (
    "Mill reopens after the flood",
    "The old mill at Harrow Ford reopened on Monday after nine months of repairs.",
    "“We dried every board by hand, and we would do it again,” said miller Ada Penrose.",
    "The wheel was made in 1871 and weighs about 4 tonnes.",
    "Two of the three millstones were lost in the water.",
)
_MILL_TOLD_AGAIN = (
    "Historic mill is back in business",
    "The old mill at Harrow Ford reopened on Monday after more than nine months of repairs.",
    "“Every board was dried by us with great care,” claimed miller Ada Penrose.",
    "The wheel was made in 1871 and weighs about 6 tonnes.",
    "Visitors will be welcome from Easter on.",
)
_FERRY = ("Ferry stays in port", "The ferry to Lund Island did not sail on Tuesday because of high waves.")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files; read the change afterwards"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def evaluation_sets() -> Path:
    """Return the folder of evaluation texts beside the project, or skip: the project passes its tests alone."""
    folder = _ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the evaluation texts, which are not part of the project, are not beside it")
    return folder


@pytest.fixture
def library() -> Library:
    """Return two stories of one topic, one of them told three times, and one file that gave no article."""
    first = _article("mill.txt", _MILL, outlet="Ford Echo", date="2024-02-02")
    again = _article("again.txt", _MILL_TOLD_AGAIN, outlet="NewsMix", date="2024-02-03")
    copied = _article("copy.txt", _MILL, outlet="Late Post")
    ferry = _article("ferry.txt", _FERRY, outlet="Ford Echo", date="2024-02-05")
    mill = Story("s1", "Mill reopens after the flood", (again, first, copied), copies=(("mill.txt", "copy.txt"),))
    other = Story("s2", "Ferry stays in port", (ferry,))
    topic = Topic("t1", "Harrow Ford", (mill, other))
    return Library((topic,), (Problem("/news/scan.pdf", ProblemReason.NO_TEXT),))


def _article(identifier: str, lines: Sequence[str], **fields: str) -> Article:
    blocks = tuple(
        Block(line, Role.BODY if number else Role.HEADLINE, language="en") for number, line in enumerate(lines)
    )
    article = Article(id=identifier, path=f"/news/{identifier}", title=lines[0], blocks=blocks, language="en", **fields)
    return replace(article, quotations=find_quotations(blocks, "en"))

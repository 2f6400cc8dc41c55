"""How well quotations of six articles are joined to statements: every pair that belongs together, and no other."""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from viewer.collation.ledger import keep_ledger
from viewer.collation.story import collate
from viewer.model import Article, Block, Fate
from viewer.text.quotations import find_quotations

DATA = Path(__file__).parents[1] / "data" / "stories" / "bridge.json"
MARK = re.compile(r"\{(\d+)([|>])(.*?)\}")

PRECISION_FLOOR = 1.0  # a wrong link puts words into the wrong line, which is worse than two lines
RECALL_FLOOR = 0.84  # what is missed are two words, which prove nothing by themselves

Said = tuple[str, int, int]
"""An article, a block, and where in it a quotation starts."""


def _read() -> tuple[list[Article], dict[Said, int], set[tuple[str, int, int]]]:
    """Return the articles, the statement of each quotation, and (article, block, statement) of indirect speech."""
    articles, quoted, told = [], {}, set()
    for name, texts in json.loads(DATA.read_text(encoding="utf-8"))["articles"].items():
        for at, text in enumerate(texts):
            shift = 0
            for match in MARK.finditer(text):
                if match[2] == "|":
                    quoted[name, at, match.start() - shift] = int(match[1])
                else:
                    told.add((name, at, int(match[1])))
                shift += len(match[0]) - len(match[3])
        blocks = tuple(Block(MARK.sub(r"\3", text)) for text in texts)
        articles.append(Article(name, name, texts[0], blocks, find_quotations(blocks, "en"), language="en"))
    return articles, quoted, told


def _pairs(groups: dict[Said, int]) -> set[frozenset[Said]]:
    """Return the pairs of quotations of two articles that are one statement."""
    return {
        frozenset((one, other))
        for one, other in combinations(sorted(groups), 2)
        if groups[one] == groups[other] and one[0] != other[0]
    }


@pytest.fixture(scope="module")
def found() -> tuple[dict[Said, int], set[tuple[str, int, int]]]:
    """Return what the program found, named as the gold names it; statements by the first of their quotations."""
    articles, quoted, _ = _read()
    ledger = keep_ledger(collate(articles))
    groups: dict[Said, int] = {}
    told = set()
    for number, statement in enumerate(ledger.statements):
        named: set[int] = set()
        for article, entry in zip(ledger.articles, statement.entries, strict=True):
            for said in _places(article, (*entry.quotations, *entry.echoes)):
                groups[said] = number
                named |= {quoted[said]} if said in quoted else set()
        for article, entry in zip(ledger.articles, statement.entries, strict=True):
            if entry.passage is not None and entry.fate is Fate.INDIRECT:
                told |= {(article.id, entry.passage.block, one) for one in named}
    return groups, told


def _places(article: Article, indices: tuple[int, ...]) -> Iterator[Said]:
    for index in indices:
        place = article.quotations[index].place
        yield article.id, place.block, place.span.start


def test_quotations_are_joined_to_statements(found: tuple[dict[Said, int], set[tuple[str, int, int]]]) -> None:
    _, quoted, _ = _read()
    wanted, got = _pairs(quoted), _pairs(found[0])
    right = len(wanted & got)
    wrong = [sorted(pair) for pair in got - wanted]
    missed = [sorted(pair) for pair in wanted - got]
    assert right / len(got) >= PRECISION_FLOOR, wrong
    assert right / len(wanted) >= RECALL_FLOOR, missed


def test_indirect_speech_is_found_where_it_stands_and_nowhere_else(
    found: tuple[dict[Said, int], set[tuple[str, int, int]]],
) -> None:
    _, _, told = _read()
    assert found[1] == told

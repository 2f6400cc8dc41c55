"""How often the fate of a quotation is told right, on short pairs of tellings written for it in seven languages.

`PYTHONPATH=. python tests/quality/test_quotation_fates.py` prints precision and recall of each fate, and what is wrong.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from viewer.collation.comparison import compare
from viewer.model import Article, Comparison, Fate, Quotation, QuotationMatch
from viewer.reading.articles import article_from_blocks

GOLD = Path(__file__).resolve().parent.parent / "data" / "quotations"
LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "ru")
HALVES = ("before tuning", "after tuning")
FLOOR = 0.8  # precision and recall of each fate over both halves; measured .86 and more
SPEAKER_FLOOR = 0.95  # share of speakers under the name that the gold gives them; measured .98

Found = tuple[str | None, str | None, str, str | None]
"""The quotation in the base and in the witness, its fate, and the sentence where it stands without marks."""


@dataclass
class Score:
    """Counts by fate, speakers asked for and told right, and what is wrong."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    speakers: int = 0
    speakers_right: int = 0
    wrong: list[str] = field(default_factory=list)

    def precision(self, fate: str) -> float:
        return self.right[fate] / self.told[fate] if self.told[fate] else 1.0

    def recall(self, fate: str) -> float:
        return self.right[fate] / self.wanted[fate] if self.wanted[fate] else 1.0


def entries(made: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the pairs of tellings, all of them or one half."""
    for language in LANGUAGES:
        for line in (GOLD / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if made in (None, entry["made"]):
                yield entry


def score(made: str | None = None) -> Score:
    """Compare every pair and count what is told right."""
    result = Score()
    for entry in entries(made):
        sides = (article_from_blocks(entry[side], id=side, language=entry["language"]) for side in ("base", "witness"))
        comparison = compare(*sides)
        wanted = Counter((item["base"], item["witness"], item["fate"], item["passage"]) for item in entry["quotations"])
        told = Counter(_told(comparison, match) for match in comparison.quotations)
        _count(result, entry["id"], wanted, told)
        _count_speakers(result, entry, comparison)
    return result


def _told(comparison: Comparison, match: QuotationMatch) -> Found:
    base = None if match.base is None else comparison.base.quotations[match.base].text
    witness = None if match.witness is None else comparison.witness.quotations[match.witness].text
    place = match.passage
    passage = None if place is None else place.span.of(comparison.witness.blocks[place.block].text)
    return base, witness, match.fate.value, passage


def _count(result: Score, name: str, wanted: Counter[Found], told: Counter[Found]) -> None:
    result.right.update(found[2] for found in (wanted & told).elements())
    result.told.update(found[2] for found in told.elements())
    result.wanted.update(found[2] for found in wanted.elements())
    result.wrong += [f"{name} missed {found}" for found in (wanted - told).elements()]
    result.wrong += [f"{name} said   {found}" for found in (told - wanted).elements()]


def _count_speakers(result: Score, entry: dict[str, Any], comparison: Comparison) -> None:
    for item in entry["quotations"]:
        for side, article in (("base", comparison.base), ("witness", comparison.witness)):
            named = item[f"{side}_speaker"]
            if named is None:
                continue
            told = _speaker(article, item[side])
            result.speakers += 1
            result.speakers_right += told in named.split("|")
            if told not in named.split("|"):
                result.wrong.append(f"{entry['id']} {side} speaker {named} is {told}")


def _speaker(article: Article, text: str) -> str | None:
    said: Iterator[Quotation] = (quotation for quotation in article.quotations if quotation.text == text)
    quotation = next(said, None)
    return quotation.speaker.name if quotation is not None and quotation.speaker is not None else None


@pytest.fixture(scope="module")
def all_of_it() -> Score:
    return score()


@pytest.mark.parametrize("fate", [fate.value for fate in Fate])
def test_each_fate_is_told_and_told_right(all_of_it: Score, fate: str) -> None:
    assert all_of_it.precision(fate) >= FLOOR, all_of_it.wrong
    assert all_of_it.recall(fate) >= FLOOR, all_of_it.wrong


def test_speakers_have_the_names_that_their_articles_give_them(all_of_it: Score) -> None:
    assert all_of_it.speakers_right >= SPEAKER_FLOOR * all_of_it.speakers, all_of_it.wrong


def test_which_quotations_are_one_does_not_depend_on_the_side_that_is_read_first() -> None:
    for entry in entries():
        a, b = (article_from_blocks(entry[side], id=side, language=entry["language"]) for side in ("base", "witness"))
        there = {(match.base, match.witness) for match in compare(a, b).quotations}
        back = {(match.witness, match.base) for match in compare(b, a).quotations}
        there, back = ({pair for pair in pairs if None not in pair} for pairs in (there, back))
        assert back <= there, entry["id"]  # pieces that were joined there are one with the longer one here
        assert {witness for _, witness in there} == {witness for _, witness in back}, entry["id"]


def test_the_gold_is_large_enough_to_say_something() -> None:
    halves = Counter(entry["made"] for entry in entries() for _ in entry["quotations"])
    fates = Counter(item["fate"] for entry in entries() for item in entry["quotations"])
    assert halves["before tuning"] >= 30
    assert set(fates) == {fate.value for fate in Fate}


def report() -> str:
    """Return a table of both halves, and what is wrong."""
    lines: list[str] = []
    for made in HALVES:
        result = score(made)
        lines.append(f"{made}: {result.wanted.total()} quotations")
        lines += [
            f"  {fate.value:12} P {result.precision(fate.value):.2f} R {result.recall(fate.value):.2f}"
            f" n {result.wanted[fate.value]}"
            for fate in Fate
        ]
        total = result.right.total()
        lines.append(
            f"  all fates    P {total / max(1, result.told.total()):.2f} R {total / max(1, result.wanted.total()):.2f}"
        )
        lines.append(f"  speakers     {result.speakers_right} of {result.speakers}")
        lines += [f"    {wrong}" for wrong in result.wrong]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(report())

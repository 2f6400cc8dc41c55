"""Whole comparisons of articles written for this test; a change of an answer is read by a person before it is kept."""

import json
from pathlib import Path

import pytest

from viewer.collation.comparison import compare
from viewer.model import AlignedRow, Article, Block, Comparison, SentenceLink, Variant
from viewer.text.semantics import load_meaning

FOLDER = Path(__file__).parent / "comparisons"
NAMES = sorted(path.name.removesuffix("-base.txt") for path in FOLDER.glob("*-base.txt"))
LANGUAGES = {"hebrew": ("he", "he"), "languages": ("en", "de"), "paraphrase": ("en", "en")}


def article(path: Path, language: str) -> Article:
    texts = [text.strip() for text in path.read_text(encoding="utf-8").split("\n\n")]
    return Article(path.name, path.name, texts[0], tuple(map(Block, texts)), language=language)


def told(comparison: Comparison) -> list[dict[str, object]]:
    """Return the rows as a person reads them: words, not offsets."""
    return [row_told(row, comparison) for row in comparison.rows]


def row_told(row: AlignedRow, comparison: Comparison) -> dict[str, object]:
    return {
        "base": list(row.base),
        "witness": list(row.witness),
        "relation": row.relation.value + (" moved" if row.moved else "") + (" typography" if row.typography else ""),
        "certain": row.certain,
        "variants": [variant_told(variant, comparison) for variant in row.variants],
        **({"sentences": [link_told(link, comparison) for link in row.sentences]} if row.sentences else {}),
    }


def link_told(link: SentenceLink, comparison: Comparison) -> str:
    base = " | ".join(place.span.of(comparison.base.blocks[place.block].text) for place in link.base)
    witness = " | ".join(place.span.of(comparison.witness.blocks[place.block].text) for place in link.witness)
    return f"{base} → {witness}"


def variant_told(variant: Variant, comparison: Comparison) -> str:
    base = " | ".join(place.span.of(comparison.base.blocks[place.block].text) for place in variant.base)
    witness = " | ".join(place.span.of(comparison.witness.blocks[place.block].text) for place in variant.witness)
    signals = "".join(f" [{s.kind.value}: {s.base} → {s.witness}]" for s in variant.signals)
    return f"{variant.kind.value}: {base} → {witness}{signals}"


@pytest.mark.parametrize("name", NAMES)
def test_a_comparison_is_as_it_was_read_and_approved(name: str, *, update_golden: bool) -> None:
    check(told(compare(*sides(name))), FOLDER / f"{name}.json", update=update_golden)


@pytest.mark.parametrize("name", ["languages", "paraphrase"])
def test_a_refined_comparison_is_the_same_on_every_machine(name: str, *, update_golden: bool) -> None:
    meaning = load_meaning()
    if meaning is None:
        pytest.skip("the model of sentences is not installed")
    found = compare(*sides(name), meaning=meaning)
    assert found.refined
    check(told(found), FOLDER / f"{name}-refined.json", update=update_golden)


def sides(name: str) -> tuple[Article, Article]:
    base, witness = LANGUAGES[name]
    return article(FOLDER / f"{name}-base.txt", base), article(FOLDER / f"{name}-witness.txt", witness)


def check(found: list[dict[str, object]], golden: Path, *, update: bool) -> None:
    if update:
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))

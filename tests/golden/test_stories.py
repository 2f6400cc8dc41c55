"""A story of the samples as a whole; a change of an answer is read by a person before it is kept."""

import json
from pathlib import Path

import pytest

from viewer.collation.coverage import Coverage, CoverageRow, cover
from viewer.collation.ledger import Entry, Ledger, keep_ledger
from viewer.collation.story import collate
from viewer.export.story_words import letter_of
from viewer.model import Article
from viewer.reading.folder import read_folder

FOLDER = Path(__file__).parent / "stories"
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
STORIES = {
    "ferry": (
        "harbour-gazette.txt",
        ["coastal-wire.txt", "dailyglance.html", "harbour-gazette.txt", "skarne-observer.md"],
    ),
    "pont": (None, ["depeche-du-fleuve.txt", "fil-info.txt", "rive-gauche.md"]),
    "bookbus": (None, ["galil-online.txt", "hof-hadash.txt"]),
}


def told(coverage: Coverage, ledger: Ledger) -> dict[str, object]:
    """Return a story as a person reads it: words, not indices."""
    return {
        "articles": {letter_of(at): article.id for at, article in enumerate(coverage.articles)},
        "shares": [f"{share.words} words, {share.kept} kept, {share.alone} alone" for share in coverage.shares],
        "reuse": [
            f"{letter_of(one.one)}–{letter_of(one.other)} {one.of_one:.2f} {one.of_other:.2f}, lender {one.lender}"
            for one in coverage.reuse
        ],
        "rows": [row_told(row, coverage.articles) for row in coverage.rows],
        "statements": [
            {
                "speaker": statement.speaker,
                "variation": round(statement.variation, 2),
                "entries": [
                    entry_told(entry, article)
                    for entry, article in zip(statement.entries, ledger.articles, strict=True)
                ],
            }
            for statement in ledger.statements
        ],
    }


def row_told(row: CoverageRow, articles: tuple[Article, ...]) -> str:
    cells = [
        f"{cell.relation or '?'}{' moved' if cell.moved else ''}{'' if cell.certain else ' unsure'} {cell.kept}"
        for cell in row.cells
    ]
    text = " ".join(articles[row.lead].blocks[row.block].text.split())
    return f"{letter_of(row.lead)}{' furniture' if row.furniture else ''} | {' | '.join(cells)} | {text[:60]}"


def entry_told(entry: Entry, article: Article) -> str:
    said = [article.quotations[index].text for index in entry.quotations]
    if entry.passage is not None:
        said.append(entry.passage.span.of(article.blocks[entry.passage.block].text))
    changed = (" speaker" if entry.speaker_changed else "") + (" cue" if entry.cue_changed else "")
    return f"{entry.fate}{changed}: {' … '.join(said)}"


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_as_it_was_read_and_approved(name: str, *, update_golden: bool) -> None:
    base, names = STORIES[name]
    articles, problems = read_folder([SAMPLES / name / each for each in names])
    assert problems == ()
    collation = collate(articles, base=base)
    found = told(cover(collation), keep_ledger(collation))
    golden = FOLDER / f"{name}.json"
    if update_golden:
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))

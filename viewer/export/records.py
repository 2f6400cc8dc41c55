"""Articles, comparisons and libraries as the plain dictionaries of the public JSON formats."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import TypeAlias

from viewer.export.words import problem_sentence, warning_sentence
from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Library,
    Place,
    Problem,
    Quotation,
    QuotationMatch,
    SentenceLink,
    Signal,
    Story,
    Variant,
)

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
Record: TypeAlias = dict[str, JsonValue]

STORIES_FORMAT = "stories/1"
COMPARISON_FORMAT = "comparison/1"

SCORE_DIGITS = 4
"""Digits kept of similarities and scores: more would be noise, and would differ between machines."""


def article_record(article: Article) -> Record:
    """Return an article as the ARTICLE of the JSON formats."""
    return {
        "id": article.id,
        "path": article.path,
        "record": article.record,
        "title": article.title,
        "language": article.language,
        "direction": article.direction.value,
        "encoding": article.encoding,
        "format": article.format,
        "date": article.date,
        "outlet": article.outlet,
        "blocks": [_block(block) for block in article.blocks],
        "quotations": [_quotation(quotation) for quotation in article.quotations],
        "titles": [{**place_record(title.place), "text": title.text} for title in article.titles],
        "warnings": [warning_sentence(warning) for warning in article.warnings],
        "warnings_detail": [{"kind": warning.kind.value, "detail": warning.detail} for warning in article.warnings],
    }


def comparison_record(comparison: Comparison) -> Record:
    """Return a comparison with both articles, its rows, quotations and counts."""
    return {
        "format": COMPARISON_FORMAT,
        "base": article_record(comparison.base),
        "witness": article_record(comparison.witness),
        "refined": comparison.refined,
        "rows": [_row(row) for row in comparison.rows],
        "quotations": [_match(match) for match in comparison.quotations],
        "summary": _summary(comparison),
    }


def library_record(library: Library) -> Record:
    """Return all articles, topics, stories and problems of a library; the articles' texts are left out."""
    return {
        "format": STORIES_FORMAT,
        "articles": [_card(article) for article in library.articles],
        "topics": [
            {"id": topic.id, "label": topic.label, "stories": [story.id for story in topic.stories]}
            for topic in library.topics
        ],
        "stories": [_story(story) for story in library.stories],
        "problems": [problem_record(problem) for problem in library.problems],
    }


def problem_record(problem: Problem) -> Record:
    """Return what gave no article, the reason in plain English and as its stable name."""
    return {
        "path": problem.path,
        "reason": problem_sentence(problem),
        "kind": problem.reason.value,
        "detail": problem.detail,
    }


def place_record(place: Place) -> Record:
    """Return a stretch of a block."""
    return {"block": place.block, "start": place.span.start, "end": place.span.end}


def rounded(value: float | None) -> float | None:
    """Return a similarity or score with the digits that are kept."""
    return None if value is None else round(float(value), SCORE_DIGITS)


def to_json(record: Mapping[str, JsonValue], *, indent: int | None = None) -> bytes:
    """Return a record as UTF-8 JSON, ended by a newline; lone surrogates (from file names) stay as escapes.

    Raises `ValueError` for numbers that JSON does not know.
    """
    dump = partial(json.dumps, record, allow_nan=False, indent=indent, check_circular=False)  # a record is a tree
    try:
        return (dump(ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        return (dump() + "\n").encode("ascii")


def _card(article: Article) -> Record:
    return {
        "id": article.id,
        "path": article.path,
        "record": article.record,
        "title": article.title,
        "language": article.language,
        "date": article.date,
        "outlet": article.outlet,
        "blocks": len(article.blocks),
    }


def _story(story: Story) -> Record:
    return {
        "id": story.id,
        "label": story.label,
        "articles": [article.id for article in story.articles],
        "copies": [list(copies) for copies in story.copies],
        "why": {"terms": list(story.why.terms), "similarity": rounded(story.why.similarity)},
    }


def _block(block: Block) -> Record:
    return {
        "text": block.text,
        "source": [block.source.start, block.source.end] if block.source else None,
        "role": block.role.value,
        "language": block.language,
        "direction": block.direction.value,
        "spans": [
            {
                "start": span.span.start,
                "end": span.span.end,
                "language": span.language,
                "script": span.script,
                "certain": span.certain,
            }
            for span in block.spans
        ],
    }


def _quotation(quotation: Quotation) -> Record:
    speaker = quotation.speaker
    return {
        **place_record(quotation.place),
        "text": quotation.text,
        "kind": quotation.kind.value,
        "continues": quotation.continues,
        "speaker": None
        if speaker is None
        else {
            "name": speaker.name,
            **(place_record(speaker.place) if speaker.place else {"block": None, "start": None, "end": None}),
        },
        "cue": quotation.cue,
    }


def _row(row: AlignedRow) -> Record:
    return {
        "base": list(row.base),
        "witness": list(row.witness),
        "relation": row.relation.value,
        "moved": row.moved,
        "similarity": rounded(row.similarity),
        "typography": row.typography,
        "certain": row.certain,
        "by_hand": row.by_hand,
        "variants": [_variant(variant) for variant in row.variants],
        "sentences": [_sentences(link) for link in row.sentences],
    }


def _sentences(link: SentenceLink) -> Record:
    return {
        "base": [_triple(place) for place in link.base],
        "witness": [_triple(place) for place in link.witness],
        "similarity": rounded(link.similarity),
    }


def _variant(variant: Variant) -> Record:
    return {
        "kind": variant.kind.value,
        "base": [_triple(place) for place in variant.base],
        "witness": [_triple(place) for place in variant.witness],
        "signals": list(dict.fromkeys(signal.kind.value for signal in variant.signals)),
        "signals_detail": [_signal(signal) for signal in variant.signals],
    }


def _signal(signal: Signal) -> Record:
    return {"kind": signal.kind.value, "base": signal.base, "witness": signal.witness}


def _match(match: QuotationMatch) -> Record:
    return {
        "base": match.base,
        "witness": match.witness,
        "fate": match.fate.value,
        "score": rounded(match.score),
        "passage": place_record(match.passage) if match.passage else None,
        "speaker_changed": match.speaker_changed,
        "cue_changed": match.cue_changed,
    }


def _triple(place: Place) -> list[int]:
    return [place.block, place.span.start, place.span.end]


def _summary(comparison: Comparison) -> Record:
    from viewer.collation.summary import summarise  # noqa: PLC0415 - lists and inspections need no collation

    summary = summarise(comparison)
    counts: Record = asdict(summary)
    counts["kept"] = rounded(summary.kept)
    counts["signals"] = {kind.value: number for kind, number in summary.signals}
    return counts

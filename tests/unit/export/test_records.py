import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from viewer.export.records import Record, article_record, comparison_record, library_record, problem_record, to_json
from viewer.formats import WarningKind
from viewer.model import (
    Article,
    Comparison,
    Fate,
    Library,
    Place,
    Problem,
    ProblemReason,
    QuotationKind,
    Relation,
    Role,
    SentenceLink,
    SignalKind,
    Span,
    Story,
    Topic,
    VariantKind,
    Why,
)
from viewer.resources import resource


def _schema(name: str) -> Draft202012Validator:
    schema = json.loads(resource("schemas", f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _plain(record: Record) -> dict[str, Any]:
    """Return what a reader of the JSON gets."""
    plain: dict[str, Any] = json.loads(to_json(record))
    return plain


@pytest.fixture
def library(base: Article, witness: Article) -> Library:
    story = Story("s1", "Library roof", (base, witness), (("courier.txt", "fold.html"),), Why(("Marsh",), 0.71234567))
    problem = Problem("scan\udcff.pdf", ProblemReason.BINARY)
    return Library((Topic("t1", "The library", (story,)),), (problem,))


def test_articles_comparisons_and_libraries_are_as_their_schemas_say(comparison: Comparison, library: Library) -> None:
    _schema("article-1").validate(_plain(article_record(comparison.base)))
    _schema("article-1").validate(_plain(article_record(Article("e", "e", "", ()))))
    _schema("comparison-1").validate(_plain(comparison_record(comparison)))
    _schema("comparison-1").validate({**_plain(comparison_record(comparison)), "id": "pair 7"})
    _schema("stories-1").validate(_plain(library_record(library)))
    _schema("stories-1").validate(_plain(library_record(Library())))


def test_the_schemas_know_every_name_of_the_model() -> None:
    comparison = json.loads(resource("schemas", "comparison-1.json").read_text(encoding="utf-8"))["$defs"]
    stories = json.loads(resource("schemas", "stories-1.json").read_text(encoding="utf-8"))
    warnings = comparison["article"]["properties"]["warnings_detail"]["items"]["properties"]["kind"]["enum"]
    problems = stories["properties"]["problems"]["items"]["properties"]["kind"]["enum"]
    assert comparison["row"]["properties"]["relation"]["enum"] == list(Relation)
    assert comparison["variant"]["properties"]["kind"]["enum"] == list(VariantKind)
    assert comparison["variant"]["properties"]["signals"]["items"]["enum"] == list(SignalKind)
    assert comparison["match"]["properties"]["fate"]["enum"] == list(Fate)
    assert comparison["block"]["properties"]["role"]["enum"] == list(Role)
    assert comparison["quotation"]["properties"]["kind"]["enum"] == list(QuotationKind)
    assert warnings == list(WarningKind)
    assert problems == list(ProblemReason)


def test_a_schema_refuses_what_is_not_in_the_format(comparison: Comparison) -> None:
    record = _plain(comparison_record(comparison))
    record["rows"][0]["relation"] = "alike"
    assert not _schema("comparison-1").is_valid(record)


def test_a_row_has_its_variants_with_places_and_signals(comparison: Comparison) -> None:
    row = _plain(comparison_record(comparison))["rows"][2]
    assert row == {
        "base": [2],
        "witness": [2],
        "relation": "edited",
        "moved": False,
        "similarity": 0.8,
        "typography": False,
        "certain": True,
        "by_hand": False,
        "sentences": [],
        "variants": [
            {"kind": "omission", "base": [[2, 28, 33]], "witness": [[2, 28, 28]], "signals": [], "signals_detail": []},
            {
                "kind": "substitution",
                "base": [[2, 62, 71]],
                "witness": [[2, 57, 72]],
                "signals": ["number"],
                "signals_detail": [{"kind": "number", "base": "400", "witness": "4,000"}],
            },
        ],
    }


def test_sentences_of_a_row_are_told_with_their_places(comparison: Comparison) -> None:
    link = SentenceLink((Place(2, Span(0, 9)),), (), 0.123456)
    row = replace(comparison.rows[2], sentences=(link,), by_hand=True)
    record = _plain(comparison_record(replace(comparison, rows=(row,), refined=True)))
    _schema("comparison-1").validate(record)
    assert record["refined"] is True
    assert record["rows"][0]["by_hand"] is True
    assert record["rows"][0]["sentences"] == [{"base": [[2, 0, 9]], "witness": [], "similarity": 0.1235}]


def test_quotations_say_what_became_of_them_and_where(comparison: Comparison) -> None:
    record = _plain(comparison_record(comparison))
    assert record["quotations"][1] == {
        "base": 1,
        "witness": None,
        "fate": "indirect",
        "score": 0.4,
        "passage": {"block": 5, "start": 69, "end": 98},
        "speaker_changed": False,
        "cue_changed": False,
    }
    assert record["base"]["quotations"][0]["speaker"] == {
        "name": "Odile Marsh",
        "block": None,
        "start": None,
        "end": None,
    }


def test_unknown_things_are_null_and_blocks_are_as_displayed(base: Article) -> None:
    record = _plain(article_record(replace(base, language=None, date=None)))
    assert record["language"] is None
    assert record["date"] is None
    assert record["blocks"][4]["text"] == base.blocks[4].text
    assert record["blocks"][4]["source"] is None
    assert record["blocks"][4]["spans"] == [
        {"start": 0, "end": 37, "language": "he", "script": "Hebr", "certain": True}
    ]
    assert record["warnings"] == ["The encoding was guessed (windows-1252)"]


def test_the_summary_counts_rows_quotations_and_signals(comparison: Comparison) -> None:
    summary = _plain(comparison_record(comparison))["summary"]
    assert (summary["edited"], summary["dropped"], summary["moved"], summary["uncertain"]) == (2, 4, 1, 1)
    assert summary["signals"] == {"number": 1, "hedge": 1}
    assert summary["quotations_changed"] == 2


def test_scores_are_rounded(comparison: Comparison, library: Library) -> None:
    assert _plain(comparison_record(comparison))["rows"][3]["similarity"] == 0.4123
    assert _plain(library_record(library))["stories"][0]["why"] == {"terms": ["Marsh"], "similarity": 0.7123}


def test_a_library_lists_every_article_once_without_its_text(library: Library) -> None:
    record = _plain(library_record(library))
    assert record["articles"][0] == {
        "id": "courier.txt",
        "path": "news/courier.txt",
        "record": None,
        "title": "Library shuts reading room after roof gives way",
        "language": "en",
        "date": "2025-02-03",
        "outlet": "Marlow Courier",
        "blocks": 10,
    }
    assert record["topics"] == [{"id": "t1", "label": "The library", "stories": ["s1"]}]
    assert record["stories"][0]["copies"] == [["courier.txt", "fold.html"]]


def test_a_problem_has_a_sentence_and_a_stable_name() -> None:
    assert problem_record(Problem("x", ProblemReason.TOO_LARGE, "80 MB")) == {
        "path": "x",
        "reason": "the file is too large (80 MB)",
        "kind": "too-large",
        "detail": "80 MB",
    }


def test_json_is_utf8_and_survives_what_a_file_name_may_hold() -> None:
    assert to_json({"name": "שלום"}) == '{"name": "שלום"}\n'.encode()
    assert json.loads(to_json({"name": "lone \udcff"})) == {"name": "lone \udcff"}
    assert to_json({"a": 1}, indent=1) == b'{\n "a": 1\n}\n'

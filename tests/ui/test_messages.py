"""Words for faults: every one that is ours has a sentence, every reason and warning has words."""

from dataclasses import replace
from pathlib import Path

import pytest

from viewer.collation.comparison import compare
from viewer.errors import (
    CancelledError,
    ExportError,
    IncomparableError,
    UnreadableArticleError,
    ViewerError,
    WorkerLostError,
)
from viewer.formats import WarningKind
from viewer.model import Article, ArticleWarning, Library, Problem, ProblemReason
from viewer.ui import messages


@pytest.mark.parametrize(
    ("fault", "part"),
    [
        (UnreadableArticleError("/x/one.txt", ProblemReason.EMPTY), "“one.txt” was left out: empty"),
        (ExportError(Path("/x/out.pdf"), "disk full"), "“out.pdf” could not be written (disk full)"),
        (IncomparableError(), "cannot be compared"),
        (WorkerLostError(), "stopped unexpectedly"),
        (CancelledError(), "Cancelled"),
        (ViewerError("plain"), "plain"),
    ],
)
def test_our_errors_have_sentences(fault: Exception, part: str) -> None:
    assert part in (messages.error(fault) or "")


def test_a_defect_has_none() -> None:
    assert messages.error(KeyError("x")) is None


@pytest.mark.parametrize("reason", list(ProblemReason))
def test_every_reason_has_a_few_words(reason: ProblemReason) -> None:
    assert 0 < len(messages.problem(reason)) < 30


@pytest.mark.parametrize(
    ("detail", "help_"), [(".docx", "Save it as text or HTML."), (".rar", "Unpack it first."), (".css", "")]
)
def test_what_helps_is_said(detail: str, help_: str) -> None:
    assert messages.remedy(Problem("p", ProblemReason.UNSUPPORTED, detail)) == help_


@pytest.mark.parametrize("kind", list(WarningKind))
def test_every_warning_names_its_side(kind: WarningKind) -> None:
    assert "B" in messages.warning(ArticleWarning(kind, "cp1255"), "B").strip(".").split()


def test_names_cannot_play_tricks() -> None:
    assert "\n" not in messages.safe_name("a\nb.txt")
    assert "\u202e" not in messages.safe_name("txt.\u202efdp")
    assert messages.safe_name("plain.txt") == "plain.txt"
    assert messages.safe_name("ידיעה.txt") == "\u2068ידיעה.txt\u2069"


def test_counts_are_said_as_one_says_them() -> None:
    assert messages.plural("%Ln hit(s)", 1) == "1 hit"
    assert messages.plural("%Ln hit(s)", 0) == "0 hits"


def remarks(base: Article, witness: Article) -> str:
    return " | ".join(messages.remarks(compare(base, witness)))


def test_a_comparison_with_itself_says_so(library: Library) -> None:
    article = library.articles[0]
    assert "identical" in remarks(article, article)


def test_what_is_odd_about_a_side_is_said_with_its_letter(library: Library) -> None:
    base, witness = library.articles[:2]
    guessed = replace(base, warnings=(ArticleWarning(WarningKind.ENCODING_GUESSED, "cp1255"),))
    assert "The encoding of A was guessed (cp1255)" in remarks(guessed, witness)
    assert "B has no text" in remarks(base, replace(witness, blocks=(), quotations=()))
    assert "A is in English, B in French" in remarks(base, replace(witness, language="fr"))

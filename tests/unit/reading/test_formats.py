import pytest

from viewer.model import Problem, ProblemReason
from viewer.reading.formats import Remedy, remedy_of


@pytest.mark.parametrize(
    ("reason", "detail", "remedy"),
    [
        (ProblemReason.UNSUPPORTED, ".docx", Remedy.SAVE_AS_TEXT),
        (ProblemReason.UNSUPPORTED, ".pdf", Remedy.SAVE_AS_TEXT),
        (ProblemReason.UNSUPPORTED, ".eml", Remedy.SAVE_AS_TEXT),
        (ProblemReason.UNSUPPORTED, ".rar", Remedy.UNPACK),
        (ProblemReason.UNSUPPORTED, "deflate64", Remedy.UNPACK),
        (ProblemReason.UNSUPPORTED, ".css", None),
        (ProblemReason.UNSUPPORTED, "", None),
        (ProblemReason.ENCRYPTED, "", Remedy.UNPACK),
        (ProblemReason.NESTED, "", Remedy.UNPACK),
        (ProblemReason.EMPTY, ".docx", None),
    ],
)
def test_what_helps_depends_on_the_format(reason: ProblemReason, detail: str, remedy: Remedy | None) -> None:
    assert remedy_of(Problem("p", reason, detail)) is remedy

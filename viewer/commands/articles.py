"""The one article that a word of the command line names: a file, or one record of a file that holds many."""

from collections.abc import Sequence
from pathlib import Path

from viewer.commands.faults import PlainError
from viewer.errors import UnreadableArticleError
from viewer.export.escape import printable
from viewer.model import Article, Problem, ProblemReason

NUMBER_SIGN = "#"
"""Parts the name of a file from the number, or the id, of a record in it, as in the ids of articles."""


def read_named(path: Path) -> Article:
    """Return the article of `FILE`, or of `FILE#N`, N being the number of a record, from 0, or its own id.

    Raises `UnreadableArticleError` for a file that gives none, `PlainError` where the name fits none of several.
    """
    file, record = parted(path)
    articles = _articles_in(file)
    if record is None:
        if len(articles) == 1:
            return articles[0]
        raise PlainError(f"{printable(str(path))}: it holds {len(articles)} articles; name one, such as {_first(path)}")
    for article in articles:
        if record in {str(article.record), article.id}:
            return article
    raise PlainError(f"{printable(str(path))}: its file has no such record")


def parted(path: Path) -> tuple[Path, str | None]:
    """Return the file and the record that a word names; a file of that very name comes first."""
    name, sign, record = path.name.rpartition(NUMBER_SIGN)
    if not sign or not name or not record or path.exists():
        return path, None
    file = path.with_name(name)
    return (file, record) if file.exists() else (path, None)


def _articles_in(file: Path) -> Sequence[Article]:
    from viewer.reading.articles import read_article  # noqa: PLC0415 - the command line loads rooms when they are needed
    from viewer.reading.folder import iter_folder  # noqa: PLC0415 - the same

    if not file.is_file():
        return [read_article(file)]
    found = list(iter_folder([file]))
    articles = [item for item in found if isinstance(item, Article)]
    if not articles:
        problem = next((item for item in found if isinstance(item, Problem)), None)
        reason, detail = (problem.reason, problem.detail) if problem else (ProblemReason.NO_TEXT, "")
        raise UnreadableArticleError(str(file), reason, detail)
    return articles


def _first(path: Path) -> str:
    return printable(f"{path}{NUMBER_SIGN}0")

"""The one article that a word of the command line names: a file, or one record of a file that holds many."""

from collections.abc import Sequence
from pathlib import Path

from viewer.commands.faults import PlainError
from viewer.errors import UnreadableArticleError
from viewer.export.escape import printable
from viewer.model import Article, Problem, ProblemReason
from viewer.reading.files import MEMBER_SIGN, split_path
from viewer.reading.packed import is_archive


def read_named(path: Path) -> Article:
    """Return the article of `FILE`, or of `FILE#N`, N being the number of a record, from 0, its own id, or a member.

    Raises `UnreadableArticleError` for a file that gives none, `PlainError` where the name fits none of several.
    """
    file, record = parted(path)
    if record is not None and (member := _member(file, record)) is not None:
        return member
    articles = _articles_in(file)
    if record is None:
        if len(articles) == 1:
            return articles[0]
        first = printable(f"{path}{MEMBER_SIGN}{_name_in(articles[0])}")
        raise PlainError(f"{printable(str(path))}: it holds {len(articles)} articles; name one, such as {first}")
    for article in articles:
        if is_named(article, record):
            return article
    raise PlainError(f"{printable(str(path))}: its file has no such record")


def parted(path: Path) -> tuple[Path, str | None]:
    """Return the file and the record that a word names; a file of that very name comes first."""
    if path.exists():
        return path, None
    file, record = split_path(str(path))
    return (file, record) if record else (path, None)


def is_named(article: Article, record: str) -> bool:
    """Tell whether what stands behind the name of its file means this article: its number, its member, or its id."""
    return record in {_name_in(article), article.id}


def _name_in(article: Article) -> str:
    """Return what an article is called in its file: the number of a record, a member, or a record of a member."""
    number = "" if article.record is None else str(article.record)
    return MEMBER_SIGN.join(part for part in (split_path(article.path)[1], number) if part)


def _member(file: Path, name: str) -> Article | None:
    """Return the article of a member of an archive, without reading all the others."""
    from viewer.reading.articles import read_member  # noqa: PLC0415 - the command line loads rooms when they are needed

    return read_member(file, name) if is_archive(file) else None


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

"""One file, one text or one row of blocks to an `Article`: the doors for everything that is not a folder."""

from collections.abc import Sequence
from pathlib import Path

from viewer.errors import UnreadableArticleError
from viewer.model import Article, Problem, ProblemReason, Role
from viewer.reading.build import Provenance, build_article
from viewer.reading.contents import iter_contents
from viewer.reading.draft import Draft, Passage
from viewer.reading.files import MEMBER_SIGN, shown
from viewer.reading.isolate import Isolation, borrowed
from viewer.reading.plain import read_plain
from viewer.reading.sources import read_or_tell


def read_article(
    path: Path, *, name: str | None = None, encoding: str | None = None, isolation: Isolation | None = None
) -> Article:
    """Return the article in a file, the first where it holds many; `name` becomes its id, else the file's name.

    `encoding` is taken at its word where it is given; pages are parsed in `isolation`, else in one of its own. Raises
    `UnreadableArticleError` with the reason, and `LookupError` for an encoding nobody knows.
    """
    fault: Problem | None = None
    with borrowed(isolation) as parser:
        for source in iter_contents(path, id=shown(name or path.name)):
            for found in read_or_tell(source, isolation=parser, encoding=encoding):
                if isinstance(found, Article):
                    return found
                fault = fault or found
    fault = fault or Problem(shown(path), ProblemReason.NO_TEXT)
    raise UnreadableArticleError(fault.path, fault.reason, fault.detail)


def read_member(path: Path, name: str) -> Article | None:
    """Return the article of an archive's member, `NAME` or `NAME#N` for a record of it; the other members are not read.

    `None` stands for no such member. Raises `UnreadableArticleError` for one that cannot be read, or a whole archive.
    """
    wanted, fault = f"{shown(path)}{MEMBER_SIGN}{name}", None
    with Isolation() as isolation:
        for source in iter_contents(path, id=shown(path.name)):
            if not f"{wanted}{MEMBER_SIGN}".startswith(f"{source.path}{MEMBER_SIGN}"):
                continue
            for found in read_or_tell(source, isolation=isolation):
                if isinstance(found, Article):
                    if wanted == _full_name(found):
                        return found
                elif found.path in {wanted, shown(path)} and found.reason is not ProblemReason.BAD_RECORD:
                    fault = found
    if fault is not None:
        raise UnreadableArticleError(fault.path, fault.reason, fault.detail)
    return None


def article_from_text(text: str, *, id: str, path: str | None = None) -> Article:  # noqa: A002 - the noun's own field
    """Return a plain text as an article; one without any words says so in its warnings."""
    return build_article(read_plain(text), Provenance(id, id if path is None else path))


def article_from_blocks(
    blocks: Sequence[str],
    *,
    id: str,  # noqa: A002 - the noun's own field
    language: str | None = None,
) -> Article:
    """Return an article with these blocks, all of them body, none dropped, not even empty ones."""
    passages = tuple(Passage(text, role=Role.BODY) for text in blocks)
    return build_article(Draft(passages), Provenance(id, id), language=language)


def _full_name(article: Article) -> str:
    return article.path if article.record is None else f"{article.path}{MEMBER_SIGN}{article.record}"

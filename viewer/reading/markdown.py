"""Markdown to passages: headings, paragraphs, quotations, pictures' words, and what the front matter says."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from viewer.formats import SourceFormat
from viewer.model import Role, Span
from viewer.reading.cues import Cue, find_cue
from viewer.reading.dates import date_of_url, read_date
from viewer.reading.draft import Draft, Passage
from viewer.reading.outlets import outlet_of_url

LONGEST_FRONT = 20_000
"""Characters in which the front matter must end; a rule that is never closed is none."""

TOP = 8
"""Passages at the top of a text in which title, dek and writer of the front matter may stand again."""

TITLES, DEKS, WRITERS = ("title", "headline"), ("subtitle", "dek", "summary"), ("author", "authors", "byline")
DATES, OUTLETS = ("date", "published", "pubdate"), ("outlet", "source", "publisher", "publication", "site")
LANGUAGES, ADDRESSES = ("language", "lang"), ("url", "link", "canonical")
"""Names in the front matter, the commonest first."""

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(
    r"^([A-Za-z_-]+)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*\r?$", re.MULTILINE
)
_BREAK = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"<[^>]*>|<!--.*?-->", re.DOTALL)
_LINES = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(text: str) -> Draft:
    """Return the passages of a Markdown text, each with its place in `text` where it stands there letter by letter."""
    front = _FRONT.match(text, 0, LONGEST_FRONT)
    fields = _fields(front)
    body = front.end() if front else 0
    passages = _in_order([*_front_passages(fields)], [*_passages(text, body)])
    address = _value(fields, ADDRESSES) or ""
    date = _value(fields, DATES)
    return Draft(
        passages,
        format=SourceFormat.MARKDOWN,
        title=_value(fields, TITLES),
        date=(read_date(date) if date else None) or date_of_url(address),
        outlet=_value(fields, OUTLETS) or outlet_of_url(address),
        language=(_value(fields, LANGUAGES) or "").split("-")[0].casefold() or None,
    )


def _fields(front: re.Match[str] | None) -> dict[str, tuple[str, Span]]:
    """Return the values of the front matter and their places in the text."""
    if front is None:
        return {}
    found = _FIELD.finditer(front.string, front.start(1), front.end(1))
    return {field[1].casefold(): (field["value"], Span(*field.span("value"))) for field in found if field["value"]}


def _value(fields: dict[str, tuple[str, Span]], names: Sequence[str]) -> str | None:
    return next((fields[name][0] for name in names if name in fields), None)


def _front_passages(fields: dict[str, tuple[str, Span]]) -> Iterator[Passage]:
    """Yield what the front matter says that readers see on the page."""
    for names, role in ((TITLES, Role.HEADLINE), (DEKS, Role.DEK), (WRITERS, Role.BYLINE)):
        found = next((fields[name] for name in names if name in fields), None)
        if found is not None:
            yield Passage(found[0], found[1], role)


def _in_order(front: Sequence[Passage], own: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return headline, dek and writer of the front matter before the text, as far as the text does not have them."""
    top = [_bare(passage.text) for passage in own[:TOP]]
    fresh = [passage for passage in front if not any(_bare(passage.text) in line for line in top)]
    headed = next((at for at, passage in enumerate(own) if passage.role is Role.HEADLINE), -1)
    return (*own[: headed + 1], *fresh, *own[headed + 1 :])


def _passages(text: str, body: int) -> Iterator[Passage]:
    """Yield the passages below the front matter."""
    starts = [body, *accumulate((len(line) for line in _lines(text[body:])), initial=0)]
    starts = [body + start for start in starts[1:]]
    tokens = MarkdownIt("commonmark").enable("table").parse(text[body:])
    inside: list[str] = []
    headed = is_lead = False
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type.removesuffix("_open") + token.tag)
        elif token.nesting == -1:
            inside.pop()
        else:
            role = Role.DEK if is_lead and _is_wrapped(token, "em") else _role(token, inside, headed=headed)
            is_lead = role is Role.HEADLINE
            headed = headed or is_lead
            yield from _placed(_read(token, role), token, text, starts)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends, as the parser counts them."""
    at = 0
    for found in _BREAK.finditer(text):
        yield text[at : found.end()]
        at = found.end()
    yield text[at:]


def _role(token: Token, inside: Sequence[str], *, headed: bool) -> Role | None:
    """Return the role that the markup gives a line of text, `None` where only its words can tell."""
    where = inside[-1] if inside else ""
    if where.startswith("heading"):
        if not headed and where.endswith("h1"):
            return Role.HEADLINE
        return None if find_cue(_plain(token)) is not None else Role.SUBHEAD
    if any(name.startswith("blockquote") for name in inside):
        return Role.QUOTE
    is_item = any(name.startswith("list_item") for name in inside)
    return Role.BODY if is_item and not _is_wrapped(token, "link") and find_cue(_plain(token)) is None else None


def _read(token: Token, role: Role | None) -> Iterator[Passage]:
    """Yield the words of a line, and those that describe the pictures in it."""
    for child in token.children or ():
        if child.type == "image":
            words = (child.content, str(child.attrs.get("title") or ""))
            yield from (
                Passage(word.strip(), role=_picture_role(word)) for word in dict.fromkeys(words) if word.strip()
            )
    plain = _plain(token).strip()
    if plain:
        yield Passage(plain, role=role)


def _picture_role(words: str) -> Role:
    return Role.CREDIT if find_cue(words) is Cue.CREDIT else Role.CAPTION


def _plain(token: Token) -> str:
    """Return the words of a line without its markup."""
    if token.type == "html_block":
        return " ".join(_TAG.sub(" ", token.content).split())
    if token.children is None:
        return token.content
    return "".join(
        _LINES.get(child.type, child.content) for child in token.children if child.type not in {"image", "html_inline"}
    )


def _is_wrapped(token: Token, kind: str) -> bool:
    """Tell whether a line is one link (`link`), or one emphasis (`em`), and nothing else."""
    children = [child for child in token.children or () if child.content.strip() or child.type.startswith(kind)]
    return bool(children) and children[0].type == f"{kind}_open" and children[-1].type == f"{kind}_close"


def _placed(passages: Iterator[Passage], token: Token, text: str, starts: Sequence[int]) -> Iterator[Passage]:
    """Yield the passages with their places, where their words stand in the lines of the token just so."""
    for passage in passages:
        start = -1
        if token.map is not None:
            first, last = starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]
            start = text.find(passage.text, first, last)
        yield passage if start < 0 else Passage(passage.text, Span(start, start + len(passage.text)), passage.role)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()

"""The visible text of a page, stretch by stretch, with what tags and class names say of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntFlag, auto
from html.parser import HTMLParser

from lxml import etree, html

DEEPEST_TREE = 2000
"""Levels from which libxml2 leaves out what lies deeper, without a word; the slower parser then does the work."""

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "audio", "video", "canvas"}
    | {"select", "textarea", "option", "datalist", "map", "applet", "frameset", "noframes", "dialog"}
)
"""Elements whose text nobody sees on the page."""

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without content, which have no end tag."""

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"td", "th", "time", "tt", "u", "var", "wbr", "nobr"}
)
"""Elements inside a line; every other one begins a new block."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Mark(IntFlag):
    """What an element, or one around it, is by its tag or its class name."""

    NONE = 0
    MAIN = auto()
    FURNITURE = auto()
    FIGURE = auto()
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    DATE = auto()
    DEK = auto()
    RELATED = auto()
    COMMENTS = auto()
    QUOTE = auto()
    LINK = auto()
    STRONG = auto()


_BY_TAG = {
    "article": Mark.MAIN,
    "main": Mark.MAIN,
    "nav": Mark.FURNITURE,
    "footer": Mark.FURNITURE,
    "aside": Mark.FURNITURE,
    "form": Mark.FURNITURE,
    "button": Mark.FURNITURE,
    "figure": Mark.FIGURE,
    "figcaption": Mark.CAPTION,
    "caption": Mark.CAPTION,
    "time": Mark.DATE,
    "blockquote": Mark.QUOTE,
    "a": Mark.LINK,
    "b": Mark.STRONG,
    "strong": Mark.STRONG,
}


def _named(words: str) -> re.Pattern[str]:
    """Return a pattern for class names that hold one of these words as a part of its own."""
    return re.compile(rf"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?:{words})s?(?:[\s_-]|$|(?=[A-Z]))", re.IGNORECASE)


_BY_NAME = (
    (
        _named(r"captions?|figcaption|cutline|legende?|wp-caption-text|image-?desc(?:ription)?|bildunterschrift"),
        Mark.CAPTION,
    ),
    (_named(r"credits?|photo-?credit|copyright|photographer|image-?source|bildnachweis"), Mark.CREDIT),
    (_named(r"by-?line|authors?|author-?name|contributors?|writer|reporter|signature|autor|auteur"), Mark.BYLINE),
    (_named(r"date|date-?line|time-?stamp|publish(?:ed)?(?:-?(?:date|time|on))?|pub-?date|datum|fecha"), Mark.DATE),
    (_named(r"dek|deck|sub-?title|sub-?headline|standfirst|chapo|strapline|article-?summary|unterzeile"), Mark.DEK),
    (
        _named(
            r"related|recommend(?:ed|ations?)?|read-?(?:more|also|next)|more-?(?:stories|from|on|news)|outbrain|taboola"
            r"|most-?(?:read|popular|viewed)|trending|popular|also-?like|teasers?|promos?|see-?also|similar"
        ),
        Mark.RELATED,
    ),
    (_named(r"comments?|comment-?(?:list|section)|disqus|talkbacks?|reactions"), Mark.COMMENTS),
    (
        _named(
            r"nav|navbar|navigation|menu|breadcrumbs?|share|sharing|social|toolbar|newsletter|subscribe|subscription"
            r"|sign-?up|cookies?|consent|gdpr|paywall|advert|advertisement|ads?|banner|sponsor|sponsored|footer|masthead"
            r"|skip-?link|tags?|topics|modal|popup|overlay|widget|sidebar|login|search"
        ),
        Mark.FURNITURE,
    ),
)
_SIGNATURE = Mark.BYLINE | Mark.DATE
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\f]*\n")
_NAMING = ("class", "id", "itemprop", "rel", "role", "data-testid", "data-component")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One visible block: `every` are the marks over all of its text, `some` those over any of it.

    `parent` numbers the element that holds the block's own element: paragraphs of one text share it. `linked` is the
    share of its characters inside links.
    """

    text: str
    tag: str
    every: Mark
    some: Mark
    parent: int
    linked: float


_Piece = tuple[str, Mark]
"""Text, and the marks of all elements around it."""


@dataclass(slots=True)
class _Open:
    """An element that is still open."""

    tag: str
    marks: Mark
    number: int
    hidden: bool


@dataclass(slots=True)
class _Walker:
    """Gathers fragments while elements open and close; iterative, so no page is too deep."""

    fragments: list[Fragment] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=lambda: [_Open("", Mark.NONE, 0, hidden=False)])
    _pieces: list[_Piece] = field(default_factory=list)
    _count: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag == "br":
            self._pieces.append(("\n", self._stack[-1].marks))
            return
        above = self._stack[-1]
        marks = above.marks | _BY_TAG.get(tag, Mark.NONE) | _marks_of(attributes)
        credit_begins = Mark.CREDIT in marks & ~above.marks and Mark.CAPTION in marks
        if tag not in INLINE or credit_begins:
            self._flush()
        elif tag in {"td", "th"}:
            self._pieces.append((" ", marks))
        if tag in VOID:
            return
        self._count += 1
        hidden = above.hidden or tag in SKIPPED or _is_hidden(attributes)
        self._stack.append(_Open(tag, marks, self._count, hidden))
        if tag == "q":
            self.text("“")

    def end(self, tag: str) -> None:
        """Take the end of an element, and of those left open inside it."""
        if tag in VOID or all(element.tag != tag for element in self._stack):
            return
        while True:
            closed = self._stack[-1]
            if closed.tag == "q":
                self.text("”")
            credit_ends = Mark.CREDIT in closed.marks & ~self._stack[-2].marks and Mark.CAPTION in closed.marks
            if closed.tag not in INLINE or credit_ends:
                self._flush()
            self._stack.pop()
            if closed.tag == tag:
                return

    def text(self, text: str) -> None:
        """Take text."""
        if not self._stack[-1].hidden:
            marks = self._stack[-1].marks
            if self._stack[-1].tag not in {"pre", "textarea"}:
                text = _SPACE.sub(" ", text)
            self._pieces.append((text, marks))

    def close(self) -> tuple[Fragment, ...]:
        """Return all fragments of the page."""
        self._flush()
        return tuple(self.fragments)

    def _flush(self) -> None:
        """End the block at hand."""
        pieces, self._pieces = self._pieces, []
        holder = next(at for at in range(len(self._stack) - 1, -1, -1) if self._stack[at].tag not in INLINE)
        tag, parent = self._stack[holder].tag, self._stack[max(holder - 1, 0)].number
        for group in _parts(pieces):
            self.fragments += _fragments(group, tag, parent)


def _parts(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the pieces of a block, apart where one line names first the writer and then the day."""
    kinds = [marks & _SIGNATURE for text, marks in pieces if text.strip()]
    if Mark.BYLINE not in kinds or Mark.DATE not in kinds:
        return [pieces]
    groups: list[list[_Piece]] = [[]]
    kind = Mark.NONE
    for text, marks in pieces:
        own = marks & _SIGNATURE
        if text.strip() and own and kind and own != kind:
            groups.append([])
        kind = own or kind
        groups[-1].append((text, marks))
    return groups


def _fragments(pieces: list[_Piece], tag: str, parent: int) -> Iterator[Fragment]:
    """Yield the paragraphs of one block."""
    visible = [(text, marks) for text, marks in pieces if text.strip()]
    if not visible:
        return
    every, some = ~Mark.NONE, Mark.NONE
    for _, marks in visible:
        every, some = every & marks, some | marks
    linked = sum(len(text) for text, marks in visible if Mark.LINK in marks) / sum(len(text) for text, _ in visible)
    for paragraph in _PARAGRAPH_BREAK.split("".join(text for text, _ in pieces)):
        text = _SPACE.sub(" ", paragraph).strip()
        if text:
            yield Fragment(text, tag, every, some, parent, linked)


def fragments_of(page: str, tree: html.HtmlElement | None) -> tuple[Fragment, ...]:
    """Return the visible blocks of a page, with its tree, in reading order; nothing in it is run or fetched."""
    if tree is not None and not _is_too_deep(tree):
        return _walk_tree(tree)
    parser = _Events()
    parser.feed(_without_open_comment(page))
    parser.close()
    return parser.walker.close()


def parse(page: str) -> html.HtmlElement | None:
    """Return the tree of a page, `None` where it has none."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _without_open_comment(page: str) -> str:
    """Return a page up to a comment that is never closed: the standard library's parser looks for each one's end."""
    opened = page.find("<!--", page.rfind("-->") + 1)
    return page if opened < 0 else page[:opened]


def _is_too_deep(tree: html.HtmlElement) -> bool:
    """Tell whether some element lies so deep that what is below it may have been left out."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST_TREE:
            return True
    return False


def _walk_tree(tree: html.HtmlElement) -> tuple[Fragment, ...]:
    walker = _Walker()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            walker.start(tag, dict(element.attrib))
            if element.text and tag not in VOID:
                walker.text(element.text)
        else:
            walker.end(tag)
            if element.tail:
                walker.text(element.tail)
    return walker.close()


class _Events(HTMLParser):
    """The standard library's parser, slower and without any limit of depth."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.walker = _Walker()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.walker.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.walker.end(tag)

    def handle_data(self, data: str) -> None:
        self.walker.text(data)


def _marks_of(attributes: dict[str, str]) -> Mark:
    """Return what the names on an element say of it."""
    marks = Mark.NONE
    names = " ".join(attributes[name] for name in _NAMING if name in attributes)
    if names:
        for pattern, mark in _BY_NAME:
            if pattern.search(names):
                marks |= mark
    return marks


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether an element is not shown until a script or a reader asks for it."""
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))

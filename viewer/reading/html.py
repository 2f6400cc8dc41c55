"""A page to passages: the body as trafilatura picks it, everything around it by a walk of our own; none is left out.

Loaded in the worker alone: its libraries are written in C.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.formats import SourceFormat, WarningKind
from viewer.model import ArticleWarning, Role
from viewer.reading.cues import ROLE_OF_CUE, Cue, find_cue
from viewer.reading.draft import Draft, Passage
from viewer.reading.extractor import extract_text
from viewer.reading.fragments import HEADINGS, Fragment, Mark, fragments_of, parse
from viewer.reading.lines import count_words, ends_sentence, opens_quotation
from viewer.reading.pagehead import PageHead, read_head

LONGEST_PAGE = 4_000_000
"""Characters of a page that are read; the rest of a longer one, which no article needs, is left out with a warning."""

MOST_BLOCKS = 20_000
"""Blocks of a page above which no article is looked for in it: that would take minutes, and no article has them."""

POOR_SHARE = 0.10
"""Share of the visible letters below which the extractor missed the article."""

SHORTEST_PART = 25
"""Letters from which a block counts as extracted when its words stand anywhere in the extracted text."""

FOUND_SHARE = 0.5
"""Share of the extracted letters that must be visible: else they come from data that no reader sees."""

MOST_TOP_BLOCKS = 10
"""Blocks below the headline among which dek, byline and date stand."""

MOST_SUBHEAD_WORDS = 14
MOST_BYLINE_WORDS = 20
FEWEST_TITLE_WORDS = 4
FEWEST_PROSE_WORDS = 6
"""Words that bound what a line can be, as in plain text but looser, since the markup vouches for it."""

MOSTLY_LINKED = 0.7
"""Share of a block's characters in links above which it is a link and not a paragraph with links."""

_ASIDE = Mark.CAPTION | Mark.COMMENTS
"""Marks that the extractor's choice does not outweigh."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of a page before its blocks get their roles, by indices of fragments."""

    fragments: Sequence[Fragment]
    body: frozenset[int]
    headlines: frozenset[int]
    parents: frozenset[int]
    poor: bool

    @property
    def first(self) -> int:
        """Return the first block of the body."""
        return min(self.body, default=len(self.fragments))


def read_html(page: str) -> Draft:
    """Return the visible blocks of a page with the roles that its markup gives, and what its head says."""
    warnings = []
    if len(page) > LONGEST_PAGE:
        page = page[:LONGEST_PAGE]
        warnings.append(ArticleWarning(WarningKind.TRUNCATED, str(LONGEST_PAGE)))
    tree = parse(page)
    head = read_head(tree) if tree is not None else PageHead()
    fragments = fragments_of(page, tree)
    extracted = extract_text(page) if len(fragments) <= MOST_BLOCKS else ""
    read = _page(fragments, extracted, head)
    if read.poor and fragments:
        warnings.append(ArticleWarning(WarningKind.EXTRACTION_POOR))
    passages = [Passage(fragment.text, role=_role(read, at)) for at, fragment in enumerate(fragments)]
    if not read.headlines and head.title and fragments:
        passages.insert(0, Passage(head.title, role=Role.HEADLINE))
    return Draft(tuple(passages), SourceFormat.HTML, head.title, head.date, head.outlet, head.language, tuple(warnings))


def _page(fragments: Sequence[Fragment], extracted: str, head: PageHead) -> _Page:
    """Return which blocks are the article's own."""
    whole = _bare(extracted)
    parts = {_bare(line) for line in extracted.split("\n")}
    letters = [_bare(fragment.text) for fragment in fragments]
    poor = len(whole) < POOR_SHARE * sum(map(len, letters)) or not whole
    extractable = () if poor else (at for at, fragment in enumerate(fragments) if not fragment.some & _ASIDE)
    body = {at for at in extractable if letters[at] in parts or _is_part(letters[at], whole)}
    found = sum(len(letters[at]) for at in body)
    headlines = _headlines(fragments, letters, head, min(body, default=len(fragments)))
    body -= {at for at in body if _is_on_top(fragments, at, headlines, body)}
    return _Page(
        fragments,
        frozenset(body - headlines),
        headlines,
        frozenset(fragments[at].parent for at in body if fragments[at].tag == "p"),
        poor or found < FOUND_SHARE * len(whole),
    )


def _is_on_top(fragments: Sequence[Fragment], at: int, headlines: frozenset[int], body: set[int]) -> bool:
    """Tell whether a block that was extracted is named as dek, byline or date, and stands where these stand."""
    early = bool(headlines) and min(headlines) < at < min(headlines) + MOST_TOP_BLOCKS
    named = bool(fragments[at].every & (Mark.DEK | Mark.BYLINE | Mark.DATE))
    return early and named and any(other > at for other in body)


def _headlines(fragments: Sequence[Fragment], letters: Sequence[str], head: PageHead, first: int) -> frozenset[int]:
    """Return the heading that says what the page's title says, else the last of the first rank above the body."""
    title = _bare(head.title or "")
    headings = [at for at, fragment in enumerate(fragments) if fragment.tag in HEADINGS and letters[at]]
    same = [at for at in headings if title and (letters[at] == title or _is_part(letters[at], title))]
    if same:
        return frozenset(same[:1])
    firsts = [at for at in headings if fragments[at].tag == "h1"]
    wordy = [at for at in firsts if count_words(fragments[at].text) > 1] or firsts
    above = [at for at in wordy if at <= first] or wordy
    return frozenset(above[-1:])


def _is_part(own: str, whole: str) -> bool:
    """Tell whether the letters of a block stand in others, and are enough not to do so by chance."""
    return len(own) >= SHORTEST_PART and own in whole


def _role(page: _Page, at: int) -> Role | None:
    """Return the role that markup and extraction give a block, `None` where only its neighbours can tell."""
    fragment = page.fragments[at]
    if at in page.headlines:
        return Role.HEADLINE
    if fragment.some & (Mark.CAPTION | Mark.FIGURE):
        return _picture_role(fragment)
    if Mark.COMMENTS in fragment.every:
        return Role.COMMENTS
    if at in page.body:
        return _body_role(fragment)
    if page.headlines and min(page.headlines) < at < page.first and (role := _top_role(fragment)) is not None:
        return role
    return _outside_role(page, at)


def _picture_role(fragment: Fragment) -> Role:
    """Return what a block inside a figure is."""
    cue = find_cue(fragment.text)
    if Mark.CREDIT in fragment.every or cue is Cue.CREDIT or fragment.text.startswith("©"):
        return Role.CREDIT
    if cue in {Cue.BOILERPLATE, Cue.JUNK}:
        return Role.BOILERPLATE
    return Role.CAPTION


def _body_role(fragment: Fragment) -> Role:
    """Return what a block of the extracted article is."""
    cue = find_cue(fragment.text)
    if cue is not None:
        return ROLE_OF_CUE[cue]
    words = count_words(fragment.text)
    is_bold = Mark.STRONG in fragment.every and not ends_sentence(fragment.text)
    if fragment.tag in HEADINGS or (is_bold and words <= MOST_SUBHEAD_WORDS):
        return Role.SUBHEAD
    if Mark.RELATED in fragment.some and fragment.linked > MOSTLY_LINKED:
        return Role.RELATED
    return Role.QUOTE if Mark.QUOTE in fragment.every or opens_quotation(fragment.text) else Role.BODY


def _top_role(fragment: Fragment) -> Role | None:
    """Return what a block between headline and body is, if its names or its tag tell."""
    words, cue = count_words(fragment.text), find_cue(fragment.text)
    if cue in {Cue.DATE, Cue.BYLINE, Cue.CREDIT}:
        return ROLE_OF_CUE[cue]
    if Mark.DEK in fragment.some or (fragment.tag == "h2" and words >= FEWEST_PROSE_WORDS):
        return Role.DEK
    if words <= MOST_BYLINE_WORDS and cue is None:
        if Mark.BYLINE in fragment.some:
            return Role.BYLINE
        if Mark.DATE in fragment.some:
            return Role.DATE
    return None


def _outside_role(page: _Page, at: int) -> Role | None:
    """Return what a block is that the extractor left out."""
    fragment = page.fragments[at]
    cue = find_cue(fragment.text)
    if cue is not None:
        return None if page.poor else ROLE_OF_CUE[cue]
    if fragment.some & (Mark.RELATED | Mark.FURNITURE) or fragment.linked > MOSTLY_LINKED:
        return _link_role(fragment)
    missed = fragment.tag == "p" and fragment.parent in page.parents
    inside = Mark.MAIN in fragment.some and page.first < at < max(page.body, default=0)
    if page.poor or missed or (inside and count_words(fragment.text) >= FEWEST_PROSE_WORDS):
        return None
    return Role.BOILERPLATE


def _link_role(fragment: Fragment) -> Role:
    """Tell links to other stories from menus and buttons."""
    if Mark.RELATED in fragment.some:
        return Role.RELATED
    is_title = fragment.linked > MOSTLY_LINKED and count_words(fragment.text) >= FEWEST_TITLE_WORDS
    return Role.RELATED if is_title else Role.BOILERPLATE


def _bare(text: str) -> str:
    """Return the letters and digits of a text, by which two renderings of it are the same."""
    return "".join(filter(str.isalnum, text)).casefold()

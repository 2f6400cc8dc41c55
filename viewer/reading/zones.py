"""Where on a page the article lies: its headline, the first and the end of the last paragraph, lists, pictures."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from viewer.model import Role
from viewer.reading.cues import Cue, is_site_copyright, starts_byline
from viewer.reading.dates import read_date
from viewer.reading.lines import Line, ends_sentence, is_name_list

LONGEST_HEADLINE = 200
"""Characters of the longest headline."""

FEWEST_HEADLINE_WORDS = 3
"""Words below which a line is a label."""

MOST_ABOVE, MOST_BELOW = 400, 2_000
"""Lines above the body among which the headline is looked for, and below it among which it is said again."""

BEST_HEADLINE_WORDS = 7
"""Words from which a longer line is no likelier to be the headline."""

MOST_ANCHOR_WORDS = 10
"""Words of the longest line that is taken for a byline without further proof."""

NEAR = 3
"""Lines after a headline within which its byline or date is looked for."""

ANCHOR_BONUS, TOUCH_BONUS, DEK_BONUS, REPEAT_BONUS, ADDRESS_BONUS = 8, 4, 6, 6, 6
"""Weights in words: a byline or date near, right below, a dek right below, the line repeated, its words in the page's
address."""

SENTENCE_COST, NAMES_COST = 6, 10
"""Weights in words against a line: a full stop, names and nothing else."""

DEK_LENGTH = 1.2
"""Times that a dek is at least as long as its headline; a teaser above a headline is not so much shorter."""

PARAGRAPHS_BEFORE_BODY = 1
"""Paragraphs that may stand above the byline (a dek, a notice) without the body having begun."""

TRAILING_SHARE = 0.25
"""Share of the article's text below which sentences after a copyright line or comments are not the article."""

MOST_TEASER_WORDS = 14
"""Words of the longest link in a list that may end with a question or a quotation."""

MOST_LABEL_WORDS = 3
"""Words a line in the mean up to which a row of lines is topics or menus, and above which links to stories."""

SHORTEST_LIST = 3
"""Lines without full stop in a row that make a list of links."""

TYPOGRAPHY = 10
"""Characters by which marks and spaces may lengthen one of two lines that say the same."""

_ADDRESS_WORDS = re.compile(r"[^\W\d_]{4,}")
_PICTURE = frozenset({Cue.CREDIT})
_BREAKS_LIST = frozenset({Cue.NOTICE, Cue.COMMENTS, Cue.BYLINE, Cue.CREDIT, Cue.CAPTION})


@dataclass(frozen=True, slots=True)
class Zones:
    """The article on its page, by indices of lines; `start` is `None` where the page has no prose at all.

    `headline` is the line above which all is the site's (0 without a headline); `listed` are members of lists of links
    under a heading, `rows` long rows of titles without one, `labels` long rows of a word or two each,
    `pictured` lines that a picture's credit or double names, `enumerated` items after a colon, `strangers` lines in
    another script than the page's, `commented` what readers wrote, `anchors` bylines and dates at the top.
    """

    start: int | None
    end: int
    headline: int
    headlines: frozenset[int]
    anchors: frozenset[int]
    listed: frozenset[int]
    rows: frozenset[int]
    labels: frozenset[int]
    pictured: frozenset[int]
    enumerated: frozenset[int]
    strangers: frozenset[int]
    commented: frozenset[int]


def find_zones(lines: Sequence[Line]) -> Zones:
    """Return where the article lies among the lines of its page."""
    prose = [at for at, line in enumerate(lines) if line.prose or line.known in {Role.BODY, Role.QUOTE}]
    anchors = _anchors(lines, prose)
    start = _start(prose, anchors)
    end = _end(lines, prose, start)
    headline = _headline(lines, start, anchors)
    listed = _listed(lines, headline, end)
    rows, labels = _rows(lines, start)
    return Zones(
        start=start,
        end=end,
        headline=headline if headline is not None else 0,
        headlines=_repeats(lines, headline, end) - listed,
        anchors=anchors,
        listed=listed,
        rows=rows - listed,
        labels=labels - listed,
        pictured=_pictured(lines),
        enumerated=_enumerated(lines),
        strangers=_strangers(lines),
        commented=_commented(lines, end),
    )


def _anchors(lines: Sequence[Line], prose: Sequence[int]) -> frozenset[int]:
    """Return the bylines and dates that stand before the body is well under way."""
    limit = prose[PARAGRAPHS_BEFORE_BODY + 1] if len(prose) > PARAGRAPHS_BEFORE_BODY + 1 else len(lines)
    return frozenset(at for at in range(limit) if _is_anchor(lines[at]))


def _is_anchor(line: Line) -> bool:
    if line.cue in {Cue.DATE, Cue.BYLINE} or line.known in {Role.DATE, Role.BYLINE}:
        return True
    short = line.plain and not line.prose and line.words <= MOST_ANCHOR_WORDS
    return short and (starts_byline(line.text) or is_name_list(line.text))


def _start(prose: Sequence[int], anchors: frozenset[int]) -> int | None:
    """Return the first line of the body: the first prose, but below a byline that only a dek precedes."""
    if not prose:
        return None
    for at in sorted(anchors, reverse=True):
        below = bisect_right(prose, at)
        if bisect_left(prose, at) <= PARAGRAPHS_BEFORE_BODY and below < len(prose):
            return prose[below]
    return prose[0]


def _end(lines: Sequence[Line], prose: Sequence[int], start: int | None) -> int:
    """Return the index after the last paragraph; stray sentences below a copyright line or comments do not count."""
    if start is None:
        return len(lines)
    lengths = list(accumulate((len(lines[at].text) for at in prose), initial=0))
    for at in range(start, len(lines)):
        if _closes(lines, at):
            above = bisect_left(prose, at)
            below = lengths[-1] - lengths[bisect_right(prose, at)]
            if below <= TRAILING_SHARE * lengths[-1]:
                return _past_sentences(lines, (prose[above - 1] if above else start) + 1)
    return _past_sentences(lines, prose[-1] + 1)


def _past_sentences(lines: Sequence[Line], at: int) -> int:
    """Return the index after the short sentences that an article may end with."""
    while at < len(lines) and lines[at].plain and lines[at].words > 1 and ends_sentence(lines[at].text):
        at += 1
    return at


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line closes an article: comments or copyright."""
    return lines[at].cue is Cue.COMMENTS or (lines[at].cue is Cue.BOILERPLATE and is_site_copyright(lines[at].text))


def _headline(lines: Sequence[Line], start: int | None, anchors: frozenset[int]) -> int | None:
    """Return the likeliest headline above the body."""
    for at, line in enumerate(lines):
        if line.known is Role.HEADLINE:
            return at
    if start is None:
        return None
    address = set(
        _ADDRESS_WORDS.findall(" ".join(line.text.casefold() for line in lines[:start] if "://" in line.text))
    )
    best: tuple[float, int] | None = None
    for at in range(max(0, start - MOST_ABOVE), start):
        if _may_head(lines[at]):
            score = _headline_score(lines, at, start, anchors, address)
            if best is None or score > best[0]:
                best = (score, at)
    return best[1] if best else None


def _may_head(line: Line) -> bool:
    return (
        line.plain
        and line.words >= FEWEST_HEADLINE_WORDS
        and len(line.text) <= LONGEST_HEADLINE
        and not starts_byline(line.text)
    )


def _headline_score(lines: Sequence[Line], at: int, start: int, anchors: frozenset[int], address: set[str]) -> float:
    """Return how much a line above the body, which begins at `start`, looks like the headline, in words."""
    text, below = lines[at].text, lines[at + 1 : min(at + 2, start)]
    own = set(_ADDRESS_WORDS.findall(text.casefold()))
    has_dek = bool(below) and _may_head(below[0]) and len(below[0].text) >= DEK_LENGTH * len(text)
    is_sentence = ends_sentence(text) and not text.endswith(("?", "!", '"', "”", "’", "'"))
    evidence = (
        (ANCHOR_BONUS, any(near in anchors for near in range(at + 1, at + 1 + NEAR))),
        (TOUCH_BONUS, at + 1 in anchors),
        (DEK_BONUS, has_dek and lines[at].words > FEWEST_HEADLINE_WORDS),
        (REPEAT_BONUS, any(_says_the_same(other.text, text) for other in lines[at + 1 : at + MOST_BELOW])),
        (ADDRESS_BONUS, len(own & address) > len(own) / 2),
        (-NAMES_COST, is_name_list(text)),
        (-SENTENCE_COST, is_sentence),
    )
    return min(lines[at].words, BEST_HEADLINE_WORDS) + sum(weight for weight, holds in evidence if holds)


def _repeats(lines: Sequence[Line], headline: int | None, end: int) -> frozenset[int]:
    """Return the headline and the lines that repeat it above the end of the article."""
    if headline is None:
        return frozenset()
    title = lines[headline].text
    twins = (at for at in range(end) if lines[at].known is None and _says_the_same(lines[at].text, title))
    return frozenset(twins) | {headline}


def _listed(lines: Sequence[Line], headline: int | None, end: int) -> frozenset[int]:
    """Return the members of lists of links: what follows their heading up to the next paragraph of the article."""
    listed: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if line.cue is Cue.RELATED_LIST:
            inside = True
        elif at == headline or _breaks_list(lines, at, end):
            inside = False
        elif inside and (line.plain or line.words <= 1 or line.cue is Cue.DATE):
            listed.add(at)
    return frozenset(listed)


def _breaks_list(lines: Sequence[Line], at: int, end: int) -> bool:
    """Tell whether a line ends a list of links: a paragraph, but not a teaser that happens to end like a sentence."""
    line = lines[at]
    if (
        line.known is not None
        or line.cue in _BREAKS_LIST
        or (line.cue is Cue.DATE and read_date(line.text) is not None)
    ):
        return True
    if not line.prose or at >= end:
        return False
    next_is_title = at + 1 < len(lines) and lines[at + 1].plain and not lines[at + 1].prose
    return not (next_is_title and line.words <= MOST_TEASER_WORDS and not line.text.endswith("."))


def _rows(lines: Sequence[Line], start: int | None) -> tuple[frozenset[int], frozenset[int]]:
    """Return the long rows of lines without a full stop below the start of the body: titles, and mere labels."""
    titles: set[int] = set()
    labels: set[int] = set()
    row: list[int] = []
    for at in range(start or 0, len(lines) + 1):
        if at < len(lines) and _is_unstopped(lines[at]):
            row.append(at)
            continue
        if len(row) >= SHORTEST_LIST and not lines[row[0] - 1].text.endswith(":"):
            words = sum(lines[member].words for member in row)
            (labels if words <= MOST_LABEL_WORDS * len(row) else titles).update(row)
        row = []
    return frozenset(titles), frozenset(labels)


def _is_unstopped(line: Line) -> bool:
    return line.plain and not line.prose and not ends_sentence(line.text) and not line.text.startswith("(")


def _pictured(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that a credit below or a double beside shows to be captions."""
    found: set[int] = set()
    below: Line | None = None  # the next line that is no title; looked for from below, for pages may have 100,000 lines
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if not line.plain or line.prose:
            below = line
            continue
        twin = any(0 <= near < len(lines) and lines[near].text == line.text for near in (at - 1, at + 1))
        if twin or (below is not None and below.cue in _PICTURE):
            found.add(at)
    return frozenset(found)


def _enumerated(lines: Sequence[Line]) -> frozenset[int]:
    """Return the items of lists that a paragraph with a colon at its end opens."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if line.prose:
            inside = line.text.endswith(":")
        elif inside and line.plain:
            found.add(at)
        else:
            inside = False
    return frozenset(found)


def _strangers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines in another script than most of the page."""
    scripts = [_script(line.text) for line in lines]
    weights: dict[str, int] = {}
    for script, line in zip(scripts, lines, strict=True):
        weights[script] = weights.get(script, 0) + len(line.text)
    main = max(weights, key=lambda script: weights[script], default="")
    return frozenset(at for at, script in enumerate(scripts) if script not in {main, ""})


def _script(text: str) -> str:
    """Return a name for the script of the first letter, "" without letters."""
    letter = next((character for character in text if character.isalpha()), "")
    return unicodedata.name(letter, "").split(" ", 1)[0] if letter else ""


def _commented(lines: Sequence[Line], end: int) -> frozenset[int]:
    """Return what stands below the heading of the comments."""
    first = next((at for at in range(end, len(lines)) if lines[at].cue is Cue.COMMENTS), len(lines))
    return frozenset(range(first + 1, len(lines)))


def _says_the_same(one: str, other: str) -> bool:
    """Tell whether two titles have the same letters; most lines differ by far in length, and need no closer look."""
    return abs(len(one) - len(other)) <= TYPOGRAPHY and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())

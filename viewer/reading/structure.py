"""What every line of a page is: headline, byline, body, caption, links, site furniture; by rules and neighbours."""

from collections.abc import Sequence

from viewer.model import Role
from viewer.reading.cues import Cue, starts_byline
from viewer.reading.lines import Line, ends_sentence, is_name, is_shouted, look_at, opens_quotation
from viewer.reading.zones import Zones, find_zones

FEWEST_TITLE_WORDS = 4
"""Words below which a lone line outside the article is a label of the site, and above a link to another story."""

MOST_SUBHEAD_WORDS = 8
"""Words of the longest subhead; a longer line without a full stop is the caption of a picture."""

MOST_QUESTION_WORDS = 12
"""Words of the longest question that heads a passage."""

MOST_SHOUTED_SUBHEAD_WORDS = 4
"""Words above which capitals alone are a link to another story and not a subhead."""

FEWEST_DEK_WORDS = 7
"""Words below which the line under the headline is a label, a name or a subhead."""

LONGEST_DEK = 160
"""Characters above which a full sentence between headline and byline already belongs to the body."""

NEAR = 6
"""Lines around one in the tail among which another caption shows that pictures stand there."""

MOST_BYLINE_WORDS = 16
"""Words of the longest line that opens like a byline and is one."""

_ROLE_OF_CUE = {
    Cue.NOTICE: Role.NOTICE,
    Cue.CREDIT: Role.CREDIT,
    Cue.CAPTION: Role.CAPTION,
    Cue.COMMENTS: Role.COMMENTS,
    Cue.RELATED_LIST: Role.RELATED,
    Cue.RELATED: Role.RELATED,
    Cue.BOILERPLATE: Role.BOILERPLATE,
    Cue.DATE: Role.DATE,
    Cue.BYLINE: Role.BYLINE,
    Cue.JUNK: Role.JUNK,
}


def assign_roles(texts: Sequence[str], known: Sequence[Role | None] | None = None) -> tuple[Role, ...]:
    """Return the role of every line, in order; `known` holds the roles that markup already gives."""
    lines = [look_at(text, known[at] if known else None) for at, text in enumerate(texts)]
    zones = find_zones(lines)
    roles: list[Role] = []
    for at, line in enumerate(lines):
        role = line.known or _role(lines, zones, at, roles)
        roles.append(Role.QUOTE if role is Role.BODY and line.known is None and opens_quotation(line.text) else role)
    return tuple(roles)


def _role(lines: Sequence[Line], zones: Zones, at: int, before: Sequence[Role]) -> Role:
    """Return the role of one line, knowing the roles of those before it."""
    line = lines[at]
    if at in zones.headlines:
        return Role.HEADLINE
    if line.cue is not None:
        return _cued_role(lines, zones, at)
    if zones.start is None:
        return Role.BODY
    if at < zones.headline:
        return _above_headline(line, zones, at)
    if at < zones.start:
        return _below_headline(lines, zones, at, before)
    if at < zones.end:
        return _inside(lines, zones, at)
    return _after(lines, zones, at, before)


def _cued_role(lines: Sequence[Line], zones: Zones, at: int) -> Role:
    """Return what the words of a line give it out for; a mere label inside a list of links belongs to the list."""
    line = lines[at]
    assert line.cue is not None  # noqa: S101 - asked by the caller
    if at in zones.listed and line.cue in {Cue.BOILERPLATE, Cue.DATE}:
        return Role.RELATED
    return _ROLE_OF_CUE[line.cue]


def _above_headline(line: Line, zones: Zones, at: int) -> Role:
    """Return the role of a line before the headline: labels, teasers, and the remains of page building."""
    if at in zones.strangers and line.words < FEWEST_TITLE_WORDS:
        return Role.JUNK
    if line.prose or line.words >= FEWEST_TITLE_WORDS:
        return Role.RELATED
    return Role.BOILERPLATE


def _below_headline(lines: Sequence[Line], zones: Zones, at: int, before: Sequence[Role]) -> Role:
    """Return the role of a line between headline and body: dek, names, picture captions."""
    line = lines[at]
    if at in zones.listed:
        return Role.RELATED
    if _is_dek(lines, zones, at, before):
        return Role.DEK
    if line.prose:
        return Role.BODY
    if (starts_byline(line.text) and line.words <= MOST_BYLINE_WORDS) or is_name(line.text):
        return Role.BYLINE
    after_byline = bool(before) and before[-1] is Role.BYLINE
    if line.words <= FEWEST_TITLE_WORDS:
        return Role.BYLINE if after_byline or "," in line.text else Role.BOILERPLATE
    return Role.CAPTION


def _is_dek(lines: Sequence[Line], zones: Zones, at: int, before: Sequence[Role]) -> bool:
    """Tell whether the line right under the headline sums the story up, and the body does not begin with it."""
    line = lines[at]
    under = bool(before) and before[-1] in {Role.HEADLINE, Role.DEK}
    if not under or line.words < FEWEST_DEK_WORDS or starts_byline(line.text):
        return False
    return not line.prose or (len(line.text) <= LONGEST_DEK and Role.DEK not in before)


def _inside(lines: Sequence[Line], zones: Zones, at: int) -> Role:
    """Return the role of a line between the first and the last paragraph."""
    line = lines[at]
    if line.prose:
        return _headed(lines, at)
    if at in zones.pictured or at in zones.strangers:
        return Role.CAPTION
    if at in zones.listed or at in zones.rows or at in zones.labels:
        return Role.RELATED
    if at in zones.enumerated or not line.text.strip("0123456789:. apm") or line.text.startswith("("):
        return Role.BODY
    if is_shouted(line.text) and line.words > MOST_SHOUTED_SUBHEAD_WORDS:
        return Role.RELATED
    if line.words > MOST_SUBHEAD_WORDS:
        return Role.CAPTION
    if ends_sentence(line.text) and not line.text.endswith("?"):
        return Role.BODY
    return Role.SUBHEAD


def _headed(lines: Sequence[Line], at: int) -> Role:
    """Tell a question that heads the next paragraph from a paragraph."""
    line = lines[at]
    is_question = line.text.endswith(("?", "？", "؟")) and line.words <= MOST_QUESTION_WORDS
    followed = at + 1 < len(lines) and lines[at + 1].prose and not lines[at + 1].text.endswith("?")
    return Role.SUBHEAD if is_question and followed and not opens_quotation(line.text) else Role.BODY


def _after(lines: Sequence[Line], zones: Zones, at: int, before: Sequence[Role]) -> Role:
    """Return the role of a line after the last paragraph of the article."""
    line = lines[at]
    if at in zones.commented and (line.prose or line.words >= FEWEST_TITLE_WORDS):
        return Role.COMMENTS
    if at in zones.pictured:
        return Role.CAPTION
    if at in zones.listed or at in zones.rows:
        return Role.RELATED
    if before and before[-1] is Role.BYLINE and is_name(line.text):
        return Role.BYLINE
    if starts_byline(line.text) and is_name(line.text.split(maxsplit=1)[-1]):
        return Role.BYLINE
    if line.words < FEWEST_TITLE_WORDS or line.prose or at in zones.labels:
        return Role.BOILERPLATE
    among_pictures = any(
        other.cue in {Cue.CAPTION, Cue.CREDIT} for other in lines[max(zones.end, at - NEAR) : at + NEAR]
    )
    return Role.CAPTION if among_pictures and line.words > MOST_SUBHEAD_WORDS else Role.RELATED

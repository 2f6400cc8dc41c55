"""What every line of a page is: headline, byline, body, caption, links, site furniture; by rules and neighbours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viewer.model import Role
from viewer.reading.cues import ROLE_OF_CUE, Cue, is_site_copyright, starts_byline
from viewer.reading.lines import (
    Line,
    continues,
    ends_sentence,
    is_name,
    is_name_list,
    is_stopless,
    look_at,
    opens_quotation,
)
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

FEWEST_CUT_WORDS = 16
"""Words from which a line below the body without a full stop is no link to another story but a paragraph cut off."""

NEAR = 6
"""Lines around one in the tail among which another caption shows that pictures stand there."""

MOST_BYLINE_WORDS = 16
"""Words of the longest line that opens like a byline and is one."""

_CONTINUED = (Role.BODY, Role.QUOTE, Role.NOTICE, Role.CAPTION, Role.DEK)
"""Roles that a line passes on to the next where that goes on in the middle of its sentence."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """One line among the others, and the roles of those before it."""

    lines: Sequence[Line]
    zones: Zones
    at: int
    before: Sequence[Role]

    @property
    def line(self) -> Line:
        return self.lines[self.at]

    def is_below(self, *roles: Role) -> bool:
        """Tell whether the line right above has one of these roles."""
        return bool(self.before) and self.before[-1] in roles


_Rules = tuple[tuple[Callable[[_Seat], bool], Role], ...]
"""Tests in the order of their sureness; the first that holds gives the role."""


def assign_roles(texts: Sequence[str], known: Sequence[Role | None] | None = None) -> tuple[Role, ...]:
    """Return the role of every line, in order; `known` holds the roles that markup already gives."""
    lines = [look_at(text, known[at] if known else None) for at, text in enumerate(texts)]
    zones = find_zones(lines)
    roles: list[Role] = []
    for at, line in enumerate(lines):
        role = line.known or _role(_Seat(lines, zones, at, roles))
        roles.append(Role.QUOTE if role is Role.BODY and line.known is None and opens_quotation(line.text) else role)
    return tuple(roles)


def _role(seat: _Seat) -> Role:
    """Return the role of one line by what it says of itself, else by where it stands."""
    zones, at, cue = seat.zones, seat.at, seat.line.cue
    if at in zones.headlines:
        return Role.HEADLINE
    if cue is not None:
        return _cued_role(seat, cue)
    if seat.is_below(*_CONTINUED) and continues(seat.line.text) and not ends_sentence(seat.lines[at - 1].text):
        return Role.BODY if seat.before[-1] is Role.QUOTE else seat.before[-1]
    return next((role for test, role in _rules_for(seat) if test(seat)), Role.BODY)


def _cued_role(seat: _Seat, cue: Cue) -> Role:
    """Return what a line says of itself, unless its place says that it is a link's label or a picture's owner."""
    if cue in {Cue.BOILERPLATE, Cue.DATE} and _is_listed(seat):
        return Role.RELATED
    owns_picture = cue is Cue.BOILERPLATE and seat.line.text.startswith("©") and not is_site_copyright(seat.line.text)
    return Role.CREDIT if owns_picture and seat.at < seat.zones.end else ROLE_OF_CUE[cue]


def _rules_for(seat: _Seat) -> _Rules:
    """Return the rules of the part of the page that a line stands in; none where the page has no prose at all."""
    zones, at = seat.zones, seat.at
    if zones.start is None:
        return ()
    if at < zones.headline:
        return _ABOVE_HEADLINE
    if at < zones.start:
        return _ABOVE_BODY
    return _INSIDE if at < zones.end else _BELOW_BODY


def _is_short(seat: _Seat) -> bool:
    return seat.line.words < FEWEST_TITLE_WORDS


def _is_dek(seat: _Seat) -> bool:
    """Tell whether the line right under the headline sums the story up, and the body does not begin with it."""
    line = seat.line
    if not seat.is_below(Role.HEADLINE, Role.DEK) or line.words < FEWEST_DEK_WORDS or _is_byline(seat):
        return False
    return not line.prose or (len(line.text) <= LONGEST_DEK and Role.DEK not in seat.before)


def _is_byline(seat: _Seat) -> bool:
    """Tell whether a line above the body names the writers."""
    line = seat.line
    if line.prose or line.words > MOST_BYLINE_WORDS:
        return False
    title = seat.is_below(Role.BYLINE) and line.words <= FEWEST_TITLE_WORDS
    return title or starts_byline(line.text) or is_name(line.text) or is_name_list(line.text)


def _is_label(seat: _Seat) -> bool:
    return not seat.line.prose and seat.line.words <= FEWEST_TITLE_WORDS


def _is_listed(seat: _Seat) -> bool:
    return seat.at in seat.zones.listed


def _is_pictured(seat: _Seat) -> bool:
    return not seat.line.prose and (seat.at in seat.zones.pictured or seat.at in seat.zones.strangers)


def _is_question_head(seat: _Seat) -> bool:
    """Tell a question that heads the next paragraph from a paragraph."""
    line, below = seat.line, seat.lines[seat.at + 1 : seat.at + 2]
    is_question = line.text.endswith(("?", "？", "؟")) and line.words <= MOST_QUESTION_WORDS
    followed = bool(below) and below[0].prose and not below[0].text.endswith("?")
    return is_question and followed and not opens_quotation(line.text)


def _is_in_row(seat: _Seat) -> bool:
    return any(seat.at in zone for zone in (seat.zones.listed, seat.zones.rows, seat.zones.labels))


def _is_item(seat: _Seat) -> bool:
    """Tell whether a line without a full stop is part of the text: an item, an hour, an aside, a saying."""
    text = seat.line.text
    is_aside = text.startswith("(") or text.endswith(":") or not text.strip("0123456789:. apm")
    return (
        is_aside or seat.at in seat.zones.enumerated or (_is_long(seat) and (opens_quotation(text) or _is_broken(seat)))
    )


def _is_broken(seat: _Seat) -> bool:
    """Tell whether the next line goes on with the sentence of this one."""
    below = seat.lines[seat.at + 1 : seat.at + 2]
    return bool(below) and below[0].plain and continues(below[0].text)


def _is_shouted_link(seat: _Seat) -> bool:
    return seat.line.text.isupper() and seat.line.words > MOST_SHOUTED_SUBHEAD_WORDS


def _is_long(seat: _Seat) -> bool:
    return seat.line.words > MOST_SUBHEAD_WORDS and not is_stopless(seat.line.text)


def _is_short_sentence(seat: _Seat) -> bool:
    return ends_sentence(seat.line.text) and not seat.line.text.endswith(("?", "？", "؟"))


def _is_comment(seat: _Seat) -> bool:
    return seat.at in seat.zones.commented and (seat.line.prose or not _is_short(seat))


def _is_cut_paragraph(seat: _Seat) -> bool:
    """Tell whether a long line right below the body is its last paragraph, cut off or left without a full stop."""
    return seat.is_below(Role.BODY, Role.QUOTE) and seat.line.words >= FEWEST_CUT_WORDS


def _is_late_byline(seat: _Seat) -> bool:
    """Tell whether a line below the body names the writers."""
    text = seat.line.text
    named = seat.is_below(Role.BYLINE) and is_name(text) and "&" not in text
    return named or (starts_byline(text) and is_name(text.split(maxsplit=1)[-1]))


def _is_late_caption(seat: _Seat) -> bool:
    """Tell whether a title below the body stands among captions."""
    around = seat.lines[max(seat.zones.end, seat.at - NEAR) : seat.at + NEAR]
    return not seat.line.prose and _is_long(seat) and any(other.cue in {Cue.CAPTION, Cue.CREDIT} for other in around)


_ABOVE_HEADLINE: _Rules = (
    (lambda seat: seat.at in seat.zones.strangers and _is_short(seat), Role.JUNK),
    (lambda seat: seat.line.prose or not _is_short(seat), Role.RELATED),
    (_is_short, Role.BOILERPLATE),
)
"""Labels, teasers, and the remains of page building."""

_ABOVE_BODY: _Rules = (
    (_is_listed, Role.RELATED),
    (_is_dek, Role.DEK),
    (lambda seat: seat.line.prose, Role.BODY),
    (_is_byline, Role.BYLINE),
    (_is_label, Role.BOILERPLATE),
    (lambda seat: not seat.line.prose, Role.CAPTION),
)
"""Dek, names, picture captions."""

_INSIDE: _Rules = (
    (_is_question_head, Role.SUBHEAD),
    (lambda seat: seat.line.prose and not _is_listed(seat), Role.BODY),
    (_is_pictured, Role.CAPTION),
    (_is_in_row, Role.RELATED),
    (_is_shouted_link, Role.RELATED),
    (_is_item, Role.BODY),
    (_is_long, Role.CAPTION),
    (_is_short_sentence, Role.BODY),
    (lambda seat: not seat.line.prose, Role.SUBHEAD),
)
"""Paragraphs, and what stands between them."""

_BELOW_BODY: _Rules = (
    (_is_comment, Role.COMMENTS),
    (_is_pictured, Role.CAPTION),
    (lambda seat: _is_listed(seat) or seat.at in seat.zones.rows, Role.RELATED),
    (_is_late_caption, Role.CAPTION),
    (_is_cut_paragraph, Role.BODY),
    (_is_late_byline, Role.BYLINE),
    (lambda seat: _is_short(seat) or seat.line.prose or seat.at in seat.zones.labels, Role.BOILERPLATE),
    (lambda seat: not seat.line.prose, Role.RELATED),
)
"""Links, topics, comments, the small print."""

"""Quotations of an article: what stands between marks, what kind of words it is, and who is said to have said it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from viewer.model import FURNITURE, Block, Place, Quotation, QuotationKind, Role, Span, Speaker
from viewer.text.asides import find_aside
from viewer.text.cues import CueWords, cue_words
from viewer.text.kinds import kind_of
from viewer.text.marks import Marked, begins_with_mark, find_marked, has_marks
from viewer.text.names import full_name
from viewer.text.nouns import Group, apposed_name, group_before, name_in
from viewer.text.persons import Subject, last_person, last_subject
from viewer.text.pieces import Pieces, cut
from viewer.text.signs import EDGES
from viewer.text.speakers import Attribution, attribute, attribution_ahead, continues, told
from viewer.text.titles import is_abbreviated_behind, is_told_here

_TITLED = frozenset({Role.HEADLINE, Role.DEK, Role.SUBHEAD})
REACH = 2  # paragraphs back within which a pronoun still means the last speaker named


@dataclass(frozen=True, slots=True)
class _Said:
    """What an article tells of a quotation beside its words."""

    speaker: Speaker | None = None
    cue: str | None = None


@dataclass(slots=True)
class _Search:
    """What was found so far, and what the paragraphs to come may lean on."""

    blocks: Sequence[Block]
    texts: Sequence[str]
    found: list[Quotation] = field(default_factory=list)
    runs_on: bool = False  # the last quotation was never closed
    person: str | None = None  # the last person named as a speaker
    person_at: tuple[int, int] = (0, 0)  # the block of that mention, and where in it
    names: dict[str, str] = field(default_factory=dict)  # short mentions and the full names found for them


def find_quotations(blocks: Sequence[Block], language: str | None, *, titles: bool = False) -> tuple[Quotation, ...]:
    """Return the quotations of an article in reading order, the outermost where one stands inside another.

    Names of things that only stand between marks ("Hamlet", the "Kursk") are nobody's words and are left out unless
    `titles` asks for them; words held at arm's length (scare quotes) are kept. Furniture is not searched.
    """
    search = _Search(blocks, [block.text for block in blocks])
    for index, block in enumerate(blocks):
        if block.role in FURNITURE or not has_marks(block.text):
            search.runs_on = False
        else:
            _search_block(search, index, cue_words(block.language or language))
    found = _named_throughout(search)
    return tuple(found) if titles else part_titles(found)[0]


def part_titles(found: Sequence[Quotation]) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    """Return the quotations that are no names of things, told anew which one goes on with which, and the names."""
    kept = [at for at, quotation in enumerate(found) if quotation.kind is not QuotationKind.TITLE]
    index_of = {old: new for new, old in enumerate(kept)}

    def told_anew(quotation: Quotation) -> Quotation:
        before = quotation.continues
        return quotation if before is None else replace(quotation, continues=index_of.get(before))

    return tuple(told_anew(found[at]) for at in kept), tuple(
        quotation for quotation in found if quotation.kind is QuotationKind.TITLE
    )


def _named_throughout(search: _Search) -> list[Quotation]:
    """Return the quotations with every mention of a name as a name: what is one once is one throughout an article.

    What is said outright stays said, and so do the words of a headline, where capitals say nothing.
    """
    names = {quotation.text.strip(EDGES) for quotation in search.found if quotation.kind is QuotationKind.TITLE}
    found: list[Quotation] = []
    for quotation in search.found:
        is_open = (
            quotation.kind is not QuotationKind.DIRECT and search.blocks[quotation.place.block].role not in _TITLED
        )
        is_name = is_open and quotation.text.strip(EDGES) in names
        found.append(replace(quotation, kind=QuotationKind.TITLE) if is_name else quotation)
    return found


def _search_block(search: _Search, index: int, words: CueWords) -> None:
    block = search.blocks[index]
    following = search.texts[index + 1] if index + 1 < len(search.texts) else ""
    marked = find_marked(block.text, runs_on=begins_with_mark(following))
    pieces = cut(block.text, marked)
    attributions = attribute(pieces, marked, words)
    goes_on, search.runs_on = search.runs_on, False
    for number, (at, quoted) in enumerate(zip(pieces.quoted(), marked, strict=True)):
        attribution = attributions[number]
        kind = _kind(block, pieces, at, quoted, attribution, words)
        said = (
            _said(search, index, pieces, attribution, words)
            if attribution
            else _told_inside(search, index, quoted, words)
        )
        goes_with = continues(pieces, at, attributions, words)
        previous = _kept_before(search, index, marked, number) if goes_with else None
        if at == 0 and said == _Said():
            said = _lean(search, index, pieces, words, goes_on=goes_on)
        if at == 0 and goes_on and _may_be_said_by(search.found[-1], said, words):
            previous = len(search.found) - 1
        place = Place(index, Span(quoted.start, quoted.end))
        search.found.append(Quotation(place, pieces[at].text, kind, said.speaker, said.cue, previous))
        if at == 0 and goes_on and said.speaker is not None:
            _tell_back(search, said)
        search.runs_on = not quoted.closed


def _kind(
    block: Block, pieces: Pieces, at: int, quoted: Marked, attribution: Attribution | None, words: CueWords
) -> QuotationKind:
    if is_abbreviated_behind(block.text, quoted.end, pieces[at].text) and not is_told_here(pieces, at, attribution):
        return QuotationKind.TITLE
    return kind_of(pieces, at, attribution, words, titled=block.role in _TITLED)


def _may_be_said_by(previous: Quotation, said: _Said, words: CueWords) -> bool:
    """Tell whether what was left open can go on here: not in the mouth of another."""
    names = [speaker.name for speaker in (previous.speaker, said.speaker) if speaker is not None]
    return len(set(names)) <= 1 or any(name.casefold() in words.pronouns for name in names)


def _tell_back(search: _Search, said: _Said) -> None:
    """Give the paragraphs of a quotation before the last found the speaker that only this one names."""
    at = search.found[-1].continues
    while at is not None and search.found[at].speaker is None:
        search.found[at] = replace(search.found[at], speaker=said.speaker, cue=said.cue)
        at = search.found[at].continues


def _said(search: _Search, index: int, pieces: Pieces, attribution: Attribution | None, words: CueWords) -> _Said:
    """Return speaker and verb as the article has them, the speaker under the best name known."""
    if attribution is None:
        return _Said()
    text = search.texts[index]
    cue = attribution.cue and pieces.place(*attribution.cue).of(text)
    if attribution.speaker is None:
        return _Said(_who_goes_on(search, index, pieces, attribution, words), cue)
    group = name_in(pieces, attribution.speaker, words)
    span = pieces.place(*group)
    name = _best_name(search, index, pieces, group, words)
    if name.casefold() in words.implied:  # "in her words" of nobody knows whom
        return _Said(cue=cue)
    return _Said(Speaker(name, Place(index, span)), cue)


def _who_goes_on(
    search: _Search, index: int, pieces: Pieces, attribution: Attribution, words: CueWords
) -> Speaker | None:
    """Return who says what a verb without a subject reports: whom its paragraph is about, or who goes on: "Añadió"."""
    before = pieces.before(attribution.cue.start if attribution.cue else 0)
    goes_on = attribution.lemma in words.continuing
    subject = last_subject(before, len(before), words, partial(_is_surname, search, index, before, words))
    described = subject.described if subject and goes_on and _is_of_another(search, index, subject, before) else None
    group = (subject and subject.named) or described
    if group:
        span = pieces.place(*group)
        return Speaker(_known_name(search, span.of(search.texts[index]), words), Place(index, span))
    is_near = search.person is not None and index - search.person_at[0] <= 1
    return Speaker(search.person) if goes_on and is_near and search.person is not None else None


def _told_inside(search: _Search, index: int, quoted: Marked, words: CueWords) -> _Said:
    """Return the speaker named in an aside among the words, where a language has them there."""
    if not words.inverts:
        return _Said()
    text = search.texts[index]
    inside = cut(text, (), Span(quoted.start + 1, quoted.end - 1))
    aside = find_aside(text[quoted.start : quoted.end], inside, words)
    return _Said() if aside is None else _said(search, index, inside, told(aside.speaker, aside.cue), words)


def _best_name(search: _Search, index: int, pieces: Pieces, group: Group, words: CueWords) -> str:
    text = search.texts[index]
    mention = pieces.place(*group).of(text)
    if pieces[group.start].key in words.relatives:
        antecedent = group_before(pieces, group.start, 0, words)
        if antecedent is None:
            return mention
        group = name_in(pieces, antecedent, words)
        mention = pieces.place(*group).of(text)
    apposed = apposed_name(pieces, group, words) if pieces[group.start].key in words.determiners else None
    if apposed is not None:
        group = apposed
        mention = pieces.place(*group).of(text)
    if pieces[group.start].key in words.persons or mention.casefold() in words.implied:
        return _person_meant(search, index, pieces.before(group.start), words) or mention
    name = _known_name(search, mention, words)
    if mention.casefold() not in words.pronouns | words.possessives | words.implied:
        search.person, search.person_at = name, (index, pieces.place(*group).start)
    return name


def _person_meant(search: _Search, index: int, before: Pieces, words: CueWords) -> str | None:
    """Return whom a "he" or "she" behind the pieces `before` means.

    That is the last speaker named, unless a sentence of the paragraph since then is about somebody else. Nobody is
    meant for sure where a paragraph in between is about another person.
    """
    said_more = any(piece.is_word for piece in before)  # where no capital shows a name, of another person perhaps
    reach = REACH if words.capitals else int(not said_more)
    near = search.person is not None and index - search.person_at[0] <= reach
    first = max(0, index - REACH, search.person_at[0] if near else 0)
    for at in range(index, first - 1, -1):
        if search.blocks[at].role in FURNITURE | _TITLED:
            continue
        text = search.texts[at]
        pieces = before if at == index else cut(text, find_marked(text))
        known = partial(_is_surname, search, at, pieces, words)
        if at == index and _is_of_another(search, at, last_subject(pieces, len(pieces), words, known), pieces):
            return None
        named = last_person(pieces, len(pieces), words, known)
        if named is not None:
            place = pieces.place(*named)
            name = _known_name(search, place.of(text), words)
            if near and ((at, place.start) <= search.person_at or name == search.person):
                break
            return name if at == index or not near else None
    return search.person if near else None


def _is_of_another(search: _Search, index: int, subject: Subject | None, pieces: Pieces) -> bool:
    """Tell whether the paragraph so far is about somebody whom nobody names since the last person was named."""
    return (
        subject is not None
        and subject.named is None
        and search.person_at < (index, pieces.place(subject.start, subject.start + 1).start)
    )


def _is_surname(search: _Search, at: int, pieces: Pieces, words: CueWords, named: Group) -> bool:
    """Tell whether the article has a longer name for a mention in the block `at`."""
    mention = pieces.place(*named).of(search.texts[at])
    return _known_name(search, mention, words) != mention


def _known_name(search: _Search, mention: str, words: CueWords) -> str:
    if mention not in search.names:
        search.names[mention] = full_name(mention, search.texts, words)
    return search.names[mention]


def _kept_before(search: _Search, index: int, marked: Sequence[Marked], number: int) -> int | None:
    """Return the index of the quotation before, if it was kept and stands in the same paragraph."""
    if not search.found or search.found[-1].kind is QuotationKind.TITLE:
        return None
    place = search.found[-1].place
    return len(search.found) - 1 if (place.block, place.span.start) == (index, marked[number - 1].start) else None


def _lean(search: _Search, index: int, pieces: Pieces, words: CueWords, *, goes_on: bool) -> _Said:
    """Return who says a quotation that opens a paragraph without a word on its speaker."""
    previous = next((found for found in reversed(search.found) if found.kind is not QuotationKind.TITLE), None)
    if goes_on and previous is not None:
        return _Said(previous.speaker, previous.cue)
    before = search.texts[index - 1].rstrip() if index else ""
    if before.endswith(":"):
        ahead = cut(before, find_marked(before))
        return _said(search, index - 1, ahead, attribution_ahead(ahead, words), words)
    is_whole = not any(piece.is_word or piece.number > 0 for piece in pieces)
    if is_whole and previous is not None and previous.place.block == index - 1:
        return _Said(previous.speaker, previous.cue)
    return _Said()

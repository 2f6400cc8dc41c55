"""The quotations of a story as a ledger: one line a statement, one column an article, and what became of it there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from types import MappingProxyType

from viewer.collation.quoting.echoes import find_echoes
from viewer.collation.quoting.fates import fate_of
from viewer.collation.quoting.passages import Telling, find_passage
from viewer.collation.quoting.quoted import Quoted, compare_speakers, prepare
from viewer.collation.quoting.tellers import SpeakerRelation
from viewer.collation.statements import Node, join_statements
from viewer.collation.story import Collation
from viewer.model import LINKED, AlignedRow, Article, Comparison, Fate, Place, QuotationKind, QuotationMatch

GRAVEST = 1.0
"""How far words are from themselves in another's mouth."""

DEPARTURES = MappingProxyType(
    {
        Fate.VERBATIM: 0.0,
        Fate.TYPOGRAPHY: 0.0,
        Fate.FUSED: 0.3,
        Fate.TRUNCATED: 0.4,
        Fate.EXTENDED: 0.4,
        Fate.REWORDED: 0.6,
        Fate.INDIRECT: 0.7,
        Fate.REATTRIBUTED: GRAVEST,
    }
)
"""How far a telling is from the words of the first, in 0..1: an order of gravity; what is left out is not told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one article has of a statement.

    `quotations` are indices into its quotations, in order (several are pieces), `echoes` those that only repeat words
    of these, as a headline does; where there are none, `passage` may say where it stands in indirect speech.
    `fate` is told against the leading article (`VERBATIM` there, `DROPPED` wherever
    there is nothing of it); `None` where the two articles were not compared.
    """

    quotations: tuple[int, ...] = ()
    echoes: tuple[int, ...] = ()
    passage: Place | None = None
    fate: Fate | None = None
    score: float = 0.0
    speaker_changed: bool = False
    cue_changed: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: `lead` is the index of the first article that quotes it, `entries` has one for each article.

    `speaker` is who said it, as the first article that names somebody has it. `variation` says in 0..1 how much the
    tellings differ: half of it the gravest departure, half their mean; what is left out counts for nothing.
    """

    lead: int
    kind: QuotationKind
    speaker: str | None
    entries: tuple[Entry, ...]
    variation: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """All statements of a story, those of the first article first; every quotation is in exactly one entry."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]


def keep_ledger(collation: Collation) -> Ledger:
    """Return who quotes what in which words."""
    echoes = [find_echoes(article) for article in collation.articles]
    desk = _Desk(collation, echoes)
    return Ledger(collation.articles, tuple(map(desk.statement, join_statements(collation, echoes))))


class _Desk:
    """The comparisons of a story with what is looked up in them again and again."""

    def __init__(self, collation: Collation, echoes: Sequence[Mapping[int, int]]) -> None:
        self._echoes = [_by_whole(found) for found in echoes]
        self._articles = collation.articles
        self._comparisons = collation.comparisons
        self._matches = {pair: _by_base(comparison) for pair, comparison in collation.comparisons.items()}
        self._tellings: dict[int, Telling] = {}
        self._prepared: dict[int, tuple[Quoted, ...]] = {}
        self._turned: dict[tuple[int, int], tuple[tuple[Quoted, ...], list[AlignedRow]]] = {}

    def statement(self, group: Sequence[Node]) -> Statement:
        """Return the line of the ledger for quotations that are one statement."""
        lead = group[0][0]
        entries = tuple(self._with_echoes(self._entry(group, lead, at), at) for at in range(len(self._articles)))
        said = [self._articles[at].quotations[index] for at, index in group]
        speaker = next((quotation.speaker.name for quotation in said if quotation.speaker), None)
        others = [entry for at, entry in enumerate(entries) if at != lead]
        return Statement(lead, said[0].kind, speaker, entries, _variation(others))

    def _with_echoes(self, entry: Entry, at: int) -> Entry:
        echoes = tuple(sorted(echo for whole in entry.quotations for echo in self._echoes[at].get(whole, ())))
        return replace(entry, echoes=echoes) if echoes else entry

    def _entry(self, group: Sequence[Node], lead: int, at: int) -> Entry:
        pieces = tuple(index for article, index in group if article == at)
        first = tuple(index for article, index in group if article == lead)
        if at == lead:
            return Entry(pieces, fate=Fate.VERBATIM, score=1.0)
        if pieces:
            return self._quoted(first, pieces, (lead, at))
        if (min(lead, at), max(lead, at)) not in self._comparisons:
            return Entry()
        passages = self._passages(first, lead, at)
        return next(passages, Entry(fate=Fate.DROPPED))

    def _quoted(self, first: Sequence[int], pieces: tuple[int, ...], pair: tuple[int, int]) -> Entry:
        matches = self._matches.get(pair, {})
        found = next((matches[index] for index in first if matches[index].witness in pieces), None)
        if found is not None:
            return Entry(pieces, (), None, found.fate, found.score, found.speaker_changed, found.cue_changed)
        base, witness = self._prepare(pair[0])[first[0]], self._prepare(pair[1])[pieces[0]]
        changed = compare_speakers(base, witness) is SpeakerRelation.DIFFERENT
        return Entry(pieces, fate=fate_of(base, witness), speaker_changed=changed)

    def _passages(self, first: Sequence[int], lead: int, at: int) -> Iterator[Entry]:
        """Yield where an article tells without marks what the leading one quotes."""
        if lead < at:
            for match in (self._matches[lead, at][index] for index in first):
                if match.passage is not None:
                    yield Entry(passage=match.passage, fate=match.fate, score=match.score)
            return
        quoted, rows = self._turn(lead, at)
        for index in first:
            found = find_passage(quoted[index], self._articles[lead], self._tellings[at], rows)
            if found is not None:
                yield Entry(passage=found.place, fate=Fate.INDIRECT, score=found.score)

    def _prepare(self, at: int) -> tuple[Quoted, ...]:
        if at not in self._prepared:
            self._prepared[at] = prepare(self._articles[at], (), base=True)
        return self._prepared[at]

    def _turn(self, lead: int, at: int) -> tuple[tuple[Quoted, ...], list[AlignedRow]]:
        """Return the quotations of a later article ready to be looked for in an earlier one, and the rows for that.

        What was told before it was quoted is rare: paragraphs that are merely related prove nothing here.
        """
        if (lead, at) not in self._turned:
            rows = [_turned(row) for row in self._comparisons[at, lead].rows if row.relation in LINKED]
            self._turned[lead, at] = prepare(self._articles[lead], rows, base=True), rows
        if at not in self._tellings:
            self._tellings[at] = Telling(self._articles[at])
        return self._turned[lead, at]


def _by_whole(echoes: Mapping[int, int]) -> Mapping[int, Sequence[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for echo, whole in echoes.items():
        found[whole].append(echo)
    return found


def _by_base(comparison: Comparison) -> Mapping[int, QuotationMatch]:
    return {match.base: match for match in comparison.quotations if match.base is not None}


def _turned(row: AlignedRow) -> AlignedRow:
    """Return a row with its sides exchanged, without its variants."""
    return replace(row, base=row.witness, witness=row.base, variants=())


def _variation(others: Sequence[Entry]) -> float:
    told = [(entry, DEPARTURES.get(entry.fate)) for entry in others if entry.fate is not None]
    departures = [GRAVEST if entry.speaker_changed else far for entry, far in told if far is not None]
    return (max(departures) + fmean(departures)) / 2 if departures else 0.0

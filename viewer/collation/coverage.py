"""A story as a whole: which paragraph is kept, edited, rewritten or dropped by which article, counted in words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from viewer.collation.borrowing import Reuse, find_reuse
from viewer.collation.order import length_of
from viewer.collation.story import Collation
from viewer.model import FURNITURE, LINKED, Article, Comparison, Relation, Role
from viewer.text.paragraphs import keys_of

_Bag = Counter[str]
_START = -1  # stands for what comes before the first row
_SIGNS = frozenset({Role.BYLINE, Role.DATE})  # say who tells the story and when
_HEAD = _SIGNS | {Role.HEADLINE, Role.DEK}  # what stands above the text


@dataclass(frozen=True, slots=True)
class Cell:
    """What became in one article of the paragraph that leads a row.

    `blocks` are where it stands there, by index; a block that merges several paragraphs stands in the cells of each.
    `relation` is never `ADDED`; `None` where the two articles were not compared. `kept` counts the words of the leading
    paragraph that stand there too. In the leading article itself the cell is that paragraph, the same with all its
    words.
    """

    blocks: tuple[int, ...]
    relation: Relation | None
    kept: int = 0
    moved: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A paragraph and what became of it: one cell for each article, in their order.

    `lead` is the index of the article whose paragraph it is, `block` the paragraph, `words` its length. `furniture`
    tells that it is no part of the article itself.
    """

    lead: int
    block: int
    words: int
    cells: tuple[Cell, ...]
    furniture: bool = False

    @property
    def is_alone(self) -> bool:
        """Tell whether nobody else has it: each other article was compared and has nothing even related."""
        others = (cell.relation for at, cell in enumerate(self.cells) if at != self.lead)
        return all(relation is Relation.DROPPED for relation in others)


@dataclass(frozen=True, slots=True)
class Share:
    """One article in numbers, furniture left out: its words, those of the base that it kept, those nobody else has.

    `alone` is `None` where not every pair was compared.
    """

    words: int
    kept: int
    alone: int | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All paragraphs of a story.

    Every block of the first article, the base, leads a row. A block of another one stands in the cells of earlier rows,
    or, where no article before it has it, leads a row of its own behind the paragraph that it follows. `shares` has one
    entry for each article, `reuse` the pairs whose wording one took from the other.
    """

    articles: tuple[Article, ...]
    rows: tuple[CoverageRow, ...]
    shares: tuple[Share, ...]
    reuse: tuple[Reuse, ...]


_View = Mapping[int, Cell]
"""What became of each block of one article in another one."""


def cover(collation: Collation) -> Coverage:
    """Return which article has what of a story."""
    rows = tuple(_in_reading_order(_rows(collation), collation.articles))
    shares = tuple(_share(at, rows, article) for at, article in enumerate(collation.articles))
    return Coverage(collation.articles, rows, shares, find_reuse(collation.articles))


def _rows(collation: Collation) -> list[CoverageRow]:
    """Return the rows led by the first article, then those led by the second, and so on."""
    bags = [[Counter(keys_of(block.text)) for block in article.blocks] for article in collation.articles]
    views = {
        (one, other): _views(comparison, bags[one], bags[other])
        for (one, other), comparison in collation.comparisons.items()
    }
    placed: list[set[int]] = [set() for _ in collation.articles]
    rows: list[CoverageRow] = []
    for lead, article in enumerate(collation.articles):
        for block in range(len(article.blocks)):
            if block in placed[lead]:
                continue
            rows.append(_row(lead, block, article, [_view(views, lead, at) for at in range(len(placed))]))
            for at, cell in enumerate(rows[-1].cells):
                if at > lead and cell.relation in LINKED:
                    placed[at].update(cell.blocks)
    return rows


def _view(views: Mapping[tuple[int, int], tuple[_View, _View]], lead: int, at: int) -> _View | None:
    """Return how the blocks of one article stand in another, `None` where the two were not compared."""
    pair = views.get((min(lead, at), max(lead, at)))
    return None if pair is None else pair[lead > at]


def _row(lead: int, block: int, article: Article, views: Sequence[_View | None]) -> CoverageRow:
    words = len(keys_of(article.blocks[block].text))
    cells = tuple(
        Cell((block,), Relation.SAME, words) if at == lead else Cell((), None) if view is None else view[block]
        for at, view in enumerate(views)
    )
    return CoverageRow(lead, block, words, cells, article.blocks[block].role in FURNITURE)


def _views(comparison: Comparison, base: Sequence[_Bag], witness: Sequence[_Bag]) -> tuple[_View, _View]:
    """Return what became of each block of the base in the witness, and of each of the witness in the base."""
    views: tuple[dict[int, Cell], dict[int, Cell]] = {}, {}
    for row in comparison.rows:
        relation = Relation.DROPPED if row.is_gap else row.relation
        sides = (row.base, base), (row.witness, witness)
        for into, (blocks, ours), (there, theirs) in zip(views, sides, sides[::-1], strict=True):
            left = sum((theirs[block] for block in there), _Bag())
            for block in blocks:
                both = ours[block] & left if relation in LINKED else _Bag()
                left -= both  # a word that stands there once is not kept twice
                into[block] = Cell(there, relation, both.total(), row.moved, row.certain)
    return views


def _in_reading_order(rows: Sequence[CoverageRow], articles: Sequence[Article]) -> Iterator[CoverageRow]:
    """Yield the rows of the base, each followed by those that stand behind it elsewhere and not in it."""
    order = _Order(rows, articles)
    behind: defaultdict[int, list[int]] = defaultdict(list)
    for index in sorted(range(len(rows)), key=order.rank):
        behind[order.before(index)].append(index)
    waiting = behind[_START][::-1]
    while waiting:
        index = waiting.pop()
        yield rows[index]
        waiting += behind[index][::-1]


class _Order:
    """Knows behind which row each row stands; those of the base come first, one for each of its blocks."""

    def __init__(self, rows: Sequence[CoverageRow], articles: Sequence[Article]) -> None:
        self._rows = rows
        self._roles = [[block.role for block in article.blocks] for article in articles]
        self._last = len(self._roles[0]) - 1 if articles else 0
        self._head = max(0, sum(1 for _ in takewhile(_HEAD.__contains__, self._roles[0])) - 1) if articles else 0
        self._home: dict[tuple[int, int], int] = {}
        self._told: set[int] = set()  # articles that have something of the base's text
        for index, row in enumerate(rows):
            for at, cell in enumerate(row.cells):
                for block in cell.blocks if cell.relation in LINKED else ():
                    self._home.setdefault((at, block), index)
                    self._told |= {at} if self._head < index <= self._last else set()

    def rank(self, index: int) -> int:
        """Return which of the rows that stand behind one and the same come first: heads, then bylines, then text."""
        row = self._rows[index]
        role = self._roles[row.lead][row.block]
        return 0 if not row.lead or role in _HEAD - _SIGNS else 1 if role in _SIGNS else 2

    def before(self, index: int) -> int:
        """Return the row behind which one stands: that of the paragraph before it.

        Heads stand behind the base's headline, bylines and dates behind all of its head, and with them the text that
        begins there; but behind the whole of the base what comes from an article that has nothing of its text.
        """
        row = self._rows[index]
        if not row.lead or not index:
            return _START
        if self._roles[row.lead][row.block] in _SIGNS:
            return self._head
        if not row.block:
            return 0
        if self._roles[row.lead][row.block] in _HEAD or self._roles[row.lead][row.block - 1] not in _HEAD:
            return self._home[row.lead, row.block - 1]
        return self._head if row.lead in self._told else self._last


def _share(at: int, rows: Sequence[CoverageRow], article: Article) -> Share:
    counted = [row for row in rows if not row.furniture]
    known = all(cell.relation is not None for row in counted for cell in row.cells)
    return Share(
        words=length_of(article),
        kept=sum(row.cells[at].kept for row in counted if row.lead == 0),
        alone=sum(row.words for row in counted if row.lead == at and row.is_alone) if known else None,
    )

"""The nouns of the program: frozen values, no behaviour beyond their own fields.

All offsets are code points into a block's own `text`, half-open. Indices of blocks and quotations are 0-based. What is
not known is `None`, never a guess.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from viewer.formats import SourceFormat, WarningKind


class Role(StrEnum):
    """What a block is on the page of its article."""

    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    DATE = "date"
    SUBHEAD = "subhead"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    NOTICE = "notice"
    BOILERPLATE = "boilerplate"
    COMMENTS = "comments"
    JUNK = "junk"


FURNITURE = frozenset({Role.RELATED, Role.NOTICE, Role.BOILERPLATE, Role.COMMENTS, Role.JUNK})
"""Roles that are not the article itself: folded away in the view with their reason, never deleted."""


class Direction(StrEnum):
    """The base direction of a text: that of its first strong character."""

    LTR = "ltr"
    RTL = "rtl"


class Relation(StrEnum):
    """How the two sides of a row stand to each other."""

    SAME = "same"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    RELATED = "related"
    DROPPED = "dropped"
    ADDED = "added"


LINKED = frozenset({Relation.SAME, Relation.EDITED, Relation.REWRITTEN})
"""Relations whose two sides are the same paragraph; `RELATED` only shares facts."""


class VariantKind(StrEnum):
    """How a witness departs from the base inside a row."""

    SUBSTITUTION = "substitution"
    OMISSION = "omission"
    ADDITION = "addition"


class SignalKind(StrEnum):
    """What a change does to the meaning, as far as words alone can show it."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    CERTAINTY_LOST = "certainty-lost"
    CERTAINTY_GAINED = "certainty-gained"
    SOURCE = "source"
    DIRECTION = "direction"


class QuotationKind(StrEnum):
    """What stands between the marks: speech, part of a sentence of the writer's, or no speech at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    TITLE = "title"
    SCARE = "scare"


class Fate(StrEnum):
    """What became of a quotation of the base; `ADDED` for one that only the witness has."""

    VERBATIM = "verbatim"
    TYPOGRAPHY = "typography"
    REWORDED = "reworded"
    TRUNCATED = "truncated"
    EXTENDED = "extended"
    FUSED = "fused"
    REATTRIBUTED = "reattributed"
    INDIRECT = "indirect"
    DROPPED = "dropped"
    ADDED = "added"


UNCHANGED_FATES = frozenset({Fate.VERBATIM, Fate.TYPOGRAPHY})
"""Fates of quotations whose words are the same in both articles."""


class ProblemReason(StrEnum):
    """Why something under the inputs gave no article."""

    NOT_FOUND = "not-found"
    NO_PERMISSION = "no-permission"
    EMPTY = "empty"
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    NOT_A_FILE = "not-a-file"
    LOOP = "loop"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"
    BAD_RECORD = "bad-record"
    PARSER_FAILED = "parser-failed"
    NO_TEXT = "no-text"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    INFLATED = "inflated"
    NESTED = "nested"


class BondKind(StrEnum):
    """What a reader has said by hand about blocks of two articles."""

    PAIRED = "paired"
    APART = "apart"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of `text` that this span names."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Hold for every span, empty ones included: an empty range is a place, not an absence."""
        return True


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one block of an article; `block` is the block's index."""

    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A stretch in another language than the article's: its ISO 639-1 code (or `None`), its ISO 15924 script."""

    span: Span
    language: str | None
    script: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line as displayed: the author's own characters.

    `source` is where it stands in the decoded source text (code points), `None` where the format has no such text.
    `spans` lists only stretches whose language differs from the article's.
    """

    text: str
    role: Role = Role.BODY
    language: str | None = None
    direction: Direction = Direction.LTR
    spans: tuple[LanguageSpan, ...] = ()
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it, as the article names them; `place` is that mention."""

    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, marks included; `cue` is the reporting verb as written.

    `continues` is the index of the quotation that this one goes on with (broken by its attribution, or over
    paragraphs), else `None`.
    """

    place: Place
    text: str
    kind: QuotationKind
    speaker: Speaker | None = None
    cue: str | None = None
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleWarning:
    """What a reader should know about how the article was read; `detail` is a name or a number, not a sentence."""

    kind: WarningKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One telling as it was read.

    `titles` are the names of things that stand between marks, which are nobody's words.
    `id` is its path below the input, plus `#` and its name in an archive, `#N` for the N-th record of a file. `date` is
    ISO 8601.
    """

    id: str
    path: str
    title: str
    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...] = ()
    titles: tuple[Quotation, ...] = ()
    record: int | None = None
    language: str | None = None
    direction: Direction = Direction.LTR
    encoding: str | None = None
    format: SourceFormat = SourceFormat.TEXT
    date: str | None = None
    outlet: str | None = None
    warnings: tuple[ArticleWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something under the inputs that gave no article, and why; `detail` is a name or a number, not a sentence."""

    path: str
    reason: ProblemReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why the articles of a story stand together: what they share, and their mean similarity in 0..1."""

    terms: tuple[str, ...] = ()
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event; `copies` are sets of ids of near-identical texts inside it."""

    id: str
    label: str
    articles: tuple[Article, ...]
    copies: tuple[tuple[str, ...], ...] = ()
    why: Why = field(default_factory=Why)


@dataclass(frozen=True, slots=True)
class Topic:
    """Stories of one affair."""

    id: str
    label: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was found under the inputs: every article in one story, every story in one topic."""

    topics: tuple[Topic, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def stories(self) -> tuple[Story, ...]:
        """Return all stories in the order of their topics."""
        return tuple(story for topic in self.topics for story in topic.stories)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return all articles in the order of their stories."""
        return tuple(article for story in self.stories for article in story.articles)


@dataclass(frozen=True, slots=True)
class Signal:
    """One change of meaning, with the words that stood in the base and stand in the witness ("" for none)."""

    kind: SignalKind
    base: str
    witness: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A place inside a matched row where the witness departs from the base.

    Each side lists stretches in reading order; an omission has an empty stretch in the witness where its words would
    stand, an addition likewise in the base, so that the base with its variants applied is the witness.
    """

    kind: VariantKind
    base: tuple[Place, ...]
    witness: tuple[Place, ...]
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """Sentences inside a matched row that stand for each other; an empty side is a gap. `similarity` is 0..1."""

    base: tuple[Place, ...]
    witness: tuple[Place, ...]
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Blocks that say the same thing, by index; an empty side is a gap, two blocks on one side a split or a merge.

    `similarity` is 0..1; `typography` tells that the two sides differ in typography alone or also; `certain` is false
    where the pairing is below the sure bound, `by_hand` true where a reader made it. `sentences` are those of an edited
    or rewritten row of more than one sentence, each in exactly one link.
    """

    base: tuple[int, ...]
    witness: tuple[int, ...]
    relation: Relation
    moved: bool = False
    similarity: float = 0.0
    typography: bool = False
    certain: bool = True
    by_hand: bool = False
    variants: tuple[Variant, ...] = ()
    sentences: tuple[SentenceLink, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Tell whether one of the two has nothing to stand here."""
        return not (self.base and self.witness)


@dataclass(frozen=True, slots=True)
class Bond:
    """What a reader has said by hand: blocks of both articles, by index, that belong together, or that do not."""

    kind: BondKind
    base: tuple[int, ...]
    witness: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuotationMatch:
    """What became of a quotation: indices into the two articles' `quotations`, `None` where one side has none.

    `passage` says where in the witness the content of a quotation now stands that lost its marks. `score` is 0..1.
    """

    base: int | None
    witness: int | None
    fate: Fate
    score: float = 0.0
    passage: Place | None = None
    speaker_changed: bool = False
    cue_changed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two witnesses collated: every block in exactly one row, in reading order; `refined` where meaning was asked."""

    base: Article
    witness: Article
    rows: tuple[AlignedRow, ...]
    quotations: tuple[QuotationMatch, ...] = ()
    refined: bool = False

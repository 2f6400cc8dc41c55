"""What the story tree needs to know of a library, and no more: small enough to cross processes many times.

Qt-free: the process that reads the folder makes these, the window only shows them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from viewer.collation.order import length_of, place_of
from viewer.handwork import digest_of
from viewer.model import FURNITURE, Article, ArticleWarning, Library, Problem, Story

_LONG_ENOUGH = 24
"""A stretch in another language counts as worth a pill from this many characters on: a borrowed word does not."""


@dataclass(frozen=True, slots=True)
class TellingEntry:
    """One article as a line of the tree; `foreign` are languages of whole blocks or long stretches inside it.

    `digest` names what it says, whatever it is called.
    """

    id: str
    path: str
    title: str
    outlet: str | None = None
    date: str | None = None
    language: str | None = None
    words: int = 0
    foreign: tuple[str, ...] = ()
    copy_of: str | None = None
    warnings: tuple[ArticleWarning, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story with its tellings; `terms` say why they stand together.

    The earliest day comes first, on one day the longest telling, and the undated at the end.
    """

    id: str
    label: str
    tellings: tuple[TellingEntry, ...]
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """Stories of one affair."""

    id: str
    label: str
    stories: tuple[StoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A library without its texts."""

    topics: tuple[TopicEntry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def stories(self) -> tuple[StoryEntry, ...]:
        """Return all stories in the order of their topics."""
        return tuple(story for topic in self.topics for story in topic.stories)

    def story_of(self, identifier: str | None) -> StoryEntry | None:
        """Return the story in which a telling stands, `None` where it does not."""
        found = (story for story in self.stories if any(telling.id == identifier for telling in story.tellings))
        return next(found, None)

    def digest_of(self, identifier: str | None) -> str:
        """Return the name of what a telling says, "" where there is no such telling."""
        story = self.story_of(identifier)
        return next((each.digest for each in story.tellings if each.id == identifier), "") if story else ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a first look into a story found: how many quotations of its earliest telling changed in another one."""

    story: str
    reworded: int = 0
    unquoted: int = 0


def describe_article(article: Article) -> TellingEntry:
    """Return the line of the tree for one article."""
    return TellingEntry(
        id=article.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        date=article.date,
        language=article.language,
        words=length_of(article),
        foreign=_foreign_languages(article),
        warnings=article.warnings,
        digest=digest_of(article),
    )


def outline(library: Library, *, describe: Callable[[Article], TellingEntry] = describe_article) -> Outline:
    """Return the outline of `library`; `describe` may remember what it said of an article before."""
    topics = tuple(
        TopicEntry(topic.id, topic.label, tuple(_story_entry(story, describe) for story in topic.stories))
        for topic in library.topics
    )
    return Outline(topics, library.problems)


def pair_outline(articles: Sequence[Article], problems: Sequence[Problem]) -> Outline:
    """Return an outline of articles that were asked for by name: one story in that order, whatever they tell."""
    if not articles:
        return Outline(problems=tuple(problems))
    story = StoryEntry("pair", articles[0].title, tuple(describe_article(article) for article in articles))
    return Outline((TopicEntry("pair", articles[0].title, (story,)),), tuple(problems))


def _story_entry(story: Story, describe: Callable[[Article], TellingEntry]) -> StoryEntry:
    from viewer.workshop.copies import name_copies  # noqa: PLC0415 - the window knows outlines too and needs no tokens

    told = sorted(
        ((article, describe(article)) for article in story.articles), key=lambda told: place_of(told[0], told[1].words)
    )
    leaders = name_copies([article for article, _ in told], story.copies)
    tellings = tuple(_with_leader(entry, leaders.get(entry.id)) for _, entry in told)
    return StoryEntry(story.id, story.label, tellings, story.why.terms)


def _with_leader(entry: TellingEntry, leader: str | None) -> TellingEntry:
    return entry if entry.copy_of == leader else replace(entry, copy_of=leader)


def _foreign_languages(article: Article) -> tuple[str, ...]:
    found = {
        block.language
        for block in article.blocks
        if block.language and block.language != article.language and block.role not in FURNITURE
    }
    for block in article.blocks:
        found |= {
            span.language for span in block.spans if span.language and span.certain and len(span.span) >= _LONG_ENOUGH
        }
    return tuple(sorted(found - {article.language}))

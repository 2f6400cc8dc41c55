"""Articles into copies, stories and topics, from one tree, so that they nest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from viewer.grouping.copies import WordNumbers, find_copies, number_words
from viewer.grouping.evidence import weigh_dates, weigh_evidence
from viewer.grouping.features import Traits, article_passages, extract_features
from viewer.grouping.labels import READ_ARTICLES, headline, write_terms
from viewer.grouping.linkage import cut_average_linkage
from viewer.grouping.rows import Dense, Indices, Rows
from viewer.grouping.space import VectorSpace, shared_columns, similarities
from viewer.grouping.terms import Vocabulary
from viewer.model import FURNITURE, Article, Story, Topic, Why
from viewer.progress import Progress, Report, silent

TOPIC_SIMILARITY = 0.13
"""Mean similarity from which articles are of one topic; unrelated news of one country has .05 to .12."""

STORY_SIMILARITY = 0.22
"""Mean similarity, with the evidence, from which articles of a topic are one story."""

COPY_SIMILARITY = 0.35
"""Similarity below which two articles cannot be copies, so that their wording need not be compared."""

LARGEST_BLOCK = 2_000
"""Articles of which all pairs are compared: 2,000 take some 50 MB and half a second."""

MOST_TERMS = 8
"""Terms that say why a story's articles are together."""

TOPIC_TERMS = 3
"""Terms that name a topic of several stories."""

CANDIDATES = 30
"""Heaviest shared terms among which those worth showing are looked for."""

UNDATED = "9999"
"""Sorts behind every date."""

DAY = len("2025-03-14")
"""Characters of an ISO date that name the day."""


class StoryGrouper:
    """Articles read so far, ready to be grouped at any time: reading a folder on costs no article twice."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._numbers = WordNumbers()
        self._space = VectorSpace()
        self._articles: list[Article] = []
        self._traits: list[Traits] = []
        self._words: list[Indices] = []

    def __len__(self) -> int:
        """Return the number of articles taken in."""
        return len(self._articles)

    def add(self, article: Article) -> None:
        """Take in an article."""
        passages = article_passages(article)
        features = extract_features(passages, self._vocabulary)
        self._space.add(features.terms, features.lead)
        self._traits.append(features.traits)
        self._words.append(number_words(passages, self._numbers))
        self._articles.append(article)

    def topics(self, *, report: Report = silent) -> tuple[Topic, ...]:
        """Return the topics of all articles taken in, whatever the order they came in.

        Topics come with the most articles first, then by their first article's id; the stories of a topic by their
        earliest date, undated ones last, then by size and id; the articles of a story by day, then the longest first.
        Ids are s1, s2, … and t1, t2, … in that order.
        """
        order = sorted(range(len(self)), key=lambda at: (self._articles[at].id, self._articles[at].path))
        shelf = _Shelf(
            tuple(self._articles[at] for at in order),
            tuple(self._traits[at] for at in order),
            tuple(self._words[at] for at in order),
            self._space.rows(order),
            self._space.keys(),
            self._vocabulary,
        )
        drafts = sorted(_draft_topics(shelf, report), key=lambda draft: draft.place)
        return _finish(shelf, drafts, report)


def group_stories(articles: Sequence[Article], *, report: Report = silent) -> tuple[Topic, ...]:
    """Return all articles grouped into stories and these into topics; see `StoryGrouper.topics` for the order."""
    grouper = StoryGrouper()
    for done, article in enumerate(articles):
        report(Progress(done, len(articles), article.title))
        grouper.add(article)
    return grouper.topics(report=report)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All articles in the order of their ids, and what grouping knows of each."""

    articles: tuple[Article, ...]
    traits: tuple[Traits, ...]
    words: tuple[Indices, ...]
    rows: Rows
    keys: list[str | None]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _DraftStory:
    """A story before it has a name: its articles by date, the one nearest to all others, its copies."""

    members: Indices
    articles: tuple[Article, ...]
    medoid: Article
    similarity: float | None
    copies: tuple[tuple[str, ...], ...]

    @property
    def place(self) -> tuple[str, int, str]:
        """Return where it comes among the stories of its topic."""
        dates = [article.date for article in self.articles if article.date]
        return (min(dates, default=UNDATED), -len(self.articles), min(article.id for article in self.articles))


@dataclass(frozen=True, slots=True)
class _DraftTopic:
    """A topic before it has a name: its stories in order."""

    stories: tuple[_DraftStory, ...]

    @property
    def place(self) -> tuple[int, str]:
        """Return where it comes among the topics."""
        ids = [article.id for story in self.stories for article in story.articles]
        return (-len(ids), min(ids))


def _draft_topics(shelf: _Shelf, report: Report) -> Iterator[_DraftTopic]:
    """Give the topics: groups of articles by wording alone, parted into stories."""
    done, total = 0, len(shelf.articles)
    for block in _blocks(shelf.rows):
        report(Progress(done, total))
        done += len(block)
        similarity = similarities(shelf.rows.take(block))
        for part in cut_average_linkage(similarity, TOPIC_SIMILARITY):
            yield _draft_topic(shelf, block[part], similarity[np.ix_(part, part)])


def _blocks(rows: Rows) -> Iterable[Indices]:
    """Return the numbers of articles that are compared with each other: all of them, as long as they are not many."""
    if len(rows) <= LARGEST_BLOCK:
        return [np.arange(len(rows))] if len(rows) else []
    from viewer.grouping.neighbours import split_into_blocks  # noqa: PLC0415 - only large folders need it

    return split_into_blocks(rows, LARGEST_BLOCK)


def _draft_topic(shelf: _Shelf, members: Indices, similarity: Dense) -> _DraftTopic:
    """Return a topic parted into stories, by wording and whatever else speaks for or against one event."""
    if len(members) == 1:
        return _DraftTopic((_draft_story(shelf, members, similarity),))
    dated = weigh_dates(similarity, [shelf.articles[at] for at in members])
    parts = cut_average_linkage(dated + weigh_evidence([shelf.traits[at] for at in members]), STORY_SIMILARITY)
    stories = (_draft_story(shelf, members[part], similarity[np.ix_(part, part)]) for part in parts)
    return _DraftTopic(tuple(sorted(stories, key=lambda story: story.place)))


def _draft_story(shelf: _Shelf, members: Indices, similarity: Dense) -> _DraftStory:
    """Return a story of these articles."""
    articles = [shelf.articles[at] for at in members]
    count = len(articles)
    others = similarity - np.diag(np.diag(similarity))
    medoid = articles[int(np.argmax(others.sum(0).round(4)))]
    mean = round(float(others.sum()) / (count * (count - 1)), 4) if count > 1 else None
    alike = {at: near >= COPY_SIMILARITY for at, near in zip(members.tolist(), others.max(0), strict=True)}
    ordered = sorted(members.tolist(), key=lambda at: _day_and_length(shelf.articles[at]))
    copies = find_copies({shelf.articles[at].id: shelf.words[at] for at in ordered if alike[at]})
    return _DraftStory(members, tuple(shelf.articles[at] for at in ordered), medoid, mean, copies)


def _day_and_length(article: Article) -> tuple[str, int, str]:
    """Return what tellings are ordered by: the day, undated ones last; of one day the longest first, cut copies last.

    Hours decide nothing: few pages give them, and a page without one is not the first of its day.
    """
    length = sum(len(block.text) for block in article.blocks if block.role not in FURNITURE)
    return ((article.date or UNDATED)[:DAY], -length, article.id)


def _finish(shelf: _Shelf, drafts: Sequence[_DraftTopic], report: Report) -> tuple[Topic, ...]:
    """Return the topics with ids, names and reasons."""
    topics: list[Topic] = []
    count = 0
    for number, draft in enumerate(drafts, 1):
        report(Progress(number - 1, len(drafts)))
        stories = tuple(_story(shelf, story, f"s{count + at}") for at, story in enumerate(draft.stories, 1))
        count += len(stories)
        topics.append(Topic(f"t{number}", _topic_label(shelf, draft, stories), stories))
    return tuple(topics)


def _story(shelf: _Shelf, draft: _DraftStory, story_id: str) -> Story:
    """Return the story with its id, its name, its copies and what its articles share."""
    named = (headline(article) for article in (draft.medoid, *draft.articles))
    label = next(filter(None, named), draft.medoid.id)
    if len(draft.articles) == 1:
        return Story(story_id, label, draft.articles)
    groups = [draft.members[at : at + 1] for at in range(len(draft.members))]
    why = Why(_shared_terms(shelf, groups, draft.articles, MOST_TERMS), draft.similarity)
    return Story(story_id, label, draft.articles, draft.copies, why)


def _topic_label(shelf: _Shelf, draft: _DraftTopic, stories: Sequence[Story]) -> str:
    """Return the only story's name, or what the stories share, or the name of the largest."""
    if len(stories) == 1:
        return stories[0].label
    groups, medoids = [story.members for story in draft.stories], [story.medoid for story in draft.stories]
    shared = _shared_terms(shelf, groups, medoids, TOPIC_TERMS)
    return ", ".join(shared) or max(stories, key=lambda story: len(story.articles)).label


def _shared_terms(shelf: _Shelf, groups: Sequence[Indices], articles: Sequence[Article], limit: int) -> tuple[str, ...]:
    """Return the terms that most groups of articles share, the most telling first."""
    keys = (shelf.keys[column] for column in shared_columns(shelf.rows, groups))
    candidates = list(islice(filter(None, keys), CANDIDATES))
    texts = [article_passages(article) for article in articles[:READ_ARTICLES]]
    return write_terms(texts, candidates, limit, shelf.vocabulary)

"""Articles into copies, stories and topics, from one tree, so that they nest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from viewer.grouping.copies import find_copies
from viewer.grouping.evidence import forbid_distant_dates, weigh_evidence
from viewer.grouping.features import Features, extract_features
from viewer.grouping.labels import (
    MOST_TERMS,
    TOPIC_TERMS,
    Terms,
    headline,
    joined_terms,
    most_shared,
    written_terms,
)
from viewer.grouping.lexicon import Lexicon
from viewer.grouping.neighbours import split_into_blocks
from viewer.grouping.space import Dense, VectorSpace, similarities
from viewer.model import Article, Story, Topic, Why
from viewer.progress import Progress, Report, silent

TOPIC_SIMILARITY = 0.11
"""Mean similarity from which articles are of one topic; unrelated news has .05 to .10."""

STORY_SIMILARITY = 0.23
"""Mean similarity, with the evidence, from which articles of a topic are one story."""

UNDATED = "9999"
"""Sorts behind every date."""

Indices = NDArray[np.int64]


class StoryGrouper:
    """Articles read so far, ready to be grouped at any time: reading a folder on costs no article twice."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._space = VectorSpace()
        self._articles: list[Article] = []
        self._features: list[Features] = []

    def __len__(self) -> int:
        """Return the number of articles taken in."""
        return len(self._articles)

    def add(self, article: Article) -> None:
        """Take in an article."""
        features = extract_features(article, self._lexicon)
        self._space.add(features.terms, features.lead)
        self._features.append(features)
        self._articles.append(article)

    def topics(self, *, report: Report = silent) -> tuple[Topic, ...]:
        """Return the topics of all articles taken in, whatever the order they came in.

        Topics come with the most articles first, then by their first article's id; the stories of a topic by their
        earliest date, undated ones last, then by size and id; the articles of a story by date and id. Ids are s1, s2, …
        and t1, t2, … in that order.
        """
        order = sorted(range(len(self)), key=lambda at: (self._articles[at].id, self._articles[at].path))
        drafts: list[_DraftTopic] = []
        for members, similarity in self._families(order, report):
            stories = [self._story(members[part], similarity[np.ix_(part, part)]) for part in self._parts(members, similarity)]
            drafts.append(_DraftTopic(tuple(sorted(stories, key=lambda story: story.place))))
        return _numbered(sorted(drafts, key=lambda draft: draft.place), self._lexicon)

    def _families(self, order: Sequence[int], report: Report) -> Iterator[tuple[Indices, Dense]]:
        """Give the articles of each topic (as they were taken in) and their similarities."""
        rows, places, done = self._space.rows(order), np.array(order, np.int64), 0
        for block in split_into_blocks(rows):
            report(Progress(done, len(order)))
            done += len(block)
            similarity = similarities(rows[block])
            for part in _cut(similarity, TOPIC_SIMILARITY):
                yield places[block[part]], similarity[np.ix_(part, part)]

    def _parts(self, members: Indices, similarity: Dense) -> list[Indices]:
        """Return the stories of a topic, as places among its members."""
        features = [self._features[at] for at in members]
        weighed = similarity + weigh_evidence(features)
        return _cut(forbid_distant_dates(weighed, [self._articles[at].date for at in members]), STORY_SIMILARITY)

    def _story(self, members: Indices, similarity: Dense) -> "_DraftStory":
        """Return a story of these articles."""
        articles = [self._articles[at] for at in members]
        count = len(articles)
        medoid = int(np.argmax(similarity.sum(0).round(5)))
        mean = float((similarity.sum() - np.trace(similarity)) / (count * (count - 1))) if count > 1 else None
        return _DraftStory(_by_date(articles), articles[medoid], mean)


def group_stories(articles: Sequence[Article], *, report: Report = silent) -> tuple[Topic, ...]:
    """Return all articles grouped into stories and these into topics; see `StoryGrouper.topics` for the order."""
    grouper = StoryGrouper()
    for done, article in enumerate(articles):
        report(Progress(done, len(articles), article.title))
        grouper.add(article)
    return grouper.topics(report=report)


@dataclass(frozen=True, slots=True)
class _DraftStory:
    """A story before it has a name: its articles in order, the one nearest to all, their mean similarity."""

    articles: tuple[Article, ...]
    medoid: Article
    similarity: float | None

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
    def is_shared(self) -> bool:
        """Tell whether more than one article is in it, so that there is something to share."""
        return len(self.stories) > 1 or len(self.stories[0].articles) > 1

    @property
    def place(self) -> tuple[int, str]:
        """Return where it comes among the topics."""
        ids = [article.id for story in self.stories for article in story.articles]
        return (-len(ids), min(ids))


def _cut(similarity: Dense, bound: float) -> list[Indices]:
    """Return the groups that average linkage joins at mean similarities of at least the bound, as ascending places."""
    count = len(similarity)
    if count == 1:
        return [np.arange(1)]
    distance = np.maximum(1.0 - similarity.astype(np.float64), 0.0)
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), "average")
    labels = fcluster(tree, 1.0 - bound, "distance")
    order = np.argsort(labels, kind="stable")
    return [np.sort(part) for part in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)]


def _by_date(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return articles in order of date, undated ones last, then id."""
    return tuple(sorted(articles, key=lambda article: (article.date or UNDATED, article.id)))


def _numbered(drafts: Sequence[_DraftTopic], lexicon: Lexicon) -> tuple[Topic, ...]:
    """Return the topics with ids, names and reasons."""
    topics, count = [], 0
    for number, draft in enumerate(drafts, 1):
        stories, terms = [], []
        for story in draft.stories:
            count += 1
            found = [written_terms(article, lexicon) for article in story.articles if draft.is_shared]
            terms.append(joined_terms(found))
            stories.append(_finished(story, f"s{count}", found))
        topics.append(Topic(f"t{number}", _topic_label(stories, terms), tuple(stories)))
    return tuple(topics)


def _finished(draft: _DraftStory, story_id: str, found: Sequence[Terms]) -> Story:
    """Return the story with its id, its name and what its articles share."""
    why = Why(most_shared(found, MOST_TERMS) if len(found) > 1 else (), draft.similarity)
    named = (headline(article) for article in (draft.medoid, *draft.articles))
    label = next(filter(None, named), draft.medoid.id)
    return Story(story_id, label, draft.articles, find_copies(draft.articles), why)


def _topic_label(stories: Sequence[Story], terms: Sequence[Terms]) -> str:
    """Return the only story's name, or what the stories share, or the name of the largest."""
    if len(stories) == 1:
        return stories[0].label
    shared = most_shared(terms, TOPIC_TERMS)
    return ", ".join(shared) or max(stories, key=lambda story: len(story.articles)).label

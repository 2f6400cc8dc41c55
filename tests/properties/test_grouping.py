"""What must hold of every grouping, whatever the articles say."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.grouping.stories import group_stories
from viewer.model import Article, Block, Role, Topic

SENTENCES = (
    "The ferry Saint Brannock ran aground near Port Ellery on Friday with 187 passengers on board.",
    "Harbour master Odile Varga expects tugs from Skarne at high tide.",
    "Volunteers in Ein Haruv repaired a carob mill that had stood still since 1954.",
    "Salma Khouri ground the first 40 kilos of carob flour.",
    "Vecinos de Ein Haruv han reparado un molino de algarrobas.",
    "הספרייה הניידת חזרה אתמול לכבישים אחרי שיפוץ של שנתיים.",
    "Жители посёлка Заречный увидели комету в пятницу вечером.",
    "渡轮在鸬鹚沙洲搁浅，船上有一百八十七名乘客。",
    "!?",
    "",
)
STRANGER = Article(
    "~",
    "~",
    "",
    (Block("Beekeepers of Ruvandia elected Teobaldo Quirk to lead their nineteenth congress.", Role.BODY),),
    language="en",
)
DATES = st.one_of(st.none(), st.dates().map(str))
BODIES = st.lists(st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), max_size=4)


@st.composite
def folders(draw: st.DrawFn) -> list[Article]:
    bodies = draw(st.lists(BODIES, max_size=7))
    languages = st.sampled_from([None, "en", "he", "xx"])
    return [
        Article(f"{at}", f"{at}.txt", "", tuple(map(Block, body)), language=draw(languages), date=draw(DATES))
        for at, body in enumerate(bodies)
    ]


def pairs(topics: tuple[Topic, ...]) -> set[frozenset[str]]:
    return {frozenset((one.id, other.id)) for topic in topics for story in topic.stories
            for one in story.articles for other in story.articles}  # fmt: skip


@given(folders())
def test_copies_nest_in_stories_and_stories_in_topics(articles: list[Article]) -> None:
    topics = group_stories(articles)
    stories = [story for topic in topics for story in topic.stories]
    assert sorted(told.id for story in stories for told in story.articles) == sorted(told.id for told in articles)
    assert all(topic.stories for topic in topics)
    for story in stories:
        ids = {told.id for told in story.articles}
        assert all(len(copies) > 1 and set(copies) <= ids for copies in story.copies)
        assert sum(map(len, story.copies)) == len(set().union(*story.copies))


@given(folders(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(articles: list[Article], random: Random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert group_stories(shuffled) == group_stories(articles)


@settings(max_examples=60)
@given(folders())
def test_an_unrelated_article_changes_nothing_for_others(articles: list[Article]) -> None:
    alone = pairs(group_stories(articles))
    assert {pair for pair in pairs(group_stories([*articles, STRANGER])) if "~" not in pair} == alone


@settings(max_examples=60)
@given(folders())
def test_every_name_shown_is_the_authors(articles: list[Article]) -> None:
    for topic in group_stories(articles):
        for story in topic.stories:
            text = "\n".join(block.text for told in story.articles for block in told.blocks).replace("’", "'")
            assert all(term in text for term in story.why.terms)

import itertools
import random
from collections.abc import Hashable, Sequence

import pytest

from viewer.errors import CancelledError
from viewer.grouping import stories
from viewer.grouping.stories import StoryGrouper, group_stories
from viewer.model import Article, Block, Role, Story, Topic
from viewer.progress import Progress

FERRY = (
    "Ferry runs aground off Port Ellery",
    "The ferry Saint Brannock ran aground on the Cormorant Bank on Friday morning with 187 passengers on board.",
    "Nobody was hurt, said the harbour master, Odile Varga, and tugs from Skarne are expected at high tide.",
    "“We heard a long scraping noise and then it was quiet,” a passenger told reporters in Port Ellery.",
)
FERRY_AGAIN = (
    "Passengers wait for the tide on stranded ferry",
    "With 187 passengers on board, the Saint Brannock struck the Cormorant Bank near Port Ellery on Friday.",
    "Harbour master Odile Varga expects tugs from Skarne to pull the ferry free when the tide comes in.",
    "There were no injuries among crew or passengers, the coastguard added.",
)
TRIAL = (
    "Captain of the Saint Brannock says he had not slept",
    "A court in Halmund began on Monday to hear the case against Joren Aske, captain of the Saint Brannock.",
    "Prosecutors want 14 months for Aske, who had been on duty for 22 hours before the ferry ran aground.",
    "Judge Pia Lindqvar will hear four witnesses this week; a verdict is due in autumn, her clerk said.",
    "The owners of the line were fined 90,000 crowns in a separate case about working hours last year.",
)
MILL = (
    "Carob mill turns again at Ein Haruv",
    "Volunteers in the village of Ein Haruv have repaired a carob mill that had stood still since 1954.",
    "Salma Khouri, who led the work for three winters, ground the first 40 kilos on Sunday.",
)
MILL_SPANISH = (
    "El molino de Ein Haruv vuelve a girar",
    "Vecinos de Ein Haruv han reparado un molino de algarrobas que estaba parado desde 1954.",
    "Salma Khouri, que dirigió las obras durante tres inviernos, molió el domingo los primeros 40 kilos.",
)
BUS_HEBREW = (
    "הספרייה הניידת חוזרת לכבישים",
    "האוטובוס הצהוב של הספרייה הניידת יצא אתמול לדרך אחרי שיפוץ של שנתיים בעלות של 410,000 שקלים.",
    "הספרנית הראשית סיפרה כי ילדי הכפרים חיכו בתחנות משעות הבוקר המוקדמות.",
)
BUS_HEBREW_AGAIN = (
    "אחרי שיפוץ: אוטובוס הספרים בדרך לכפרים",
    "הספרייה הניידת, אוטובוס צהוב ששופץ במשך שנתיים, חזרה אתמול לכבישים; השיפוץ עלה 410,000 שקלים.",
    "לדברי הספרנית, ילדים חיכו לאוטובוס בתחנות כבר בבוקר.",
)
COMET = (
    "Астрономы открыли новую комету",
    "Сотрудники обсерватории Заречная сообщили об открытии кометы, которую можно будет увидеть в октябре.",
)
EMPTY = ("",)


def article(name: str, texts: Sequence[str], *, language: str | None = "en", date: str | None = None) -> Article:
    blocks = [Block(text) for text in texts[1:]]
    if texts[0]:
        blocks.insert(0, Block(texts[0], Role.HEADLINE))
    return Article(name, name, texts[0], tuple(blocks), language=language, date=date)


def shelf() -> list[Article]:
    return [
        article("ferry-1", FERRY),
        article("ferry-2", FERRY_AGAIN),
        article("trial", TRIAL),
        article("mill-en", MILL),
        article("mill-es", MILL_SPANISH, language="es"),
        article("bus-1", BUS_HEBREW, language="he"),
        article("bus-2", BUS_HEBREW_AGAIN, language="he"),
        article("comet", COMET, language="ru"),
        article("empty", EMPTY, language=None),
    ]


def partition(topics: tuple[Topic, ...]) -> set[frozenset[str]]:
    return {frozenset(made.id for made in story.articles) for topic in topics for story in topic.stories}


def story_of(topics: tuple[Topic, ...], article_id: str) -> Story:
    every = [story for topic in topics for story in topic.stories]
    return next(story for story in every if article_id in {made.id for made in story.articles})


def test_stories_are_told_apart_and_languages_that_share_a_script_are_linked() -> None:
    topics = group_stories(shelf())
    assert partition(topics) == {
        frozenset({"ferry-1", "ferry-2"}),
        frozenset({"trial"}),
        frozenset({"mill-en", "mill-es"}),
        frozenset({"bus-1", "bus-2"}),
        frozenset({"comet"}),
        frozenset({"empty"}),
    }


def test_stories_of_one_affair_are_one_topic() -> None:
    topics = group_stories(shelf())
    assert [[len(story.articles) for story in topic.stories] for topic in topics] == [[2, 1], [2], [2], [1], [1]]
    assert {made.id for story in topics[0].stories for made in story.articles} == {"ferry-1", "ferry-2", "trial"}


def test_ids_follow_the_order_of_the_answer() -> None:
    topics = group_stories(shelf())
    assert [topic.id for topic in topics] == ["t1", "t2", "t3", "t4", "t5"]
    assert [story.id for topic in topics for story in topic.stories] == ["s1", "s2", "s3", "s4", "s5", "s6"]


def test_a_story_says_why_it_is_one() -> None:
    story = story_of(group_stories(shelf()), "ferry-1")
    assert {"Saint Brannock", "Cormorant Bank", "187"} <= set(story.why.terms)
    assert len(story.why.terms) <= stories.MOST_TERMS
    assert story.why.similarity is not None
    assert 0.2 < story.why.similarity < 1
    assert story.label in {FERRY[0], FERRY_AGAIN[0]}


def test_a_single_article_has_nothing_to_share() -> None:
    story = story_of(group_stories(shelf()), "comet")
    assert (story.label, story.copies, story.why.terms, story.why.similarity) == (COMET[0], (), (), None)


def test_a_topic_of_one_story_bears_its_name_and_one_of_several_what_they_share() -> None:
    first, second, *_ = group_stories(shelf())
    assert "Saint Brannock" in first.label.split(", ")
    assert second.label == second.stories[0].label


def test_articles_without_words_are_named_by_their_id() -> None:
    assert story_of(group_stories(shelf()), "empty").label == "empty"


def test_a_topic_whose_stories_share_no_word_worth_showing_bears_its_largest_storys_name() -> None:
    days = ["2024-01-01", "2024-01-01", "2024-06-01"]
    made = [
        article(f"a{at}", ("Of this", "Of this and of that and more of it."), date=day) for at, day in enumerate(days)
    ]
    made[2] = article("a2", ("Of that", "But for all those who were there."), date=days[2])
    topics = group_stories(made)
    assert [len(topic.stories) for topic in topics] == [2]
    assert topics[0].label == "Of this"


def test_copies_are_found_inside_a_story() -> None:
    made = [article("a", FERRY), article("b", FERRY[:3]), article("c", FERRY_AGAIN)]
    assert story_of(group_stories(made), "a").copies == (("a", "b"),)


FERRY_LATER = (
    "Still stranded",
    "The Saint Brannock has not moved, and people in Port Ellery come to look at her every evening.",
    "Divers hired by the line have been down to the Cormorant Bank; Odile Varga, the harbour master, has no news.",
    "Hotels are full, and children sell lemonade on the quay.",
)


def test_given_dates_part_what_wording_joins() -> None:
    def grouped(day: str) -> set[frozenset[str]]:
        made = [article("a", FERRY, date="2024-03-08"), article("b", FERRY_LATER, date=day)]
        return partition(group_stories(made))

    assert grouped("2024-03-09") == {frozenset("ab")}
    assert grouped("2024-03-20") == {frozenset("a"), frozenset("b")}


def test_contradicting_counts_and_days_part_what_wording_hardly_joins() -> None:
    def told(day: str, dead: int, hurt: int) -> tuple[str, ...]:
        return (
            "Storm hits Lumera",
            f"A storm killed {dead} villagers near Lumera on {day}, the governor of Orvance, Ilse Marten, said.",
            f"In the clinics {hurt} patients were treated.",
        )

    same = [article("a", told("Monday", 4, 60)), article("b", told("Monday", 4, 60))]
    other = [article("a", told("Monday", 4, 60)), article("b", told("Friday", 9, 75))]
    (one,), (two,) = partition(group_stories(same)), partition(group_stories(other))
    assert one == two == frozenset("ab")
    weigh = [
        stories.weigh_evidence(
            [stories.extract_features(stories.article_passages(made), stories.Vocabulary()).traits for made in pair]
        )
        for pair in (same, other)
    ]
    assert weigh[0][0, 1] > 0 > weigh[1][0, 1]


def test_stories_and_articles_come_by_date_undated_last() -> None:
    made = [
        article("c", FERRY),
        article("b", FERRY, date="2024-03-08"),
        article("a", FERRY, date="2024-03-07"),
        article("d", TRIAL, date="2024-01-08"),
    ]
    (topic,) = group_stories(made)
    assert [[told.id for told in story.articles] for story in topic.stories] == [["d"], ["a", "b", "c"]]


def test_of_one_day_the_longest_telling_comes_first_whatever_the_hour() -> None:
    made = [
        article("cut", FERRY[: len(FERRY) * 2 // 3], date="2024-03-07"),
        article("late", FERRY, date="2024-03-07T22:10"),
    ]
    ((story,),) = (topic.stories for topic in group_stories(made))
    assert [told.id for told in story.articles] == ["late", "cut"]


def test_nothing_gives_nothing() -> None:
    assert group_stories([]) == ()


def test_furniture_joins_nothing() -> None:
    notice = Block(
        "Subscribe to the Zanzibar Courier Marvellous Newsletter Vexillology Department today.", Role.BOILERPLATE
    )
    made = [article("a", FERRY), article("b", MILL), article("c", COMET)]
    with_furniture = [
        Article(told.id, told.path, told.title, (*told.blocks, *[notice] * 9), language=told.language) for told in made
    ]
    assert partition(group_stories(with_furniture)) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_a_grouper_can_be_asked_at_any_time() -> None:
    grouper = StoryGrouper()
    assert (len(grouper), grouper.topics()) == (0, ())
    for told in shelf():
        grouper.add(told)
        assert sum(len(story.articles) for topic in grouper.topics() for story in topic.stories) == len(grouper)
    assert grouper.topics() == group_stories(shelf())


def test_progress_is_told_and_cancelling_passes() -> None:
    seen: list[Progress] = []
    group_stories(shelf(), report=seen.append)
    assert seen[0] == Progress(0, 9, FERRY[0])
    assert len(seen) > 9
    assert all(0 <= step.done < step.total for step in seen)

    def cancel(progress: Progress) -> None:
        if progress.done == 4:
            raise CancelledError

    with pytest.raises(CancelledError):
        group_stories(shelf(), report=cancel)


def test_a_large_folder_gives_the_same_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(11)
    words = ["".join(rng.choices("bdfgklmnprst", k=3)) + rng.choice("aeiou") * 2 for _ in range(900)]
    made = []
    for number in range(12):
        own = rng.sample(words, 40)
        for telling in range(3):
            text = " ".join(rng.sample(own, 30))
            made.append(article(f"{number:02}-{telling}", (" ".join(own[:5]), text), language="xx"))
    whole = partition(group_stories(made))
    monkeypatch.setattr(stories, "LARGEST_BLOCK", 9)
    assert partition(group_stories(made)) == whole
    assert len(whole) == 12


def test_equal_tellings_do_not_depend_on_the_order_of_reading() -> None:
    made = shelf()[:5]
    answers = {partition_key(group_stories(order)) for order in itertools.permutations(made)}
    assert len(answers) == 1


def partition_key(topics: tuple[Topic, ...]) -> Hashable:
    return tuple(
        (topic.id, topic.label, tuple((story.id, story.label, story.articles) for story in topic.stories))
        for topic in topics
    )

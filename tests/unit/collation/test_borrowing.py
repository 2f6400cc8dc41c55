import pytest

from viewer.collation.borrowing import Reuse, find_reuse, is_earlier
from viewer.model import Article, Block, Role
from viewer.text.quotations import find_quotations

WIRE = (
    "The reservoir above Kellen fell to a fifth of its volume this week after four months without rain.",
    "The water board asked farmers to stop watering maize and offered to pay for a part of what they lose.",
    "Fishermen carried carp in tanks to the lower lake before the last pools dry out.",
)
OWN = (
    "In the village hall the chairs were full an hour before the meeting, and the talk was of wells.",
    "An old map from the archive shows springs that nobody has looked for since the war.",
)
SPEECH = (
    "“We have never in forty years seen the stones at the bottom of this lake, and I do not want to see them again, "
    "not for all the carp in the county or the money that the board may find for us in the autumn,” said Ilse Brandt."
)


def telling(name: str, *texts: str, date: str | None = None, role: Role = Role.BODY) -> Article:
    blocks = tuple(Block(text, role) for text in texts)
    return Article(name, name, name, blocks, find_quotations(blocks, "en"), language="en", date=date)


def lenders(*articles: Article) -> dict[tuple[int, int], int | None]:
    return {(reuse.one, reuse.other): reuse.lender for reuse in find_reuse(articles)}


def test_the_earlier_of_two_that_share_wording_lent_it() -> None:
    first, second = telling("a", *WIRE, date="2024-08-01"), telling("b", *WIRE, *OWN, date="2024-08-02")
    (reuse,) = find_reuse((first, second))
    assert (reuse.one, reuse.other, reuse.of_one, reuse.lender) == (0, 1, 1.0, 0)
    assert 0.4 < reuse.of_other < 0.8
    assert lenders(second, first) == {(0, 1): 1}


@pytest.mark.parametrize("dates", [(None, None), ("2024-08-01", None), ("2024-08-01", "2024-08-01"), ("soon", "later")])
def test_without_an_order_of_dates_nobody_is_said_to_have_lent(dates: tuple[str | None, str | None]) -> None:
    pair = [telling(name, *WIRE, date=date) for name, date in zip("ab", dates, strict=True)]
    assert find_reuse(pair) == (Reuse(0, 1, 1.0, 1.0, None),)


def test_texts_of_their_own_share_nothing() -> None:
    assert find_reuse((telling("a", *WIRE, date="2024-08-01"), telling("b", *OWN * 2, date="2024-08-02"))) == ()


def test_a_third_article_that_has_more_of_it_explains_what_two_share() -> None:
    wire = telling("wire", *WIRE, date="2024-08-01")
    early = telling("early", *WIRE[:2], *OWN, date="2024-08-02")
    late = telling("late", *WIRE, date="2024-08-03")
    assert lenders(wire, early, late) == {(0, 1): 0, (0, 2): 0, (1, 2): None}


def test_one_of_unknown_date_that_has_more_of_it_leaves_the_lender_unknown() -> None:
    undated = telling("undated", *WIRE)
    early = telling("early", *WIRE[:2], *OWN, date="2024-08-02")
    late = telling("late", *WIRE, date="2024-08-03")
    assert lenders(undated, early, late)[1, 2] is None


def test_a_speech_that_two_report_is_no_borrowing() -> None:
    first = telling("a", SPEECH, OWN[0], date="2024-08-01")
    second = telling("b", SPEECH, WIRE[0], date="2024-08-02")
    assert find_reuse((first, second)) == ()


def test_furniture_and_short_texts_prove_nothing() -> None:
    short = [telling(name, "The lake is nearly empty.", date=f"2024-08-0{at}") for at, name in enumerate("ab", 1)]
    assert find_reuse(short) == ()
    noise = [telling(name, *WIRE, role=Role.BOILERPLATE) for name in "ab"]
    assert find_reuse(noise) == ()


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2024-08-01", "2024-08-02", True),
        ("2024-08-02", "2024-08-01", False),
        ("2024-08-01", "2024-08-01T10:00", False),
        ("2024-08-01T09:00", "2024-08-01T10:00", True),
        ("2024-08-01T09:00+02:00", "2024-08-01T08:00+00:00", True),
        ("2024-08-01T09:00+02:00", "2024-08-01T08:00", False),
        ("2024-08-01T09:00", "2024-08-02", True),
        (None, "2024-08-02", False),
        ("2024-08-02", None, False),
        ("yesterday", "2024-08-02", False),
    ],
)
def test_a_date_is_earlier_only_where_that_is_sure(one: str | None, other: str | None, *, earlier: bool) -> None:
    assert is_earlier(one, other) is earlier

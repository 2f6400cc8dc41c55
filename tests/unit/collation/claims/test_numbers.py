"""Numbers with their units and bounds."""

import pytest

from viewer.collation.claims.facts import Fact
from viewer.collation.claims.numbers import Quantity, numbers_of, same_quantity, units_differ
from viewer.collation.wording.lexicon import Unit, lexicon
from viewer.collation.wording.words import words_of


def quantities(text: str, language: str = "en") -> list[Quantity]:
    found = [fact.value[1] for fact in numbers_of(words_of([(0, text)]), lexicon(language))]
    return [quantity for quantity in found if isinstance(quantity, Quantity)]


def facts(text: str, language: str = "en") -> list[Fact]:
    return numbers_of(words_of([(0, text)]), lexicon(language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,400 men", [1400]),
        ("1,234.56 and 1.234,56 and 1\u00a0234,56 and 1234.56", [1234.56] * 4),
        ("1.234.567,891 and 1,234,567 and 10:30", [1234567.891, 1234567, 10.3]),
        ("1.400.000 men", [1400000]),
        ("1’400 men", [1400]),
        ("12 500 men, room 7 500", [12500, 7500]),
        ("12 5000 and 12, 500", [12, 5000, 12, 500]),
        ("6.8 points", [6.8]),
        ("6,8 points", [6.8]),
        ("8:45 hours", [8.45]),
        ("25th floor", [25]),
        ("a fall of 5m and 3bn", [5000000, 3000000000]),
        ("two hundred thousand men", [200000]),
        ("two thousand three hundred and forty-five", [2345]),
        ("a thousand billion", [1000000000000]),
        ("twenty-one, ten, five", [21, 10, 5]),
        ("twelve five", [12, 5]),
        ("half of it, two thirds", [0.5, 0.666667]),
        ("it was -5 degrees, or minus 5, in 3-5 days", [-5, -5, 3, 5]),
        ("twelve", [12]),
        ("no number", []),
        ("7 October 1999", []),
    ],
)
def test_numbers_in_every_spelling(text: str, expected: list[float]) -> None:
    assert [quantity.amount for quantity in quantities(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "einundzwanzig, zweihundertfünfzig und dreitausendvierhundert", [21, 250, 3400]),
        ("de", "Undfünf und neunzehn", [19]),
        ("fr", "soixante-douze, quatre-vingt-dix-sept, deux cent trente", [72, 97, 230]),
        ("es", "treinta y cinco, mil doscientos, dos mil, tres mil millones", [35, 1200, 2000, 3000000000]),
        ("ru", "двадцать пять, триста сорок, две тысячи", [25, 340, 2000]),
        ("he", "עשרים וחמישה, שלוש עשרה, מאה אלף", [25, 13, 100000]),
        ("ar", "خمسة وعشرين، ثلاثة عشر، مئتي ألف", [25, 13, 200000]),
    ],
)
def test_numerals_are_put_together_as_the_language_does(language: str, text: str, expected: list[float]) -> None:
    assert [quantity.amount for quantity in quantities(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 per cent", ["percent"]),
        ("5% and 5 percentage points", ["percent", "points"]),
        ("from 3 to 5 per cent", ["percent", "percent"]),
        ("3-5 %", ["percent", "percent"]),
        ("3 men and 5 per cent", [None, "percent"]),
        ("$5 and €6", ["dollar", "euro"]),
        ("a 5-kilometre walk, 5km", ["length", "length"]),
        ("8 p.m.", ["clock"]),
        ("ends with 5", [None]),
    ],
)
def test_units(text: str, expected: list[str | None]) -> None:
    assert [quantity.unit.kind if quantity.unit else None for quantity in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 300 men", [1]),
        ("fewer than a dozen", [-1]),
        ("about $5", [0]),
        ("more than any 300", [1]),
        ("more than the old 300", [None]),
        ("5 up to 10", [None, None]),
        ("up to 10", [-1]),
    ],
)
def test_bounds(text: str, expected: list[int | None]) -> None:
    assert [quantity.bound for quantity in quantities(text)] == expected


def test_a_number_reaches_over_its_bound_and_unit() -> None:
    (fact,) = facts("Of more than 300 km of road")
    assert (fact.first, fact.start, fact.end, fact.last) == (1, 3, 4, 5)


METRE, MILE, SHARE, POINT = Unit("length", 1), Unit("length", 1609.34), Unit("percent", 0.01), Unit("points", 0.01)
MORNING, EVENING, CLOCK = Unit("clock", 0), Unit("clock", 12), Unit("clock", 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Quantity(5), Quantity(5), True),
        (Quantity(5), Quantity(6), False),
        (Quantity(5, METRE), Quantity(5), True),
        (Quantity(5, METRE), Quantity(5, MILE), False),
        (Quantity(4828, METRE), Quantity(3, MILE), True),
        (Quantity(4500, METRE), Quantity(3, MILE), False),
        (Quantity(5, SHARE), Quantity(5, POINT), False),
        (Quantity(5, SHARE), Quantity(5), False),
        (Quantity(50, SHARE), Quantity(0.5), True),
        (Quantity(0.5), Quantity(50, SHARE), True),
        (Quantity(8, EVENING), Quantity(20, CLOCK), True),
        (Quantity(8, EVENING), Quantity(8, MORNING), False),
        (Quantity(12, EVENING), Quantity(12, CLOCK), True),
        (Quantity(300, None, 1), Quantity(300, None, -1), False),
        (Quantity(300, None, 1), Quantity(300), False),
        (Quantity(300, None, 0), Quantity(300), True),
        (Quantity(1400, None, 0), Quantity(1392), True),
        (Quantity(1392), Quantity(1400, None, -1), True),
        (Quantity(1392), Quantity(1400, None, 1), False),
        (Quantity(1400), Quantity(1392), False),
        (Quantity(1750, None, 1), Quantity(1752, None, 1), True),
        (Quantity(1750, None, 1), Quantity(1852, None, 1), False),
        (Quantity(30, None, 0), Quantity(31, None, 0), False),
        (Quantity(1400, METRE, 0), Quantity(1392, SHARE), False),
    ],
)
def test_what_can_be_the_same_statement(one: Quantity, other: Quantity, *, same: bool) -> None:
    assert same_quantity(one, other) is same
    assert same_quantity(other, one) is same


def test_a_share_without_its_sign_is_another_thing() -> None:
    assert units_differ(Quantity(5, SHARE), Quantity(5))
    assert not units_differ(Quantity(5, METRE), Quantity(5))

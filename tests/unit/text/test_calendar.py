"""Names of days and months, of one language and of all."""

from viewer.text.calendar import day_names, has_bare_weekdays, months, solar_months, weekdays


def test_weekdays_are_those_of_one_language() -> None:
    assert weekdays("de")["sonntags"] == 6
    assert "monday" not in weekdays("de")
    assert weekdays("de-CH") == weekdays("de")
    assert weekdays(None) == weekdays("xx") == {}


def test_some_languages_write_letters_onto_their_days() -> None:
    assert has_bare_weekdays("he")
    assert not has_bare_weekdays("en")
    assert not has_bare_weekdays(None)


def test_months_are_those_of_all_languages() -> None:
    assert {months()[name] for name in ("march", "märz", "марта", "marca", "มีนาคม", "مارس", "آذار")} == {3}
    assert solar_months()["اسفند"] == 12
    assert "-" not in months()


def test_short_names_of_days_count_beside_dates() -> None:
    assert {"mon", "monday", "пн", "יום שני", "שני"} <= day_names()

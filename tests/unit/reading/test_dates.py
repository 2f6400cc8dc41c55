import pytest

from viewer.reading.dates import date_of_url, dateline_date, is_date_line, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("6 March 2024", "2024-03-06"),
        ("Wed, March 6th, 2024 at 7:09 pm", "2024-03-06T19:09"),
        ("12:30 AM, 6 March 2024", "2024-03-06T00:30"),
        ("6 mars 2024 à 19h05", "2024-03-06T19:05"),
        ("6. März 2024, 12:05 Uhr", "2024-03-06T12:05"),
        ("6 de marzo de 2024", "2024-03-06"),
        ("6 марта 2024 года", "2024-03-06"),
        ("6 במרץ 2024", "2024-03-06"),
        ("6 مارس 2024", "2024-03-06"),
        ("2024年3月6日", "2024-03-06"),
        ("06.03.2024", "2024-03-06"),
        ("2024/03/06", "2024-03-06"),
        ("31/12/2023", "2023-12-31"),
        ("2024-03-06", "2024-03-06"),
        ("2024-03-06T10:00:00Z", "2024-03-06T10:00+00:00"),
        ("2024-03-06T10:00:00.123+01:00", "2024-03-06T10:00+01:00"),
        ("19 November 2019, 03:39 GMT", "2019-11-19T03:39+00:00"),
        ("6 March 2024, 25:70", "2024-03-06"),
        ("6 March 2024, from 10:00 to 11:00", "2024-03-06"),
        ("2024年3月6日 下午2:30", "2024-03-06T14:30"),
        ("2024年3月6日 14時30分", "2024-03-06T14:30"),
        ("2024.03.06 오후 2:30", "2024-03-06T14:30"),
        ("2024.03.06 오전 12:05", "2024-03-06T00:05"),
        ("6 مارس 2024 2:30 م", "2024-03-06T14:30"),
        ("اليوم 10:30 6 مارس 2024", "2024-03-06T10:30"),
        ("6 Μαρτίου 2024 2:30 μ.μ.", "2024-03-06T14:30"),
        ("7 मार्च 2024", "2024-03-07"),
        ("6 มีนาคม 2567 เวลา 14:30 น.", "2024-03-06T14:30"),
        ("۱۶ اسفند ۱۴۰۲", "2024-03-06"),
        ("1 فروردین 1400", "2021-03-21"),
        ("30 اسفند 1399", "2021-03-20"),
        ("1 مهر 1402", "2023-09-23"),
        ("31 مهر 1402", None),
        ("16 اسفند 2024", None),
        ("31 February 2024", None),
        ("March 6", None),
        ("3.6.1066", None),
        ("no date at all", None),
    ],
)
def test_dates_as_pages_write_them(text: str, date: str | None) -> None:
    assert read_date(text) == date


def test_a_date_that_could_be_two_is_none_where_the_month_may_come_first() -> None:
    assert read_date("03/06/2024", day_first=False) is None
    assert read_date("03/06/2024") == "2024-06-03"
    assert read_date("12/31/2023", day_first=False) == "2023-12-31"
    assert read_date("06/06/2024", day_first=False) == "2024-06-06"


@pytest.mark.parametrize(
    "line",
    [
        "Published 6 March 2024", "Updated: 11:05, Tue, Mar 5, 2024", "3 hours ago", "לפני 3 שעות", "vor 5 Minuten",
        "Stand: 06.03.2024, 12:05 Uhr", "March 6, 2024 / 8:16 AM / Port Ellery", "Monday 5 May",
        "6. ožujka 2024, 14:30", "Objavljeno: 6. ožujka 2024", "7 मार्च 2024", "2024-03-06T10:00:00Z",
    ],
)  # fmt: skip
def test_lines_that_are_dates(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 6 March 2024 the council voted to close the bridge.", "Tuesday", "10 p.m.", "May", "42", "",
        "In May 3 people were hurt", "Agenda 21 congress 2024", "32 Ballons 2024", "x" * 200 + " 6 March 2024",
    ],
)  # fmt: skip
def test_lines_that_only_mention_one(line: str) -> None:
    assert not is_date_line(line)


def test_datelines_and_addresses() -> None:
    assert dateline_date("PORT ELLERY, March 14, 2025 — The ferry ran aground at 3:00 in the morning.") == "2025-03-14"
    assert dateline_date("The ferry ran aground on March 14, 2025 in the morning.") is None
    assert dateline_date("PORT ELLERY — The ferry ran aground.") is None
    assert date_of_url("https://example.org/2025/03/14/ferry.html") == "2025-03-14"
    assert date_of_url("https://example.org/ferry-14") is None
    assert date_of_url("https://example.org/2025/13/40/x") is None

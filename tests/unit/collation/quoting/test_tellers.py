"""Whether two speakers are one: by name, by its spelling, or by what explains it."""

import pytest

from viewer.collation.quoting.tellers import SpeakerRelation, Teller, read_teller, relate
from viewer.model import Block, Speaker
from viewer.text.quotations import find_quotations

SAME, DIFFERENT, UNKNOWN = SpeakerRelation.SAME, SpeakerRelation.DIFFERENT, SpeakerRelation.UNKNOWN


def _teller(attribution: str, language: str = "en") -> Teller:
    text = f"“We go on,” said {attribution}." if language == "en" else attribution
    (found,) = find_quotations([Block(text)], language)
    return read_teller(found.speaker, [text], language)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Ann Dyer", "Dyer", SAME),
        ("Ann Dyer", "Mrs. Dyer", SAME),
        ("Ann Dyer", "A. Dyer", SAME),
        ("Ann Dyer", "Anne Dyer", SAME),
        ("Ann Dyer", "Anne Dwyer", SAME),
        ("Volodymyr Zelenskiy", "Zelensky", SAME),
        ("Ann Dyer", "Tom Dyer", DIFFERENT),
        ("Ann Dyer", "Tom Dwyer", DIFFERENT),
        ("Bob Lee", "Leeson", DIFFERENT),
        ("Farmer Dyer", "Tom Dyer", SAME),
        ("Ann Dyer", "the mayor", UNKNOWN),
        ("the mayor", "a clerk", UNKNOWN),
        ("Ann Dyer", "California Democrat", UNKNOWN),
        ("Coastal Rail", "Ann Dyer, a clerk at Coastal Rail", UNKNOWN),
        ("Coastal Rail", "Ann Dyer, glad of it", DIFFERENT),
        ("Coastal Rail", "Ann Dyer", DIFFERENT),
        ("a former driver", "the rail company", DIFFERENT),
        ("a nurse on the ward", "the hospital", DIFFERENT),
        ("the rail company's spokesman", "the rail company", SAME),
        ("a clerk", "the council", UNKNOWN),
        ("Ann Dyer, the head of the ferry union", "a source at the ministry", DIFFERENT),
        ("Ann Dyer, the head of the ministry", "a source at the ministry", UNKNOWN),
        ("the ministry", "a source at the ministry", UNKNOWN),
    ],
)
def test_two_speakers(one: str, other: str, relation: SpeakerRelation) -> None:
    assert relate(_teller(one), _teller(other)) is relation
    assert relate(_teller(other), _teller(one)) is relation


def test_a_name_may_be_inflected() -> None:
    one = _teller("«Мы ждём помощи», — сказал Игорь Лапин.", "ru")
    other = _teller("По словам Лапина, «мы ждём помощи».", "ru")
    assert relate(one, other) is SAME


def test_where_every_noun_has_a_capital_a_trade_may_stand_before_the_name() -> None:
    one = _teller("„Wir warten“, sagte Uwe Klein.", "de")
    other = _teller("„Wir warten“, sagte Knopfmacher Klein.", "de")
    assert relate(one, other) is SAME


@pytest.mark.parametrize(
    ("language", "one", "other", "relation"),
    [
        ("de", "„Wir warten“, sagte ein ehemaliger Fahrer.", "„Wir warten“, sagte die Hafenbehörde.", DIFFERENT),
        ("es", "«Esperamos», dijo una antigua empleada.", "«Esperamos», dijo la empresa.", DIFFERENT),
        ("ar", 'قال الطبيب نبيل الحداد: "ننتظر المطر".', 'قالت سعاد مراد: "ننتظر المطر".', DIFFERENT),
        ("ar", 'قال الطبيب الشاب الجديد: "ننتظر المطر".', 'قالت سعاد مراد: "ننتظر المطر".', UNKNOWN),
        ("he", 'ראש ועד הנמל, גיל פרץ, אמר כי ירד גשם. "חיכינו", הוסיף.', '"חיכינו", אמר גורם בעירייה.', DIFFERENT),
    ],
)
def test_descriptions_tell_two_speakers_apart(language: str, one: str, other: str, relation: SpeakerRelation) -> None:
    assert relate(_teller(one, language), _teller(other, language)) is relation
    assert relate(_teller(other, language), _teller(one, language)) is relation


def test_nobody_is_nobody() -> None:
    assert read_teller(None, [], "en") == Teller()
    assert relate(Teller(), _teller("Ann Dyer")) is UNKNOWN


def test_a_speaker_who_is_only_meant_has_nothing_beside_the_name() -> None:
    assert read_teller(Speaker("Ann Dyer"), [], "en").explained == frozenset()

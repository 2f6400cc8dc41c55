"""What changed in meaning."""

import pytest

from viewer.collation.claims.exchanges import MOST_PAIRS
from viewer.collation.claims.said import Row, Said
from viewer.collation.comparison import compare
from viewer.collation.signals import find_signals, ties_across, ties_of
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of
from viewer.model import Article, Block

SWAPS = [
    ("en", "It cost 1,400 crowns.", "It cost 1,200 crowns.", [("number", "1,400", "1,200")]),
    ("en", "About 3 million left.", "About 5 million left.", [("number", "3 million", "5 million")]),
    ("en", "Four men were held.", "Six men were held.", [("number", "Four", "Six")]),
    ("en", "He left on Monday.", "He left on Friday.", [("date", "Monday", "Friday")]),
    ("de", "Am Montagabend kam sie.", "Am Freitagabend kam sie.", [("date", "Montagabend", "Freitagabend")]),
    ("he", "הוא הודיע אתמול (שני) כי יעזוב.", "הוא הודיע אתמול (חמישי) כי יעזוב.", [("date", "(שני)", "(חמישי)")]),
    ("ru", "Ехали полтора часа.", "Ехали три с половиной часа.", [("number", "полтора", "три с половиной")]),
    (
        "en",
        "The bank cut it by half a percentage point.",
        "The bank cut it by half a percent.",
        [("number", "half a percentage point", "half a percent")],
    ),
    ("en", "It cost roughly half of the old one.", "It cost roughly twice the old one.", [("number", "half", "twice")]),
    ("en", "It shut at 11 p.m. on the quay.", "It shut at 11 a.m. on the quay.", [("number", "11 p.m.", "11 a.m.")]),
    ("en", "Half of it fell.", "All of it fell.", []),
    ("en", "One in four buses is late.", "A quarter of the buses is late.", []),
    ("en", "Since 7 October he waits.", "Since 9 October he waits.", [("date", "7 October", "9 October")]),
    ("en", "Built in 1987 by them.", "Built in 1978 by them.", [("date", "1987", "1978")]),
    ("en", "The court in Lund ruled.", "The court in Bergen ruled.", [("name", "Lund", "Bergen")]),
    ("en", "They will sign.", "They will not sign.", [("negation", "", "not")]),
    ("en", "They didn't sign.", "They signed.", [("negation", "didn't", "")]),
    ("en", "He reportedly fled.", "He fled.", [("hedge", "reportedly", "")]),
    ("en", "He fled.", "He is believed to have fled.", [("hedge", "", "is believed to")]),
    ("en", "He said it was late.", "He claimed it was late.", [("attribution", "said", "claimed")]),
    ("en", "It will fall.", "It may fall.", [("certainty-lost", "will", "may")]),
    ("en", "It may fall.", "It will fall.", [("certainty-gained", "may", "will")]),
    (
        "de",
        "Er sagte, es waren 12.500.",
        "Er behauptete, es waren 15.200.",
        [("number", "12.500", "15.200"), ("attribution", "sagte", "behauptete")],
    ),
    ("de", "Am Montag kam er.", "Am Dienstag kam er.", [("date", "Montag", "Dienstag")]),
    ("en", "It has 6 rooms, open from 6 p.m.", "It has 4 rooms, open from 6 p.m.", [("number", "6", "4")]),
    (
        "en",
        "They came on Monday and Monday night.",
        "They came on Friday and Monday night.",
        [("date", "Monday", "Friday")],
    ),
    ("en", "Under the law of 2001 they pay.", "Under the law of 1701 they pay.", [("date", "2001", "1701")]),
    (
        "en",
        "The Lund mill and the Holm mill burned.",
        "The Berg mill and the Holm mill burned.",
        [("name", "Lund", "Berg")],
    ),
    ("en", "It went to the Lund bank from Lund.", "It went to the Berg bank from Lund.", [("name", "Lund", "Berg")]),
    (
        "en",
        "The prize went that night to Ann Holm of Lund.",
        "In the end, to much applause, the jury chose Ann Berg of Lund.",
        [("name", "Ann Holm", "Ann Berg")],
    ),
    ("en", "He said it was late.", "He alleged it was late.", [("attribution", "said", "alleged")]),
    ("en", "It will not rain.", "It may not rain.", [("certainty-lost", "will", "may")]),
    ("en", "About 1.1935 was paid.", "About 1.1930 was paid.", [("number", "1.1935", "1.1930")]),
    ("en", "At least 12 people died.", "12 people died.", [("number", "At least 12", "12")]),
    ("en", "One man was killed there.", "Two men were killed there.", [("number", "One", "Two")]),
    ("de", "Es kamen drei Männer.", "Es kam ein Mann.", [("number", "drei", "ein")]),
    ("en", "The vote is next week.", "The vote was last week.", [("date", "next week", "last week")]),
    ("en", "It is 5 km long.", "It is 5 miles long.", [("number", "5 km", "5 miles")]),
    (
        "en",
        "A judge, Petra Lindqvist, ruled.",
        "A judge, Petra Lindquist, ruled.",
        [("name", "Lindqvist", "Lindquist")],
    ),
    (
        "en",
        "At noon the jury gave its prize to Ann Holm and sang. The town of Lund was proud of its daughter.",
        "The town of Lund was proud of its daughter Ann Berg. At noon the jury gave its prize and sang.",
        [("name", "Ann Holm", "Ann Berg")],
    ),
    ("fr", "Il a dit qu'il vient.", "Il a avoué qu'il vient.", [("attribution", "dit", "avoué")]),
    ("fr", "La réunion de janvier.", "La réunion d'avril.", [("date", "janvier", "d'avril")]),
    ("es", "El presunto ladrón huyó.", "El ladrón huyó.", [("hedge", "presunto", "")]),
    ("ru", "Он сказал правду.", "Он якобы сказал правду.", [("hedge", "", "якобы")]),
    ("ru", "В среду шел дождь.", "В пятницу шел дождь.", [("date", "среду", "пятницу")]),
    ("he", "הוא הגיע ביום שני לעיר.", "הוא הגיע ביום רביעי לעיר.", [("date", "ביום שני", "ביום רביעי")]),
    ("he", "השר אמר שיבוא.", "השר טען שיבוא.", [("attribution", "אמר", "טען")]),
    ("he", "החשוד ברח.", "האיש לא ברח.", [("negation", "", "לא"), ("hedge", "החשוד", "")]),
    ("ar", "وقال الوزير ذلك.", "وزعم الوزير ذلك.", [("attribution", "وقال", "وزعم")]),
]


@pytest.mark.parametrize(("language", "base", "witness", "expected"), SWAPS)
def test_a_planted_change_is_told_with_its_words(
    language: str, base: str, witness: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(s.kind.value, s.base, s.witness) for s in find_signals(base, witness, language=language)] == expected


QUIET = [
    ("en", "Great Fire In Lund Kills Four", "Big Fire In Bergen Kills Four"),
    ("en", "More than 200 came.", "Over 200 came."),
    ("en", "1,400 people came.", "1400 people came."),
    ("en", "Two ships sank.", "2 ships sank."),
    ("en", "He owes 1.5 million.", "He owes 1,500,000."),
    ("en", "He came on 7 October.", "He came on October 7."),
    ("en", "He did not come.", "He refused to come."),
    ("en", "He refused to come.", "He did not come."),
    ("en", "Nobody came, not one.", "Not one came, nobody."),
    ("en", "He reportedly fled.", "He allegedly fled."),
    ("en", "Allegedly he fled, reportedly.", "Reportedly he fled."),
    ("en", "He said it was late.", "He stated it was late."),
    ("en", "He admitted it.", "He conceded it."),
    ("en", "The U.S. Navy sailed.", "The United States Navy sailed."),
    ("en", "The mayor of Åland spoke.", "The mayor of Aland spoke."),
    ("en", "A bill that may pass will help.", "A bill that will pass may help."),
    ("en", "He is No. 2 there.", "He is second there."),
    ("en", "Ann Holm and Lund met.", "Holm met with Lund."),
    ("de", "Das Haus brannte.", "Das Gebäude brannte."),
    ("xx", "It cost 1,400.", "It was dear."),
    ("en", "They came on Friday to see it.", "They came yesterday to see it."),
    ("en", "On Monday it rained, on Friday it froze.", "On Friday it froze, on Monday it rained."),
    ("en", "He works for the World Boat League there.", "He works for the WBL there."),
    ("en", "He works for the WBL there.", "He works for the World Boat League there."),
    ("en", "A man came at noon.", "Two men came at noon."),
    ("en", "They came with a few dogs.", "They came with two old dogs."),
    ("en", "Nearly 400 came.", "400 came."),
    ("en", "Half of them left.", "50 per cent of them left."),
    ("en", "The mayor met Iraqi farmers there.", "The mayor met Iraq farmers there."),
    ("he", "בתאונה נפצעו שני ילדים.", "בתאונה נפגעו שני ילדים."),
]


@pytest.mark.parametrize(("language", "base", "witness"), QUIET)
def test_the_same_fact_in_other_words_is_no_change(language: str, base: str, witness: str) -> None:
    assert find_signals(base, witness, language=language) == ()


def test_numbers_are_understood_without_a_language() -> None:
    (found,) = find_signals("It cost 1,400.", "It cost 1,900.")
    assert (found.base, found.witness) == ("1,400", "1,900")


def test_a_charged_verb_that_the_base_has_elsewhere_is_no_news() -> None:
    base = "He claimed it was late, and she said so too."
    assert find_signals(base, base.replace("said", "claimed"), language="en") == ()


def prices(count: int, cheapest: int) -> Said:
    text = ", ".join(f"{number} crowns" for number in range(cheapest, cheapest + count))
    return Said(words_of([(0, text)]), lexicon("en"))


def test_rows_of_very_many_numbers_are_not_tied() -> None:
    few, many = 2, int(MOST_PAIRS**0.5) + 1
    assert len(ties_of(Row(prices(few, 100), prices(few, 300)))) == few
    assert ties_of(Row(prices(many, 100), prices(many, 300))) == []


@pytest.mark.parametrize(
    ("base", "witness", "found"),
    [
        ("The sale of nine boats begins on 6 July.", "Der Verkauf von zwanzig Booten beginnt am 6. Juni.",
         [("number", "nine", "zwanzig"), ("date", "6 July", "6. Juni")]),
        ("The sale of nine boats begins on 6 July.", "Der Verkauf von neun Booten beginnt am 6. Juli.", []),
        ("It shuts on Monday.", "Am 6. Juni schließt es.", []),
        ("They paid 40 pounds.", "Sie zahlten 40 Pfund.", []),
        ("It fell by 4 percent.", "Es fiel um 6 Prozentpunkte.", []),
        ("It fell by 4 percent and 3 metres.", "Es fiel um 6 Prozent.", []),
    ],
)  # fmt: skip
def test_numbers_and_dates_across_languages(base: str, witness: str, found: list[tuple[str, str, str]]) -> None:
    sides = (Said(words_of([(0, text)]), lexicon(language)) for text, language in ((base, "en"), (witness, "de")))
    row = Row(*sides)
    assert [
        (told.kind.value, row.base.text(told.base), row.witness.text(told.witness)) for told in ties_across(row)
    ] == found


def test_a_row_between_two_languages_tells_its_numbers() -> None:
    sides = [
        Article(
            "a", "a", "", (Block("The Kiel museum will return nine old boats to Lund, said Ida Holm."),), language="en"
        ),
        Article(
            "b",
            "b",
            "",
            (Block("Das Kiel Museum gibt zwanzig alte Boote an Lund zurück, sagte Ida Holm."),),
            language="de",
        ),
    ]
    signals = [each for row in compare(*sides).rows for variant in row.variants for each in variant.signals]
    assert [(each.base, each.witness) for each in signals] == [("nine", "zwanzig")]


def test_the_best_pair_of_names_comes_first() -> None:
    base, witness = "It fell, said Transport Minister Ann Gray.", "It fell, said the union's Tom Holm."
    assert [(each.base, each.witness) for each in find_signals(base, witness, language="en")] == [
        ("Ann Gray", "Tom Holm")
    ]


def test_the_dead_are_counted_though_the_wording_is_gone() -> None:
    base = (
        "A dam above the town gave way early on Saturday after two days of rain, killing at least 31 people, they said."
    )
    witness = (
        "Dozens were feared lost when a wall of the reservoir collapsed. Officials in Korstad confirmed 13 deaths."
    )
    words = lexicon("en")
    row = Row(Said(words_of(((0, base),)), words), Said(words_of(((0, witness),)), words))
    assert ("31", "13") in [(signal.base, signal.witness) for signal in map(row.signal, ties_of(row))]

"""Denials, doubts, verbs of saying and sources: what a change does to how something is told."""

import pytest

from viewer.collation.claims.said import Row, Said
from viewer.collation.signals import find_signals, ties_of
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of


def told(base: str, witness: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [
        (signal.kind.value, signal.base, signal.witness) for signal in find_signals(base, witness, language=language)
    ]


@pytest.mark.parametrize(
    ("language", "base", "witness", "words"),
    [
        ("en", "The crew failed to find the tug.", "The crew found the tug.", "failed to"),
        ("en", "He refused to comment on the case.", "He commented on the case.", "refused to"),
        ("es", "El alcalde se negó a pagar la tasa.", "El alcalde pagó la tasa.", "se negó a"),
        ("he", "ראש העיר סירב לשלם את המס.", "ראש העיר שילם את המס.", "סירב"),
    ],
)
def test_a_phrase_that_denies_what_follows(language: str, base: str, witness: str, words: str) -> None:
    assert told(base, witness, language) == [("negation", words, "")]
    assert told(witness, base, language) == [("negation", "", words)]


@pytest.mark.parametrize(
    ("base", "witness", "signals"),
    [
        ("He reportedly fled. The suspected thief is 42.", "He fled. The suspected thief is 42.", ["reportedly"]),
        ("He reportedly fled. The thief is 42.", "He fled. The thief is reportedly 42.", []),
        ("He reportedly fled from the suspected thief.", "He fled from the suspected thief.", []),
        ("He reportedly and allegedly fled. It was late.", "He fled. It was supposedly late.", []),
    ],
)
def test_a_hedge_elsewhere_makes_up_for_none_here(base: str, witness: str, signals: list[str]) -> None:
    assert told(base, witness) == [("hedge", words, "") for words in signals]
    assert told(witness, base) == [("hedge", "", words) for words in signals]


@pytest.mark.parametrize(
    ("language", "base", "witness", "pair"),
    [
        (
            "en",
            "Ann Holm, an aide to the mayor, said it was late.",
            "An aide to the mayor, who asked not to be named, said it was late.",
            ("Ann Holm", "asked not to be named"),
        ),
        (
            "ar",
            "وقبلت النقابة العرض، وأعلن أمينها العام فادي سعد أن الرواتب ستزيد.",
            "ورفضت النقابة العرض، وأعلن مصدر لم يكشف عن اسمه أن الرواتب ستنخفض.",
            ("أمينها العام فادي سعد", "مصدر"),
        ),
    ],
)
def test_a_source_that_lost_its_name(language: str, base: str, witness: str, pair: tuple[str, str]) -> None:
    assert ("source", *pair) in told(base, witness, language)
    assert ("source", *pair[::-1]) in told(witness, base, language)


def test_a_name_in_another_sentence_is_not_that_of_the_source() -> None:
    base = "An aide said it was late. Ann Holm, the mayor, said nothing of it."
    witness = "An aide, who asked not to be named, said it was late. The mayor said nothing of it."
    assert [found for found in told(base, witness) if found[0] == "source"] == []


def test_a_month_or_a_name_with_a_capital_is_no_unsure_word() -> None:
    assert told("The mine shut in May.", "The mine shut in June.") == [("date", "May", "June")]
    assert told("Mrs May left.", "Mrs Holm left.") == []
    assert told("Storm May Hit The Coast", "Storm Will Hit The Coast") == [("certainty-gained", "May", "Will")]


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("The crew failed to find it.", "The crew did not find it."),
        ("He refused to comment.", "He declined to comment."),
        ("She refused to take the deal.", "She rejected the deal."),
        ("She was unable to walk.", "She could not walk."),
        ("He failed to meet the aim.", "He missed the aim."),
        ("The lake is not suitable for boats.", "The lake is unsuitable for boats."),
        ("The plan is impossible to pay for.", "The plan is not possible to pay for."),
        ("Nobody watched the gate at night.", "The gate was unwatched at night."),
        ("The pump was out for days.", "The pump was not working for days."),
        ("No fewer than ten men came.", "At least ten men came."),
        ("The tug sank. It was not insured.", "It was not insured. The tug sank."),
    ],
)
def test_the_same_denial_said_otherwise_is_no_change(base: str, witness: str) -> None:
    assert told(base, witness) == []
    assert told(witness, base) == []


def test_beginnings_that_deny_nothing_make_up_for_nothing() -> None:
    assert told("The union will not sign.", "The union will sign it.") == [("negation", "not", "")]
    assert told("They will not sign under oath.", "They will sign under oath.") == [("negation", "not", "")]


def test_a_denial_in_another_sentence_does_not_make_up_for_one_here() -> None:
    far = "The road along the bay was mended in spring and the old bridge got a new rail of oak."
    base = f"The mayor will not sign the lease. {far} Ferries will run."
    witness = f"The mayor will sign the lease. {far} Ferries will not run."
    assert told(base, witness) == [("negation", "not", ""), ("negation", "", "not")]
    assert told(base, base.replace("will not", "will")) == [("negation", "not", "")]


@pytest.mark.parametrize(
    ("base", "witness", "language"),
    [
        ("The jury found the baker not guilty of arson.", "The jury acquitted the baker of arson.", "en"),
        ("It is the last sale of the year, if nothing odd happens.", "It is the last sale of the year.", "en"),
        ("Мы писали дважды в совет, нам не ответили.", "Мы писали дважды в совет.", "ru"),
        ("Das Gericht sprach: Der Koch ist nicht schuldig.", "Das Gericht sprach: Der Koch ist freigesprochen.", "de"),
    ],
)
def test_a_denial_that_went_with_its_clause_is_not_told(base: str, witness: str, language: str) -> None:
    assert told(base, witness, language) == []


@pytest.mark.parametrize(
    ("base", "witness", "language", "found"),
    [
        ("The bank lost gold, which the owner denied.", "The bank lost gold, which the owner did not deny.",
         "en", ("", "not")),
        ("Мы не могли ехать, снег был слишком глубок.", "Мы могли ехать, снег был неглубок.", "ru", ("не", "")),
        ("Das Amt will das Boot nicht verkaufen. Es bleibt im Hafen.",
         "Das Amt will das Boot verkaufen. Es bleibt nicht im Hafen.", "de", ("nicht", "")),
    ],
)  # fmt: skip
def test_a_denial_is_weighed_in_its_own_clause(base: str, witness: str, language: str, found: tuple[str, str]) -> None:
    assert ("negation", *found) in told(base, witness, language)


def test_each_denial_that_went_is_told() -> None:
    base = "The road will not close. Small ferries run from the old pier all day long. The school will not open."
    found = told(base, base.replace("not ", ""))
    assert found == [("negation", "not", "")] * 2


def test_a_hedge_that_became_another_doubt_is_none() -> None:
    assert told("He allegedly took the money.", "He may have taken the money.") == []
    assert told("He may have taken the money.", "He allegedly took the money.") == []


def test_the_longest_hedge_is_told() -> None:
    assert told("The treasurer, an alleged thief, is believed to be abroad.", "The treasurer, a thief, is abroad.") == [
        ("hedge", "is believed to", "")
    ]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("The dam holds.", "The dam perhaps holds.", [("certainty-lost", "", "perhaps")]),
        ("The dam possibly holds.", "The dam holds.", [("certainty-gained", "possibly", "")]),
        ("The dam will hold.", "Perhaps the dam holds.", [("certainty-lost", "will", "Perhaps")]),
        ("The dam may hold.", "The dam could hold.", []),
        ("The dam reportedly holds.", "The dam may hold.", []),
        ("The dam holds.", "The dam holds. It may rain.", []),
        ("The dam holds.", "The dam could not hold.", [("negation", "", "not")]),
    ],
)
def test_sure_and_unsure_words(base: str, witness: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(base, witness) == expected


def test_sure_and_unsure_words_far_apart_in_one_change_do_not_belong_together() -> None:
    base = "The mayor must sell three tall houses near an old windmill before winter."
    witness = "A baker might open one small shop behind our new library after Easter."
    assert told(base, witness) == []


def test_one_sure_word_stands_against_one_unsure_word_only() -> None:
    base = "The possible buyer said it would probably rain."
    found = told(base, "The rich buyer said it will rain.")
    assert [kind for kind, *_ in found] == ["certainty-gained"]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("Holm claimed it.", "Holm said it.", [("attribution", "claimed", "said")]),
        ("It was late, Holm said.", "Holm admitted it was late.", [("attribution", "said", "admitted")]),
        ("Holm claimed it, Lund said.", "Holm said it, Lund claimed.", []),
        ("Holm said it.", "It was so.", []),
    ],
)
def test_verbs_of_saying(base: str, witness: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(base, witness) == expected


@pytest.mark.parametrize(
    ("language", "base", "witness", "expected"),
    [
        (
            "en",
            "Minister Olga Brandt said the plan was dead.",
            "A senior official said the plan was dead.",
            [("source", "Olga Brandt", "A senior official")],
        ),
        (
            "en",
            "Sources said the plan was dead.",
            "Minister Olga Brandt said the plan was dead.",
            [("source", "Sources", "Olga Brandt")],
        ),
        (
            "en",
            "A clerk, who asked not to be named, said the plan was dead.",
            "Olga Brandt, a clerk, said the plan was dead.",
            [("source", "asked not to be named", "Olga Brandt")],
        ),
        ("en", "A source said it to Olga Brandt.", "An insider said it to Olga Brandt.", []),
        ("en", "Olga Brandt said it.", "Sources said it to Olga Brandt.", []),
        ("en", "Olga Brandt met them.", "Sources close to her met them.", []),
        ("en", "The cook said it was late.", "A source said it was late.", []),
        ("he", "הטבח הזקן אמר שמאוחר.", "מקור בכיר אמר שמאוחר.", [("source", "הטבח הזקן", "מקור בכיר")]),
        ("he", "הוא אמר שמאוחר.", "מקור בכיר אמר שמאוחר.", []),
    ],
)
def test_sources_that_lost_or_got_a_name(
    language: str, base: str, witness: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(base, witness, language) == expected


@pytest.mark.parametrize(
    ("base", "witness", "language", "found"),
    [
        ('"It burned all night," said Ida Holm, 71.', '"It burned all night," said a neighbour.', "en",
         ("Ida Holm", "a neighbour")),
        ('"It burned all night," Ida Holm said.', '"It burned all night," a neighbour said.', "en",
         ("Ida Holm", "a neighbour")),
        ("« Tout a brûlé », a dit Ida Moreau, voisine du port.", "« Tout a brûlé », a dit une voisine du port.", "fr",
         ("Ida Moreau", "une voisine du port")),
        ("Das Boot bleibt hier, wie Minister Uwe Lang erklärte.", "Das Boot bleibt hier, hieß es aus Parteikreisen.",
         "de", ("Uwe Lang", "Parteikreisen")),
    ],
)  # fmt: skip
def test_a_name_for_which_a_description_speaks(base: str, witness: str, language: str, found: tuple[str, str]) -> None:
    assert [each for each in told(base, witness, language) if each[0] == "source"] == [("source", *found)]
    assert ("source", *found[::-1]) in told(witness, base, language)


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ('"It burned," said Ida Holm.', '"It burned," said a neighbour, Ida Holm.'),  # still named
        ('"It burned," said Ida Holm.', "He said a new roof would be put on the old church in May."),
        ("The board wrote to Ida Holm.", "The board wrote to a neighbour."),  # nobody speaks
        ("It burned, a paper for the port and Ida Holm said.", "It burned, a paper said."),  # not beside the verb alone
        ("It burned, Ida Holm cried.", "It burned, a neighbour said."),
    ],
)
def test_no_description_for_a_name(base: str, witness: str) -> None:
    assert [each for each in told(base, witness) if each[0] == "source"] == []


@pytest.mark.parametrize(
    ("base", "witness", "language", "found"),
    [
        ("According to the union, half of the crew stayed at home.", "Half of the crew stayed at home.", "en",
         "According to the union"),
        ("Das Boot sollte laut Verwaltung 40 Kronen kosten.", "Das Boot sollte 40 Kronen kosten.", "de",
         "laut Verwaltung"),
        ("Das Boot sollte laut Verwaltung 40 Kronen kosten.", "Das Boot sollte 90 Kronen kosten.", "de",
         "laut Verwaltung"),
        ("Las obras costaron mucho, según el diario local.", "Las obras costaron mucho.", "es",
         "según el diario local"),
    ],
)  # fmt: skip
def test_who_vouched_is_gone(base: str, witness: str, language: str, found: str) -> None:
    assert ("attribution", found, "") in told(base, witness, language)
    assert ("attribution", "", found) in told(witness, base, language)


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("According to the union, half stayed at home.", "Half stayed at home, the union said."),
        ("Half stayed at home. According to the union, all are ill.", "Half stayed at home."),  # the sentence went too
        ("Half stayed at home, according to. The rest came.", "Half stayed at home. The rest came."),  # nobody named
    ],
)
def test_what_still_has_somebody_to_vouch_for_it_or_is_gone_itself(base: str, witness: str) -> None:
    assert [each for each in told(base, witness) if each[0] == "attribution"] == []


def test_a_verb_is_no_source() -> None:
    base, witness = '"לא נמכור את הבית", הוסיף.', '"לא נמכור את הבית", אמר גורם בעירייה.'
    assert [each for each in told(base, witness, "he") if each[0] == "source"] == []


@pytest.mark.parametrize(
    ("base", "witness", "found"),
    [
        ("The quay could be shut.", "The quay would be shut.", [("certainty-gained", "could", "would")]),
        ("Perhaps the quay shuts.", "The quay shuts.", [("certainty-gained", "Perhaps", "")]),
        ("It was not clear whether the quay shuts.", "Whether the quay shuts was not clear.", []),
        ("It was not clear whether the quay shuts.", "The quay shuts.", [("certainty-gained", "not clear", "")]),
    ],
)
def test_what_stands_for_an_unsure_word(base: str, witness: str, found: list[tuple[str, str, str]]) -> None:
    assert told(base, witness) == found


def tied(base: str, witness: str) -> list[tuple[str, str, str]]:
    row = Row(*(Said(words_of([(0, text)]), lexicon("en")) for text in (base, witness)))
    return [(told.kind.value, row.base.text(told.base), row.witness.text(told.witness)) for told in ties_of(row)]


def test_an_unsure_word_that_became_sure_in_a_row_said_anew() -> None:
    base = "Nobody found any oil near the reef. The old tug may be raised on Sunday if the sea stays calm, they hope."
    witness = (
        "There is no oil. The tug will be raised on Sunday, said her owner from Bergen after a talk with his crew."
    )
    assert tied(base, witness) == [("certainty-gained", "may", "will")]
    assert tied(witness, base) == [("certainty-lost", "will", "may")]
    assert tied(base, witness.replace("tug", "cost").replace("raised on Sunday", "paid from taxes")) == []
    assert tied(base, witness + " It may sink. She may too.") == []


def test_the_words_of_a_change_are_gone_through_once_however_many_denials_stand_in_it() -> None:
    said = Said(words_of([(0, "The ferry will not sail and the tug will not wait.")]), lexicon("en"))
    assert said.vocabulary(0, 5) == {"ferry", "not", "sail"}
    assert said.vocabulary(0, 5) is said.vocabulary(0, 5)

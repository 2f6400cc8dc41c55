"""What stands in the place of its opposite."""

import pytest

from viewer.collation.claims import opposites
from viewer.collation.claims.said import Row, Said
from viewer.collation.signals import find_signals, ties_of
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of


def told(base: str, witness: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [
        (signal.kind.value, signal.base, signal.witness) for signal in find_signals(base, witness, language=language)
    ]


def tied(base: str, witness: str) -> list[tuple[str, str, str]]:
    words = lexicon("en")
    row = Row(Said(words_of(((0, base),)), words), Said(words_of(((0, witness),)), words))
    return [(signal.kind.value, signal.base, signal.witness) for signal in map(row.signal, ties_of(row))]


@pytest.mark.parametrize(
    ("base", "witness", "turns"),
    [
        ("Rents rose in March.", "Rents fell in March.", [("rose", "fell")]),
        ("Rents soared in March.", "Rents plunged in March.", [("soared", "plunged")]),
        ("He spoke for the plan.", "He spoke against the plan.", [("for", "against")]),
        ("It shut before the ball.", "It shut after the ball.", [("before", "after")]),
        ("It shut prior to the ball.", "It shut after the ball.", [("prior to", "after")]),
        (
            "Oats, which gained 8 crowns last year, dropped 23 crowns.",
            "Oats, which lost 8 crowns last year, jumped 23 crowns.",
            [("gained", "lost"), ("dropped", "jumped")],
        ),
        ("The club won two cups by sheer luck.", "The club lost one cup by sheer luck.", [("won", "lost")]),
        ("The deal may be signed before noon.", "The deal will be signed after noon.", [("before", "after")]),
        ("Fees rise from the 1st of May.", "Fees fall as of 1 May.", [("rise", "fall")]),
        (
            "The bay gained two piers, and the cove lost its own.",
            "The bay lost both piers at once, and the cove gained its own.",
            [("gained", "lost"), ("lost", "gained")],
        ),
        ("The board opened it after the storm.", "The board closed it before the storm.", [("opened", "closed")]),
    ],
)
def test_a_word_in_whose_place_its_opposite_stands(base: str, witness: str, turns: list[tuple[str, str]]) -> None:
    found = [(before, after) for kind, before, after in told(base, witness) if kind == "direction"]
    assert found[: len(turns)] == turns
    back = [(after, before) for kind, before, after in told(witness, base) if kind == "direction"]
    assert sorted(back) == sorted(found)


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("Rents rose while wages fell.", "Wages fell while rents rose."),
        ("The club did not accept the bid.", "The club rejected the bid."),
        ("The vote came before the strike.", "The strike came after the vote."),
        ("Anna Holm sold the mill to Per Lund.", "Per Lund bought the mill from Anna Holm."),
        ("Rents rose in March.", "Rents soared in March."),
        ("He won a cup and lost a coat.", "He lost a coat."),
        ("She left for the coast in a rented car.", "She drove a rented car against all advice to the coast."),
        ("He is not against the plan.", "He is for the plan."),
        ("More than 200 men came.", "Well over 200 men came."),
    ],
)
def test_what_is_not_turned_round(base: str, witness: str) -> None:
    assert [found for found in told(base, witness) if found[0] == "direction"] == []
    assert [found for found in told(witness, base) if found[0] == "direction"] == []


def test_a_denial_of_something_else_is_no_denial_of_the_word() -> None:
    found = told("The lift is unsafe and has no roof.", "The lift is safe and has a roof.")
    assert ("negation", "unsafe", "safe") in found


def test_a_denied_opposite_is_no_denial() -> None:
    assert told("He is not against the plan.", "He is for the plan.") == []
    assert told("Er ist nicht gegen den Plan.", "Er ist für den Plan.", "de") == []


def test_what_another_signal_tells_is_told_once() -> None:
    assert told("More than 200 men came.", "Fewer than 200 men came.") == [
        ("number", "More than 200", "Fewer than 200")
    ]


def test_a_row_of_which_the_wording_is_gone() -> None:
    base = "Grain prices in the northern valleys climbed sharply during the wet spring, traders told the harbour board."
    witness = "In the spring, which was wet, northern valley grain prices dropped, it emerged at a hearing on Monday."
    assert ("direction", "climbed", "dropped") in tied(base, witness)
    assert tied("The mill climbed out of debt.", "A stone dropped on the quay where nobody stood.") == []


@pytest.mark.parametrize(
    ("language", "base", "witness", "pair"),
    [
        ("en", "The lift is safe.", "The lift is unsafe.", ("safe", "unsafe")),
        ("en", "It was an illegal sale.", "It was a legal sale.", ("illegal", "legal")),
        ("de", "Das Urteil ist rechtmäßig.", "Das Urteil ist unrechtmäßig.", ("rechtmäßig", "unrechtmäßig")),
        ("fr", "Une réponse exacte.", "Une réponse inexacte.", ("exacte", "inexacte")),
    ],
)
def test_a_beginning_that_denies(language: str, base: str, witness: str, pair: tuple[str, str]) -> None:
    assert told(base, witness, language) == [("negation", *pair)]
    assert told(witness, base, language) == [("negation", *pair[::-1])]


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("The lift is not safe.", "The lift is unsafe."),
        ("He took the act.", "He took the fact."),
        ("The form was late.", "The informed were late."),
        ("It is not licensed.", "It is unlicensed."),
    ],
)
def test_a_beginning_that_denies_nothing(base: str, witness: str) -> None:
    assert [found for found in told(base, witness) if found[0] == "negation"] == []


@pytest.mark.parametrize(("count", "turns"), [(opposites.MOST, opposites.MOST), (opposites.MOST + 1, 0)])
def test_where_very_many_are_exchanged_nothing_tells_which_stands_for_which(count: int, turns: int) -> None:
    names = [f"{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(count)]
    base = " ".join(f"Rents in {name} rose." for name in names)
    assert len(told(base, base.replace("rose", "fell"))) == turns

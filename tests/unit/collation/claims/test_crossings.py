"""What changed places."""

import pytest

from viewer.collation.signals import find_signals


@pytest.mark.parametrize(
    ("base", "witness", "names"),
    [
        ("In the final Lund beat Bergen by three goals.", "In the final Bergen beat Lund by three goals.", 2),
        ("Lund beat Bergen by three goals.", "Bergen beat Lund by three goals.", 2),
        ("On Monday Lund told Holm to pay.", "On Monday Holm told Lund to pay.", 2),
        (
            "It went to Berg Line, ending the service by Holm Ferries.",
            "It went to Holm Ferries, ending the service by Berg Line.",
            2,
        ),
        ("Yesterday Lund and Bergen signed.", "Yesterday Bergen and Lund signed.", 0),
        ("Yesterday Lund, Holm and Bergen signed.", "Yesterday Bergen, Holm and Lund signed.", 0),
        ("On Monday Lund attacked Holm.", "On Monday Holm was attacked by Lund.", 0),
        ("Lund Beat Bergen By Three Goals", "Bergen Beat Lund By Three Goals", 0),
        ("The mayor of Lund left and that of Holm stayed.", "The mayor of Holm stayed and that of Lund left.", 0),
    ],
)
def test_names_that_changed_places(base: str, witness: str, names: int) -> None:
    found = find_signals(base, witness, language="en")
    assert [signal.kind.value for signal in found] == ["name"] * names
    assert {signal.base for signal in found} == {signal.witness for signal in found}
    back = find_signals(witness, base, language="en")
    assert {(signal.base, signal.witness) for signal in back} == {(signal.witness, signal.base) for signal in found}


@pytest.mark.parametrize(
    ("base", "witness", "pairs"),
    [
        (
            "They sail nine times a week in winter and twelve in summer.",
            "They sail twelve times a week in winter and nine in summer.",
            [("nine", "twelve"), ("twelve", "nine")],
        ),
        ("It killed 12 and injured 40.", "It killed 40 and injured 12.", [("12", "40"), ("40", "12")]),
        ("It killed 12 and injured 40.", "It injured 40 and killed 12.", []),
        ("It took 4 or 6 men.", "It took 6 or 4 men.", []),
        ("It took 40 men or 60.", "It took 60 boys or 40.", []),
        ("Between 4 and 6 men came.", "Between 6 and 4 men came.", []),
        ("Berg sold 4 boats and Holm 4.", "Holm sold 4 boats and Berg 4.", []),
        ("It lasted 3 days, then 5 nights.", "It lasted 5 nights, then 3 days.", []),
    ],
)
def test_numbers_that_changed_places(base: str, witness: str, pairs: list[tuple[str, str]]) -> None:
    found = [each for each in find_signals(base, witness, language="en") if each.kind.value == "number"]
    assert [(each.base, each.witness) for each in found] == pairs


@pytest.mark.parametrize(
    ("base", "witness", "pairs"),
    [
        ("At least 31 people were killed on Monday.", "On Monday the town mourned its 13 dead.", [("31", "13")]),
        ("Police arrested 12 men.", "In all, 21 people were detained.", [("12", "21")]),
        ("Some 31 men were killed in it.", "In all, 13 women went missing in the flood.", []),
    ],
)
def test_what_numbers_say_of_people(base: str, witness: str, pairs: list[tuple[str, str]]) -> None:
    found = [each for each in find_signals(base, witness, language="en") if each.kind.value == "number"]
    assert [(each.base, each.witness) for each in found] == pairs

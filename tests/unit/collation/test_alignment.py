"""Which paragraphs stand beside which."""

import pytest

from viewer.collation.alignment import align
from viewer.collation.pairing import similarity
from viewer.errors import CancelledError
from viewer.model import AlignedRow, Block, Relation, Role
from viewer.progress import Progress

HARBOUR = "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel."
CREW = "Nobody in the crew of eleven was hurt, the harbour master told reporters at the quay."
FERRY = "Ferries to the outer islands will leave from Saint Brannoc until the wreck has been lifted."
COST = "Lifting the crane may cost nine million crowns, the insurer estimated in a first report."
FISH = "Fishermen complained that their catch was rotting in the holds while they waited for a berth."
POEM = ("rain", "wind", "rain", "stone")


def blocks(*texts: str, role: Role = Role.BODY) -> tuple[Block, ...]:
    return tuple(Block(text, role) for text in texts)


def shape(rows: tuple[AlignedRow, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    return [(row.base, row.witness, row.relation.value) for row in rows]


def test_a_text_beside_itself_is_the_same_row_by_row() -> None:
    text = blocks(HARBOUR, CREW, FERRY, COST)
    assert shape(align(text, text)) == [((i,), (i,), "same") for i in range(4)]


def test_an_empty_side_leaves_gaps_only() -> None:
    text = blocks(HARBOUR, CREW)
    assert shape(align(text, ())) == [((0,), (), "dropped"), ((1,), (), "dropped")]
    assert shape(align((), text)) == [((), (0,), "added"), ((), (1,), "added")]
    assert align((), ()) == ()


def test_dropped_and_added_paragraphs_stand_where_they_belong() -> None:
    rows = align(blocks(HARBOUR, CREW, FERRY), blocks(HARBOUR, COST, FERRY))
    assert shape(rows) == [
        ((0,), (0,), "same"),
        ((1,), (), "dropped"),
        ((), (1,), "added"),
        ((2,), (2,), "same"),
    ]


def test_an_addition_at_the_end_stands_at_the_end() -> None:
    assert shape(align(blocks(HARBOUR), blocks(HARBOUR, FERRY)))[-1] == ((), (1,), "added")


def test_a_paragraph_split_in_two_is_one_row() -> None:
    rows = align(blocks(CREW, HARBOUR + " " + FERRY, COST), blocks(CREW, HARBOUR, FERRY, COST))
    assert shape(rows) == [((0,), (0,), "same"), ((1,), (1, 2), "same"), ((2,), (3,), "same")]


def test_a_paragraph_can_be_split_in_four_and_four_can_be_merged() -> None:
    parts, whole = blocks(HARBOUR, CREW, FERRY, COST), blocks(" ".join((HARBOUR, CREW, FERRY, COST)))
    assert shape(align(whole, parts)) == [((0,), (0, 1, 2, 3), "same")]
    assert shape(align(parts, whole)) == [((0, 1, 2, 3), (0,), "same")]


def test_two_paragraphs_merged_into_one_are_one_row() -> None:
    rows = align(blocks(CREW, HARBOUR, FERRY), blocks(CREW, HARBOUR + " " + FERRY))
    assert shape(rows)[1] == ((1, 2), (1,), "same")


def test_a_headline_repeated_in_the_witness_joins_its_row() -> None:
    headline = blocks("Crane blocks the harbour of Port Ellery", role=Role.HEADLINE)
    rows = align((*headline, *blocks(CREW, COST)), (*headline, *headline, *blocks(CREW, COST)))
    assert shape(rows)[0] == ((0,), (0, 1), "edited")


def test_a_paragraph_set_twice_stands_beside_the_first_one() -> None:
    rows = align(blocks(CREW, COST), blocks(CREW, CREW, COST))
    assert shape(rows) == [((0,), (0,), "same"), ((), (1,), "added"), ((1,), (2,), "same")]


def test_two_paragraphs_told_in_two_others_are_one_row() -> None:
    base = blocks(
        "The crane fell at noon. The wind was strong.",
        "Divers came from Lund to look at the wreck. They found a crack.",
    )
    witness = blocks(
        "The crane fell at noon. Divers came from Lund.",
        "The wind was strong. They looked at the wreck and found a crack.",
    )
    assert shape(align(base, witness)) == [((0, 1), (0, 1), "edited")]


def test_a_weak_neighbour_is_not_drawn_into_a_row_of_two_and_two() -> None:
    base = blocks("crew of eleven was hurt, the", "crew of eleven was hurt, the harbour master")
    witness = blocks("of eleven was hurt, the harbour master told", "Lifting the crane may cost hurt, the harbour")
    assert ((0, 1), (0, 1)) not in [(row.base, row.witness) for row in align(base, witness)]


def test_a_moved_paragraph_is_one_row_at_its_place_in_the_base() -> None:
    rows = align(blocks(HARBOUR, CREW, FERRY, COST), blocks(CREW, FERRY, COST, HARBOUR))
    assert shape(rows)[0] == ((0,), (3,), "same")
    assert [row.moved for row in rows] == [True, False, False, False]


def test_a_piece_split_off_and_moved_away_joins_its_row() -> None:
    long = HARBOUR + " " + FISH
    rows = align(blocks(long, CREW, FERRY, COST), blocks(HARBOUR, CREW, FERRY, COST, FISH))
    assert shape(rows)[0] == ((0,), (0, 4), "same")
    assert rows[0].moved


def test_a_piece_merged_into_a_paragraph_far_away_joins_its_row() -> None:
    rows = align(blocks(HARBOUR, CREW, FERRY, COST, FISH), blocks(HARBOUR + " " + FISH, CREW, FERRY, COST))
    assert ((0, 4), (0,)) in [(row.base, row.witness) for row in rows]


def test_pieces_of_one_wording_that_nothing_links_become_a_moved_row() -> None:
    note = "Fishermen complained that the catch was rotting in holds."
    about = (
        " Their union, which speaks for ninety boats along the northern coast, has now asked the ministry for money,"
        " citing losses in every harbour between the two capes, a season of storms, dear fuel, and quotas cut by half"
        " since spring. Nothing was promised, an aide said; talks resume when parliament returns from recess, perhaps"
        " within three weeks."
    )
    rows = align(blocks(note, HARBOUR, CREW, FERRY, COST), blocks(HARBOUR, CREW, FERRY, COST, note + about))
    assert shape(rows)[0][:2] == ((0,), (4,))
    assert rows[0].moved


@pytest.mark.parametrize("text", ["***", "Photo: Reuters", "no"])
def test_very_short_blocks_link_only_to_equal_ones(text: str) -> None:
    assert [row.relation for row in align(blocks(text), blocks(text))] == [Relation.SAME]
    rows = align(blocks(text), blocks(text + " x"))
    assert [row.relation for row in rows] == [Relation.DROPPED, Relation.ADDED]


def test_a_poem_of_single_words_is_followed_line_by_line() -> None:
    rows = align(blocks(*POEM), blocks("rain", "rain", "stone"))
    assert shape(rows) == [((0,), (0,), "same"), ((1,), (), "dropped"), ((2,), (1,), "same"), ((3,), (2,), "same")]


def test_furniture_takes_no_paragraph_of_the_article() -> None:
    base = (Block("Follow the harbour of Port Ellery news", Role.BOILERPLATE), *blocks(CREW))
    witness = (*blocks("Follow the harbour news of Port Ellery here"), *blocks(CREW))
    assert shape(align(base, witness)) == [((0,), (), "dropped"), ((), (0,), "added"), ((1,), (1,), "same")]


def test_furniture_links_to_equal_text_and_to_its_own_kind() -> None:
    link = "Read more about the harbour of Port Ellery"
    assert shape(align(blocks(link, role=Role.RELATED), blocks(link))) == [((0,), (0,), "same")]
    rows = align(blocks(link, role=Role.RELATED), blocks(link + " today", role=Role.RELATED))
    assert shape(rows) == [((0,), (0,), "edited")]


def test_typography_is_told_of_rows_that_are_the_same() -> None:
    rows = align(blocks("He said “no” — twice…"), blocks('He said "no" - twice...'))
    assert [(row.relation, row.typography) for row in rows] == [(Relation.SAME, True)]


def test_paragraphs_that_only_share_facts_stand_opposite_as_related() -> None:
    base = blocks(HARBOUR, "Mayor Sigrid Holm promised help for the families who live from the sea.", CREW)
    witness = blocks(
        HARBOUR, "In the town hall there was anger, but Mayor Holm had by then left for a meeting in the capital.", CREW
    )
    rows = align(base, witness)
    assert rows[1].base == rows[1].witness == (1,)
    assert rows[1].relation == Relation.RELATED
    assert not rows[1].certain


def test_a_weak_link_is_uncertain() -> None:
    base = blocks("The insurer put the price of lifting the crane at nine million crowns.", HARBOUR)
    witness = blocks("Nine million will be needed before anything moves, according to those who pay.", HARBOUR)
    rows = align(base, witness)
    assert [row.certain for row in rows if row.relation != Relation.SAME] == [False] * (len(rows) - 1)


def test_cancelling_gets_through() -> None:
    def stop(_: Progress) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        align(blocks(HARBOUR), blocks(HARBOUR), report=stop)


def test_thousands_of_equal_lines_are_paired_one_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "FULL_PAIRS", 0)
    rows = align(blocks(*["so it was in the end"] * 30), blocks(*["so it was in the end"] * 28))
    assert [len(row.base) + len(row.witness) for row in rows if not row.is_gap] == [2] * 28
    assert [row.relation for row in rows].count(Relation.DROPPED) == 2


def test_a_caption_that_stands_elsewhere_breaks_no_order() -> None:
    caption = "Divers look at the wreck of the crane on Friday"
    base = (*blocks(HARBOUR, CREW), *blocks(caption, role=Role.CAPTION), *blocks(FERRY))
    witness = (*blocks(caption + " morning", role=Role.CAPTION), *blocks(HARBOUR, CREW, FERRY))
    rows = align(base, witness)
    assert shape(rows) == [((0,), (1,), "same"), ((1,), (2,), "same"), ((2,), (0,), "edited"), ((3,), (3,), "same")]
    assert not any(row.moved for row in rows)


def test_a_caption_in_its_turn_keeps_additions_in_theirs() -> None:
    caption = blocks("Divers look at the wreck of the crane on Friday", role=Role.CAPTION)
    rows = align((*blocks(HARBOUR), *caption, *blocks(FERRY)), (*blocks(HARBOUR), *caption, *blocks(COST, FERRY)))
    assert shape(rows)[1:3] == [((1,), (1,), "same"), ((), (2,), "added")]


def test_single_words_that_stand_often_are_not_called_moved() -> None:
    rows = align(blocks("rain", "wind", "stone", "sea", "rain"), blocks("wind", "stone", "sea", "rain", "rain"))
    assert [(row.relation, row.moved) for row in rows if row.base in {(), (0,)}] == [
        (Relation.DROPPED, False),
        (Relation.ADDED, False),
    ]
    rows = align(blocks("hail", "wind", "stone", "sea"), blocks("wind", "stone", "sea", "hail"))
    assert rows[0].moved

"""Which sentences of a matched row stand for each other."""

from collections.abc import Callable
from typing import Any

from viewer.collation.comparison import compare
from viewer.collation.sentences import link_sentences
from viewer.model import AlignedRow, Article, Block, Place, Relation, SentenceLink, Span

Think = Callable[..., Any]

CRANE = "A crane fell across the main channel on Tuesday."
CREW = "Nobody in the crew of eleven was hurt."
COST = "Lifting it may cost 9 million crowns, the insurer estimated."
COSTLIER = "Lifting it may cost 90 million crowns, the insurer now estimates."
FERRY = "Ferries to the outer islands leave from Saint Brannoc."


def linked(base: tuple[str, ...], witness: tuple[str, ...], relation: Relation = Relation.EDITED) -> list[SentenceLink]:
    row = AlignedRow(tuple(range(len(base))), tuple(range(len(witness))), relation, similarity=0.25)
    return list(link_sentences(row, [Block(text) for text in base], [Block(text) for text in witness]))


def told(links: list[SentenceLink], base: tuple[str, ...], witness: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (
            " ".join(place.span.of(base[place.block]) for place in link.base),
            " ".join(place.span.of(witness[place.block]) for place in link.witness),
        )
        for link in links
    ]


def test_each_sentence_stands_beside_its_own() -> None:
    sides = (f"{CRANE} {CREW} {COST}",), (f"{CRANE} {COSTLIER}",)
    links = linked(*sides)
    assert told(links, *sides) == [(CRANE, CRANE), (CREW, ""), (COST, COSTLIER)]
    assert links[0].similarity == 1.0
    assert 0.3 < links[2].similarity < 1.0


def test_sentences_of_several_blocks_are_told_by_block() -> None:
    links = linked((f"{CRANE} {CREW}",), (CRANE, CREW))
    assert [link.witness for link in links] == [
        (Place(0, Span(0, len(CRANE))),),
        (Place(1, Span(0, len(CREW))),),
    ]


def test_a_sentence_that_changed_its_place_is_found() -> None:
    sides = (f"{CRANE} {CREW} {COST}",), (f"{CREW} {COST} {CRANE}",)
    assert (CRANE, CRANE) in told(linked(*sides), *sides)


def test_rows_of_one_sentence_and_rows_that_are_the_same_tell_nothing() -> None:
    assert linked((COST,), (COSTLIER,)) == []
    assert linked((f"{CRANE} {CREW}",), (f"{CRANE} {CREW}",), Relation.SAME) == []


def test_where_no_sentence_has_its_own_both_sides_stand_for_each_other() -> None:
    sides = (f"{CRANE} {CREW}",), (FERRY,)
    (link,) = linked(*sides, Relation.REWRITTEN)
    assert told([link], *sides) == [(f"{CRANE} {CREW}", FERRY)]
    assert link.similarity == 0.25


def test_meaning_is_asked_about_rewritten_rows_alone(think: Think) -> None:
    base, witness = [Block(f"{CRANE} {CREW}")], [Block(f"{CRANE} Every last one of them came away without a scratch.")]
    for relation, pairs in ((Relation.EDITED, 1), (Relation.REWRITTEN, 2)):
        meaning = think("nobody hurt scratch without", "crew them", "crane channel")
        links = link_sentences(AlignedRow((0,), (0,), relation), base, witness, meaning=meaning)
        assert sum(bool(link.base and link.witness) for link in links) == pairs
        assert bool(meaning.asked) == (relation is Relation.REWRITTEN)


def test_a_comparison_ties_sentences_in_edited_rows() -> None:
    base, witness = (
        Article(name, name, name, (Block(text),), language="en")
        for name, text in (("a", f"{CRANE} {COST}"), ("b", f"{CRANE} {COSTLIER}"))
    )
    (row,) = compare(base, witness).rows
    assert [len(link.base) for link in row.sentences] == [1, 1]

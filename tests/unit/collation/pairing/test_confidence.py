"""How sure a weak pairing is, by the company it keeps."""

from viewer.collation.alignment import align
from viewer.collation.pairing.bonds import Hand
from viewer.collation.pairing.confidence import NEAR, weighed
from viewer.collation.pairing.drafts import Matter
from viewer.collation.pairing.similarity import Similarity
from viewer.model import AlignedRow, Block, Relation, Role

EDITED, RELATED = Relation.EDITED, Relation.RELATED
WEAK = "The insurer put the price of lifting the crane at nine million crowns."
WEAKER = "Nine million will be needed before anything moves, according to those who pay."
HARBOUR = "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel."


def weigh(others: str = "", *, role: Role = Role.BODY) -> list[Relation]:
    """Return what becomes of linked rows: a weak one, then one for each letter, "w" for weak and "s" for sure."""
    blocks = [Block(WEAK), *(Block(WEAK, role) for _ in others)]
    rows = [
        AlignedRow((at,), (at,), EDITED, similarity=0.2, certain=letter == "s")
        for at, letter in enumerate("w" + others)
    ]
    texts = [block.text for block in blocks]
    return [row.relation for row in weighed(rows, Matter(blocks, blocks, Similarity(texts, texts), Hand()))]


def test_a_weak_pairing_that_stands_alone_is_merely_related() -> None:
    assert weigh() == [RELATED]
    assert weigh("ww") == [RELATED] * 3


def test_a_sure_row_vouches_for_its_neighbours_and_no_further() -> None:
    assert weigh("w" * (NEAR - 1) + "s")[0] == EDITED
    assert weigh("w" * NEAR + "s")[0] == RELATED


def test_datelines_and_captions_vouch_for_nothing_and_stay_as_they_are() -> None:
    assert weigh("s", role=Role.DATE) == [RELATED, EDITED]
    assert weigh("w", role=Role.CAPTION) == [RELATED, EDITED]


def test_captions_do_not_stand_between() -> None:
    blocks = [Block(WEAK), *[Block(WEAK, Role.CAPTION)] * NEAR, Block(HARBOUR)]
    rows = [AlignedRow((at,), (at,), EDITED, certain=at > NEAR) for at in range(NEAR + 2)]
    texts = [block.text for block in blocks]
    assert weighed(rows, Matter(blocks, blocks, Similarity(texts, texts), Hand()))[0].relation is EDITED


def test_the_aligner_asks_it() -> None:
    rows = align([Block(WEAK)], [Block(WEAKER)])
    assert [row.relation for row in rows] != [EDITED]
    rows = align([Block(WEAK), Block(HARBOUR)], [Block(WEAKER), Block(HARBOUR)])
    assert rows[-1].relation is Relation.SAME


def test_headlines_are_each_others_whatever_little_they_share() -> None:
    base = [Block("Crane closes the harbour of Port Ellery", Role.HEADLINE), Block(HARBOUR)]
    witness = [Block("Port without a way out: what the insurer fears", Role.HEADLINE), Block(HARBOUR)]
    row = align(base, witness)[0]
    assert (row.base, row.witness, row.certain) == ((0,), (0,), True)


def test_a_text_held_whole_by_a_longer_one_is_sure() -> None:
    more = " ".join(f"Another thing{i} happened to person{i} near place{i}." for i in range(12))
    (row,) = align([Block(HARBOUR)], [Block(f"{HARBOUR} {more}")])
    assert (row.relation, row.certain) == (EDITED, True)

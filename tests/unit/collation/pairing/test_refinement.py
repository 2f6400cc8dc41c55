"""Rows that wording leaves in doubt, made anew by what their blocks say."""

from collections.abc import Callable
from typing import Any

import pytest

from viewer.collation.alignment import align
from viewer.collation.comparison import compare
from viewer.collation.pairing import refinement, translation
from viewer.collation.pairing.senses import USUAL_BACKGROUND, Senses
from viewer.collation.pairing.similarity import Similarity
from viewer.errors import CancelledError
from viewer.model import AlignedRow, Article, Block, Bond, BondKind, Relation, Role
from viewer.progress import Progress
from viewer.text.quotations import find_quotations
from viewer.text.semantics import load_meaning

Think = Callable[..., Any]

OPENING = "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel."
CLOSING = "Lifting the crane may cost nine million crowns, the insurer estimated in a first report."
CREW = "Nobody aboard came to harm, said those in charge at the quay."
MEN = "All eleven sailors are safe and sound according to the port captain."
BEES = "Keepers of bees around Holm fear for their honey this summer."
GROUPS = (
    "nobody harm safe sound sailors aboard",
    "charge captain quay port harbour",
    "bees honey keepers",
    "crane wreck",
    "cost million insurer",
)


def blocks(*texts: str, role: Role = Role.BODY) -> tuple[Block, ...]:
    return tuple(Block(text, role) for text in texts)


def relation(rows: tuple[AlignedRow, ...], base: int, witness: int) -> Relation | None:
    return next((row.relation for row in rows if base in row.base and witness in row.witness), None)


def test_a_full_paraphrase_is_found_by_what_it_says(think: Think) -> None:
    base, witness = blocks(OPENING, CREW, CLOSING), blocks(OPENING, MEN, CLOSING)
    assert relation(align(base, witness), 1, 1) is not Relation.EDITED
    assert relation(align(base, witness, meaning=think(*GROUPS)), 1, 1) is Relation.EDITED


def test_paragraphs_on_other_matters_stay_apart(think: Think) -> None:
    rows = align(blocks(OPENING, CREW, CLOSING), blocks(OPENING, BEES, CLOSING), meaning=think(*GROUPS))
    assert [row.relation for row in rows[1:3]] == [Relation.DROPPED, Relation.ADDED]


def test_a_paraphrase_that_stands_elsewhere_is_moved(think: Think) -> None:
    groups = ("nobody harm safe sound", "aboard sailors eleven", "charge captain quay port", *GROUPS[2:])
    base = blocks(CREW, OPENING, CLOSING)
    rows = align(base, blocks(OPENING, CLOSING, "Safe sound eleven sailors, port captain."), meaning=think(*groups))
    assert [(row.base, row.witness, row.moved) for row in rows if row.moved] == [((0,), (2,), True)]


def test_plain_rows_are_not_asked_about_and_stay(think: Think) -> None:
    meaning = think(*GROUPS)
    text = blocks(OPENING, CREW, CLOSING)
    assert align(text, text, meaning=meaning) == align(text, text)
    assert meaning.asked == set()


def test_where_only_one_side_has_anything_left_nothing_is_asked(think: Think) -> None:
    meaning = think(*GROUPS)
    align(blocks(OPENING, CREW, CLOSING), blocks(OPENING, CLOSING), meaning=meaning)
    assert meaning.asked == set()


def test_furniture_and_single_words_are_not_asked_about(think: Think) -> None:
    meaning = think(*GROUPS)
    base = (*blocks(OPENING, CREW, "Safe!"), *blocks("Follow the port captain here", role=Role.RELATED))
    align(base, blocks(OPENING, MEN, "Harm?"), meaning=meaning)
    assert meaning.asked == {OPENING, CREW, MEN}


def test_of_long_texts_only_so_much_is_asked(think: Think, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refinement, "MOST_CHARACTERS", 2 * len(CREW) + 2)
    monkeypatch.setattr(refinement, "SAMPLE_SIZE", 1)
    meaning = think(*GROUPS)
    align(blocks(CREW, CREW + " Really.", BEES), blocks(MEN[: len(CREW)], "No word of it was true."), meaning=meaning)
    assert CREW in meaning.asked
    assert CREW + " Really." not in meaning.asked


def test_of_texts_of_many_blocks_only_so_many_are_asked(think: Think, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refinement, "MOST_BLOCKS", 1)
    monkeypatch.setattr(refinement, "SAMPLE_SIZE", 1)
    meaning = think(*GROUPS)
    align(blocks(CREW, BEES), blocks(MEN), meaning=meaning)
    assert meaning.asked == {CREW, MEN}


def test_asking_can_be_cancelled(think: Think) -> None:
    meaning = think(*GROUPS)
    senses = Senses(meaning, (CREW,) * 40, (MEN,) * 40)

    def stop(progress: Progress) -> None:
        if progress.done:
            raise CancelledError

    with pytest.raises(CancelledError):
        senses.learn(range(40), range(40), report=stop)
    assert meaning.asked == {CREW}


def test_rows_made_by_hand_stay(think: Think) -> None:
    base, witness = blocks(OPENING, CREW, BEES, CLOSING), blocks(OPENING, MEN, BEES[::-1], CLOSING)
    bonds = (Bond(BondKind.PAIRED, (1,), (2,)), Bond(BondKind.APART, (2,), (1,)))
    rows = align(base, witness, bonds=bonds, meaning=think(*GROUPS))
    assert [(row.base, row.witness) for row in rows if row.by_hand and not row.is_gap] == [((1,), (2,))]
    assert relation(rows, 2, 1) is None


def test_a_comparison_tells_that_meaning_was_asked(think: Think) -> None:
    def article(name: str, language: str) -> Article:
        return Article(name, name, name, blocks(OPENING, CREW), language=language)

    assert compare(article("a", "en"), article("b", "en"), meaning=think(*GROUPS)).refined
    assert not compare(article("a", "en"), article("b", "he"), meaning=think(*GROUPS)).refined
    assert not compare(article("a", "en"), article("b", "en")).refined


def test_with_few_pairs_the_background_is_the_usual_one(think: Think) -> None:
    senses = Senses(think(*GROUPS), (CREW, BEES), (MEN, BEES))
    senses.learn((0, 1), (0, 1))
    assert senses.background == USUAL_BACKGROUND
    assert senses.of((0,), (1,)) == 0.0
    assert senses.of((1,), (1,)) == 1.0
    assert Senses(think(*GROUPS), (CREW,), (MEN,)).of((0,), (0,)) is None


def test_what_is_said_adds_nothing_to_plain_wording(think: Think) -> None:
    similarity = Similarity((CREW, MEN), (CREW, BEES))
    similarity.understand(think(*GROUPS), ((0, 1), (0, 1)))
    assert similarity.of((0,), (0,)) == 1.0


ENGLISH = (
    "Heavy rain flooded cellars in the lower town during the night of Sunday.",
    "Firemen pumped water from forty houses until noon, and nobody was injured.",
    "The mayor wants higher dykes.",
    "A new wall along the river would cost too much, say the engineers of the county.",
)
GERMAN = (
    "Starker Regen setzte in der Nacht zum Sonntag viele Keller der Unterstadt unter Wasser.",
    "Die Feuerwehr pumpte bis zum Mittag vierzig Häuser leer, und niemand wurde verletzt.",
    "Die Bürgermeisterin will höhere Deiche.",
    "Eine neue Mauer am Fluss würde zu viel kosten, sagen die Fachleute des Kreises.",
)
WORDS = (
    "rain regen",
    "cellars keller flooded wasser",
    "firemen feuerwehr",
    "pumped pumpte houses häuser",
    "mayor bürgermeisterin",
    "dykes deiche higher höhere",
    "wall mauer river fluss",
    "cost kosten",
)


def in_languages(base: tuple[str, ...], witness: tuple[str, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    return tuple(Block(text, language="en") for text in base), tuple(Block(text, language="de") for text in witness)


def test_across_languages_what_is_said_links_where_no_word_is_shared(think: Think) -> None:
    sides = in_languages(ENGLISH, GERMAN)
    assert all(row.is_gap or row.relation is Relation.RELATED for row in align(*sides))
    rows = align(*sides, meaning=think(*WORDS))
    assert [(row.base, row.witness) for row in rows] == [((i,), (i,)) for i in range(4)]


def test_across_languages_what_was_left_out_is_a_gap(think: Think) -> None:
    rows = align(*in_languages(ENGLISH, (*GERMAN[:1], *GERMAN[2:])), meaning=think(*WORDS))
    assert [(row.base, row.witness) for row in rows] == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]


@pytest.mark.parametrize("bound", ["MOST_CHARACTERS", "MOST_PAIRS"])
def test_texts_too_long_to_be_asked_about_are_compared_by_their_words(
    bound: str, think: Think, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, bound, 10)
    meaning = think(*WORDS)
    sides = in_languages(ENGLISH, GERMAN)
    assert align(*sides, meaning=meaning) == align(*sides)
    assert meaning.asked == set()


def test_the_model_itself_tells_a_paraphrase_and_a_translation() -> None:
    meaning = load_meaning()
    if meaning is None:
        pytest.skip("the model of sentences is not installed")
    base = blocks(OPENING, "The crew escaped without injury, said the harbour master.", CLOSING)
    witness = blocks(OPENING, "No sailor was hurt, according to the man in charge of the port.", CLOSING)
    assert relation(align(base, witness), 1, 1) is not Relation.EDITED
    assert relation(align(base, witness, meaning=meaning), 1, 1) is Relation.EDITED
    rows = align(*in_languages(ENGLISH, GERMAN), meaning=meaning)
    assert [(row.base, row.witness) for row in rows] == [((i,), (i,)) for i in range(4)]


@pytest.mark.parametrize(
    ("witness", "doubt"),
    [
        ((OPENING, CLOSING), False),
        ((OPENING, CLOSING.replace("nine", "ten")), False),
        ((OPENING,), True),
        ((OPENING, f"{CREW} {BEES}"), True),
        ((OPENING, CLOSING.replace("may cost", "“may cost”")), True),
    ],
)
def test_meaning_is_asked_only_where_wording_leaves_doubt(*, witness: tuple[str, ...], doubt: bool) -> None:
    sides = [blocks(OPENING, CLOSING), blocks(*witness)]
    base, other = (
        Article(name, name, name, side, find_quotations(side, "en"), language="en")
        for name, side in zip("ab", sides, strict=True)
    )
    assert refinement.leaves_doubt(compare(base, other)) is doubt


def test_what_was_paired_by_hand_is_no_doubt() -> None:
    base, other = (Article(name, name, name, blocks(text), language="en") for name, text in (("a", CREW), ("b", BEES)))
    assert refinement.leaves_doubt(compare(base, other))
    assert not refinement.leaves_doubt(compare(base, other, bonds=[Bond(BondKind.PAIRED, (0,), (0,))]))

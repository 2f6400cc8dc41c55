"""Two tellings in two languages."""

from viewer.collation.alignment import align
from viewer.collation.pairing.bonds import Hand
from viewer.collation.pairing.chain import Link
from viewer.collation.pairing.drafts import Matter
from viewer.collation.pairing.similarity import Similarity
from viewer.collation.pairing.translation import are_translations, fill_gaps
from viewer.model import Block, Relation, Role

ENGLISH = (
    "The Viborg bridge was closed on 14 March after engineers found 37 cracks in its pillars.",
    "Nobody knows how long the repairs are going to take.",
    "Mayor Ingrid Solberg told Radio Viborg that 12,500 cars use it every day.",
    "Shopkeepers on the far bank fear for their trade, because few of their customers will take the long way round.",
    "A ferry will carry walkers from Monday.",
    "The firm Nordbau, which built the bridge in 1987, did not want to comment.",
)
GERMAN = (
    "Die Brücke von Viborg wurde am 14. März gesperrt, nachdem Ingenieure 37 Risse in den Pfeilern fanden.",
    "Niemand weiß, wie lange die Arbeiten dauern werden.",
    "Bürgermeisterin Ingrid Solberg sagte Radio Viborg, dass täglich 12.500 Autos darüber fahren.",
    "Die Ladenbesitzer am anderen Ufer fürchten um ihr Geschäft, weil nur wenige Kunden den weiten Umweg machen.",
    "Eine Fähre bringt ab Montag Fußgänger hinüber.",
    "Die Firma Nordbau, die die Brücke 1987 gebaut hat, wollte sich nicht äußern.",
)


def blocks(texts: tuple[str, ...], language: str | None = None, role: Role = Role.BODY) -> tuple[Block, ...]:
    return tuple(Block(text, role, language) for text in texts)


def matter(base: tuple[Block, ...], witness: tuple[Block, ...]) -> Matter:
    similarity = Similarity([block.text for block in base], [block.text for block in witness])
    return Matter(base, witness, similarity, Hand())


def in_two_languages(base: tuple[Block, ...], witness: tuple[Block, ...]) -> bool:
    texts = [block.text for block in base], [block.text for block in witness]
    return are_translations(base, witness, Similarity(*texts))


def test_a_translation_is_followed_paragraph_by_paragraph() -> None:
    rows = align(blocks(ENGLISH, "en"), blocks(GERMAN, "de"))
    assert [(row.base, row.witness) for row in rows] == [((i,), (i,)) for i in range(6)]


def test_what_the_translation_left_out_is_dropped() -> None:
    rows = align(blocks(ENGLISH, "en"), blocks((*GERMAN[:3], *GERMAN[4:]), "de"))
    assert [row.base for row in rows if row.relation == Relation.DROPPED] == [(3,)]


def test_languages_are_told_where_nobody_said_them() -> None:
    assert in_two_languages(blocks(ENGLISH), blocks(GERMAN))
    assert not in_two_languages(blocks(ENGLISH), blocks(ENGLISH[::-1]))


def test_different_texts_in_one_language_are_no_translations() -> None:
    assert not in_two_languages(blocks(ENGLISH[:3], "en"), blocks(ENGLISH[3:], "en"))


def test_too_few_words_tell_nothing() -> None:
    assert not in_two_languages(blocks(ENGLISH[:1], "en"), blocks(GERMAN[:1], "de"))


def test_without_sure_links_nothing_is_guessed_from_lengths() -> None:
    base, witness = blocks(ENGLISH, "en"), blocks(GERMAN, "de")
    assert fill_gaps([], matter(base, witness)) == []


def test_furniture_and_blocks_without_words_are_not_linked_by_their_lengths() -> None:
    first, last = Link(0, 0, 1, 1, 1.0), Link(2, 2, 1, 1, 1.0)
    for middle in (Block("Folgen Sie uns", Role.BOILERPLATE), Block("* * *")):
        base = (*blocks(ENGLISH[:1]), Block("Follow us here"), *blocks(ENGLISH[5:]))
        witness = (*blocks(GERMAN[:1]), middle, *blocks(GERMAN[5:]))
        assert fill_gaps([first, last], matter(base, witness)) == [first, last]


def test_lengths_that_cannot_belong_together_are_not_linked() -> None:
    base = blocks((ENGLISH[0], "Short words.", ENGLISH[5]))
    witness = blocks((GERMAN[0], "Sehr lange Worte. " * 60, GERMAN[5]))
    first, last = Link(0, 0, 1, 1, 1.0), Link(2, 2, 1, 1, 1.0)
    assert fill_gaps([first, last], matter(base, witness)) == [first, last]

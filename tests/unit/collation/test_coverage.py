from dataclasses import replace

from viewer.collation.coverage import Cell, Coverage, Share, cover
from viewer.collation.story import collate
from viewer.collation.summary import summarise
from viewer.model import Article, Block, Relation, Role

HEAD = "Bridge over the Aller closed after cracks were found"
CRACKS = "Engineers found three long cracks in the northern pier of the bridge on Monday morning."
BUSES = "Buses take the road through Wendburg until further notice, the county said."
SCHOOL = "The school in Oster will open an hour later, because most pupils come by bus."
MARKET = "Traders on the market fear for the Christmas season, which brings them half of their income."
PIGEONS = "A colony of pigeons that lives under the arches was moved by volunteers of the bird club."


def telling(name: str, *texts: str, date: str | None = None, furniture: tuple[str, ...] = ()) -> Article:
    blocks = [Block(text, Role.HEADLINE if not at else Role.BODY) for at, text in enumerate(texts)]
    blocks += [Block(text, Role.BOILERPLATE) for text in furniture]
    return Article(name, name, texts[0], tuple(blocks), language="en", date=date)


A = telling("a", HEAD, CRACKS, BUSES, SCHOOL)
B = telling("b", HEAD, CRACKS.replace("three long", "two"), MARKET, SCHOOL)
C = telling("c", HEAD, SCHOOL, CRACKS, MARKET, PIGEONS)


def led(coverage: Coverage) -> list[str]:
    return [coverage.articles[row.lead].blocks[row.block].text for row in coverage.rows]


def test_every_paragraph_of_the_base_leads_a_row_and_others_follow_what_they_stand_behind() -> None:
    coverage = cover(collate((A, B, C)))
    assert led(coverage) == [HEAD, CRACKS, MARKET, PIGEONS, BUSES, SCHOOL]
    assert [row.lead for row in coverage.rows] == [0, 0, 1, 2, 0, 0]


def test_cells_say_what_became_of_a_paragraph_and_how_many_words_are_left() -> None:
    coverage = cover(collate((A, B, C)))
    by_text = dict(zip(led(coverage), coverage.rows, strict=True))
    cracks = by_text[CRACKS]
    assert cracks.words == 15
    assert cracks.cells[0] == Cell((1,), Relation.SAME, 15)
    assert (cracks.cells[1].relation, cracks.cells[1].kept, cracks.cells[1].blocks) == (Relation.EDITED, 13, (1,))
    assert (cracks.cells[2].relation, cracks.cells[2].kept) == (Relation.SAME, 15)
    assert {cell.moved for row in coverage.rows for cell in row.cells} == {True, False}
    assert by_text[BUSES].cells[1:] == (Cell((), Relation.DROPPED), Cell((), Relation.DROPPED))
    market = by_text[MARKET]
    assert [cell.relation for cell in market.cells] == [Relation.DROPPED, Relation.SAME, Relation.SAME]


def test_what_nobody_else_has_is_told() -> None:
    coverage = cover(collate((A, B, C)))
    assert [text for text, row in zip(led(coverage), coverage.rows, strict=True) if row.is_alone] == [PIGEONS, BUSES]
    assert [share.alone for share in coverage.shares] == [len(BUSES.split()), 0, len(PIGEONS.split())]


def test_without_every_pair_nobody_is_said_to_be_alone() -> None:
    coverage = cover(collate((A, B, C), every_pair=False))
    rows = dict(zip(led(coverage), coverage.rows, strict=True))
    assert [row.cells[3 - row.lead] for row in coverage.rows if row.lead] == [Cell((), None)] * 3
    assert not rows[PIGEONS].is_alone
    assert rows[BUSES].is_alone, "of the base everything is known"
    assert {share.alone for share in coverage.shares} == {None}
    assert led(coverage).count(MARKET) == 2, "nobody knows that the two are the same"


def test_a_paragraph_that_was_merged_stands_in_the_cells_of_all_its_parts_and_counts_once() -> None:
    merged = telling("m", HEAD, f"{CRACKS} {BUSES}", SCHOOL)
    coverage = cover(collate((A, merged)))
    first, second = coverage.rows[1], coverage.rows[2]
    assert first.cells[1].blocks == second.cells[1].blocks == (1,)
    assert first.cells[1].kept + second.cells[1].kept == len(f"{CRACKS} {BUSES}".split())
    split = cover(collate((merged, A), base="m"))
    assert split.rows[1].cells[1].blocks == (1, 2)


def test_a_word_that_stands_there_once_is_not_kept_twice() -> None:
    again = telling("x", HEAD, f"{CRACKS} {CRACKS}")
    coverage = cover(collate((again, telling("y", HEAD, CRACKS))))
    assert coverage.rows[1].cells[1].kept == len(CRACKS.split())


def test_words_kept_agree_with_the_summary_of_the_pair() -> None:
    collation = collate((A, B, C))
    coverage = cover(collation)
    for at in (1, 2):
        kept = coverage.shares[at].kept / coverage.shares[0].words
        assert kept == summarise(collation.comparisons[0, at]).kept


def test_furniture_stands_in_rows_but_in_no_count() -> None:
    noisy = telling("n", HEAD, CRACKS, furniture=("Share this on all your channels",))
    coverage = cover(collate((noisy,)))
    assert [row.furniture for row in coverage.rows] == [False, False, True]
    assert coverage.shares == (Share(24, 24, 24),)


def test_a_head_of_its_own_stands_behind_the_head_of_the_story_and_a_text_of_its_own_behind_the_story() -> None:
    other = telling("o", PIGEONS, MARKET)
    assert led(cover(collate((A, other)))) == [HEAD, PIGEONS, CRACKS, BUSES, SCHOOL, MARKET]


def test_heads_stand_together_with_bylines_last_and_before_what_an_article_begins_with() -> None:
    by, staff, dek = (Block(f"By {who}", Role.BYLINE) for who in ("Ida Krone", "our own staff", "the desk"))
    base = replace(A, blocks=(A.blocks[0], by, *A.blocks[1:]))
    other = replace(B, blocks=(B.blocks[0], replace(dek, role=Role.DEK), staff, B.blocks[2], B.blocks[1], B.blocks[3]))
    expected = [HEAD, dek.text, by.text, staff.text, MARKET, CRACKS, BUSES, SCHOOL]
    assert led(cover(collate((base, other)))) == expected


def test_a_byline_stands_behind_its_own_headline() -> None:
    signed = telling("o", PIGEONS, "By Ida Krone", MARKET)
    other = replace(signed, blocks=(signed.blocks[0], replace(signed.blocks[1], role=Role.BYLINE), signed.blocks[2]))
    assert led(cover(collate((A, other)))) == [HEAD, PIGEONS, "By Ida Krone", CRACKS, BUSES, SCHOOL, MARKET]


def test_empty_articles_and_empty_stories_have_no_rows() -> None:
    empty = Article("e", "e", "e", ())
    assert cover(collate(())).rows == ()
    assert led(cover(collate((empty, A)))) == [HEAD, CRACKS, BUSES, SCHOOL]
    assert cover(collate((empty,))).shares == (Share(0, 0, 0),)

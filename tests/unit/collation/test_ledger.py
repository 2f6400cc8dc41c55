from dataclasses import replace

import pytest

from viewer.collation.ledger import Entry, Ledger, Statement, keep_ledger
from viewer.collation.story import collate
from viewer.model import Article, Block, Fate, QuotationMatch
from viewer.text.quotations import find_quotations

HEAD = "Council of Vorden sells its lake"
SOLD = "“We sold the lake because nobody else could pay for the dredging,” said mayor Ada Kloth."
SWIM = "“My children learned to swim there and now there is a fence,” said baker Henk Oort."
FENCE = "The fence is two metres high and runs around the whole shore, with one gate in the north."


def telling(name: str, *texts: str, date: str | None = None) -> Article:
    blocks = tuple(map(Block, (HEAD, *texts)))
    return Article(name, name, name, blocks, find_quotations(blocks, "en"), language="en", date=date)


def ledger_of(*articles: Article, every_pair: bool = True) -> Ledger:
    return keep_ledger(collate(articles, every_pair=every_pair))


def fates(statement: Statement) -> list[Fate | None]:
    return [entry.fate for entry in statement.entries]


def test_one_statement_is_one_line_whatever_its_words() -> None:
    first, same = telling("a", SOLD, FENCE), telling("b", FENCE, SOLD)
    other = telling("c", SOLD.replace("nobody else could pay", "nobody here was able to pay"), FENCE)
    ledger = ledger_of(first, same, other)
    (statement,) = ledger.statements
    assert fates(statement) == [Fate.VERBATIM, Fate.VERBATIM, Fate.REWORDED]
    assert [entry.quotations for entry in statement.entries] == [(0,), (0,), (0,)]
    assert (statement.lead, statement.speaker) == (0, "Ada Kloth")
    assert ledger.articles == (first, same, other)


def test_two_statements_on_one_matter_stay_two() -> None:
    ledger = ledger_of(telling("a", SOLD, SWIM), telling("b", SOLD), telling("c", SWIM, FENCE))
    assert [fates(statement) for statement in ledger.statements] == [
        [Fate.VERBATIM, Fate.VERBATIM, Fate.DROPPED],
        [Fate.VERBATIM, Fate.DROPPED, Fate.VERBATIM],
    ]


def test_what_lost_its_marks_points_to_its_passage() -> None:
    told = "Mayor Ada Kloth said the lake was sold because nobody else could pay for the dredging of it."
    (statement,) = ledger_of(telling("a", SOLD, FENCE), telling("b", told, FENCE)).statements
    entry = statement.entries[1]
    assert (entry.fate, entry.quotations) == (Fate.INDIRECT, ())
    assert entry.passage is not None
    assert entry.passage.block == 1


def test_an_earlier_article_that_tells_without_marks_what_a_later_one_quotes_points_to_its_passage() -> None:
    told = "Mayor Ada Kloth said the lake was sold because nobody else could pay for the dredging of it."
    (statement,) = ledger_of(telling("a", told, FENCE), telling("b", SOLD, FENCE)).statements
    assert (statement.lead, fates(statement)) == (1, [Fate.INDIRECT, Fate.VERBATIM])
    passage = statement.entries[0].passage
    assert passage is not None
    assert passage.block == 1


def test_a_statement_that_only_a_later_article_has_is_led_by_it() -> None:
    own = "“I will cut a hole into it with my own hands before the summer,” said fisher Lou Brandt."
    statements = ledger_of(telling("a", SOLD), telling("b", FENCE, SOLD, SWIM, own)).statements
    assert [statement.lead for statement in statements] == [0, 1, 1]
    assert [fates(statement) for statement in statements[1:]] == [[Fate.DROPPED, Fate.VERBATIM]] * 2


def test_an_article_without_quotations_has_none_of_what_several_others_quote() -> None:
    statements = ledger_of(telling("a", FENCE), telling("b", SOLD), telling("c", SWIM)).statements
    assert [statement.lead for statement in statements] == [1, 2]
    assert {statement.entries[0] for statement in statements} == {Entry(fate=Fate.DROPPED)}


def test_the_same_words_of_another_speaker_are_the_gravest_departure() -> None:
    swapped = telling("b", SOLD.replace("mayor Ada Kloth", "councillor Bo Ravn"), FENCE)
    (statement,) = ledger_of(telling("a", SOLD, FENCE), swapped).statements
    assert fates(statement) == [Fate.VERBATIM, Fate.REATTRIBUTED]
    assert statement.variation == 1.0


def test_variation_is_half_the_gravest_departure_and_half_the_mean() -> None:
    reworded = SOLD.replace("nobody else could pay", "nobody here was able to pay")
    (statement,) = ledger_of(telling("a", SOLD), telling("b", SOLD), telling("c", reworded)).statements
    assert statement.variation == pytest.approx((0.6 + 0.3) / 2)
    (alone, _) = ledger_of(telling("a", SOLD), telling("b", SWIM)).statements
    assert alone.variation == 0.0, "who leaves it out tells none"


def test_pieces_of_one_quotation_stand_in_one_entry() -> None:
    broken = "“We sold the lake,” said mayor Ada Kloth, “because nobody else could pay for the dredging.”"
    articles = telling("a", SOLD, FENCE), telling("b", broken, FENCE)
    (statement,) = ledger_of(*articles).statements
    assert [entry.quotations for entry in statement.entries] == [(0,), (0, 1)]
    (turned,) = keep_ledger(collate(articles, base="b")).statements
    assert [entry.quotations for entry in turned.entries] == [(0, 1), (0,)]


def test_pairs_that_were_not_compared_are_not_known() -> None:
    ledger = ledger_of(telling("a", FENCE), telling("b", SOLD), telling("c", FENCE), every_pair=False)
    (statement,) = ledger.statements
    assert statement.entries == (
        Entry(fate=Fate.DROPPED),
        Entry((0,), fate=Fate.VERBATIM, score=1.0),
        Entry(),
    )


def test_a_quotation_that_only_a_third_article_ties_gets_its_fate_from_its_words() -> None:
    swapped = SOLD.replace("mayor Ada Kloth", "Bo Ravn")
    collation = collate([telling("a", SOLD, SWIM), telling("b", SOLD, SWIM), telling("c", swapped, SWIM)])
    lost = [QuotationMatch(at, None, Fate.DROPPED) for at in (0, 1)]
    lost += [QuotationMatch(None, at, Fate.ADDED) for at in (0, 1)]
    collation.comparisons[0, 2] = replace(collation.comparisons[0, 2], quotations=tuple(lost))
    sold, swim = keep_ledger(collation).statements
    assert sold.entries[2] == Entry((0,), fate=Fate.REATTRIBUTED, speaker_changed=True)
    assert swim.entries[2] == Entry((1,), fate=Fate.VERBATIM)


def test_no_quotations_are_no_statements() -> None:
    assert ledger_of(telling("a", FENCE)).statements == ()
    assert ledger_of().statements == ()

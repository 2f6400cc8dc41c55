"""What must hold of every story: nothing is lost, nothing counted twice, and all numbers agree."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.coverage import cover
from viewer.collation.ledger import keep_ledger
from viewer.collation.story import Collation, collate
from viewer.collation.summary import summarise
from viewer.model import FURNITURE, LINKED, Article, Block, Fate, Role
from viewer.text.quotations import find_quotations
from viewer.text.tokens import word_keys

SENTENCES = (
    "The lighthouse on Skerry went dark on Friday night and nobody can say why.",
    "The lighthouse on Skerry went dark on Friday and the keeper cannot say why.",
    "“I wound the clock at nine as I always do,” said keeper Mina Falk.",
    "“I wound the clock at nine, as always,” said keeper Mina Falk.",
    "Keeper Mina Falk said that she wound the clock at nine as she always does.",
    "“I wound the clock at nine as I always do,” said inspector Jon Aas.",
    "Two trawlers waited outside the reef until the morning, the coast guard said.",
    "המגדלור כבה בליל שישי, ואיש אינו יודע מדוע.",
    "„Ich habe die Uhr um neun aufgezogen“, sagte die Wärterin Mina Falk.",
    "Follow us for more",
    "",
)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2)))
    return Block(text, draw(st.sampled_from((Role.BODY, Role.BODY, Role.BODY, Role.BOILERPLATE))))


@st.composite
def stories(draw: st.DrawFn) -> Collation:
    count = draw(st.integers(0, 4))
    dates = st.sampled_from((None, "2024-01-01", "2024-01-02T10:00"))
    articles = []
    for number in range(count):
        said = tuple(draw(st.lists(blocks(), max_size=4)))
        name = f"a{number}"
        articles.append(Article(name, name, name, said, find_quotations(said, "en"), language="en", date=draw(dates)))
    base = draw(st.sampled_from([None, *(article.id for article in articles)]))
    return collate(articles, base=base, every_pair=draw(st.booleans()))


@given(stories())
def test_every_block_leads_a_row_or_stands_in_the_cells_of_one_and_never_both(collation: Collation) -> None:
    coverage = cover(collation)
    leads = Counter((row.lead, row.block) for row in coverage.rows)
    stands = {
        (at, block)
        for row in coverage.rows
        for at, cell in enumerate(row.cells)
        if cell.relation in LINKED and at > row.lead
        for block in cell.blocks
    }
    everything = {(at, block) for at, article in enumerate(coverage.articles) for block in range(len(article.blocks))}
    assert set(leads.values()) <= {1}
    assert leads.keys() | stands == everything
    assert not leads.keys() & stands


@given(stories())
def test_words_agree_with_the_articles_and_with_each_pair(collation: Collation) -> None:
    coverage = cover(collation)
    for at, article in enumerate(coverage.articles):
        bodies = [block for block in article.blocks if block.role not in FURNITURE]
        assert coverage.shares[at].words == sum(len(word_keys(block.text)) for block in bodies)
        assert (coverage.shares[at].alone or 0) <= coverage.shares[at].words
    for row in coverage.rows:
        assert all(0 <= cell.kept <= row.words for cell in row.cells)
        assert row.cells[row.lead].kept == row.words
    for at in range(1, len(coverage.articles)):
        pair = collation.comparisons[0, at]
        led = [row for row in coverage.rows if row.lead == 0 and not row.furniture]
        total, kept = sum(row.words for row in led), sum(row.cells[at].kept for row in led)
        assert summarise(pair).kept == (kept / total if total else 1.0)


@given(stories())
def test_rows_of_the_base_stand_in_its_order(collation: Collation) -> None:
    led = [row.block for row in cover(collation).rows if row.lead == 0]
    assert led == sorted(led)


@given(stories())
def test_every_quotation_is_in_exactly_one_entry(collation: Collation) -> None:
    ledger = keep_ledger(collation)
    held = Counter(
        (at, index)
        for statement in ledger.statements
        for at, entry in enumerate(statement.entries)
        for index in (*entry.quotations, *entry.echoes)
    )
    assert held == Counter(
        (at, index) for at, article in enumerate(ledger.articles) for index in range(len(article.quotations))
    )


@given(stories())
def test_entries_say_what_they_hold(collation: Collation) -> None:
    for statement in keep_ledger(collation).statements:
        assert statement.entries[statement.lead].fate is Fate.VERBATIM
        assert 0.0 <= statement.variation <= 1.0
        for at, entry in enumerate(statement.entries):
            assert bool(entry.passage) == (entry.fate is Fate.INDIRECT)
            assert bool(entry.quotations) == (entry.fate not in {None, Fate.INDIRECT, Fate.DROPPED})
            assert not entry.quotations or at >= statement.lead


@given(stories())
def test_the_same_story_gives_the_same_answer(collation: Collation) -> None:
    assert cover(collation) == cover(collation)
    assert keep_ledger(collation) == keep_ledger(collation)

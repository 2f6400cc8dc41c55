"""Two tellings side by side."""

import pytest

from viewer.collation import comparison
from viewer.collation.comparison import compare, summarise
from viewer.collation.marking import mark_row
from viewer.collation.signals import find_signals
from viewer.collation.wording.lexicon import lexicon
from viewer.errors import CancelledError
from viewer.model import AlignedRow, Article, Block, LanguageSpan, Relation, Role, SignalKind, Span
from viewer.progress import Progress

BASE = (
    "Crane blocks the harbour of Port Ellery",
    "The harbour of Port Ellery was closed on Tuesday after a crane fell across the main channel.",
    "Nobody in the crew of eleven was hurt, the harbour master said.",
    "Ferries to the outer islands will leave from Saint Brannoc until the wreck has been lifted.",
    "Lifting the crane may cost nine million crowns.",
)
WITNESS = (
    "Crane blocks the harbour of Port Ellery",
    "The port of Port Ellery was closed on Thursday after a crane fell across the main channel.",
    "Nobody in the crew of twelve was hurt, the harbour master claimed.",
    "Ferries to the outer islands will leave from Saint Brannoc until the wreck has been lifted.",
)


def article(name: str, texts: tuple[str, ...], language: str | None = "en") -> Article:
    return Article(name, f"{name}.txt", texts[0] if texts else "", tuple(map(Block, texts)), language=language)


def test_changes_are_marked_with_what_they_mean() -> None:
    rows = compare(article("a", BASE), article("b", WITNESS)).rows
    assert [row.relation.value for row in rows] == ["same", "edited", "edited", "same", "dropped"]
    said = [(s.kind.value, s.base, s.witness) for row in rows for v in row.variants for s in v.signals]
    assert said == [("date", "Tuesday", "Thursday"), ("number", "eleven", "twelve"), ("attribution", "said", "claimed")]


def test_an_article_beside_itself_and_beside_nothing() -> None:
    whole, empty = article("a", BASE), article("b", ())
    assert {row.relation for row in compare(whole, whole).rows} == {Relation.SAME}
    assert {row.relation for row in compare(whole, empty).rows} == {Relation.DROPPED}
    assert {row.relation for row in compare(empty, whole).rows} == {Relation.ADDED}
    assert compare(empty, empty).rows == ()


def test_two_languages_without_anything_shared_give_gaps() -> None:
    hebrew = article("b", ("מנוף נפל וחסם את הנמל", "איש מאנשי הצוות לא נפגע, כך נמסר אתמול."), "he")
    relations = {row.relation for row in compare(article("a", BASE), hebrew).rows}
    assert relations == {Relation.DROPPED, Relation.ADDED}


def test_a_language_nobody_told_is_detected() -> None:
    rows = compare(article("a", BASE, None), article("b", WITNESS, None)).rows
    assert next(s.kind for row in rows for v in row.variants for s in v.signals) == SignalKind.DATE


def test_rewritten_rows_only_tie_numbers_and_dates() -> None:
    base = "On Monday night the town of Viborg paid 300 weary workers who had cleared the snow."
    witness = "By Friday night 450 workers, cold and tired, got their money from a council at last."
    row = AlignedRow((0,), (0,), Relation.EDITED)
    marked = mark_row(row, (Block(base),), (Block(witness),), lexicon("en"))
    assert marked.relation == Relation.REWRITTEN
    ties = [(v.base[0].span.of(base), v.witness[0].span.of(witness)) for v in marked.variants]
    assert ties == [("300", "450"), ("Monday", "Friday")]


def test_numbers_of_other_things_are_not_tied() -> None:
    base = "The ferry with 187 passengers ran aground at two o’clock, some 900 metres from the quay."
    witness = "Eighteen minutes after the alarm five volunteers of the lifeboat were out; 40 crowns is what each gets."
    row = AlignedRow((0,), (0,), Relation.EDITED)
    marked = mark_row(row, (Block(base),), (Block(witness),), lexicon("en"))
    assert (marked.relation, marked.variants) == (Relation.REWRITTEN, ())


def test_a_number_is_tied_to_the_one_said_among_the_same_words() -> None:
    base = "Some 30 houses stand on the windy ridge above the old river, and in the harbour 12 sheds burned."
    witness = "In the harbour 15 sheds burned, and some 31 houses stand on the windy ridge above the old river."
    found = find_signals(base, witness, language="en")
    assert [(signal.base, signal.witness) for signal in found] == [("30", "31"), ("12", "15")]


def test_headlines_and_bylines_stand_opposite_each_other_whatever_their_words() -> None:
    def page(name: str, title: str, writer: str) -> Article:
        text = "The harbour of Port Ellery was closed on Tuesday after a crane fell across the channel."
        blocks = (Block(title, Role.HEADLINE), Block(writer, Role.BYLINE), Block(text))
        return Article(name, name, title, blocks, language="en")

    rows = compare(page("a", "Crane blocks harbour", "Ann Dyer"), page("b", "No boats today", "Tom Ray")).rows
    assert [(row.base, row.witness, row.relation, row.certain) for row in rows] == [
        ((0,), (0,), Relation.RELATED, True),
        ((1,), (1,), Relation.RELATED, True),
        ((2,), (2,), Relation.SAME, True),
    ]


def test_a_headline_set_twice_stays_one_row_and_never_goes_with_a_dek() -> None:
    def page(name: str, *heads: Block) -> Article:
        text = Block("The harbour of Port Ellery was closed on Tuesday after a crane fell across the channel.")
        return Article(name, name, name, (*heads, text), language="en")

    base = page("a", Block("Crane blocks harbour", Role.HEADLINE), Block("No boats will leave this week", Role.DEK))
    headline = Block("No boats will leave today", Role.HEADLINE)
    rows = compare(base, page("b", headline, headline)).rows
    assert [(row.base, row.witness) for row in rows] == [((0,), (0, 1)), ((1,), ()), ((2,), (2,))]


def test_an_unknown_language_is_no_translation() -> None:
    base = "The harbour of Port Ellery will not be closed on Tuesday."
    witness = "The harbour of Port Ellery will be closed on Tuesday."
    (row,) = compare(article("a", (base,), None), article("b", (witness,))).rows
    assert [signal.kind for variant in row.variants for signal in variant.signals] == [SignalKind.NEGATION]


def test_heads_that_share_a_word_are_a_sure_pair_too() -> None:
    def page(name: str, title: str) -> Article:
        return Article(name, name, name, (Block(title, Role.HEADLINE), Block(BASE[1])), language="en")

    head = compare(page("a", "Crane blocks harbour of Port Ellery"), page("b", "Islands cut off as Ellery waits")).rows[
        0
    ]
    assert (head.relation, head.certain) == (Relation.RELATED, True)


def test_a_charged_verb_is_told_beside_a_neutral_one() -> None:
    (signal,) = find_signals(
        "The pilot said the light was out. “I told them,” he said.",
        "The pilot claimed that the light was out. “I told them,” he stated.",
        language="en",
    )
    assert (signal.kind, signal.base, signal.witness) == (SignalKind.ATTRIBUTION, "said", "claimed")


def test_a_charge_that_went_is_told_too() -> None:
    (signal,) = find_signals("The pilot claimed it was dark.", "The pilot said it was dark.", language="en")
    assert (signal.kind, signal.base, signal.witness) == (SignalKind.ATTRIBUTION, "claimed", "said")


def test_heads_of_texts_that_have_nothing_in_common_stay_apart() -> None:
    base = Article("a", "a", "a", (Block("Crane blocks harbour", Role.HEADLINE), Block(BASE[1])), language="en")
    other = Block("Twelve goats were sold at the fair of Lund before noon.")
    witness = Article("b", "b", "b", (Block("Goats sold", Role.HEADLINE), other), language="en")
    assert {row.relation for row in compare(base, witness).rows} == {Relation.DROPPED, Relation.ADDED}


def test_a_denial_that_went_with_its_clause_changed_nothing() -> None:
    assert not find_signals(
        "The mill reopens on Friday. The syrup is not for sale, she said.", "The mill reopens on Friday.", language="en"
    )
    (signal,) = find_signals("The mill will not reopen.", "The mill will reopen.", language="en")
    assert (signal.kind, signal.base) == (SignalKind.NEGATION, "not")


def test_a_byline_above_a_headline_does_not_cross_one_below_it() -> None:
    text = Block("The harbour of Port Ellery was closed on Tuesday after a crane fell across the channel.")
    head, writer = Block("Crane blocks harbour", Role.HEADLINE), Block("Ann Dyer", Role.BYLINE)
    other = Block("No boats today", Role.HEADLINE), Block("Tom Ray", Role.BYLINE)
    base = Article("a", "a", "a", (head, writer, text), language="en")
    witness = Article("b", "b", "b", (other[1], other[0], text), language="en")
    assert [(row.base, row.witness) for row in compare(base, witness).rows] == [
        ((), (0,)),
        ((0,), (1,)),
        ((1,), ()),
        ((2,), (2,)),
    ]


def test_a_short_text_kept_whole_in_a_long_one_is_not_rewritten() -> None:
    kept = "The harbour of Port Ellery was closed after a crane fell."
    more = " ".join(f"Another thing{i} happened to person{i} near place{i}." for i in range(12))
    (row,) = compare(article("a", (kept,)), article("b", (kept + " " + more,))).rows
    assert row.relation == Relation.EDITED


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        (
            "Holm said on Monday: the new bridge is safe for heavy lorries and buses.",
            "Holm said on Monday: nobody had asked farmers about cheaper winter milk.",
        ),
        (
            "Yesterday Holm claimed: the new bridge is safe for heavy lorries and buses.",
            "Yesterday Holm claimed: nobody had asked farmers about cheaper winter milk.",
        ),
        (
            "“Our busy old harbour will never be sold to greedy strangers,” Mayor Ann Holm said.",
            "“Taxes rise again because some clerk forgot a huge bill,” Mayor Ann Holm said.",
        ),
    ],
)
def test_a_row_in_which_only_the_teller_stayed_is_rewritten(base: str, witness: str) -> None:
    row = AlignedRow((0,), (0,), Relation.EDITED)
    assert mark_row(row, (Block(base),), (Block(witness),), lexicon("en")).relation == Relation.REWRITTEN


def test_a_row_of_which_a_word_stayed_besides_the_teller_is_judged_by_its_share() -> None:
    base = "Holm said the new bridge is safe for lorries and buses."
    witness = "Holm said the new bridge is closed to trains and trams."
    row = AlignedRow((0,), (0,), Relation.EDITED)
    assert mark_row(row, (Block(base),), (Block(witness),), lexicon("en")).relation == Relation.EDITED


def test_a_moved_row_keeps_its_changes() -> None:
    base = (*BASE, "Fishermen from the islands will protest on the quay with their boats next week.")
    witness = ("Fishermen from the islands will protest on the quay with their nets next week.", *BASE)
    (row,) = [row for row in compare(article("a", base), article("b", witness)).rows if row.moved]
    assert [variant.kind.value for variant in row.variants] == ["substitution"]


def test_a_capital_of_a_new_sentence_is_no_typography() -> None:
    row = AlignedRow((0,), (0,), Relation.EDITED)
    parted, joined = Block("It rained all day. The road sank."), Block("It rained all day and the road sank.")
    assert not mark_row(row, (parted,), (joined,), lexicon("en")).typography
    shouted = Block("It rained all day and THE road sank.")
    assert mark_row(row, (parted,), (shouted,), lexicon("en")).typography


def test_words_written_with_other_characters_are_typography() -> None:
    (row,) = compare(article("a", ("“No”, said the old mayor",)), article("b", ('"No", said the new mayor',))).rows
    assert row.typography
    (row,) = compare(article("a", ("He waited ... and waited",)), article("b", ("He waited… and waited",))).rows
    assert (row.relation, row.typography, row.variants) == (Relation.SAME, True, ())


def test_a_row_whose_words_are_all_the_same_is_the_same() -> None:
    (row,) = compare(article("a", ("He went home , they say",)), article("b", ("He went home, they say",))).rows
    assert (row.relation, row.typography) == (Relation.SAME, True)


def test_variants_of_a_split_row_lie_in_their_own_blocks() -> None:
    base = (BASE[1] + " " + BASE[2], BASE[4])
    witness = (WITNESS[1], WITNESS[2], BASE[4])
    first = compare(article("a", base), article("b", witness)).rows[0]
    assert (first.base, first.witness) == ((0,), (1,)) or first.witness == (0, 1)
    for variant in first.variants:
        for place in variant.base:
            assert 0 <= place.span.start <= place.span.end <= len(base[place.block])
        for place in variant.witness:
            assert 0 <= place.span.start <= place.span.end <= len(witness[place.block])


def test_a_change_over_two_blocks_has_a_place_in_each() -> None:
    base = ("The harbour was shut by a crane that had fallen. Boats sank and sailors wept in the dusk of Port Ellery.",)
    witness = ("The harbour was shut by a crane.", "Ferries sailed as mothers wept in the dusk of Port Ellery.")
    (row,) = compare(article("a", base), article("b", witness)).rows
    assert any(len({place.block for place in variant.witness}) > 1 for variant in row.variants)


def test_cancelling_gets_through() -> None:
    def stop(progress: Progress) -> None:
        if progress.subject:
            raise CancelledError

    with pytest.raises(CancelledError):
        compare(article("a", BASE), article("b", WITNESS), report=stop)


def test_the_summary_counts() -> None:
    summary = summarise(compare(article("a", BASE), article("b", WITNESS)))
    assert (summary.same, summary.edited, summary.dropped, summary.added) == (2, 2, 1, 0)
    assert (summary.rewritten, summary.related, summary.moved, summary.uncertain) == (0, 0, 0, 0)
    assert summary.variants == 4
    assert dict(summary.signals) == {SignalKind.NUMBER: 1, SignalKind.DATE: 1, SignalKind.ATTRIBUTION: 1}
    assert 0.7 < summary.kept < 0.9


def test_the_summary_of_nothing() -> None:
    summary = summarise(compare(article("a", ()), article("b", ())))
    assert (summary.kept, summary.quotations, summary.quotations_changed, summary.foreign) == (1.0, 0, 0, 0)


def test_the_summary_counts_blocks_in_other_languages() -> None:
    span = LanguageSpan(Span(0, 4), "he", "Hebr", certain=True)
    base = Article(
        "a", "a.txt", "", (Block("שלום", Role.CAPTION, "he", spans=(span,)), Block("Peace came.")), language="en"
    )
    assert summarise(compare(base, base)).foreign == 2


@pytest.mark.parametrize(("room", "tied"), [(0, True), (-1, False)])
def test_sentences_are_tied_unless_the_texts_are_as_long_as_books(
    monkeypatch: pytest.MonkeyPatch, *, room: int, tied: bool
) -> None:
    base = article("a", ("The crane fell on Tuesday. Nobody was hurt. It will be lifted on Friday.",))
    witness = article("b", ("The crane fell on Tuesday. It may be lifted on Friday.",))
    length = sum(len(side.blocks[0].text) for side in (base, witness))
    monkeypatch.setattr(comparison, "MOST_CHARACTERS_TIED", length + room)
    assert bool(compare(base, witness).rows[0].sentences) is tied

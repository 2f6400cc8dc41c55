from dataclasses import replace

from viewer.export.html import render_html
from viewer.export.paint import paint, quotation_places
from viewer.export.runs import Ink, Mark, Pill
from viewer.export.sheet import DEFAULT_STYLE, Fold, Paper, Row, Style, lay_out
from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Direction,
    Fate,
    LanguageSpan,
    Place,
    QuotationMatch,
    Relation,
    Span,
    Speaker,
)


def _rows(comparison: Comparison, style: Style = DEFAULT_STYLE) -> list[Row]:
    return [line for line in lay_out(comparison, style).lines if isinstance(line, Row)]


def _folds(comparison: Comparison, style: Style) -> list[str]:
    return [line.words for line in lay_out(comparison, style).lines if isinstance(line, Fold)]


def test_both_tellings_are_named_with_their_sources(comparison: Comparison) -> None:
    base, witness = lay_out(comparison, Style()).headings
    assert (base.letter, base.title, base.source) == (
        "A",
        "Library shuts reading room after roof gives way",
        "Marlow Courier",
    )
    assert base.details == ("Marlow Courier", "2025-02-03", "English", "news/courier.txt")
    assert base.warnings == ("The encoding was guessed (windows-1252)",)
    assert witness.source == "NewsFold"


def test_a_title_or_path_cannot_turn_the_page(comparison: Comparison) -> None:
    turned = replace(comparison.base, title="a\u202eb", path="p\u202eq", outlet=None)
    sheet = lay_out(replace(comparison, base=turned), Style())
    assert sheet.headings[0].title == "a[RLO]b"
    assert sheet.headings[0].source == "p\\u202eq"
    assert "\u202e" not in sheet.title


def test_the_gutter_says_each_relation_in_a_sign_and_in_words(comparison: Comparison) -> None:
    assert [(row.glyph, row.words) for row in _rows(comparison)] == [
        ("≠", "rewritten"),
        ("×", "dropped"),
        ("≈", "edited"),
        ("❝ ≠", "rewritten, unsure"),
        ("×", "dropped"),
        ("×", "dropped"),
        ("↘", "moved"),
        ("", ""),
        ("❝ ≈", "edited"),
        ("+", "added"),
    ]


def test_an_empty_side_says_why_in_words(comparison: Comparison) -> None:
    gaps = [(row.base.gap, row.witness.gap) for row in _rows(comparison) if row.relation in {"dropped", "added"}]
    assert gaps == [("", "dropped in B")] * 3 + [("not in A", "")]


def test_a_moved_row_says_where_its_witness_stands(comparison: Comparison) -> None:
    (moved,) = (row for row in _rows(comparison) if row.is_moved)
    assert moved.witness.paragraphs[0].badges == ("stands 2 paragraphs above in B",)


def test_distances_of_moved_rows_count_what_lies_between() -> None:
    def shift(*witnesses: int) -> str:
        blocks = tuple(Block(str(n)) for n in range(len(witnesses)))
        rows = tuple(AlignedRow((n,), (w,), Relation.SAME, moved=n == 0) for n, w in enumerate(witnesses))
        article = Article("a", "a", "t", blocks)
        return _rows(Comparison(article, article, rows))[0].witness.paragraphs[0].badges[0]

    assert shift(2, 0, 1) == "stands 2 paragraphs below in B"
    assert shift(1, 0) == "stands 1 paragraph below in B"
    assert shift(0, 1) == "stands elsewhere in B"


def test_splits_and_merges_are_named() -> None:
    article = Article("a", "a", "t", tuple(Block(word) for word in ("one", "two", "three", "four", "five", "six")))
    rows = (
        AlignedRow((0,), (0, 1), Relation.EDITED),
        AlignedRow((1, 2), (2,), Relation.EDITED),
        AlignedRow((3, 4), (3, 4), Relation.EDITED),
        AlignedRow((5,), (5,), Relation.EDITED),
    )
    words = [row.words for row in _rows(Comparison(article, article, rows))]
    assert words == ["edited, split", "edited, merged", "edited, regrouped", "edited"]


def test_a_foreign_block_has_badges_for_language_and_role(comparison: Comparison) -> None:
    caption = _rows(comparison)[4].base.paragraphs[0]
    assert caption.badges == ("Hebrew", "caption")
    assert caption.is_foreign
    assert (caption.language, caption.direction) == ("he", Direction.RTL)


def test_foreign_words_inside_a_paragraph_are_followed_by_their_language(comparison: Comparison) -> None:
    (row,) = (row for row in _rows(comparison) if row.relation is Relation.ADDED)
    inks = [(run.text, run.ink) for run in row.witness.paragraphs[0].runs]
    assert ("מה שניצל ניצל", Ink.FOREIGN) in inks
    assert ("Hebrew", Ink.TONGUE) in inks
    assert ("RLO", Ink.CHIP) in inks


def test_a_language_that_is_not_known_is_told_by_its_script() -> None:
    spans = (
        LanguageSpan(Span(0, 3), None, "Cyrl", certain=False),
        LanguageSpan(Span(4, 7), None, "Xxxx", certain=False),
    )
    article = Article("a", "a", "t", (Block("абв xyz now", spans=spans),))
    (row,) = _rows(Comparison(article, article, (AlignedRow((0,), (0,), Relation.SAME),)))
    tongues = [run.text for run in row.base.paragraphs[0].runs if run.ink is Ink.TONGUE]
    assert tongues == ["Cyrillic script", "another language"]


def test_furniture_is_folded_with_its_roles_or_printed(comparison: Comparison) -> None:
    assert _folds(comparison, Style()) == [
        "2 lines not of the article left out: site furniture, links to other articles"
    ]
    whole = lay_out(comparison, Style(furniture=True))
    assert len(whole.lines) == len(comparison.rows)
    assert whole.lines[-1].witness.paragraphs[0].badges == ("links to other articles",)


def test_runs_of_unchanged_paragraphs_are_folded_on_demand() -> None:
    article = Article("a", "a", "t", tuple(Block(str(n)) for n in range(5)))
    same = [AlignedRow((n,), (n,), Relation.SAME) for n in range(5)]
    rows = (*same[:3], replace(same[3], relation=Relation.EDITED), same[4])
    comparison = Comparison(article, article, rows)
    assert _folds(comparison, Style(fold_unchanged=True)) == ["3 paragraphs the same"]
    assert len(_rows(comparison, Style(fold_unchanged=True))) == 2
    assert _folds(comparison, Style(paper=Paper.LETTER)) == []


def test_the_summary_counts_what_there_is(comparison: Comparison) -> None:
    sheet = lay_out(comparison, Style(furniture=True))
    assert [fact.words for fact in sheet.facts] == [
        "2 same",
        "2 edited",
        "2 rewritten",
        "4 dropped",
        "2 added",
        "1 moved",
        "2 of 2 quotations changed",
    ]
    assert sheet.share.startswith("B keeps ")
    assert sheet.share.endswith("unsure of 1 of 6 pairings.")


def test_the_summary_counts_no_furniture_that_is_left_out(comparison: Comparison) -> None:
    counted = {fact.kind: fact.words for fact in lay_out(comparison, Style()).facts}
    assert counted["dropped"] == "3 dropped"


def test_a_comparison_without_doubt_says_so(comparison: Comparison) -> None:
    rows = tuple(replace(row, certain=True) for row in comparison.rows)
    assert lay_out(replace(comparison, rows=rows), Style()).share.endswith("sure of every pairing.")


def test_cards_tell_speaker_fate_and_both_wordings(comparison: Comparison) -> None:
    first, second = lay_out(comparison, Style()).cards
    assert (first.number, first.speaker, first.fate, first.note) == (1, "Odile Marsh", "reworded", "said → stated")
    assert first.witness is not None
    assert "".join(run.text for run in first.witness.runs) == '"Our team acted swiftly to save the collection,"'
    assert (second.fate, second.is_changed) == ("no longer quoted", True)
    assert second.witness is not None
    assert "".join(run.text for run in second.witness.runs) == "the town would find the money"


def test_a_card_names_both_speakers_where_they_differ(comparison: Comparison) -> None:
    quotation = comparison.witness.quotations[0]
    witness = replace(comparison.witness, quotations=(replace(quotation, speaker=None, cue=None),))
    match = QuotationMatch(0, 0, Fate.REATTRIBUTED, speaker_changed=True, cue_changed=True)
    (card,) = lay_out(replace(comparison, witness=witness, quotations=(match,)), Style()).cards
    assert card.note == "Odile Marsh → speaker unknown; said → no verb"
    assert card.witness_speaker == "speaker unknown"


def test_another_name_stands_beside_the_words_of_the_witness_even_where_it_may_be_the_same_person(
    comparison: Comparison,
) -> None:
    quotation = comparison.witness.quotations[0]
    witness = replace(comparison.witness, quotations=(replace(quotation, speaker=Speaker("the curator")),))
    match = QuotationMatch(0, 0, Fate.VERBATIM)
    renamed = replace(comparison, witness=witness, quotations=(match,))
    assert [card.witness_speaker for card in lay_out(renamed, Style()).cards] == ["the curator"]
    assert [card.witness_speaker for card in lay_out(comparison, Style()).cards] == ["", ""]
    page = render_html(renamed)
    assert page.index("<bdi>the curator</bdi></p>") > page.index("<bdi>Odile Marsh</bdi>")


def test_an_added_quotation_has_no_words_in_the_base(comparison: Comparison) -> None:
    match = QuotationMatch(None, 0, Fate.ADDED)
    (card,) = lay_out(replace(comparison, quotations=(match,)), Style()).cards
    assert card.base is None
    assert card.speaker == "Odile Marsh"


def test_another_language_inside_a_quotation_shows_on_its_card(comparison: Comparison) -> None:
    text = "The sign said “Closed until further notice, fermé” and “Welcome, bienvenue” below."
    quoted = Span(text.index("“"), text.index("”") + 1)
    french = LanguageSpan(Span(text.index("fermé"), text.index("fermé") + 5), "fr", "Latn", certain=True)
    other = LanguageSpan(Span(text.index("bienvenue"), text.index("bienvenue") + 9), "fr", "Latn", certain=True)
    quotation = replace(comparison.base.quotations[0], place=Place(0, quoted), text=quoted.of(text))
    base = replace(comparison.base, blocks=(Block(text, spans=(french, other)),), quotations=(quotation,))
    match = QuotationMatch(0, None, Fate.DROPPED)
    (card,) = lay_out(replace(comparison, base=base, rows=(), quotations=(match,)), Style()).cards
    assert card.base is not None
    assert [(run.text, run.ink, run.language) for run in card.base.runs] == [
        ("“Closed until further notice, ", Ink.PLAIN, "en"),
        ("fermé", Ink.FOREIGN, "fr"),
        ("”", Ink.PLAIN, "en"),
    ]


def test_changed_quotations_are_painted_and_lead_to_their_card(comparison: Comparison) -> None:
    base, witness = paint(comparison)
    assert Mark(Span(0, 65), Ink.QUOTED) in base.marks[3]
    assert base.pills[3] == []
    assert witness.pills[3] == [Pill(48, "Q1 reworded", Ink.FATE)]
    assert [pill.text for pill in witness.pills[5]] == ["Q2 no longer quoted"]


def test_verbatim_quotations_are_not_painted(comparison: Comparison) -> None:
    kept = replace(
        comparison, rows=(), quotations=(QuotationMatch(0, 0, Fate.VERBATIM), QuotationMatch(1, None, Fate.TYPOGRAPHY))
    )
    for side in paint(kept):
        assert not side.marks
        assert not side.pills


def test_signals_stand_behind_the_witness_or_where_its_words_are_gone_behind_the_base(comparison: Comparison) -> None:
    base, witness = paint(comparison)
    assert [pill.text for pill in witness.pills[2]] == ["400 → 4,000"]
    assert [pill.text for pill in base.pills[8]] == ["“reportedly” dropped"]


def test_a_variant_without_words_on_either_side_paints_nothing(comparison: Comparison) -> None:
    row = comparison.rows[2]
    nothing = Place(2, Span(0, 0))
    hollow = replace(row, variants=(replace(row.variants[1], base=(nothing,), witness=(nothing,)),))
    base, witness = paint(replace(comparison, rows=(hollow,), quotations=()))
    assert not base.marks
    assert not base.pills
    assert not witness.pills


def test_a_quotation_whose_place_is_empty_paints_nothing(comparison: Comparison) -> None:
    match = QuotationMatch(None, None, Fate.INDIRECT, passage=Place(5, Span(4, 4)))
    hollow = replace(comparison, rows=(), quotations=(match,))
    assert quotation_places(hollow, match) == (None, Place(5, Span(4, 4)))
    assert not any(side.marks or side.pills for side in paint(hollow))

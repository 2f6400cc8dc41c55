"""The fate of every quotation, on short articles written for it; the rows are built by hand."""

from collections.abc import Sequence

import pytest

from viewer.collation import quotations
from viewer.collation.quotations import match_quotations
from viewer.collation.quoting.candidates import NEAREST
from viewer.collation.quoting.quoted import Quoted, likeness
from viewer.model import AlignedRow, Article, Block, Fate, QuotationMatch, Relation
from viewer.text.quotations import find_quotations


def _article(*texts: str, language: str | None = "en") -> Article:
    blocks = tuple(Block(text) for text in texts)
    return Article("id", "path", "title", blocks, find_quotations(blocks, language), language=language)


def _rows(count: int, relation: Relation = Relation.EDITED) -> list[AlignedRow]:
    return [AlignedRow((at,), (at,), relation) for at in range(count)]


def _match(
    base: str | Sequence[str],
    witness: str | Sequence[str],
    *,
    language: str = "en",
    rows: Sequence[AlignedRow] | None = None,
) -> tuple[tuple[QuotationMatch, ...], Article, Article]:
    a = _article(*([base] if isinstance(base, str) else base), language=language)
    b = _article(*([witness] if isinstance(witness, str) else witness), language=language)
    return match_quotations(a, b, rows if rows is not None else _rows(len(a.blocks))), a, b


def _fates(base: str | Sequence[str], witness: str | Sequence[str], **options: str) -> list[Fate]:
    return [match.fate for match in _match(base, witness, **options)[0]]


@pytest.mark.parametrize(
    ("base", "witness", "fate"),
    [
        ("“We will rebuild,” said Ann Dyer.", "Ann Dyer said: “We will rebuild.”", Fate.VERBATIM),
        ("Talk of a ‘new start’.", "A 'New start' it was.", Fate.VERBATIM),
        ("“We don’t know – yet,” said Dyer.", '"We don\'t know - yet," said Dyer.', Fate.TYPOGRAPHY),
        ("“We wait … and see,” said Dyer.", "“We wait and see,” said Dyer.", Fate.FUSED),
        ("“We wait and we see what comes of it,” said Dyer.", "“We wait and we see,” said Dyer.", Fate.TRUNCATED),
        ("“We wait and we see,” said Dyer.", "“We wait and we see what comes of it,” said Dyer.", Fate.EXTENDED),
        (
            "“We will rebuild the old bridge,” said Dyer.",
            "“We shall build this bridge again,” said Dyer.",
            Fate.REWORDED,
        ),
        ("“We will raise all taxes,” said Dyer.", "“We will not raise all taxes,” said Dyer.", Fate.REWORDED),
        ("“We will rebuild,” said Ann Dyer.", "“We will rebuild,” said Tom Ray.", Fate.REATTRIBUTED),
        ("Dyer said “every door is open.”", "Dyer noted that “we rule nothing out.”", Fate.REWORDED),
    ],
)
def test_the_fate_of_a_quotation_that_is_still_one(base: str, witness: str, fate: Fate) -> None:
    ((match,), _, _) = _match(base, witness)
    assert (match.base, match.witness, match.fate) == (0, 0, fate)
    assert 0 < match.score <= 1


def test_other_words_of_another_speaker_are_another_quotation() -> None:
    assert _fates("Ann Dyer said “every door is open.”", "Tom Ray noted “we rule nothing out.”") == [
        Fate.DROPPED,
        Fate.ADDED,
    ]


def test_nearly_the_same_words_may_be_put_into_another_mouth() -> None:
    ((match,), _, _) = _match(
        "“We will rebuild the old bridge at once,” said Ann Dyer.",
        "“We will rebuild the bridge at once,” said Tom Ray.",
    )
    assert match.speaker_changed
    assert match.fate is Fate.TRUNCATED


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("admitted", "acknowledged", False),
        ("said", "added", False),
        ("said", "boasted", True),
        ("claimed", "admitted", True),
        ("quipped", "quips", False),
        ("quipped", "said", True),
    ],
)
def test_a_verb_that_says_the_same_is_no_other_verb(one: str, other: str, *, changed: bool) -> None:
    ((match,), _, _) = _match(f"“We go,” {one} Dyer.", f"“We go,” {other} Dyer.")
    assert match.cue_changed is changed


def test_a_changed_verb_of_saying_is_told_by_lemma() -> None:
    assert _match("“We go,” said Dyer.", "“We go,” claimed Dyer.")[0][0].cue_changed
    assert not _match("“We go,” said Dyer.", "Dyer says: “We go.”")[0][0].cue_changed
    assert not _match("“We go,” said Dyer.", "A banner: “We go.”")[0][0].cue_changed


def test_where_wording_does_not_tell_only_quotations_in_the_same_place_and_about_as_long_are_paired() -> None:
    base = "Dyer said “every door is open.”"
    assert _fates(base, "Dyer noted that “we rule nothing out.”") == [Fate.REWORDED]
    assert _fates(base, "Dyer noted that “nothing has been ruled out by anybody here at all.”") == [
        Fate.DROPPED,
        Fate.ADDED,
    ]
    assert _fates(base, "Dyer noted that “we rule nothing out.” Rain fell. “Taxes must fall,” said Ray.") == [
        Fate.DROPPED,
        Fate.ADDED,
        Fate.ADDED,
    ]


def test_words_found_elsewhere_match_without_a_row() -> None:
    rows = [
        AlignedRow((0,), (0,), Relation.SAME),
        AlignedRow((1,), (), Relation.DROPPED),
        AlignedRow((), (1,), Relation.ADDED),
    ]
    matches, _, _ = _match(
        ["Rain fell.", "“We will rebuild the bridge,” said Ann Dyer."],
        ["Rain fell.", "“We will rebuild this bridge,” said Dyer."],
        rows=rows,
    )
    assert [(match.base, match.witness, match.fate) for match in matches] == [(0, 0, Fate.REWORDED)]


def test_a_word_or_two_in_common_is_not_enough_elsewhere() -> None:
    rows = [AlignedRow((0,), (), Relation.DROPPED), AlignedRow((), (0,), Relation.ADDED)]
    matches, _, _ = _match(
        "“We will rebuild the bridge,” said Ann Dyer.", "“No bridge lasts for ever,” said Ann Dyer.", rows=rows
    )
    assert [match.fate for match in matches] == [Fate.DROPPED, Fate.ADDED]


def test_one_rare_word_in_two_long_speeches_does_not_pair_them() -> None:
    base = ("Nobody came.", "“The bridge over the river was closed last night because of ice,” said Ann Dyer.")
    witness = (
        "“Our bridge club meets every second Thursday in the back room of this inn,” said Ann Dyer.",
        "It rained.",
    )
    assert _fates(base, witness) == [Fate.DROPPED, Fate.ADDED]


def test_a_few_words_cut_from_a_long_speech_are_found_anywhere() -> None:
    rows = [AlignedRow((0,), (), Relation.DROPPED), AlignedRow((), (0,), Relation.ADDED)]
    matches, _, _ = _match(
        "“The ferry company cut seven crossings, and nobody on the island heard of it before the boat was gone, the "
        "school was shut and the doctor had left for the mainland,” said Ann Dyer.",
        "“The ferry company cut seven crossings,” said Ann Dyer.",
        rows=rows,
    )
    assert [(match.base, match.witness, match.fate) for match in matches] == [(0, 0, Fate.TRUNCATED)]


def test_a_word_said_three_times_is_shared_once() -> None:
    rows = [AlignedRow((0,), (), Relation.DROPPED), AlignedRow((), (0,), Relation.ADDED)]
    matches, _, _ = _match(
        "“Bridges, bridges, bridges everywhere,” said Ann Dyer.",
        "“Bridges close again today,” said Ann Dyer.",
        rows=rows,
    )
    assert [match.fate for match in matches] == [Fate.DROPPED, Fate.ADDED]


def test_the_nth_goes_with_the_nth_where_wording_does_not_tell() -> None:
    matches, _, _ = _match(
        "“Every door is open,” said Ann Dyer. Rain fell. “Costs are up,” said Tom Ray.",
        "“We rule nothing out,” said Ann Dyer. Rain fell. “It all gets dearer,” said Tom Ray.",
    )
    assert [(match.base, match.witness) for match in matches] == [(0, 0), (1, 1)]


def test_pieces_that_were_joined_are_fused() -> None:
    matches, _, _ = _match(
        "“We will rebuild,” said Ann Dyer. “And we will do it soon.”",
        "Ann Dyer said: “We will rebuild. And we will do it soon.”",
    )
    assert [(match.base, match.witness, match.fate) for match in matches] == [(0, 0, Fate.FUSED), (1, 0, Fate.FUSED)]


def test_a_quotation_broken_in_two_is_still_verbatim_and_nothing_is_added() -> None:
    matches, _, _ = _match(
        "Ann Dyer said: “We will rebuild the bridge. And we will do it soon.”",
        "“We will rebuild the bridge,” said Ann Dyer. “And we will do it soon.”",
    )
    assert [(match.base, match.witness, match.fate) for match in matches] == [(0, 0, Fate.VERBATIM)]


def test_a_quotation_broken_in_two_and_reworded_keeps_its_fate() -> None:
    matches, _, _ = _match(
        "Ann Dyer said: “We will rebuild the bridge. And we will all do it very soon.”",
        "“We will rebuild the bridge,” said Ann Dyer. “And we will do it soon.”",
    )
    assert [(match.witness, match.fate) for match in matches] == [(0, Fate.TRUNCATED)]


def test_pieces_kept_as_pieces_are_matched_piece_by_piece() -> None:
    text = "“We will rebuild,” said Ann Dyer. “And we will do it soon.”"
    assert [(match.base, match.witness, match.fate) for match in _match(text, text)[0]] == [
        (0, 0, Fate.VERBATIM),
        (1, 1, Fate.VERBATIM),
    ]


def test_three_pieces_are_joined_and_three_are_one_again() -> None:
    pieces = "“We will rebuild,” said Ann Dyer. “And we will do it soon. Ask us again.” “In spring we are done.”"
    whole = "“We will rebuild. And we will do it soon. Ask us again. In spring we are done,” said Ann Dyer."
    assert [(m.base, m.witness, m.fate) for m in _match(pieces, whole)[0]] == [(at, 0, Fate.FUSED) for at in range(3)]
    assert _fates(whole, pieces) == [Fate.VERBATIM]


def test_a_quotation_broken_by_another_speaker_is_reattributed() -> None:
    assert _fates(
        "“The ferry company cut seven crossings. Nobody heard of it,” said Ann Dyer.",
        "“The ferry company cut seven crossings,” said Tom Ray. “Nobody heard of it.”",
    ) == [Fate.REATTRIBUTED]


def test_pieces_of_which_much_was_cut_are_fused_too() -> None:
    base = (
        "“The pier is older than any of us,” said Ann Dyer. “But nobody should expect us to close it before summer. "
        "We will ask the divers, and then we shall see.”"
    )
    witness = "“The pier is older than any of us. Everybody should expect us to close it,” said Ann Dyer."
    assert [(m.base, m.witness, m.fate) for m in _match(base, witness)[0]] == [(0, 0, Fate.FUSED), (1, 0, Fate.FUSED)]


def test_words_that_no_piece_gives_extend_the_one_that_is_there() -> None:
    base = "“The pier is older than any of us,” said Ann Dyer. “We will ask the divers.”"
    witness = "“The pier is older than any of us and I have loved it ever since,” said Ann Dyer."
    assert _fates(base, witness) == [Fate.EXTENDED, Fate.DROPPED]


def test_an_equal_quotation_beside_a_shorter_one_is_not_joined_with_it() -> None:
    assert _fates("“We go.” “We go now,” said Dyer.", "“We go now,” said Dyer.") == [Fate.DROPPED, Fate.VERBATIM]


def test_an_attribution_moved_out_of_a_sentence_changes_nothing() -> None:
    matches, _, _ = _match(
        "“We will,” said Ann Dyer, “rebuild the bridge.”", "“We will rebuild the bridge,” said Dyer."
    )
    assert [(match.witness, match.fate) for match in matches] == [(0, Fate.VERBATIM), (0, Fate.VERBATIM)]


def test_an_attribution_among_the_words_is_not_compared() -> None:
    ((match,), _, _) = _match(
        "« Le pont, a dit la maire, Anne Dubois, sera fermé. »",
        "« Le pont sera fermé », dit Anne Dubois.",
        language="fr",
    )
    assert match.fate is Fate.TYPOGRAPHY  # a comma


def test_a_gap_that_was_closed_is_told_before_what_else_was_cut() -> None:
    base = "“I saw the wall go … and then I ran to my brother’s house,” said Tom Ray."
    assert _fates(base, "“I saw the wall go and then I ran,” said Tom Ray.") == [Fate.FUSED]
    assert _fates(base, "“I saw the wall go … and then I ran,” said Tom Ray.") == [Fate.TRUNCATED]
    assert _fates(base, "“I saw the wall go,” said Tom Ray.") == [Fate.TRUNCATED]


def test_a_denial_that_is_cut_away_turns_the_sense_unless_it_stood_in_a_clause_of_its_own() -> None:
    whole = "“The troops left the village and nobody was hurt,” said Ann Dyer."
    assert _fates(whole, "“The troops left the village,” said Ann Dyer.") == [Fate.TRUNCATED]
    refusal = "“We do not sell the mill and never will,” said Ann Dyer."
    assert _fates(refusal, "“We do not sell the mill,” said Ann Dyer.") == [Fate.TRUNCATED]
    assert _fates("“Nobody says we pay,” said Dyer.", "“We pay,” said Dyer.") == [Fate.REWORDED]
    assert _fates("“We pay,” said Dyer.", "“We pay, they say, not,” said Dyer.") == [Fate.REWORDED]


def test_two_speeches_of_one_speaker_are_not_fused() -> None:
    assert _fates(
        "“We will rebuild the bridge,” said Ann Dyer. “Taxes must fall.”",
        "“We will rebuild the bridge,” said Ann Dyer.",
    ) == [Fate.VERBATIM, Fate.DROPPED]
    assert _fates(
        "“We will rebuild the bridge,” said Ann Dyer.",
        "“We will rebuild the bridge,” said Ann Dyer. “Taxes must fall.”",
    ) == [Fate.VERBATIM, Fate.ADDED]


def test_a_quotation_that_lost_its_marks_is_indirect_and_points_to_the_sentence() -> None:
    ((match,), _, witness) = _match(
        "“Talks are going very well. We have a breakthrough,” said Ann Dyer.",
        "Some doubt it. Ann Dyer said the talks were going well and a breakthrough was near, while rain fell.",
    )
    assert (match.fate, match.witness) == (Fate.INDIRECT, None)
    assert match.passage is not None
    assert (
        match.passage.span.of(witness.blocks[match.passage.block].text)
        == "Ann Dyer said the talks were going well and a breakthrough was near, while rain fell."
    )


def test_content_without_a_common_word_is_indirect_if_the_same_speaker_says_it_there() -> None:
    base = "Mayor Ann Dyer admitted on Friday that she would “have to give answers” for the flood damage."
    ((match,), _, witness) = _match(
        base, "Admitting faults, Mayor Ann Dyer stated on Friday that the flood needed explaining."
    )
    assert match.fate is Fate.INDIRECT
    assert match.passage is not None
    assert match.passage.span.of(witness.blocks[0].text) == witness.blocks[0].text
    rows = _rows(1, Relation.RELATED)
    (other,), _, _ = _match(base, "Mayor Ann Dyer stated on Friday that the flood needed explaining.", rows=rows)
    assert other.fate is Fate.DROPPED


def test_a_deed_done_in_words_does_not_tell_what_was_said() -> None:
    base = "Mayor Ann Dyer admitted on Friday that she would “have to give answers” for the flood damage."
    assert _fates(base, "On Friday Mayor Ann Dyer apologised for the flood damage.") == [Fate.DROPPED]
    assert _fates(base, "On Friday Mayor Ann Dyer said the flood damage was hers to explain.") == [Fate.INDIRECT]


def test_the_words_around_a_quotation_show_its_moment_only_if_there_are_enough() -> None:
    assert _fates("On Friday Dyer said “every door is open.”", "On Friday Dyer said taxes fell.") == [Fate.DROPPED]
    around = "After the vote of the island council on Friday Dyer said {}."
    told = _fates(around.format("“every door is open”"), around.format("he ruled nothing out"))
    assert told == [Fate.INDIRECT]


def test_what_only_a_pronoun_says_needs_more_of_the_words() -> None:
    base = "“The ferry company cut seven crossings,” said Ann Dyer."
    assert _fates(base, "She said the ferry left.") == [Fate.DROPPED]
    assert _fates(base, "She said the ferry company had cut crossings.") == [Fate.INDIRECT]
    assert _fates(base, "Ann Dyer said the ferry had two crossings.") == [Fate.INDIRECT]


def test_one_word_in_common_is_not_indirect_speech() -> None:
    base = "“Prices will fall soon,” said Ann Dyer."
    assert _fates(base, "Prices are a riddle, others said.") == [Fate.DROPPED]
    assert _fates(base, "Prices fall every spring in most towns of the coast.") == [Fate.INDIRECT]
    assert _fates("“Prices will fall soon and wages rise,” said Dyer.", "Prices fall every spring.") == [Fate.DROPPED]


def test_content_elsewhere_counts_only_with_strong_evidence() -> None:
    rows = [AlignedRow((0,), (0,), Relation.EDITED), AlignedRow((), (1,), Relation.ADDED)]
    base = ["“The ferry company cut seven crossings without warning,” said Ann Dyer."]
    kept, _, _ = _match(
        base, ["Ann Dyer left.", "The ferry company had cut seven crossings without warning."], rows=rows
    )
    assert (kept[0].fate, kept[0].passage and kept[0].passage.block) == (Fate.INDIRECT, 1)
    weak, _, _ = _match(base, ["Ann Dyer left.", "A company cut prices."], rows=rows)
    assert weak[0].fate is Fate.DROPPED
    same, _, _ = _match(base, ["She left.", "Ann Dyer said the company had cut crossings."], rows=rows)
    assert same[0].fate is Fate.INDIRECT
    short, _, _ = _match(["“Seven crossings,” said Ann Dyer."], ["She left.", "There were seven crossings."], rows=rows)
    assert short[0].fate is Fate.DROPPED


def test_words_inside_another_quotation_are_no_indirect_speech() -> None:
    matches, _, _ = _match(
        [
            "“The ferry company cut seven crossings,” said Ann Dyer.",
            "“The ferry company cut seven crossings,” said Tom Ray.",
        ],
        ["Nothing.", "“The ferry company cut seven crossings,” said Tom Ray."],
    )
    assert [match.fate for match in matches] == [Fate.DROPPED, Fate.VERBATIM]


def test_a_scare_quote_that_vanished_is_dropped_and_one_without_marks_is_indirect() -> None:
    assert _fates("The “experts” left the harbour.", "They left the harbour.") == [Fate.DROPPED]
    assert _fates("The “experts” left the harbour.", "The experts left the harbour.") == [Fate.INDIRECT]


def test_without_rows_and_without_words_nothing_breaks() -> None:
    assert _match(["“We go,” said Dyer."], [], rows=())[0][0].fate is Fate.DROPPED
    assert _match([], [], rows=())[0] == ()
    assert [match.fate for match in _match("He said: “?!”", "He said: “?!”")[0]] in ([], [Fate.VERBATIM])


def test_order_is_that_of_the_base_then_of_the_added() -> None:
    matches, _, _ = _match(
        ["“Costs are up,” said Tom Ray.", "“Roads are wet,” said Ann Dyer."],
        ["“Parks are shut,” said Eve Orr. “Costs are up,” said Tom Ray.", "“Boats are late,” said Jo Lane."],
    )
    assert [(match.base, match.witness) for match in matches] == [(0, 1), (1, None), (None, 0), (None, 2)]


@pytest.mark.parametrize(
    ("language", "base", "witness", "fate"),
    [
        ("de", "„Wir warten noch“, sagte Uwe Klein.", "»Wir warten noch«, so Uwe Klein.", Fate.VERBATIM),
        ("de", "„Wir warten noch ab“, sagte Uwe Klein.", "Uwe Klein sagte, man warte noch ab.", Fate.INDIRECT),
        ("fr", "« On attend la pluie », dit Paul Vidal.", "Paul Vidal : “On attend la pluie.”", Fate.VERBATIM),
        ("es", "«La cosecha se perdió entera», dijo Robledo.", "Robledo dijo que la cosecha se perdió.", Fate.INDIRECT),
        ("he", '"הגשר ייסגר עד האביב", אמרה דנה לוי.', "״הגשר ייסגר עד האביב״, הוסיפה דנה לוי.", Fate.VERBATIM),
        ("ar", "قال سالم الحداد: «الوضع صعب جدا».", 'أضاف سالم الحداد: "الوضع صعب".', Fate.TRUNCATED),
        (
            "ru",
            "«Мост закроют весной», — сказал Олег Санин.",
            "Олег Санин сказал: «Мост закроют летом».",
            Fate.REWORDED,
        ),
    ],
)
def test_fates_in_other_languages(language: str, base: str, witness: str, fate: Fate) -> None:
    assert _fates(base, witness, language=language) == [fate]


@pytest.mark.parametrize(
    ("language", "one", "other", "fate"),
    [
        ("he", "דנה לוי", "יוסי ברק", Fate.REATTRIBUTED),
        ("he", "השר יוסי ברק", "דנה לוי", Fate.REATTRIBUTED),
        ("he", "ראש העירייה", "דנה לוי", Fate.VERBATIM),
        ("he", "גורם ביטחוני", "דנה לוי", Fate.VERBATIM),
        ("he", "דוברת המשטרה", "דנה לוי", Fate.VERBATIM),
        ("ar", "المحامي فؤاد رزق", "ليلى منصور", Fate.REATTRIBUTED),
        ("ar", "والدة الضحية", "ليلى منصور", Fate.VERBATIM),
    ],
)
def test_another_speaker_where_no_capital_shows_a_name(language: str, one: str, other: str, fate: Fate) -> None:
    said = {"he": '"הגשר ייסגר עד האביב", אמר {}.', "ar": "«الجسر لن يفتح قبل الربيع»، قال {}."}[language]
    assert _fates(said.format(one), said.format(other), language=language) == [fate]


def test_the_passage_is_what_stands_outside_other_marks() -> None:
    base = "“We never closed the pier,” said Ann Dyer. “The harbour must stay clean for the swimmers.”"
    witness = "“We never closed the pier,” said Ann Dyer, for whom the harbour must stay clean for the swimmers."
    matches, _, after = _match(base, witness)
    passage = matches[1].passage
    assert passage is not None
    assert passage.span.of(after.blocks[0].text) == (
        "said Ann Dyer, for whom the harbour must stay clean for the swimmers."
    )


@pytest.mark.parametrize("said", ["“We wait,” said Dyer. ", "“We wait for boat {},” said Dyer. "])
def test_very_many_quotations_in_one_row_are_weighed_with_the_nearest_alone(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    weighed: list[tuple[int, int]] = []

    def counted(a: Quoted, b: Quoted) -> float:
        weighed.append((a.index, b.index))
        return likeness(a, b)

    monkeypatch.setattr(quotations, "likeness", counted)
    many = 3 * NEAREST
    base = [said.format(number) for number in range(many)]
    witness = [*base[: many // 3], "“Not a word,” said Ray. ", *base[many // 3 :]]
    matches, _, _ = _match("".join(base), "".join(witness))
    assert [match.fate for match in matches] == [Fate.VERBATIM] * many + [Fate.ADDED]
    assert matches[-1].witness == many // 3
    assert len(weighed) <= (many + 1) * NEAREST

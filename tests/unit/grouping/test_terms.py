import math

import pytest

from viewer.grouping.terms import RAREST, STEM_LETTERS, WEIGHT_OF_GRAM, WEIGHT_OF_KANA, Term, Vocabulary, has_stretches

RAREST_WEIGHT = -math.log(RAREST)


def terms(word: str, language: str | None = "en") -> tuple[Term, ...]:
    return Vocabulary().words(language)[word]


def test_frequent_words_weigh_less_than_rare_ones() -> None:
    assert terms("the")[0].weight < terms("ferry")[0].weight < terms("zeugmatic")[0].weight == RAREST_WEIGHT


def test_a_key_folds_case_accents_possessive_and_ending() -> None:
    assert terms("Irán", "es")[0].key == terms("Iran’s")[0].key == "iran"
    assert terms("governments")[0].key == terms("governmental")[0].key == "governments"[:STEM_LETTERS]


@pytest.mark.parametrize(("word", "sign"), [("Qatar", 1), ("qatar", -1), ("קטר", 0), ("12", 1)])
def test_the_sign_tells_capitals_from_small_letters(word: str, sign: int) -> None:
    assert terms(word)[0].sign == sign


def test_numbers_agree_whatever_marks_their_thousands() -> None:
    assert terms("40,000")[0].key == terms("40.000", "es")[0].key == terms("٤٠٠٠٠", "ar")[0].key == "#40000"
    assert terms("7")[0].weight < terms("36")[0].weight < terms("2024")[0].weight < terms("1,400")[0].weight


def test_prefixes_come_off_where_a_more_frequent_word_is_left() -> None:
    assert {terms(word, "he")[0].key for word in ("הממשלה", "ממשלה", "והממשלה", "בממשלה")} == {"ממשלה"}
    assert {terms(word, "ar")[0].key for word in ("الحكومة", "حكومة", "والحكومة")} == {"حكومة"}
    assert terms("הסכם", "he")[0].key == "הסכם"
    assert terms("בית", "he")[0].key == "בית"


def test_elisions_always_come_off_and_leave_the_capital() -> None:
    (term,) = terms("d’Orvance", "fr")
    assert (term.key, term.sign) == ("orvanc", 1)


def test_korean_words_lose_what_follows_a_listed_word() -> None:
    assert terms("정부는", "ko")[0].key == terms("정부가", "ko")[0].key == "정부"
    assert terms("뷁쀍쒧", "ko")[0].key == "뷁쀍쒧"


def test_runs_without_spaces_become_overlapping_stretches() -> None:
    found = terms("国务院总理", "zh")
    assert [term.key for term in found] == ["国务", "务院", "院总", "总理"]
    assert all(term.is_stretch for term in found)
    assert found[3].weight < WEIGHT_OF_GRAM
    assert terms("人", "zh")[0].key == "人"


def test_marks_of_indic_scripts_are_kept_and_hebrew_points_are_not() -> None:
    assert terms("किताब", "hi")[0].key == "किताब"
    assert terms("שָׁלוֹם", "he")[0].key == "שלום"


@pytest.mark.parametrize("language", [None, "xx", "yi"])
def test_without_a_word_list_length_stands_for_rarity(language: str | None) -> None:
    assert terms("of", language)[0].weight < terms("over", language)[0].weight < terms("harbour", language)[0].weight


@pytest.mark.parametrize(("code", "kin"), [("no", "nb"), ("en-US", "en"), ("sr", "sh")])
def test_kin_and_regions_share_a_word_list(code: str, kin: str) -> None:
    assert terms("the", code)[0].weight == terms("the", kin)[0].weight


def test_a_word_of_nothing_but_a_possessive_has_no_term() -> None:
    assert terms("’s") == ()


def test_spellings_are_those_met_so_far() -> None:
    words = Vocabulary().words("en")
    assert words.spellings("ferry") == []
    assert words["Ferry"]
    assert words["ferry"]
    assert words.spellings("ferry") == ["Ferry", "ferry"]
    assert words["FERRY"]
    assert words.spellings("ferry") == ["Ferry", "ferry", "FERRY"]


def test_a_lexicon_keeps_languages_apart() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.words("en") is vocabulary.words("en")
    assert vocabulary.words("de")["die"][0].weight < vocabulary.words("en")["die"][0].weight


def test_scripts_that_spell_have_longer_stretches_and_kana_say_little() -> None:
    assert [term.form for term in terms("สะพาน", "th")] == ["สะพา", "ะพาน"]
    assert terms("という", "ja")[0].weight == WEIGHT_OF_KANA
    assert has_stretches("the 橋")
    assert not has_stretches("the bridge")


def test_korean_particles_come_off_words_that_no_list_has() -> None:
    assert terms("뷁쀍쒧에서는", "ko")[0].key == terms("뷁쀍쒧을", "ko")[0].key == "뷁쀍쒧"
    assert terms("쀍는", "ko")[0].key == "쀍는"

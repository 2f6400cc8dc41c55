"""The language of a text: sentences of our own, short texts, names, and what must stay unknown."""

import pytest

from viewer.text.language import Detection, detect_language, rank_languages
from viewer.text.profiles import LANGUAGES

SENTENCES = {
    "en": "The ferry came back to the harbour because the sea was too rough.",
    "de": "Die Fähre kehrte in den Hafen zurück, weil die See zu rau war.",
    "fr": "Le bac est revenu au port parce que la mer était trop agitée.",
    "es": "El transbordador volvió al puerto porque el mar estaba muy agitado.",
    "it": "Il traghetto è tornato in porto perché il mare era troppo mosso.",
    "pt": "A balsa voltou ao porto porque o mar estava muito agitado.",
    "nl": "De veerboot keerde terug naar de haven omdat de zee te ruw was.",
    "sv": "Färjan återvände till hamnen eftersom sjön var alltför grov.",
    "pl": "Prom wrócił do portu, ponieważ morze było zbyt wzburzone.",
    "tr": "Deniz çok dalgalı olduğu için feribot limana geri döndü.",
    "hu": "A komp visszatért a kikötőbe, mert a tenger túl viharos volt.",
    "vi": "Chiếc phà đã quay trở lại cảng vì biển động quá mạnh.",
    "ru": "Паром вернулся в порт, потому что море было слишком бурным.",
    "uk": "Пором повернувся до порту, бо море було надто бурхливим.",
    "be": "Паром вярнуўся ў порт, бо мора было занадта бурным.",
    "bg": "Фериботът се върна в пристанището, защото морето беше бурно.",
    "mk": "Фериботот се врати во пристаништето, бидејќи морето беше многу бранувито.",
    "sr": "Трајект се вратио у луку, јер ће море бити превише узбуркано ноћас.",
    "kk": "Паром айлаққа қайта оралды, өйткені теңіз тым толқынды болды.",
    "he": "המעבורת חזרה לנמל משום שהים היה סוער מדי",
    "yi": "די שיף איז צוריקגעקומען אין פּאָרט ווײַל דער ים איז געווען צו שטורעמדיק",
    "ar": "عادت العبارة إلى الميناء لأن البحر كان هائجا جدا",
    "fa": "کشتی به بندر بازگشت چون دریا بسیار طوفانی بود",
    "ur": "کشتی بندرگاہ پر واپس آ گئی کیونکہ سمندر میں بہت طغیانی تھی",
    "el": "Το πλοίο επέστρεψε στο λιμάνι",
    "hi": "नाव बंदरगाह पर वापस आ गई क्योंकि समुद्र में बहुत लहरें थीं",
    "th": "เรือข้ามฟากกลับเข้าท่าเรือ",
    "ko": "여객선이 항구로 돌아왔다",
    "ja": "フェリーは海が荒れたため港に戻った",
    "zh": "渡轮因为海浪太大返回了港口",
    "ka": "ბორანი ნავსადგურში დაბრუნდა",
    "hy": "Լաստանավը վերադարձավ նավահանգիստ",
    "is": "Ferjan sneri aftur til hafnar því að sjórinn var of úfinn og það hvessti.",
    "az": "Bərə limana qayıtdı, çünki dəniz çox dalğalı idi.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_a_sentence_is_recognised_whatever_is_expected(language: str, text: str) -> None:
    assert detect_language(text).language == language
    other = "en" if language != "en" else "de"
    assert detect_language(text, prior=other).language == language


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl", "ru", "he", "ar", "ja", "ko"])
def test_a_sentence_of_a_great_language_is_certain(language: str) -> None:
    assert detect_language(SENTENCES[language]).certain


@pytest.mark.parametrize("text", ["", "12:30", "😀 …", "@harbour https://port.example.com/x", "𐎀𐎁𐎂"])
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert detect_language(text) == Detection(None, certain=False)


@pytest.mark.parametrize(
    "text", ["xxxx", "xxxx xxxx", "hahaha", "asdf qwer", "dfgh jklp sdfg", "ыыыы", "ффф ффф", "ok", "ja"]
)
def test_keys_hit_at_random_and_filler_are_in_no_language(text: str) -> None:
    assert detect_language(text).language is None


@pytest.mark.parametrize("text", ["לאט לאט", "ספורט ותרבות", "סטודנטים מארגון", "עדיין", "עיתון ערב"])
def test_a_few_hebrew_words_are_no_yiddish(text: str) -> None:
    assert detect_language(text).language == "he"


@pytest.mark.parametrize("text", ["די שיף איז געווען", "דער קאפיטאן האט געזאגט", "ייִדישע לידער פֿון װילנע"])
def test_small_words_and_joined_letters_tell_yiddish(text: str) -> None:
    assert detect_language(text).language == "yi"


def test_a_short_text_may_be_yiddish_where_that_is_expected() -> None:
    assert detect_language("גרויסע אויסגאבע", prior="yi").language == "yi"


@pytest.mark.parametrize("name", ["Ann Kirkby", "Marta Olsen", "NATO", "IAEA/AFP"])
def test_a_short_name_is_in_no_language_but_the_expected_one(name: str) -> None:
    assert detect_language(name).language is None
    for prior in ("en", "fr", "de"):
        assert detect_language(name, prior=prior) == Detection(prior, certain=False)


def test_what_the_words_say_beats_what_is_expected() -> None:
    assert detect_language("Das ist nicht wahr, sagte sie", prior="en") == Detection("de", certain=True)


def test_a_text_in_capitals_is_read_by_its_words() -> None:
    assert detect_language("LE PORT EST FERMÉ DEPUIS HIER SOIR").language == "fr"


def test_a_long_text_is_known_by_its_parts_and_not_by_its_first_line() -> None:
    text = "Harbour notes\n" + SENTENCES["es"] * 400
    assert detect_language(text) == Detection("es", certain=True)


def test_decomposed_letters_and_soft_hyphens_change_nothing() -> None:
    assert (
        detect_language(
            "La me\u0301te\u0301o de\u0301te\u0301riore\u0301e a retar\u00adde\u0301 le de\u0301part"
        ).language
        == "fr"
    )


@pytest.mark.parametrize(
    ("text", "prior", "expected"),
    [
        ("東京", None, Detection("zh", certain=False)),
        ("東京", "ja", Detection("ja", certain=False)),
        ("東京", "zh", Detection("zh", certain=False)),
        ("港湾労働者", None, Detection("ja", certain=True)),
        ("这里", None, Detection("zh", certain=True)),
        ("臺北市政府公告", None, Detection("zh", certain=True)),
        ("我最喜歡的飲料の店在台北市中心附近", None, Detection("zh", certain=True)),
    ],
)
def test_chinese_characters_alone_leave_a_doubt(text: str, prior: str | None, expected: Detection) -> None:
    assert detect_language(text, prior=prior) == expected


@pytest.mark.parametrize("text", ["גג", "נגר", "יואב גלנט"])
def test_a_word_or_two_in_hebrew_letters_is_hebrew_before_it_is_yiddish(text: str) -> None:
    assert detect_language(text) == Detection("he", certain=False)


def test_letters_without_one_of_their_own_leave_a_doubt() -> None:
    assert detect_language("сырты") == Detection("ru", certain=False)
    assert detect_language("мост", prior="uk") == Detection("uk", certain=False)


def test_no_words_leave_every_language_at_its_cost() -> None:
    scores = rank_languages([], "Latn")
    assert len(scores) == len(LANGUAGES["Latn"])
    assert max(scores) == 0


def test_a_long_text_without_the_small_words_of_any_language_is_in_none() -> None:
    invented = " ".join(
        f"{first}{second}"
        for first in ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki"]
        for second in ["lom", "nup", "ris", "tav", "wex", "zod", "bri", "clu", "pla"]
    )
    assert detect_language(invented) == Detection(None, certain=False)
    assert detect_language(invented, prior="sl") == Detection(None, certain=False)

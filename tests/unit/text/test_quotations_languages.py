"""Speakers in the other languages that have lists of their own, in the word orders of news."""

import pytest

from viewer.model import Block
from viewer.text.cues import cue_words, lemma_of
from viewer.text.quotations import find_quotations


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("de", "„Die Brücke bleibt gesperrt“, sagte Bürgermeisterin Eva Lorenz.", ["Eva Lorenz"]),
        ("de", "Gestern sagte der Minister: „Wir geben nicht auf.“", ["der Minister"]),
        ("de", "Bei einem Besuch am Hafen erklärte sie: „Wir warten.“", ["sie"]),
        ("de", "Laut Lorenz ist der Plan „völlig untauglich“.", ["Lorenz"]),
        ("de", "»Das war’s«, sagte er. »Mehr geht nicht.«", ["er", "er"]),
        ("de", "„Wir warten“, so der Sprecher der Werft, Uwe Klein, „bis alles klar ist.“", ["Uwe Klein", "Uwe Klein"]),
        ("de", "„Wir warten noch“, hatte Uwe Klein in einem Interview erklärt.", ["Uwe Klein"]),
        ("de", "Uwe Klein hat bei der Eröffnung erklärt: „Wir warten.“", ["Uwe Klein"]),
        ("de", "Uwe Klein kommentierte den Beschluss mit den Worten: „Wir warten.“", ["Uwe Klein"]),
        ("de", "Der Stadtzeitung sagte Uwe Klein: „Wir warten.“", ["Uwe Klein"]),
        ("de", "Der Chef der Werft sagte: „Wir warten.“", ["Der Chef der Werft"]),
        ("de", "Der Beschluss, so sagte Uwe Klein, sei „ein ganz schwerer Fehler“.", ["Uwe Klein"]),
        ("de", "Ursula von der Aue sagte: „Wir warten.“", ["Ursula von der Aue"]),
        ("de", "„Wir warten“, sagte am Dienstag der Bürgermeister, Jan Folkerts.", ["Jan Folkerts"]),
        ("de", "So sieht es auch Jan Folkerts: „Wir brauchen Geld.“", [None]),
        ("de", "Ihm zufolge ist der Plan „völlig untauglich“.", [None]),
        ("fr", "« C’était terrible, se souvient Anne Roy. On n’y voyait rien. »", ["Anne Roy"]),
        ("fr", "« Rien n’est décidé », assure-t-on au ministère.", ["on"]),
        ("fr", "« Le pont sera fermé », a déclaré la maire de Lorval, Élise Garnier.", ["Élise Garnier"]),
        ("fr", "« Nous avons tout perdu », raconte-t-elle. « Il ne reste rien. »", ["elle", "elle"]),
        ("fr", "“C’est fini”, a-t-il dit.", ["il"]),
        ("fr", "Selon Paul Vidal, le projet est « mal conçu ».", ["Paul Vidal"]),
        ("fr", "Le ministre a qualifié la grève d’« irresponsable ».", ["Le ministre"]),
        ("fr", "« On ne recule pas, a prévenu Karim Haddad, on ne reculera jamais. »", ["Karim Haddad"]),
        ("fr", "« On ne recule pas, et c’est tout. »", [None]),
        ("fr", "« On ne recule pas, dit, et c’est tout, dit la maire sans rire. »", [None]),
        ("fr", "« On ne recule pas », assurent des experts.", ["des experts"]),
        ("es", "«No vamos a ceder», dijo la alcaldesa Marta Quiroga.", ["Marta Quiroga"]),
        ("es", "Según el portavoz, el plan es “un fracaso anunciado”.", ["el portavoz"]),
        ("es", "“Llegamos tarde”, reconoció. “No volverá a pasar”, añadió Robledo.", [None, "Robledo"]),
        ("es", "En una entrevista, dijo Robledo: “No volverá a pasar.”", ["Robledo"]),
        ("es", "«Aguantaremos», afirmó este martes el alcalde, Luis Prieto.", ["Luis Prieto"]),
        ("es", "“Nada está decidido”, insisten desde el ministerio.", [None]),
        ("es", "“Nada está decidido”, dijo Prieto. Añadió: “Ya veremos.”", ["Prieto", "Prieto"]),
        ("es", "“Nada está decidido”, dijo Prieto. Escribió: “Ya veremos.”", ["Prieto", None]),
        ("he", 'דנה לוי סיפרה: "המצב קשה". לדבריה, "לא היה חשמל".', ["דנה לוי", "דנה לוי"]),
        ("he", 'לדבריה, "לא היה חשמל".', [None]),
        ("he", '"לא היה חשמל", לדבריה.', [None]),
        ("he", 'מנכ"ל החברה, דן שגב: "הרווח ירד".', ['מנכ"ל החברה']),
        ("he", 'השופט קבע כי מדובר ב"מעשה חמור ביותר".', ["השופט"]),
        ("he", '"זה פשוט לא ייתכן", אמר לי שכני.', ["שכני"]),
        ("he", '"הגשר ייסגר עד האביב", אמרה ראש העיר דנה לוי.', ["ראש העיר דנה לוי"]),
        ("he", 'לדברי דובר צה"ל, "האירוע עדיין נבדק".', ['דובר צה"ל']),
        ("he", "״זה לא ייתכן״, טען עו״ד רון ברק.", ["עו״ד רון ברק"]),
        ("he", 'בראיון ל"חדשות" אמר יוסי כהן: "טעינו".', ["יוסי כהן"]),
        ("he", 'והוסיף השר: "נמשיך".', ["השר"]),
        ("he", 'הסרט "לילה לבן" יוצא מחר.', []),
        ("ar", "وقال المتحدث باسم الوزارة: «لن نتراجع عن القرار».", ["المتحدث باسم الوزارة"]),
        ("ar", '"الوضع صعب"، أضاف الوزير سالم الحداد.', ["الوزير سالم الحداد"]),
        ("ar", 'وأكدت المديرة ليلى منصور أن المشروع "خطوة كبيرة".', ["المديرة ليلى منصور"]),
        ("ar", "وقال سالم الحداد: «الوضع صعب». وأضافت: «لا نعرف».", ["سالم الحداد", "سالم الحداد"]),
        ("ar", "وتابع قائلا: «لم ينج أحد».", [None]),
        ("ar", "ونقلت الوكالة عن مصدر أمني قوله: «العملية انتهت».", ["مصدر أمني"]),
        ("ru", "Ольга Сомова, учительница: «Дети боятся».", ["Ольга Сомова"]),
        ("ru", '"Ситуация под контролем", - заявили в компании.', [None]),
        ("ru", "«Мы не отступим», — заявил мэр города Олег Санин.", ["Олег Санин"]),
        ("ru", "По словам министра, решение было «ошибочным».", ["министра"]),
        ("ru", "«Это конец, — сказала она. — Дальше идти некуда».", ["она"]),
        ("ru", "Фильм «Белая ночь» выходит завтра.", []),
    ],
)
def test_who_said_it(language: str, text: str, speakers: list[str | None]) -> None:
    found = find_quotations([Block(text)], language)
    assert [one.speaker.name if one.speaker else None for one in found] == speakers


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Die Raumsonde „Kleiner Bär“ startet.", []),
        ("Der Dokumentarfilm „Stille Wasser“ läuft an, sagte Uwe Klein.", []),
        ("Die „Neue Hafenpartei“ wächst, sagte Uwe Klein.", []),
        ("Uwe Klein sprach von „Chaos“ im Hafen.", ["„Chaos“"]),
        ("Uwe Klein sagte: „Der Hafen ist Geschichte.“", ["„Der Hafen ist Geschichte.“"]),
        ("Das sind „kleine Fische“ im Hafen.", ["„kleine Fische“"]),
    ],
)
def test_german_nouns_are_not_taken_for_names(text: str, kept: list[str]) -> None:
    assert [found.text for found in find_quotations([Block(text)], "de")] == kept


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "he", "ru"])
def test_every_list_is_of_the_one_format(language: str) -> None:
    words = cue_words(language)
    assert words is not cue_words("xx") or language == "en"
    assert words.cues
    assert words.before
    assert words.pronouns
    assert all(phrase for forms in words.cues.values() for phrase, _ in forms)


def test_verbs_are_compared_by_lemma() -> None:
    assert lemma_of("said", "en") == lemma_of("Says", "en") == "say"
    assert lemma_of("went on", "en") == "go on"
    assert lemma_of("went home", "en") == "went home"
    assert lemma_of("According to", "en") == "according to"
    assert lemma_of("frobbed", "en") == "frobbed"
    assert lemma_of("ואמר", "he") == lemma_of("אמרה", "he")
    assert lemma_of("", "en") == ""

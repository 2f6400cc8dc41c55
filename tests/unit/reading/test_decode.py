import codecs

import pytest

from viewer.reading.decode import Decoded, UndecodableError, decode

HEBREW = "הגשר הישן ייסגר לשנתיים, כך הוחלט ביום שלישי.\nהמהנדסים אמרו שהברזל החליד באחד עשר מקומות."
GREEK = "Η γέφυρα θα κλείσει για δύο χρόνια, είπε ο δήμαρχος την Τρίτη."
RUSSIAN = "Старый мост закроют на два года, решил во вторник городской совет. Железо проржавело насквозь."
JAPANESE = "古い橋は二年間閉鎖される、と市議会は火曜日に決めた。修理には千四百万クローネかかる。"


@pytest.mark.parametrize("text", [HEBREW, GREEK, RUSSIAN, JAPANESE, "Plain words.", "naïve café"])
def test_utf8_is_no_guess(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.encoding, found.guessed, found.damaged) == (text, "utf-8", False, False)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_vouches(name: str) -> None:
    found = decode(HEBREW.encode(name))
    assert found.text == HEBREW
    assert found.encoding == name.removesuffix("-sig")
    assert not found.guessed


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [HEBREW, GREEK, RUSSIAN, JAPANESE, "The old bridge closes on Tuesday."])
def test_wide_encodings_are_told_without_a_mark(name: str, text: str) -> None:
    found = decode(text.encode(name))
    assert (found.text, found.encoding, found.guessed) == (text, name, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("windows-1255", HEBREW),
        ("windows-1251", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("windows-1253", GREEK),
        ("shift-jis", JAPANESE),
        ("euc-jp", JAPANESE),
        (
            "windows-1252",
            "Die Brücke schließt für zwei Jahre, sagte die Bürgermeisterin. Größere Schäden gäbe es nicht.",
        ),
    ],
)
def test_old_encodings_are_guessed(name: str, text: str) -> None:
    found = decode(text.encode(name))
    assert found.text == text
    assert found.guessed


def test_windows_quotation_marks_are_not_dos_letters() -> None:
    text = "“We wait,” she said – and it’s no good…"
    assert decode(text.encode("windows-1252")).text == text
    umlaut = "sch" + b"\x94".decode("cp850") + "n gr\xfc\xdfen die K\xf6nige das sch\xf6ne M\xe4dchen"
    assert decode(umlaut.encode("cp850")).text == umlaut


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le prix du pain passe à 2 €, disent les boulangers de la région très fâchés.", "iso-8859-15"),
        ("La sœur du maire a vu le bœuf près de l'école, à côté du marché fermé.", "iso-8859-15"),
        ("Un quart (¼) et trois quarts (¾) de l'été ont été très pluvieux, dit le météorologue fâché.", "iso-8859-1"),
    ],
)
def test_signs_are_read_where_they_make_sense(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    data = RUSSIAN.encode("koi8-r")
    assert decode(data, declared="KOI8-R").guessed is False
    assert decode(data, declared="no-such-encoding").text == RUSSIAN
    assert decode("déjà".encode(), declared="iso-8859-1").encoding == "utf-8"
    assert decode(b"caf\xe9 \x93x\x94", declared="ISO-8859-1").text == "café “x”"


def test_a_forced_encoding_is_taken_at_its_word() -> None:
    found = decode(HEBREW.encode(), encoding="ascii")
    assert found.damaged
    assert "\ufffd" in found.text
    assert decode(codecs.BOM_UTF8 + b"x", encoding="utf-8").text == "x"
    assert decode(b"\xe9", encoding="cp1252").encoding == "windows-1252"
    with pytest.raises(LookupError):
        decode(b"x", encoding="klingon")


@pytest.mark.parametrize("name", ["undefined", "raw_unicode_escape", "idna", "no-such-thing"])
def test_what_is_no_encoding_of_pages_is_not_taken_for_one(name: str) -> None:
    assert decode("Die Fähre kam nie an, und der Steg blieb leer.".encode("cp1252"), declared=name).text[5] == "ä"
    with pytest.raises(UndecodableError):
        decode(b"caf\xe9 \xff", encoding="undefined")


def test_damaged_utf8_is_still_utf8() -> None:
    data = HEBREW.encode()
    found = decode(data[:40] + b"\xff" + data[40:])
    assert found.encoding == "utf-8"
    assert found.damaged
    assert 1 <= found.text.count("\ufffd") <= 3


def test_a_cut_wide_file_costs_its_end_alone() -> None:
    found = decode(HEBREW.encode("utf-16")[:-1])
    assert found.text[:-1] == HEBREW[:-1]
    assert found.damaged


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04abc", bytes(range(32)) * 40, b"\x7fELF\x02\x01\x01" + b"\0" * 90],
)
def test_what_is_no_text_is_called_binary(data: bytes) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert caught.value.binary


def test_a_mark_over_rubbish_is_undecodable() -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(codecs.BOM_UTF8 + b"\xff\xfe\xfa" * 40)
    assert not caught.value.binary


def test_a_stray_nul_makes_no_wide_characters_of_a_text() -> None:
    text = "The fer\0ry came back to the harbour, and nobody was hurt in the storm."
    assert decode(text.encode()) == Decoded(text, "utf-8")
    assert decode("Die Fähre\0 kehrte zurück in den Hafen.".encode("cp1252")).encoding == "windows-1252"


@pytest.mark.parametrize(
    ("line", "encoding"),
    [("Die Fähre kehrte zurück in den Hafen.", "cp1252"), ("Паром вернулся в гавань, сказал капитан.", "cp1251")],
)
def test_files_put_together_are_read_line_by_line(line: str, encoding: str) -> None:
    for first, second in (("utf-8", encoding), (encoding, "utf-8")):
        found = decode(f"{line}\n".encode(first) * 5 + f"{line}\n".encode(second) * 5)
        assert found.text == f"{line}\n" * 10
        assert found.guessed

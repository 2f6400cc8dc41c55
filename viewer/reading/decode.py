"""From the bytes of a file to its text, with the name of the encoding and whether it had to be guessed."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer before the shorter that it begins with."""

WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""Encodings with more than one byte for every character, tried where no byte order mark tells."""

SAMPLE = 65_536
"""Bytes looked at to guess: more does not change the answer, and a file of 60 MB must not take minutes."""

IMPLAUSIBLE_SHARE = 0.02
"""Share of characters no writer types (unassigned, private, controls) above which a wide reading is wrong."""

BINARY_SHARE = 0.05
"""Share of control bytes above which a file is not text; real text has none but the odd form feed."""

ASCII_SHARE = 0.8
"""Share of plain ASCII in which a few controls are stray bytes, and not halves of wide characters: those of Latin text
are half NULs, those of Chinese less than half ASCII."""

FEWEST_SEQUENCES, WHOLE_SHARE = 8, 0.2
"""Sequences of several bytes, and share of the lines with any, from which some lines of a file are UTF-8 on purpose."""

WIDE_LATIN = 0xFF
"""The last character of Latin-1: in the wrong byte order its neighbours become multiples of 256."""

SEQUENCES_PER_FAULT = 8
"""Whole sequences of several bytes for every faulty one above which a text is damaged UTF-8 and nothing else."""

SIGNATURES = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ",
    b"\x7fELF", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"\x00\x00\x01\x00", b"wOFF", b"wOF2", b"SQLite format 3",
)  # fmt: skip
"""First bytes of common formats that are not text, some of which would pass for it otherwise."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PRINTABLE = re.compile(rb"[\t\n\r -~]")
_HINT = re.compile(rb"[\x00-\x08\x0c\x0e-\x1f]")
_TYPOGRAPHIC = re.compile(rb"[\x80-\xff]+")
_MARKS = frozenset(b"\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa9\xab\xae\xb7\xbb")
"""Bytes that are quotation marks, dashes and such in every Windows encoding; DOS encodings have letters there."""

_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PYTHONS_OWN = frozenset(["undefined", "unicode-escape", "raw-unicode-escape", "idna", "punycode"])
"""Codecs that are notations of programs and no encodings of text."""

_C1 = re.compile(rb"[\x80-\x9f]")
_LATIN_NINE = re.compile("[€ŠšŽžŒœŸ]")

_TWINS = {
    "cp932": ("shift_jis", "cp932"),
    "cp949": ("euc_kr", "cp949"),
    "gb2312": ("gb18030",),
    "big5hkscs": ("big5", "big5hkscs"),
}
"""The standard before the vendor's superset: both read the text, but only the standard's wave dash is one."""


class UndecodableError(ValueError):
    """Bytes that no encoding reads as text; `binary` tells that they are no text at all."""

    def __init__(self, *, binary: bool) -> None:
        super().__init__("binary" if binary else "undecodable")
        self.binary = binary


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    `guessed` where neither a mark nor the strictness of UTF-8 vouches for it; `damaged` where some bytes did not fit
    and stand as U+FFFD.
    """

    text: str
    encoding: str
    guessed: bool = False
    damaged: bool = False


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Return the text of `data`: byte order mark, strict UTF-8, wide encodings, then chardet (Blanchard's detector).

    A forced `encoding` is taken at its word, with the replacement character where it does not fit; one that the text
    itself declares is believed where every byte fits and the bytes are not UTF-8. Raises
    `UndecodableError` where the bytes are not text, and `LookupError` for an encoding nobody knows.
    """
    if encoding is not None:
        return _forced(data, encoding)
    for mark, name in BOMS:
        if data.startswith(mark):
            return _with_mark(data, name)
    if (text := _strictly(data, "utf-8")) is not None and ("\0" not in text or _is_ascii(data)):
        if _is_binary(data):
            raise UndecodableError(binary=True)
        return Decoded(text, "utf-8")
    if data.startswith(SIGNATURES):
        raise UndecodableError(binary=True)
    if declared is not None and (text := _strictly(data, _world_name(declared))) is not None and "\0" not in text:
        return Decoded(text, _named(_world_name(declared)))
    return _wide(data) or _damaged_utf8(data) or _mixed(data) or _narrow(data)


def _world_name(declared: str) -> str:
    """Return the codec for a declared name as browsers understand it: Latin-1 means Windows-1252."""
    name = declared.casefold()
    return {
        "iso-8859-1": "cp1252",
        "latin1": "cp1252",
        "us-ascii": "cp1252",
        "ascii": "cp1252",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "iso-8859-8-i": "iso-8859-8",
        "x-sjis": "cp932",
        "shift_jis": "cp932",
        "ks_c_5601-1987": "cp949",
        "euc-kr": "cp949",
    }.get(name, name)


def _forced(data: bytes, encoding: str) -> Decoded:
    """Decode as the reader wants it; what does not fit becomes U+FFFD."""
    exact = _strictly(data, encoding)
    try:
        text = data.decode(encoding, "replace") if exact is None else exact
    except UnicodeError as error:
        raise UndecodableError(binary=False) from error
    return Decoded(text.removeprefix("\ufeff"), _named(encoding), damaged=exact is None)


def _with_mark(data: bytes, name: str) -> Decoded:
    """Decode by the byte order mark; the damaged end of a file cut short costs only itself."""
    text = data.decode(name, "replace")
    if text.count("\ufffd") > 1 + len(text) * IMPLAUSIBLE_SHARE:
        raise UndecodableError(binary=False)
    return Decoded(text, name.removesuffix("-sig"), damaged="\ufffd" in text and _strictly(data, name) is None)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 that lost some bytes: sequences of several bytes hardly ever come about by chance."""
    if b"\0" in data:
        return None
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    whole = len(_SEQUENCE.findall(data))
    if whole < SEQUENCES_PER_FAULT * wrong:
        return None
    return Decoded(text, "utf-8", guessed=True, damaged=True)


def _mixed(data: bytes) -> Decoded | None:
    """Return a text put together from files in UTF-8 and in another encoding, each line in its own."""
    lines = data.split(b"\n")
    counts = [len(_SEQUENCE.findall(line)) if _strictly(line, "utf-8") is not None else 0 for line in lines]
    whole, foreign = list(map(bool, counts)), sum(not line.isascii() for line in lines)
    if b"\0" in data or sum(counts) < FEWEST_SEQUENCES or sum(whole) < WHOLE_SHARE * foreign:
        return None
    rest = _narrow(b"\n".join(line for line, is_whole in zip(lines, whole, strict=True) if not is_whole))
    others = iter(rest.text.split("\n"))
    texts = (
        line.decode("utf-8") if is_whole else next(others, "") for line, is_whole in zip(lines, whole, strict=True)
    )
    return Decoded("\n".join(texts), rest.encoding, guessed=True, damaged=rest.damaged)


def _is_ascii(data: bytes) -> bool:
    """Tell whether nearly all bytes are letters and signs of ASCII."""
    head = data[:SAMPLE]
    return len(_PRINTABLE.findall(head)) > len(head) * ASCII_SHARE


def _strictly(data: bytes, name: str) -> str | None:
    """Return the text, or `None` where one byte does not fit, or nobody writes pages so."""
    try:
        return None if codecs.lookup(name).name in _PYTHONS_OWN else data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _is_binary(data: bytes) -> bool:
    """Tell whether the bytes are no text in any encoding of one byte or more a character."""
    head = data[:SAMPLE]
    return head.startswith(SIGNATURES) or len(_CONTROLS.findall(head)) > len(head) * BINARY_SHARE


def _wide(data: bytes) -> Decoded | None:
    """Return UTF-16 or UTF-32 without a mark, recognised by the control bytes that no other text has."""
    if not _HINT.search(data, 0, SAMPLE) or _is_ascii(data):
        return None
    readings = []
    for name in WIDE:
        width = 4 if "32" in name else 2
        head = _strictly(data[: min(len(data), SAMPLE) // width * width], name)
        if head and (strange := _strangeness(head)) <= IMPLAUSIBLE_SHARE:
            readings.append((-width, _scatter(head), strange, name))
    if not readings:
        return None
    name = min(readings)[-1]
    return Decoded(data.decode(name, "replace"), name, guessed=True)


def _strangeness(text: str) -> float:
    """Return the share of characters that no writer types."""
    strange = sum(c not in "\t\n\r\f" and unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} for c in text)
    return strange / len(text)


def _scatter(text: str) -> tuple[float, float]:
    """Return how much a reading looks like the wrong byte order: spaces become U+2000, blocks of scripts jump about."""
    swapped = sum(ord(c) > WIDE_LATIN and not ord(c) & WIDE_LATIN for c in text)
    return swapped / len(text), len({ord(c) >> 8 for c in text}) / len(text)


def _narrow(data: bytes) -> Decoded:
    """Return what chardet's statistics say, put right where a rule knows better."""
    if _is_binary(data):
        raise UndecodableError(binary=True)
    if _only_typography(data):
        return Decoded(data.decode("cp1252", "replace"), "windows-1252", guessed=True)
    import chardet  # noqa: PLC0415 - most files are UTF-8, and a window that opens on two of them shall be quick

    eras = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME  # nobody keeps news in EBCDIC
    name = chardet.detect(_CONTROLS.sub(b"", data[:SAMPLE]), max_bytes=SAMPLE, encoding_era=eras)["encoding"]
    if name is None:
        raise UndecodableError(binary=False)
    name = name.lower()
    for twin in _TWINS.get(name, (name,)):
        if (text := _strictly(data, twin)) is not None:
            return _settle_western(data, Decoded(text, _named(twin), guessed=True))
    text = data.decode(name, "replace")
    if text.count("\ufffd") > 1 + len(text) * IMPLAUSIBLE_SHARE:
        raise UndecodableError(binary=False)
    return Decoded(text, _named(name), guessed=True)


def _only_typography(data: bytes) -> bool:
    """Tell whether all that is not ASCII are Windows quotation marks and dashes standing where such marks stand."""
    for run in _TYPOGRAPHIC.finditer(data, 0, SAMPLE):
        before, after = data[: run.start()][-1:], data[run.end() : run.end() + 1]
        inside_word = before.isalpha() and after.isalpha()
        if not _MARKS.issuperset(run.group()) or (inside_word and run.group() not in {b"\x92", b"\x97", b"\x96"}):
            return False
    return True


def _settle_western(data: bytes, guess: Decoded) -> Decoded:
    """Return the Western reading whose rare signs stand where such signs stand; chardet wavers between the two."""
    if guess.encoding not in {"iso-8859-15", "windows-1252", "iso-8859-1"}:
        return guess
    windows = _strictly(data, "cp1252")
    if windows is None or (not _C1.search(data) and _latin_nine_votes(data.decode("iso-8859-15")) > 0):
        return guess
    return Decoded(windows, "windows-1252", guessed=True)


def _latin_nine_votes(text: str) -> int:
    """Count the places that read better in ISO 8859-15: a price in euros, an œ or š inside a word."""
    votes = 0
    for sign in _LATIN_NINE.finditer(text):
        near = text[max(0, sign.start() - 1) : sign.start()] + text[sign.end() : sign.end() + 1]
        better = near.isalpha() if sign.group() != "€" else bool(near.strip())
        votes += 1 if better else -1
    return votes


def _named(codec: str) -> str:
    """Return the name that the world uses for one of Python's codecs."""
    name = codecs.lookup(codec).name
    name = re.sub(r"^cp(125\d)$", r"windows-\1", name)
    return re.sub(r"^iso8859-", "iso-8859-", name).replace("_", "-")

import json
import sys

import pytest
import typst

from viewer.export import glyphs
from viewer.export.glyphs import COVERED, STANDARD, find_shapeless, find_uncovered
from viewer.resources import resource

PRIVATE = "\U0010f123"
"""A character that no font may have."""

PROBE = b"""#set document(title: "Probe", date: none)
#set text(font: ("Noto %s", "Noto %s Hebrew", "Noto %s Arabic"), weight: %s)
#for cluster in json(bytes(sys.inputs.data)) { par(cluster) }
"""


@pytest.mark.parametrize("weight", [b"400", b"700"])
@pytest.mark.parametrize("faces", [(b"Serif", b"Serif", b"Naskh"), (b"Sans", b"Sans", b"Sans")])
def test_everything_said_to_be_covered_is_covered_by_what_ships(faces: tuple[bytes, ...], weight: bytes) -> None:
    covered = [character for character in map(chr, range(sys.maxunicode)) if COVERED.fullmatch(character)]
    assert len(covered) > 2500
    compiler = typst.Compiler(font_paths=[resource("fonts")], ignore_system_fonts=True)
    probe, data = PROBE % (*faces, weight), {"data": json.dumps(covered)}
    assert isinstance(compiler.compile(probe, format="pdf", pdf_standards=STANDARD, sys_inputs=data), bytes)


def test_only_what_is_not_surely_covered_is_to_be_tried() -> None:
    assert find_uncovered("Plain “words”, שָׁלוֹם, مَرحبا, Ελλάδα, Київ: 5 € → 6 €") == frozenset()
    assert find_uncovered(f"a{PRIVATE}漢b👩‍👧") == {PRIVATE, "漢", "👩‍👧"}


def test_what_no_font_has_is_found_among_what_some_font_has() -> None:
    assert find_shapeless(["a", PRIVATE, "א", "≈"]) == (PRIVATE,)
    assert find_shapeless(["a", "≈"]) == ()


def test_a_script_without_a_font_is_given_up_after_a_few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = 0

    class Counted:
        def __init__(self, **options: object) -> None:
            self._compiler = compiler(**options)

        def compile(self, *words: object, **options: object) -> object:
            nonlocal tries
            tries += 1
            return self._compiler.compile(*words, **options)

    compiler = typst.Compiler
    monkeypatch.setattr(glyphs.typst, "Compiler", Counted)
    private = [chr(0x10F000 + index) for index in range(500)]
    assert find_shapeless(private) == tuple(private)
    assert tries < 60

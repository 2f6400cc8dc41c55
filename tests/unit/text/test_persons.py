"""Whom a "he" or a "she" can mean."""

import pytest

from viewer.model import Block, Role
from viewer.text.quotations import find_quotations


def speakers(*texts: str | Block, language: str = "en") -> list[str | None]:
    blocks = tuple(text if isinstance(text, Block) else Block(text) for text in texts)
    return [found.speaker and found.speaker.name for found in find_quotations(blocks, language)]


FIRST = "“We felt the deck lift,” said Ines Calder."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((FIRST, "“Then it stopped,” she said."), "Ines Calder"),
        ((FIRST, "Tobias Wren said the light was out. “I reported it,” he said."), "Tobias Wren"),
        ((FIRST, "The pilot, Tobias Wren, left the boat. “I reported it,” he said."), "Tobias Wren"),
        ((FIRST, "Harbour master Tobias Wren claimed that it was dark. “I reported it,” he said."), "Tobias Wren"),
        ((FIRST, "Tobias Wren looked on.", "“I reported it,” he said."), "he"),
        ((FIRST, "Ines Calder sat down.", "“I was cold,” she said."), "Ines Calder"),
        (("Tobias Wren looked on.", "“I reported it,” he said."), "Tobias Wren"),
        ((FIRST, "PORT ELLERY (Wire) lay dark. “I was cold,” she said."), "Ines Calder"),
        ((FIRST, "And in the lounge it was cold. “I was cold,” she said."), "Ines Calder"),
        ((FIRST, "She sat down. “I was cold,” she said."), "Ines Calder"),
        ((FIRST, "A Very Long Name Of Five stood there. “I was cold,” she said."), "Ines Calder"),
        ((FIRST, "! “I was cold,” she said."), "Ines Calder"),
        ((FIRST, Block("Tobias Wren gives up hope", Role.SUBHEAD), "“I was cold,” she said."), "Ines Calder"),
        (("It rained.", "“I was cold,” she said."), "she"),
        ((FIRST, "According to the pier's warden, Dora Pell, it held. “I saw it,” she said."), "Dora Pell"),
        ((FIRST, "According to Dora Pell, it held. “I saw it,” she said."), "Dora Pell"),
        ((FIRST, "According to a diver at the pier, it held. “I saw it,” he said."), "he"),
        ((FIRST, "A diver told us it held. “I saw it,” he said."), "he"),
        ((FIRST, "The deputy director of the pier looked on. “I saw it,” he said."), "he"),
        ((FIRST, "In her words, it held. “I saw it,” she said."), "Ines Calder"),
    ],
)
def test_a_pronoun_means_the_last_person_that_a_sentence_is_about(texts: tuple[str, ...], expected: str) -> None:
    assert speakers(*texts)[-1] == expected


def test_without_capitals_nobody_is_told_by_them() -> None:
    assert speakers("„הספינה נעצרה״, אמרה רותי אלמוג.", "„היה קר״, היא אמרה.", language="he")[0] is not None


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("de", ("„Es hielt“, sagte Dora Pell.", "Der Vorsitzende des Vereins kam. „Gut so“, sagte er."), "er"),
        ("ru", ("«Держит», — сказал Игорь Лапин.", "По словам источника в порту, держит. «Вижу», — сказал он."), "он"),
        ("es", ("«Aguanta», dijo Dora Pell.", "Luis Mora dijo que sí. «Lo vi», señaló."), "Luis Mora"),
        ("es", ("«Aguanta», dijo Dora Pell.", "Llovía. «Lo vi», añadió."), "Dora Pell"),
        ("es", ("«Aguanta», dijo Dora Pell.", "Llovía. «Lo vi», señaló."), None),
        ("he", ('"החזיק", אמרה דורה פל.', 'לדברי הצולל, גיל פרץ, זה החזיק. "ראיתי", הוא סיפר.'), "גיל פרץ"),
        ("he", ('"החזיק", אמרה דורה פל.', 'גיל פרץ, הצולל, אמר כי ירד גשם. "ראיתי", הוא סיפר.'), "גיל פרץ"),
        ("he", ('"החזיק", אמרה דורה פל.', 'מנהל הנמל אמר כי ירד גשם. "ראיתי", הוסיף.'), "מנהל הנמל"),
    ],
)
def test_nobody_speaks_in_a_paragraph_about_somebody_else(
    language: str, texts: tuple[str, ...], expected: str | None
) -> None:
    assert speakers(*texts, language=language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It held,” a source close to the pier said.", "a source close to the pier"),
        ("“It held,” said a source close to the Harbour Board.", "a source close to the Harbour Board"),
        ("“It held,” said a harbour official who asked not to be named.", "a harbour official"),
    ],
)
def test_a_source_is_not_what_it_is_close_to(text: str, expected: str) -> None:
    assert speakers(text) == [expected]

"""Scripts that no face on this machine can show are named; those of the shipped faces never are."""

import pytest
from pytestqt.qtbot import QtBot

from viewer.model import Article, Block, Comparison
from viewer.ui import lettering, messages
from viewer.ui.lettering import missing_scripts


def comparison(*texts: str) -> Comparison:
    base, witness = (Article(name, name, name, (Block(text),)) for name, text in zip("ab", texts, strict=True))
    return Comparison(base, witness, ())


def test_the_shipped_faces_show_their_scripts(qtbot: QtBot) -> None:
    del qtbot
    assert missing_scripts(comparison("Café, Ελλάδα, Москва", "שלום · مرحبا")) == ()


def test_what_has_no_face_is_named_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    del qtbot
    asked: list[str] = []
    monkeypatch.setattr(lettering, "_is_shown", lambda letters: asked.append(letters) or False)
    found = missing_scripts(comparison("新闻 ニュース ひらがな 😀", "新闻 한국어"))
    assert found == ("Chinese characters", "Japanese", "Korean")
    assert "新" in "".join(asked)
    assert "Japanese, Korean" in messages.no_face_for(found)


def test_a_box_tells_that_there_is_no_face(qtbot: QtBot) -> None:
    del qtbot
    assert not lettering._is_shown("\U0002ebf0\U0002ebf1")  # letters so new that no face of today has them
    assert lettering._is_shown("ab")

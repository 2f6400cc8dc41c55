"""What readers do, on a virtual screen with a real window manager: open, drop a folder, export by keys, quit."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "resources" / "samples" / "ferry"
PATIENCE = 40  # seconds after which a window that has not come will not come
TOOLS = ("Xvfb", "openbox", "xdotool")

pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in TOOLS),
    reason="a real window needs Xvfb, openbox and xdotool, which `make setup` installs where it may",
)


@dataclass(frozen=True, slots=True)
class Desktop:
    """A virtual screen with a window manager and a home of its own."""

    env: dict[str, str]
    home: Path

    @contextmanager
    def running(self, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a program on this screen and end it afterwards."""
        with (self.home / "output.log").open("ab") as log:
            process = subprocess.Popen(command, env=self.env, cwd=ROOT, stdout=log, stderr=log)
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.terminate()
                process.wait(PATIENCE)

    def tool(self, *words: str) -> str:
        """Move the mouse, press keys, ask for windows."""
        return subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE
        ).stdout.strip()

    def window(self, name: str) -> str:
        """Wait for a window by its title and return its number."""
        wait_for(lambda: bool(self.tool("search", "--onlyvisible", "--name", name)), f"a window named {name}")
        return self.tool("search", "--onlyvisible", "--name", name).split()[-1]

    def place(self, window: str, *, at: tuple[int, int], size: tuple[int, int]) -> None:
        """Put a window where the test wants it."""
        self.tool("windowsize", "--sync", window, *map(str, size))
        self.tool("windowmove", "--sync", window, *map(str, at))
        self.tool("windowactivate", "--sync", window)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    env = {**os.environ, "DISPLAY": display, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "COVERAGE_PROCESS_START"):
        env.pop(name, None)
    manager = managing(env)
    yield Desktop(env, home)
    for process in (manager, server):
        process.terminate()
        process.wait(PATIENCE)


def managing(env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Return a window manager that runs: on a busy machine the first ones may find that the screen does not answer."""
    for _ in range(20):
        manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
        try:
            manager.wait(0.7)
        except subprocess.TimeoutExpired:
            return manager
    raise AssertionError("no window manager would run")


def wait_for(reached: Callable[[], bool], what: str) -> None:
    """Ask again and again, for what is waited for lives in another process; fail by name when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)


def test_two_files_open_and_leave_as_pdf_by_keys_alone(desktop: Desktop, tmp_path: Path) -> None:
    files = [str(SAMPLES / "harbour-gazette.txt"), str(SAMPLES / "dailyglance.html")]
    target = tmp_path / "comparison.pdf"
    with desktop.running(sys.executable, "main.py", *files) as program:
        window = desktop.window("harbour-gazette.txt – Variorum")
        desktop.tool("windowactivate", "--sync", window)

        def ask() -> bool:  # until the comparison stands, there is nothing to export and the key does nothing
            desktop.tool("key", "ctrl+p")
            time.sleep(0.5)
            return bool(desktop.tool("search", "--onlyvisible", "--name", "Export PDF"))

        wait_for(ask, "the dialog that asks where to write")
        desktop.tool("key", "ctrl+a")
        desktop.tool("type", "--delay", "20", str(target))
        desktop.tool("key", "Return")
        wait_for(target.exists, "the PDF")
        assert target.read_bytes().startswith(b"%PDF-")
        desktop.tool("windowactivate", "--sync", desktop.window("harbour-gazette.txt – Variorum"))
        desktop.tool("key", "ctrl+q")
        assert program.wait(PATIENCE) == 0


def test_paragraphs_are_paired_by_keys_alone_and_that_is_kept(desktop: Desktop, tmp_path: Path) -> None:
    base, witness = tmp_path / "first.txt", tmp_path / "second.txt"
    base.write_text("Rain again\n\nIt rained on Monday.\n\nThe geese left early.\n", encoding="utf-8")
    witness.write_text("Rain again\n\nIt rained on Monday.\n\nNobody came to the fair.\n", encoding="utf-8")

    def said() -> list[str]:
        kept = [json.loads(path.read_text())["pairs"] for path in desktop.home.rglob("pairings.json")]
        return [bond["kind"] for pairs in kept for pair in pairs for bond in pair["bonds"]]

    with desktop.running(sys.executable, "main.py", str(base), str(witness)):
        window = desktop.window("first.txt – Variorum")
        desktop.tool("windowactivate", "--sync", window)

        def pair() -> bool:  # until the comparison stands, the keys lead nowhere
            desktop.tool("key", "--delay", "60", "Escape", "End", "Up", "ctrl+m", "End", "Return")
            time.sleep(0.4)
            return bool(said())

        wait_for(pair, "the file in which pairings are kept")
        assert said() == ["paired"]
        desktop.tool("key", "ctrl+z")
        wait_for(lambda: not said(), "the pairing to be undone")
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["first.txt", "second.txt"]


@pytest.mark.skipif(shutil.which("pcmanfm") is None, reason="dragging needs a file manager (pcmanfm) to drag from")
def test_a_folder_dragged_from_a_file_manager_opens(desktop: Desktop, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf / "ferry")
    with desktop.running(sys.executable, "main.py"), desktop.running("pcmanfm", str(shelf)):
        window = desktop.window("^Variorum$")
        desktop.place(window, at=(530, 20), size=(1050, 900))
        manager = desktop.window("^shelf$")
        desktop.place(manager, at=(0, 500), size=(500, 400))

        def drag() -> bool:  # the file manager may still be drawing its icons when the first drag begins
            desktop.tool("mousemove", "207", "622", "sleep", "0.3", "mousedown", "1", "sleep", "0.4")
            for step in range(1, 21):
                desktop.tool("mousemove", str(207 + 40 * step), str(622 - 10 * step))
            desktop.tool("sleep", "0.5", "mouseup", "1", "sleep", "0.7")
            return bool(desktop.tool("search", "--onlyvisible", "--name", "ferry – Variorum"))

        wait_for(drag, "the window to open what was dropped on it")

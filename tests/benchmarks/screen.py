"""A virtual screen whose pixels can be read: when does a program's window stand, and what did it cost?"""

import mmap
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 1600, 1000
_QUIET_SECONDS = 1.2  # a window is settled when nothing has changed for so long
_CHANGED_PIXELS = 500  # fewer is a blinking caret
_LARGE_PAINT = 20_000
_PAGE = WIDTH * HEIGHT // 10
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Watched:
    """Seconds to the first large paint and to the last change, CPU seconds of all its processes, their peak in MB.

    `page` is the CPU up to the last change of more than a tenth of the screen: what is read stood there then.
    """

    first: float
    done: float
    cpu: float
    page: float
    peak: float
    settled: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """A running X server: its environment and the picture it shows."""

    env: dict[str, str]
    memory: mmap.mmap

    def pixels(self) -> np.ndarray:
        """Return what stands on the screen now, one number a pixel."""
        count = WIDTH * HEIGHT
        return np.frombuffer(self.memory, dtype=np.uint32, count=count, offset=len(self.memory) - 4 * count).copy()


@contextmanager
def virtual_screen(folder: Path) -> Iterator[Screen]:
    """Run Xvfb and a window manager with `folder` as home, and end both afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-nolisten",
            "tcp",
            "-fbdir",
            folder,
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    manager = None
    try:
        with os.fdopen(reading) as answer:
            display = f":{answer.readline().strip()}"
        env = {**os.environ, "DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        env.pop("QT_QPA_PLATFORM", None)
        env.pop("WAYLAND_DISPLAY", None)
        manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
        time.sleep(1)
        with (folder / "Xvfb_screen0").open("rb") as file:
            yield Screen(env, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait()


def watch(screen: Screen, command: list[str], *, limit: float = 60, shot: Path | None = None) -> Watched:
    """Start the program, wait until its window stands still (or `limit` seconds), and end it."""
    blank = last = screen.pixels()
    started = time.monotonic()
    process = subprocess.Popen(
        command, env=screen.env, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    first = done = 0.0
    peaks: dict[int, int] = {}
    cpu = page = 0.0
    settled = False
    while (now := time.monotonic() - started) < limit and process.poll() is None and not settled:
        pixels = screen.pixels()
        changed = np.count_nonzero(pixels != last)
        if changed > _CHANGED_PIXELS:
            done = now
            first = first or (now if np.count_nonzero(pixels != blank) > _LARGE_PAINT else 0.0)
            cpu = _measure(process.pid, peaks)
            page = cpu if changed > _PAGE else page
        last = pixels
        settled = first > 0 and now - done > _QUIET_SECONDS
        time.sleep(0.02)
    _measure(process.pid, peaks)
    if shot is not None:
        subprocess.run(["scrot", "-o", str(shot)], env=screen.env, check=False)
    _end(process)
    return Watched(first, done, cpu, page, sum(peaks.values()) / 1024, settled)


def _measure(leader: int, peaks: dict[int, int]) -> float:
    """Return the CPU seconds of the session's processes and note their peaks (KB)."""
    ticks = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            status = (folder / "status").read_text() if int(fields[3]) == leader else ""
        except OSError:
            continue
        if status:
            ticks += sum(map(int, fields[11:15]))
            peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
            peaks[int(folder.name)] = max(peak, peaks.get(int(folder.name), 0))
    return ticks / _TICK


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        time.sleep(0.3)
    process.wait()
    time.sleep(0.3)

"""`make bench`: how fast it is, beside its peers and in the same run. Prints figures and judges nothing."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

import prose  # noqa: E402 - found beside this file
import screen  # noqa: E402 - found beside this file

_RUNS = 5
_PEERS = {"meld": ["meld"], "kdiff3": ["kdiff3"]}


def main() -> None:
    """Run all benchmarks, or those named: windows aligning pair story wheel library loading."""
    known = {"windows": windows, "aligning": aligning, "pair": pair, "story": story}
    known |= {"wheel": wheel, "library": library, "loading": loading}
    with tempfile.TemporaryDirectory() as name:
        for word in sys.argv[1:] or known:
            known[word](Path(name))


def windows(folder: Path) -> None:
    """Time windows on the same two articles, in turn, on one virtual screen."""
    if not shutil.which("Xvfb"):
        _say("windows", "left out: Xvfb is not installed")
        return
    short = _short_pair()
    long = prose.pair(folder, 1_000_000)
    with screen.virtual_screen(folder) as display:
        for label, files in (("two articles", short), ("two files of 1 MB", long)):
            commands = {"variorum": [sys.executable, str(ROOT / "main.py"), *map(str, files)]}
            commands |= {name: [*words, *map(str, files)] for name, words in _PEERS.items() if shutil.which(name)}
            results: dict[str, list[screen.Watched]] = {name: [] for name in commands}
            for _ in range(_RUNS):
                for name, command in commands.items():
                    results[name].append(screen.watch(display, command))
            for name, runs in results.items():
                middle = {
                    key: statistics.median(getattr(run, key) for run in runs)
                    for key in ("first", "done", "cpu", "peak")
                }
                _say(
                    f"{label}, {name}",
                    f"first {middle['first']:.2f} s, drawn {middle['done']:.2f} s, cpu {middle['cpu']:.2f} s, "
                    f"peak {middle['peak']:.0f} MB, settled {sum(run.settled for run in runs)} of {len(runs)}",
                )


def pair(folder: Path) -> None:
    """Compare two files of 1 MB in which one word in ten was edited."""
    first, second = prose.pair(folder, 1_000_000)
    out = folder / "pair.json"
    _command("pair of 1 MB, whole command", "compare", str(first), str(second), "--json", str(out))


def story(folder: Path) -> None:
    """Compare every two of 12 tellings of one story, of 1,000 words each, and join what came of it."""
    tellings = str(prose.story(folder, 12, 1_000))
    _command("story of 12 x 1,000 words, whole", "compare", "--story", tellings, "--no-model", "--json", os.devnull)


def aligning(folder: Path) -> None:
    """Compare two short articles with and without the model, and two of 3,000 blocks, in a process of its own."""
    del folder
    script = ROOT / "tests" / "benchmarks" / "aligning.py"
    subprocess.run([sys.executable, str(script), *map(str, _short_pair())], check=True)


def library(folder: Path) -> None:
    """Read and group 1,000 articles."""
    _command(
        "1,000 articles, whole command", "stories", str(prose.archive(folder, 1000)), "--json", str(folder / "s.json")
    )


def wheel(folder: Path) -> None:
    """Turn the wheel over 10,000 rows."""
    _child("wheel", folder)


def loading(folder: Path) -> None:
    """Turn the wheel in an open comparison while 1,000 articles load."""
    _child("loading", folder)


def _child(name: str, folder: Path) -> None:
    """Run a benchmark of the window in a process of its own: an application lives once a process."""
    subprocess.run([sys.executable, str(ROOT / "tests" / "benchmarks" / "wheel.py"), name, str(folder)], check=True)


def _command(label: str, *words: str) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    _say(label, f"cpu {cpu:.2f} s, wall {time.monotonic() - started:.2f} s")


def _short_pair() -> tuple[Path, Path]:
    seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    if seeds:
        return seeds[0], seeds[1]
    samples = ROOT / "resources" / "samples" / "ferry"
    return samples / "harbour-gazette.txt", samples / "coastal-wire.txt"


def _say(label: str, text: str) -> None:
    sys.stdout.write(f"{label:32} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

"""How much CPU a start takes: to a usable first page, and to the first comparison of the samples.

usage: python tests/benchmarks/start.py [PROGRAM...], such as out/bundle/variorum/variorum; else the sources.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from screen import Screen, virtual_screen, watch

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "resources" / "samples"
RUNS = 5
BOUNDS = {"first page": 0.6, "first comparison of the samples": 1.2, "two files": 1.2}
"""CPU seconds that each start may take, of all processes together, up to the page."""


def main(words: list[str]) -> int:
    """Print the medians as JSON and return 1 where one is over its bound."""
    program = words or [sys.executable, str(ROOT / "main.py")]
    starts: dict[str, list[Path]] = {
        "first page": [],
        "first comparison of the samples": [SAMPLES],
        "two files": [SAMPLES / "ferry" / "harbour-gazette.txt", SAMPLES / "ferry" / "dailyglance.html"],
    }
    with tempfile.TemporaryDirectory() as folder, virtual_screen(Path(folder)) as screen:
        took = {name: seconds(screen, [*program, *map(str, paths)]) for name, paths in starts.items()}
    sys.stdout.write(json.dumps(took, indent=1) + "\n")
    return 1 if any(took[name] > bound for name, bound in BOUNDS.items()) else 0


def seconds(screen: Screen, command: list[str]) -> float:
    """Return the median of some starts after one that warms the machine's memory of the files."""
    watch(screen, command)
    return round(statistics.median(watch(screen, command).page for _ in range(RUNS)), 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

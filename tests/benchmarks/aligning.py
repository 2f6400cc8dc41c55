"""How long one comparison takes inside a process: two articles with and without the model, and two of 3,000 blocks."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program itself does
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

import prose  # noqa: E402 - found beside this file

from viewer.collation.comparison import compare  # noqa: E402 - found above
from viewer.model import Article, Block  # noqa: E402 - found above
from viewer.reading.articles import read_article  # noqa: E402 - found above
from viewer.text.semantics import load_meaning  # noqa: E402 - found above

_BLOCKS = 3_000
_WARM = 5


def main(files: Sequence[str]) -> None:
    """Time the two articles named, then two made ones of 3,000 blocks."""
    base, witness = (read_article(Path(name)) for name in files)
    _time("two articles, first time", lambda: compare(base, witness))
    _time("two articles, by wording", lambda: compare(base, witness), _WARM)
    with tempfile.TemporaryDirectory() as folder:
        meaning = load_meaning(Path(folder))
        if meaning is None:
            _say("two articles, refined", "left out: the model is not installed")
        else:
            _time("two articles, refined, first time", lambda: compare(base, witness, meaning=meaning))
            _time("two articles, refined again", lambda: compare(base, witness, meaning=meaning), _WARM)
            again = load_meaning(Path(folder))
            _time("two articles, refined from disk", lambda: compare(base, witness, meaning=again))
        sides = [_blocks(path) for path in prose.pair(Path(folder), 2_000_000)]
    counts = " x ".join(str(len(side.blocks)) for side in sides)
    _time(f"{counts} blocks", lambda: compare(*sides))
    _say("peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _blocks(path: Path) -> Article:
    texts = path.read_text(encoding="utf-8").splitlines()[:_BLOCKS]
    return Article(path.name, path.name, path.name, tuple(map(Block, texts)), language="en")


def _time(label: str, work: Callable[[], object], times: int = 1) -> None:
    started = time.process_time()
    for _ in range(times):
        work()
    _say(label, f"cpu {(time.process_time() - started) / times * 1000:,.0f} ms")


def _say(label: str, text: str) -> None:
    sys.stdout.write(f"{label:34} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

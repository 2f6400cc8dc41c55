"""See that a bundle answers as the sources do: python packaging/check_bundle.py PROGRAM.

A package whose data were left out fails quietly, in a process of its own or by a poorer answer: so the answers on the
samples are compared byte for byte with those of the sources, and a PDF is made.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
PAIRS = (
    ("ferry/coastal-wire.txt", "ferry/dailyglance.html"),
    ("pont/depeche-du-fleuve.txt", "pont/rive-gauche.md"),
    ("bookbus/galil-online.txt", "bookbus/hof-hadash.txt"),
)


def main(words: list[str]) -> int:
    """Print what differs and return 1, or 0 where nothing does."""
    bundle = [str(Path(words[0]).resolve())]
    sources = [sys.executable, str(ROOT / "main.py")]
    samples = str(SAMPLES)
    questions = [("stories", samples, "--json", "-"), ("inspect", samples, "--json", "-"), ("--version",)]
    questions += [("compare", f"{samples}/{base}", f"{samples}/{witness}", "--json", "-") for base, witness in PAIRS]
    faults = [" ".join(question) for question in questions if answer(bundle, question) != answer(sources, question)]
    if not makes_a_pdf(bundle):
        faults.append("compare --pdf")
    for fault in faults:
        print(f"The bundle answers otherwise than the sources: {fault}", file=sys.stderr)
    if not faults:
        print(f"The bundle answers {len(questions) + 1} questions as the sources do")
    return 1 if faults else 0


def answer(program: list[str], words: tuple[str, ...]) -> tuple[int, bytes]:
    """Return the exit status of a command and what it printed."""
    done = subprocess.run([*program, *words], capture_output=True, check=False, env=_bare(), cwd=ROOT)
    return done.returncode, done.stdout


def makes_a_pdf(program: list[str]) -> bool:
    """Tell whether the typesetter and its fonts are inside."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "comparison.pdf")
        base, witness = (str(SAMPLES / name) for name in PAIRS[2])
        answer(program, ("compare", base, witness, "--pdf", str(target)))
        return target.is_file() and target.read_bytes().startswith(b"%PDF-")


def _bare() -> dict[str, str]:
    """Return an environment in which no package of this machine can be found by mistake."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LD_", "QT_"))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

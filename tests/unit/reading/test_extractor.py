"""The extractor, and what is never loaded with it."""

import subprocess
import sys

from viewer.reading.extractor import extract_text

PROSE = "The lock keeper closed the upper gate at nine, for the river had risen by a metre since the evening before."
PAGE = f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Flood</h1><p>{PROSE}</p><p>{PROSE[4:]}</p></article>"


def test_the_article_is_picked_from_its_page() -> None:
    assert PROSE in extract_text(PAGE).split("\n")
    assert extract_text("") == ""


def test_it_works_by_itself_and_loads_nothing_that_speaks_to_a_network() -> None:
    said = (
        "import sys; from viewer.reading.extractor import extract_text; print(extract_text(sys.argv[1]));"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'urllib3', 'courlan', 'http', 'socket', 'ssl'})"
    )
    found = subprocess.run([sys.executable, "-c", said, PAGE], capture_output=True, text=True, check=True)
    *text, loaded = found.stdout.split("\n")[:-1]
    assert PROSE in text
    assert loaded == ""
